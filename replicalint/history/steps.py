"""All the migrations of a contract as one sequence of steps: what a migration rule judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from types import MappingProxyType
from typing import TypeVar, cast

from msgspec import Struct

from ..changes import Change, CreateFunction, CreateTable, Part, RunBlock, Transact
from ..contract import Endpoint
from ..facts import Statement
from ..name import Name
from ..primary import Primary, after, states
from ..source import Span
from .era import Era


class Step(Struct, frozen=True):
    """A statement of a migration, and the primary as the steps before left it.

    Steps with the same `transaction` happen at once for all others.
    """

    statement: Statement
    changes: tuple[Change, ...]
    primary: Primary = Primary()
    transaction: int = 0
    era: Era = Era.UNDATED

    @property
    def file(self) -> str:
        """The path of the migration."""
        return self.statement.span.source.path

    @property
    def runs_block(self) -> bool:
        """Whether it runs the body of a DO block."""
        return any(isinstance(change, RunBlock) for change in self.changes)


class GovernedStatement(Struct, frozen=True):
    """A statement of a governed query, and the endpoints that run it."""

    statement: Statement
    endpoints: tuple[Endpoint, ...]


class Done(Struct, frozen=True):
    """A change where it happens. `runs` is False inside a function: it happens when it is called.

    `function` is the function whose body holds it; `part` the statement that makes the change;
    `primary` is the schema that the change finds.
    """

    change: Change
    step: Step
    part: Part
    number: int
    function: CreateFunction | None = None
    primary: Primary = Primary()

    @property
    def runs(self) -> bool:
        return self.function is None


# The governed statements whose text names a relation or a function.
Readers = Callable[[Name], tuple[GovernedStatement, ...]]


def no_readers(name: Name) -> tuple[GovernedStatement, ...]:
    """Of migrations that are judged without queries."""
    return ()


class EditedMigration(Struct, frozen=True):
    """A migration that has run, and that a change has edited since; `is_new`: put among those.

    `span` is the first line that is other, `name` what its tool records, and `consequence` what
    that does with it.
    """

    span: Span
    name: str
    is_new: bool
    consequence: str


Found = TypeVar("Found")


class History(Struct, frozen=True, dict=True):
    """The steps of all migrations in order.

    `is_complete` says that they are all that the contract names: what is in none of them, no
    migration does. `standing` says of those entries of the contract's `migrations` which say what
    has run, by their numbers, how many migrations stand up to there. `end` is the schema that the
    last migration leaves. `edited` are those that have run and are not as they were then, where
    changes are asked about.
    """

    steps: tuple[Step, ...]
    readers: Readers = no_readers
    is_complete: bool = False
    standing: Mapping[int, int] = MappingProxyType({})
    end: Primary | None = None
    edited: tuple[EditedMigration, ...] = ()

    @cached_property
    def done(self) -> tuple[Done, ...]:
        """Every change that is not rolled back, those in blocks and in functions included."""
        undone = _undone(self.steps)
        return tuple(
            done
            for number, step in enumerate(self.steps)
            if number not in undone
            for done in _within(
                Part(step.statement, step.changes), step, number, None, step.primary
            )
        )

    @cached_property
    def run(self) -> tuple[Done, ...]:
        """The changes that the migrations themselves make."""
        return tuple(done for done in self.done if done.runs)

    @cached_property
    def moments(self) -> tuple[tuple[Done, Primary], ...]:
        """The same, each with the schema that it leaves; that of a block is what it finds."""
        states = (*(done.primary for done in self.run), self.primary)
        return tuple(zip(self.run, states[1:], strict=True))

    @cached_property
    def primary(self) -> Primary:
        """The schema that the last migration leaves."""
        if self.end is not None or not self.steps:
            return self.end or Primary()
        last = self.steps[-1]
        return reduce(after, last.changes, last.primary)

    @cached_property
    def known(self) -> Primary | None:
        """The schema that those migrations leave which have run; None where none is known to."""
        place = next((n for n, one in enumerate(self.steps) if one.era is not Era.HISTORY), None)
        if place == 0 or not self.steps:
            return None
        return self.primary if place is None else self.steps[place].primary

    def era_of(self, span: Span) -> Era:
        """When the statement runs that a place is in."""
        steps = self._by_file.get(span.source.path, ())
        return next(
            (
                one.era
                for one in steps
                if one.statement.span.start <= span.start < one.statement.span.end
            ),
            Era.UNDATED,
        )

    @cached_property
    def _by_file(self) -> Mapping[str, list[Step]]:
        found: dict[str, list[Step]] = {}
        for step in self.steps:
            found.setdefault(step.file, []).append(step)
        return found

    def left_after(self, done: Done) -> Iterator[Primary]:
        """The schemas that the files after that of a change leave, the last first."""
        for number, primary in reversed(self._left):
            if number <= done.number:
                return
            if self.steps[number].file != done.step.file:
                yield primary

    def once(self, find: Callable[..., Found], *of: object) -> Found:
        """What `find` says of the history, and of other things: it is asked once for all rules."""
        key = (find, *map(id, of))
        if key not in self._found:
            self._found[key] = find(self, *of), of
        return cast("Found", self._found[key][0])

    @cached_property
    def _found(self) -> dict[tuple[object, ...], tuple[object, tuple[object, ...]]]:
        """What was found, with that of which it was asked: so the ids stay its own."""
        return {}

    def found_by_file(self, done: Done) -> Primary:
        """The schema that the file of a change finds."""
        return self._by_file[done.step.file][0].primary

    def left_by_file(self, done: Done) -> Primary:
        """The schema that the file of a change leaves."""
        return next(primary for number, primary in self._left if number >= done.number)

    @cached_property
    def last_made(self) -> Mapping[Name, int]:
        """The last step that makes a table of each name."""
        return {
            change.name: done.number
            for done in self.run
            if isinstance(change := done.change, CreateTable)
        }

    @cached_property
    def _left(self) -> tuple[tuple[int, Primary], ...]:
        """The last step of each file, and the schema that it leaves."""
        steps = self.steps
        if not steps:
            return ()
        ends = (n for n, one in enumerate(steps[1:]) if one.file != steps[n].file)
        every = [(n, steps[n + 1].primary) for n in ends]
        return (*every, (len(steps) - 1, self.primary))


def _undone(steps: Sequence[Step]) -> set[int]:
    """The numbers of the steps that a ROLLBACK undoes, and its own: nobody saw what it found."""
    undone: set[int] = set()
    for number, step in enumerate(steps):
        for change in step.changes:
            if isinstance(change, Transact) and change.action in ("rollback", "rollback to"):
                undone.update((number, *_back_to(change.savepoint, steps, number)))
    return undone


def _sets(change: Change, savepoint: str) -> bool:
    match change:
        case Transact(action="savepoint", savepoint=name):
            return name == savepoint
        case _:
            return False


def _back_to(savepoint: str, steps: Sequence[Step], number: int) -> Iterator[int]:
    """The steps of a transaction from one back to a savepoint; to its begin without a name."""
    found: list[int] = []
    transaction = steps[number].transaction
    while number and steps[number - 1].transaction == transaction:
        number -= 1
        if savepoint and any(_sets(change, savepoint) for change in steps[number].changes):
            yield from found
            return
        found.append(number)
    if not savepoint:
        yield from found


def _within(
    part: Part, step: Step, number: int, function: CreateFunction | None, primary: Primary
) -> Iterator[Done]:
    for change in part.changes:
        yield Done(change, step, part, number, function, primary)
        if isinstance(change, RunBlock):
            found = states(primary, change.body)
            for inner, before in zip(change.body, found, strict=False):
                yield from _within(inner, step, number, function, before)
        elif isinstance(change, CreateFunction):
            for inner in change.body:
                yield from _within(inner, step, number, change, primary)
        if function is None:
            primary = after(primary, change)
