"""What is reached, step by step: functions by references, modules by imports, methods by names.

Of a value whose class is not known, every method of its name in the classes that are spoken of may
be the one that is called. What a module does with a variable when it is loaded, as `app.get(...)`,
is reached with the variable.

It is long as the search is one: functions lead to modules and classes, and these to functions.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct, field

from ..functions import FunctionUnit, root_of
from ..nodes import (
    FunctionExpression,
)
from .declared import (
    called_by,
    class_around,
    decorators_above,
    hung_on,
    is_computed_import,
    is_method,
    is_own,
    is_run_at_once,
    without_decorators,
)
from .decorators import kept_in
from .program import FunctionPlace, MissingImport, Program, ProgramModule, Space, Target
from .reached import Limits, Reached, ReachStep
from .references import (
    THIS,
    UNKNOWN,
    NameReference,
    calls,
    references,
    typed,
)
from .stops import StoppedAt


class Reaching(Struct):
    """The search from one beginning.

    `live` are the classes of which there are objects, and `methods` those of them by their names;
    `called` are the names of members of values that are not known, `is_any_called`: some name is
    not known either. `inherited` are members that a class calls as its own, `own` their names,
    `whole` the classes that call any, and `below` what is made of a class. `hung` is what modules
    do with a variable.
    """

    program: Program
    limits: Limits
    functions: dict[FunctionPlace, ReachStep] = field(default_factory=dict)
    begun: dict[int, tuple[FunctionPlace, ...]] = field(default_factory=dict)
    waiting: deque[Callable[[], None]] = field(default_factory=deque)
    loaded: dict[str, FunctionPlace | None] = field(default_factory=dict)
    live: dict[FunctionPlace, ReachStep] = field(default_factory=dict)
    methods: dict[str, list[FunctionPlace]] = field(default_factory=dict)
    called: dict[str, ReachStep] = field(default_factory=dict)
    is_any_called: ReachStep | None = None
    inherited: dict[tuple[FunctionPlace, str], ReachStep] = field(default_factory=dict)
    whole: dict[FunctionPlace, ReachStep] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    below: dict[FunctionPlace, list[FunctionPlace]] = field(default_factory=dict)
    hung: dict[FunctionPlace, list[FunctionPlace]] = field(default_factory=dict)
    within: set[int] = field(default_factory=set)
    excepted: dict[int, dict[FunctionPlace, None]] = field(default_factory=dict)
    outside: dict[str, None] = field(default_factory=dict)
    stopped: dict[StoppedAt, None] = field(default_factory=dict)

    def ended(self) -> Reached:
        """All that is reached."""
        while self.waiting:
            self.waiting.popleft()()
        paths = {place.path for place in self.functions}
        return Reached(
            self.functions,
            self.begun,
            frozenset(self.within),
            {key: tuple(places) for key, places in self.excepted.items()},
            tuple(self.outside),
            tuple(self.stopped),
            tuple(one for one in self.program.missing if one.path in paths),
        )

    # -- entering --------------------------------------------------------------------------------

    def enter(self, place: FunctionPlace, *, is_whole: bool) -> FunctionPlace:
        """A function that the program begins with; a class is entered with all its members."""
        self.load(place.path, None)
        if place not in self.functions:
            self.functions[place] = ReachStep()
            self.waiting.append(partial(self.visit, place))
        definition = self.program.class_at(place)
        one = self.program.module(place.path)
        owner = class_around(one, place)
        if definition is not None and place.name is not None:
            self.enliven(place, ReachStep())
            for member in definition.members if is_whole else ():
                self.reach(FunctionPlace(place.path, f"{place.name}.{member.name}"), ReachStep())
        elif owner is not None:
            self.enliven(owner, ReachStep(), is_framework=False)
        return place

    def export(self, path: str) -> FunctionPlace:
        """What a file that the program begins with has of others: `export {GET} from './get'`."""
        origin = FunctionPlace(path, None)
        self._all_of(path, ReachStep(origin))
        return origin

    def reach(self, place: FunctionPlace, step: ReachStep) -> None:
        """A function that something speaks of."""
        if place in self.functions:
            return
        one = self.program.module(place.path)
        if one is None or place.name not in one.units:
            return
        key = self.limits.excepted(place.path, place.name)
        if key is not None:
            self.excepted.setdefault(key, {})[place] = None
            return
        if not self.is_within(place.path):
            return
        self.load(place.path, step.by)
        self.functions[place] = step
        self.waiting.append(partial(self.visit, place))

    def is_within(self, path: str) -> bool:
        keys = self.limits.within(path)
        if keys is None:
            self.outside[path] = None
            return False
        self.within.update(keys)
        return True

    def load(self, path: str, by: FunctionPlace | None) -> None:
        """A module that is imported, with all that it imports: what it does then is run."""
        one = None if path in self.loaded else self.program.module(path)
        if one is None:
            return
        key = self.limits.excepted_file(path)
        if by is not None and key is not None:
            self.excepted.setdefault(key, {})[FunctionPlace(path, None)] = None
        elif by is None or self.is_within(path):
            self.loaded[path] = by
            self.waiting.append(partial(self.run, one, by))

    def run(self, one: ProgramModule, by: FunctionPlace | None) -> None:
        """What a module does when it is loaded."""
        origin = FunctionPlace(one.module.path, None)
        for path in self._imported(one):
            self.load(path, origin)
        self.hang(one)
        if None in one.units:
            self.reach(origin, ReachStep(by))
        for unit in one.functions.units:
            self.run_at_load(one, unit)

    def _imported(self, one: ProgramModule) -> Iterator[str]:
        """The files that a module loads when it is loaded."""
        module = one.module
        specifiers = [(each.specifier, each.start) for each in module.imports if not each.is_type]
        specifiers += [(specifier, 0) for specifier in (*module.runs, *module.stars)]
        specifiers += [
            (each.specifier, 0) for each in module.exports.values() if each.specifier is not None
        ]
        for specifier, start in dict.fromkeys(specifiers):
            path = self.program.path(module, specifier, start)
            if path is not None:
                yield path
        if module.language == "python":  # `from package import module`
            for each in module.imports:
                for target in () if each.is_type else self.program.imported(one, each):
                    yield target.path

    def hang(self, one: ProgramModule) -> None:
        """Notes what a module does with variables: that is reached with them."""
        for unit in one.functions.units:
            place = FunctionPlace(one.module.path, unit.name)
            for root in hung_on(unit):
                targets = [*self.program.meant(one, root)]
                for target in targets:
                    if isinstance(target, FunctionPlace) and target != place:
                        self._hang(place, target, unit)
                if unit.hung_on is not None and not is_own(one, root, targets):
                    self.reach(place, ReachStep(FunctionPlace(one.module.path, None), unit.start))
            for target in self._keepers(one, unit):
                self._hang(place, target, unit)

    def _hang(self, place: FunctionPlace, target: FunctionPlace, unit: FunctionUnit) -> None:
        if self._is_function(target):
            return
        self.hung.setdefault(target, []).append(place)
        if target in self.functions:
            self.reach(place, ReachStep(target, unit.start))

    def _keepers(self, one: ProgramModule, unit: FunctionUnit) -> Iterator[FunctionPlace]:
        """The variables in which decorators, or the classes that a class is made of, keep it."""
        for decorator in decorators_above(one, unit):
            for target in self.program.referred(one, called_by(decorator)):
                other = self.program.module(target.path)
                if not isinstance(target, FunctionPlace) or other is None:
                    continue
                for each in other.units.get(target.name, ()):
                    for part in each.parts:
                        for root in kept_in(part) if isinstance(part, FunctionExpression) else ():
                            for keeper in self.program.meant(other, root):
                                if isinstance(keeper, FunctionPlace):
                                    yield keeper
        if one.module.language == "python" and unit.owner is not None and unit.member is None:
            place = FunctionPlace(one.module.path, unit.owner)
            above = [base for base in self._above(place) if base != place]
            classes = [self.program.class_at(base) for base in above]
            names = {one.name for known in classes if known is not None for one in known.members}
            yield from above if "__init_subclass__" in names else ()

    def _is_function(self, place: FunctionPlace) -> bool:
        one = self.program.module(place.path)
        units = () if one is None else one.units.get(place.name, ())
        return any(isinstance(part, FunctionExpression) for unit in units for part in unit.parts)

    def run_at_load(self, one: ProgramModule, unit: FunctionUnit) -> None:
        """What a declaration calls when its module is loaded."""
        if unit.name is None:
            return
        at = FunctionPlace(one.module.path, None)
        is_stopped = self._is_stopped(one, is_noted=False)
        for decorator in () if is_stopped(unit.start) else decorators_above(one, unit):
            self.refer(one, at, called_by(decorator), is_load=True)
        if is_method(one, unit):
            return
        for reference in calls(unit.parts, is_stopped):
            self.refer(one, at, reference, is_load=True)

    # -- following -------------------------------------------------------------------------------

    def visit(self, place: FunctionPlace) -> None:
        """All that a function speaks of."""
        self.program.only(place.path, partial(self._visit, place))

    def _visit(self, place: FunctionPlace) -> None:
        one = self.program.module(place.path)
        if one is None:
            return
        is_stopped = self._is_stopped(one)
        for unit in one.units.get(place.name, ()):
            if is_stopped(unit.start):
                continue
            decorators = [part for part in unit.parts if isinstance(part, FunctionExpression)]
            has_blocks = one.module.language != "python"
            parts = without_decorators(unit.parts)
            for reference in references(parts, is_stopped, has_blocks=has_blocks):
                self.refer(one, place, reference)
            for function in decorators:
                self._decorated(one, place, function)
            if unit.type is not None:
                for reference in typed(unit.type, unit.start):
                    self.refer(one, place, reference)
        if self.program.class_at(place) is not None:
            self.enliven(place, self.functions[place])
        for other in self.hung.get(place, ()):
            self.reach(other, ReachStep(place, 0))

    def _decorated(
        self, one: ProgramModule, place: FunctionPlace, function: FunctionExpression
    ) -> None:
        """What decorators speak of, but for the variable that one begins with: `@app.get('/')`."""
        is_stopped = self._is_stopped(one)
        for decorator in function.decorators:
            root = root_of(decorator)
            for reference in references((decorator,), is_stopped):
                is_root = root is not None and reference.root == root
                targets = [*self.program.followed(one, reference)] if is_root else []
                is_variable = any(
                    isinstance(target, FunctionPlace)
                    and not self._is_function(target)
                    and self.program.class_at(target) is None
                    for target, _ in targets
                )
                if not is_variable:
                    self.refer(one, place, reference)

    def _is_stopped(self, one: ProgramModule, *, is_noted: bool = True) -> _IsStopped:
        return _IsStopped(one, self.stopped if is_noted else {})

    def refer(
        self,
        one: ProgramModule,
        place: FunctionPlace,
        reference: NameReference,
        *,
        is_load: bool = False,
    ) -> None:
        """What a reference leads to."""
        step = ReachStep(place, reference.start)
        if reference.root in THIS and self._of_this(one, place, reference, step):
            return
        if reference.root == "super":
            self._of_super(one, place, reference, step)
            return
        if one.module.language == "python" and not self._is_function(place):
            self._of_body(one, place, reference.root, step)
        if is_computed_import(one, reference):
            self.program.missing.setdefault(MissingImport(one.module.path, reference.start, None))
        found = [*self.program.followed(one, reference)]
        for target, rest in found:
            self._to(target, rest, step, reference, is_load=is_load)
        is_outside = reference.root is not None and reference.root in one.imports and not found
        if not found and not is_outside and not reference.is_type:
            self._member(reference.names, step)
            if reference.is_any:
                self._any(step)

    def _to(
        self,
        target: Target,
        rest: tuple[str, ...],
        step: ReachStep,
        reference: NameReference,
        *,
        is_load: bool,
    ) -> None:
        if isinstance(target, Space):
            if rest[:1] in ((), (UNKNOWN,)):  # whatever the module has may be taken of it
                self._all_of(target.path, step)
            return
        definition = self.program.class_at(target)
        if definition is not None:
            self.enliven(target, step)
            if rest:
                self._of_class(target, rest[0], step)
                self._member(rest[1:], step)
            return
        if reference.is_type and not self._is_run(target, reference):
            return
        if is_load and not self._is_function(target):
            self._member(rest, step)
            return
        self.reach(target, step)
        self._member(rest, step)

    def _is_run(self, target: FunctionPlace, reference: NameReference) -> bool:
        """Whether an annotation runs what it names: Python's `Depends(get_db)`."""
        one = self.program.module(target.path)
        return one is not None and one.module.language == "python" and not reference.names

    def _all_of(self, path: str, step: ReachStep) -> None:
        """A module that is taken as a value."""
        waiting, seen = [path], {path}
        while waiting:
            one = self.program.module(waiting.pop())
            if one is None:
                continue
            is_python = one.module.language == "python"
            inner = [self.program.path(one.module, specifier, 0) for specifier in one.module.stars]
            for name in (*one.module.exports, *(one.units if is_python else ())):
                for target in self.program.exported(one.module.path, name) if name else ():
                    if isinstance(target, FunctionPlace):
                        self.reach(target, step)
                    else:
                        inner.append(target.path)
            new = [each for each in inner if each is not None and each not in seen]
            seen.update(new)
            waiting += new

    # -- classes ---------------------------------------------------------------------------------

    def enliven(self, place: FunctionPlace, step: ReachStep, *, is_framework: bool = True) -> None:
        """A class of which there may be objects: they are made, and their methods can be called.

        What is made of a class of a package may be called by that, unless not `is_framework`.
        """
        if place not in self.live and self.program.class_at(place) is not None:
            self.live[place] = step
            self.reach(place, step)
            self.waiting.append(partial(self.make, place, step, is_framework))

    def make(self, place: FunctionPlace, step: ReachStep, is_framework: bool) -> None:
        """The members of a class that are run when an object is made, or are called already."""
        definition = self.program.class_at(place)
        if definition is None:
            return
        bases, is_whole = self.program.bases(place)
        for base in bases:
            self.below.setdefault(base, []).append(place)
            self.enliven(base, ReachStep(place, definition.start), is_framework=False)
        for member in definition.members:
            where = FunctionPlace(place.path, f"{place.name}.{member.name}")
            known = self.called.get(member.name) or self.is_any_called
            if is_run_at_once(member) or (is_framework and not is_whole):
                self.reach(where, step)
            elif known is not None:
                self.reach(where, known)
            self.methods.setdefault(member.name, []).append(where)
        for above in self._above(place) if self.whole else ():
            if above in self.whole:
                self._all_members(place, self.whole[above])
        for member in definition.members:
            if member.name in self.own:
                known = self._inherited(place, member.name)
                if known is not None:
                    self.reach(FunctionPlace(place.path, f"{place.name}.{member.name}"), known)

    def _inherited(self, place: FunctionPlace, name: str) -> ReachStep | None:
        """What calls a member of a class, or of one that it is made of, as its own."""
        steps = (self.inherited.get((above, name)) for above in self._above(place))
        return next((step for step in steps if step is not None), None)

    def _above(self, place: FunctionPlace) -> Iterator[FunctionPlace]:
        """A class, and all that it is made of."""
        seen: dict[FunctionPlace, None] = {place: None}
        waiting = [place]
        while waiting:
            one = waiting.pop()
            yield one
            for base in self.program.bases(one)[0]:
                if base not in seen:
                    seen[base] = None
                    waiting.append(base)

    def _of_class(self, place: FunctionPlace, name: str, step: ReachStep) -> bool:
        """A member of a class, wherever among its bases it stands, and in classes made of it."""
        is_found = False
        for above in self._above(place):
            definition = self.program.class_at(above)
            if definition is not None and any(one.name == name for one in definition.members):
                self.reach(FunctionPlace(above.path, f"{above.name}.{name}"), step)
                is_found = True
                break
        self.inherited.setdefault((place, name), step)
        self.own.add(name)
        waiting = [*self.below.get(place, ())]
        seen: set[FunctionPlace] = set()
        while waiting:
            below = waiting.pop()
            if below in seen:
                continue
            seen.add(below)
            self.reach(FunctionPlace(below.path, f"{below.name}.{name}"), step)
            if (below, name) not in self.inherited:  # else its own have been reached
                waiting += self.below.get(below, ())
        return is_found

    def _all_below(self, place: FunctionPlace, step: ReachStep) -> None:
        """All members of what is made of a class: it calls some of them by names it computes."""
        self.whole.setdefault(place, step)
        waiting, seen = [place], {place}
        while waiting:
            for below in self.below.get(waiting.pop(), ()):
                if below not in seen:
                    seen.add(below)
                    waiting.append(below)
                    self._all_members(below, step)

    def _all_members(self, place: FunctionPlace, step: ReachStep) -> None:
        definition = self.program.class_at(place)
        for member in definition.members if definition is not None else ():
            self.reach(FunctionPlace(place.path, f"{place.name}.{member.name}"), step)

    def _of_this(
        self, one: ProgramModule, place: FunctionPlace, reference: NameReference, step: ReachStep
    ) -> bool:
        """`this.name`: a member of the class that it stands in."""
        owner = class_around(one, place)
        if owner is None:
            return False
        if reference.is_any and reference.names == (UNKNOWN,):
            for above in self._above(owner):
                definition = self.program.class_at(above)
                for member in definition.members if definition is not None else ():
                    self._of_class(owner, member.name, step)
            self._all_below(owner, step)
        elif reference.names:
            first, *rest = reference.names
            self._of_class(owner, first, step)
            self._member(rest, step)
        return True

    def _of_body(
        self, one: ProgramModule, place: FunctionPlace, name: str | None, step: ReachStep
    ) -> None:
        """A member that the body of a class names: `x = property(_x)`."""
        owner = class_around(one, place)
        definition = None if owner is None else self.program.class_at(owner)
        if owner is None or definition is None or name is None or owner == place:
            return
        if any(member.name == name for member in definition.members):
            self._of_class(owner, name, step)

    def _of_super(
        self, one: ProgramModule, place: FunctionPlace, reference: NameReference, step: ReachStep
    ) -> None:
        owner = class_around(one, place)
        for base in self.program.bases(owner)[0] if owner is not None else ():
            self.enliven(base, step, is_framework=False)
            if reference.names:
                self._of_class(base, reference.names[0], step)

    def _member(self, names: Iterable[str], step: ReachStep) -> None:
        """Members of values that are not known: methods of any class that have these names."""
        for name in names:
            if name not in self.called and name != UNKNOWN:
                self.called[name] = step
                for place in self.methods.get(name, ()):
                    self.reach(place, step)

    def _any(self, step: ReachStep) -> None:
        """A member whose name is not known either."""
        if self.is_any_called is None:
            self.is_any_called = step
            for place in [one for places in self.methods.values() for one in places]:
                self.reach(place, step)


class _IsStopped(Struct, frozen=True):
    """Whether a place is one that is marked; what is met is noted."""

    one: ProgramModule
    met: dict[StoppedAt, None]

    def __call__(self, offset: int) -> bool:
        found = self.one.stops.at(offset)
        if found is not None:
            self.met[found] = None
        return found is not None
