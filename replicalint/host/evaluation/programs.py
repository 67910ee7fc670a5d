"""A whole file: what it does when it is loaded, and each of its functions.

A function that the file calls is run with what each call gives it; one that others may call, or of
which no call is seen, with parameters of which the types are known at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from ...source import Span
from ..extraction import Declared
from ..libraries.library import Given
from ..module import Module
from ..nodes import (
    BlockStatement,
    ClassMember,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    Record,
    Statement,
    Stop,
)
from ..values import ClassValue, Closure, Thing
from .done import MAKERS, FunctionLook
from .found import FoundInProgram
from .loops import Loops
from .scope import NameScope
from .state import MOST_STEPS, MOST_STEPS_OF_ONE, TooMuch
from .surroundings import Surroundings

_MARKS = ("private", "protected")  # of members that others do not call
_METHOD_CALL = re.compile(r"\b(?:this|self|cls)\.([\w$#]++)")


class Evaluation(Loops):
    """The evaluation of one file."""

    def found(self) -> FoundInProgram:
        """What is found in the file."""
        self.active = self.relevance.libraries
        if self.relevance.holds(self.module.source.offset, len(self.module.source.text)):
            self._run_all()
        declared: list[tuple[Declared, Span]] = []
        self.steps = 0  # a program that takes many may declare a schema all the same
        whole = Span(self.module.source, 0, 0)
        self._bounded(whole, lambda: declared.extend(self._of_schema()))
        return FoundInProgram(
            tuple(self.sent),
            tuple(self.things),
            self.absorbed,
            tuple(self.unread.values()),
            tuple(self.problems.values()),
            self.statements,
            tuple(declared),
        )

    def _of_schema(self) -> Iterator[tuple[Declared, Span]]:
        """What the things that the file names are in the program's schema; what declarations name
        themselves is not asked of a server."""
        own: list[tuple[int, int]] = []
        self._bounded(Span(self.module.source, 0, 0), lambda: own.extend(self._declarations()))
        for thing, span in self.named.values():
            library = self.libraries[thing.library]
            is_own = any(start <= span.start < end for start, end in own)
            if library.declared is not None and not is_own:
                for declared in library.declared(thing):
                    yield declared, span

    def _declarations(self) -> list[tuple[int, int]]:
        """Where the file declares tables and views, or lists them: `export const schema = {..}`."""
        scope = self.module_scope(self.module)
        found: list[tuple[int, int]] = []
        for one in self.module.body:
            if isinstance(one, Declare) and one.value is not None:
                start, end = one.value.start, one.value.end
                if _is_listing(one.value):
                    found.append((start, end))
                    continue
                value = self.lookup(one.name, scope, self.span(scope, start, end))
                library = self.libraries.get(value.library) if isinstance(value, Thing) else None
                if library is None or library.is_declaration is None:
                    continue
                if isinstance(value, Thing) and library.is_declaration(value):
                    found.append((start, end))
        return found

    def _run_all(self) -> None:
        scope = self.module_scope(self.module)
        is_relevant = self.relevance.of
        for statement in self.module.body:
            # What is declared is evaluated when it is asked for.
            is_asked = isinstance(statement, (Declare, Evaluate))
            if not is_asked or is_relevant(statement) or _changes_variables(statement):
                self._bounded(self._at_of(statement), partial(self.run, (statement,), scope))
        for name, export in self.module.exports.items():
            if export.specifier is None and self.module.language != "python":
                self._bounded(Span(self.module.source, 0, 0), partial(self._export, name))
        closures = classes = 0  # that have been run
        while closures < len(self.closures) or classes < len(self.classes):
            new = self.closures[closures:], self.classes[classes:]
            closures, classes = len(self.closures), len(self.classes)
            self._run_rest(*new)
        self._run_called()

    def _run_called(self) -> None:
        """Runs what the file calls as others may call it too: public functions and methods."""
        self.is_called = True
        try:
            for closure in [*self.closures]:
                environment = closure.environment
                is_outermost = isinstance(environment, NameScope) and environment.outer is None
                is_public = self.module.language == "python" and not _is_private(closure)
                is_own = closure.module is self.module and closure.this is None
                if is_own and is_outermost and is_public and self._is_left(closure.function):
                    self._apply_open(closure)
            for made in [*self.classes]:
                is_own = made.module is self.module and self.relevance.of(made.definition)
                left = [one for one in made.definition.members if self._is_left_of(one)]
                if is_own and left:
                    self._bounded(made.span, partial(self._run_members, made, left))
        finally:
            self.is_called = False

    def _is_left(self, function: FunctionExpression) -> bool:
        return id(function) in self.applied and id(function) not in self.open

    def _is_left_of(self, one: ClassMember) -> bool:
        source = self.module.source
        is_marked = source.text.startswith(_MARKS, one.start - source.offset)
        is_public = not is_marked and not _is_private_member(one) and one.name not in MAKERS
        function = one.value
        return is_public and isinstance(function, FunctionExpression) and self._is_left(function)

    def _run_members(self, made: ClassValue, members: list[ClassMember]) -> None:
        this = self.construct(made, Given(is_whole=False), made.span)
        self.begin_object(this)
        for one in members:
            if isinstance(one.value, FunctionExpression):
                of = made if one.is_static else this
                span = Span(self.module.source, one.start, one.end)
                scope = self.scope_of(made)
                self._apply_open(Closure(one.value, made.module, scope, span, of))

    def _at_of(self, node: Statement) -> Span:
        place = node.value if isinstance(node, (Evaluate, Stop)) else node
        if place is None or isinstance(place, (BlockStatement, Stop)):
            return Span(self.module.source, 0, 0)
        return Span(self.module.source, place.start, place.end)

    def _bounded(self, place: Span, act: Callable[[], object]) -> None:
        """Runs a part of the file, as far as that takes a bounded number of steps."""
        if self.steps >= MOST_STEPS:
            return
        self.most_steps = min(self.steps + MOST_STEPS_OF_ONE, MOST_STEPS)
        try:
            act()
        except TooMuch:
            if self.steps >= MOST_STEPS:
                message = f"program takes more than {MOST_STEPS:,} steps to follow"
            else:
                message = f"function takes more than {MOST_STEPS_OF_ONE:,} steps to follow"
            self.problem(message, place)

    def _export(self, name: str) -> None:
        start = Span(self.module.source, 0, 0)
        value = self.export(self.module, name, start, set())
        if isinstance(value, Closure) and value.module is self.module:
            self._apply_open(value)

    def _run_rest(self, closures: list[Closure], classes: list[ClassValue]) -> None:
        """Runs what nothing has called: functions, and the methods of classes."""
        for closure in sorted(closures, key=_is_private):
            if closure.module is self.module and id(closure.function) not in self.applied:
                self._apply_open(closure)
        for made in classes:
            if made.module is self.module and self.relevance.of(made.definition):
                self._bounded(made.span, partial(self._run_class, made))

    def _apply_open(self, closure: Closure) -> None:
        """Runs a function with parameters of which nothing is known but their types."""
        function = closure.function
        if self.modules.relevance(closure.module).of(function):
            self.open.add(id(function))
            run = partial(self.apply, closure, Given(is_whole=False), closure.span)
            act = partial(self.run_open, closure, lambda: self.use(run()))
            self._bounded(closure.span, act)

    def _run_class(self, made: ClassValue) -> None:
        """An object of the class is made, and each method called that no call is seen of; those of
        a class that it extends are called of it as well, which may have other fields there."""
        waiting = [(one, made) for one in made.definition.members if not self._is_run(one)]
        names = {one.name for one in made.definition.members}
        for kind in self.kinds(made)[1:]:
            inherited = [
                (one, kind)
                for one in kind.definition.members
                if one.name not in names and one.name not in MAKERS
            ]
            waiting += [
                (one, kind)
                for one, _ in inherited
                if isinstance(one.value, FunctionExpression)
                and self.modules.relevance(kind.module).of(one.value)
            ]
            names.update(one.name for one, _ in inherited)
        if not waiting:
            return
        self.begin()
        this = self.construct(made, Given(is_whole=False), made.span)
        self.begin_object(this)
        called = frozenset(_METHOD_CALL.findall(made.span.text))

        def is_later(way: tuple[ClassMember, ClassValue]) -> bool:
            return _is_private_member(way[0]) or way[0].name in called

        for one, kind in sorted(waiting, key=is_later):
            of = made if one.is_static else this
            if kind is made and self._is_run(one):
                continue
            self.applied.add(id(one))
            if isinstance(one.value, FunctionExpression):
                is_here = kind.module is self.module
                place = Span(self.module.source, one.start, one.end) if is_here else made.span
                scope = self.scope_of(kind)
                self._apply_open(Closure(one.value, kind.module, scope, place, of))
            elif one.value is not None:
                self.use(self.member(of, one.name, Span(self.module.source, one.start, one.end)))

    def _is_run(self, one: ClassMember) -> bool:
        return id(one) in self.applied or id(one.value) in self.applied


def evaluated(surroundings: Surroundings, module: Module) -> FoundInProgram:
    """What is found in a file."""
    return Evaluation(surroundings, module).found()


def _changes_variables(statement: Statement) -> bool:
    """Whether a call as a statement changes what a variable holds: `columns.push('id')`."""
    look = FunctionLook()
    if isinstance(statement, Evaluate):
        look.through((statement,))
    return bool(look.changes or look.passed)


def _is_private(closure: Closure) -> bool:
    """Whether a function's name says that its own module calls it: that is run first."""
    return (closure.function.name or "").startswith("_")


def _is_private_member(one: ClassMember) -> bool:
    return one.name.startswith(("_", "#"))


def _is_listing(value: Expression) -> bool:
    """Whether a record has nothing but the values of variables."""
    return isinstance(value, Record) and all(
        isinstance(entry.value, Identifier) for entry in value.entries
    )
