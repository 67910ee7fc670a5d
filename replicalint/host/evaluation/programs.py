"""A whole file: what it does when it is loaded, and each of its functions.

A function that the file calls is run with what each call gives it; one that others may call, or of
which no call is seen, with parameters of which the types are known at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...source import Span
from ..extraction import Declared
from ..libraries.library import Given, Library
from ..module import External, Module, Modules
from ..nodes import ClassMember, Declare, FunctionExpression
from ..values import ClassValue, Closure, Thing
from .found import FoundInProgram
from .state import MOST_STEPS, TooMuch
from .statements import Statements


class Evaluation(Statements):
    """The evaluation of one file."""

    def found(self) -> FoundInProgram:
        """What is found in the file."""
        self.active = self._reached()
        try:
            self._run_all()
        except TooMuch:
            place = Span(self.module.source, 0, 0)
            message = f"file needs more than {MOST_STEPS:,} steps to follow; the rest is not read"
            self.problem(message, place)
        return FoundInProgram(
            tuple(self.sent),
            tuple(self.things),
            self.absorbed,
            tuple(self.unread.values()),
            tuple(self.problems.values()),
            self.statements,
            tuple(self._of_schema()),
        )

    def _of_schema(self) -> Iterator[tuple[Declared, Span]]:
        """What the things that the file names are in the program's schema; what declarations name
        themselves is not asked of a server."""
        own = self._declarations()
        for thing, span in self.named.values():
            library = self.libraries[thing.library]
            is_own = any(start <= span.start < end for start, end in own)
            if library.declared is not None and not is_own:
                for declared in library.declared(thing):
                    yield declared, span

    def _declarations(self) -> list[tuple[int, int]]:
        """Where the file declares tables and views."""
        scope = self.module_scope(self.module)
        found: list[tuple[int, int]] = []
        for one in self.module.body:
            if isinstance(one, Declare) and one.value is not None:
                start, end = one.value.start, one.value.end
                value = self.lookup(one.name, scope, self.span(scope, start, end))
                library = self.libraries.get(value.library) if isinstance(value, Thing) else None
                if library is None or library.is_declaration is None:
                    continue
                if isinstance(value, Thing) and library.is_declaration(value):
                    found.append((start, end))
        return found

    def _reached(self) -> list[Library]:
        """The libraries that the file imports, or what it imports: values of theirs may come in."""
        found: dict[str, Library] = {}
        modules = [self.module]
        for number, module in enumerate(modules):
            for one in module.imports:
                target = self.modules.resolve(module, one.specifier)
                if isinstance(target, External):
                    library = self.packages.get(target.package)
                    if library is not None:
                        found[library.name] = library
                elif target is not None and number == 0:
                    other = self.modules.module(target)
                    if other is not None:
                        modules.append(other)
        return [*found.values()]

    def _run_all(self) -> None:
        scope = self.module_scope(self.module)
        self.run(self.module.body, scope)
        for name, export in self.module.exports.items():
            if export.specifier is None and self.module.language != "python":
                value = self.export(self.module, name, Span(self.module.source, 0, 0), set())
                if isinstance(value, Closure) and value.module is self.module:
                    self._apply_open(value)
        done = 0
        while done < len(self.closures) + len(self.classes):
            done = len(self.closures) + len(self.classes)
            self._run_rest()

    def _run_rest(self) -> None:
        """Runs what nothing has called: functions, and the methods of classes."""
        for closure in sorted(self.closures, key=_is_private):
            if closure.module is self.module and id(closure.function) not in self.applied:
                self._apply_open(closure)
        for made in self.classes[:]:
            if made.module is self.module:
                self._run_class(made)

    def _apply_open(self, closure: Closure) -> None:
        span = closure.span
        self.use(self.apply(closure, Given(is_whole=False), span))

    def _run_class(self, made: ClassValue) -> None:
        """An object of the class is made, and each method called that no call is seen of."""
        members = made.definition.members
        waiting = [
            one
            for one in members
            if not isinstance(one.value, FunctionExpression) or id(one.value) not in self.applied
        ]
        if not any(isinstance(one.value, FunctionExpression) for one in waiting):
            waiting = [one for one in waiting if id(one) not in self.applied]
            if not waiting:
                return
        this = self.construct(made, Given(is_whole=False), made.span)
        for one in sorted(waiting, key=_is_private_member):
            if isinstance(one.value, FunctionExpression) and id(one.value) in self.applied:
                continue
            self.applied.add(id(one))
            of = made if one.is_static else this
            if isinstance(one.value, FunctionExpression):
                if id(one.value) not in self.applied:
                    scope = self.scope_of(made)
                    span = Span(self.module.source, one.start, one.end)
                    self._apply_open(Closure(one.value, made.module, scope, span, of))
            elif one.value is not None:
                self.use(self.member(of, one.name, Span(self.module.source, one.start, one.end)))


def evaluated(
    modules: Modules,
    module: Module,
    libraries: Mapping[str, Library],
    sinks: tuple[tuple[str, int], ...],
    tags: frozenset[str],
) -> FoundInProgram:
    """What is found in a file."""
    return Evaluation(modules, module, libraries, sinks, tags).found()


def _is_private(closure: Closure) -> bool:
    """Whether a function's name says that its own module calls it: that is run first."""
    return (closure.function.name or "").startswith("_")


def _is_private_member(one: ClassMember) -> bool:
    return one.name.startswith(("_", "#"))
