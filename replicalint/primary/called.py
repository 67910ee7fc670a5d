"""What the functions that a statement calls change by their own DDL: it is not followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..changes import CreateFunction, Part, RunBlock
from ..facts import FunctionUse
from ..name import Name
from ..source import Span
from .model import Primary
from .objects import Routine
from .unknown import changed_objects


class CalledChange(Struct, frozen=True):
    """A call at `span` of a function whose statement, elsewhere, changes the definition of objects.

    Whether it does is a matter of what the function is called with.
    """

    span: Span
    function: Name
    objects: tuple[Name, ...]
    statement: Span

    @property
    def reason(self) -> str:
        names = ", ".join(f'"{name}"' for name in self.objects)
        return f'what function "{self.function}" changes is not followed: {names}'


def called_changes(primary: Primary, part: Part, path: Sequence[str]) -> Iterator[CalledChange]:
    """Those of a statement, and of the statements of a block that it runs."""
    if not primary.routines:
        return
    for change in part.changes:
        if isinstance(change, RunBlock):
            for inner in change.body:
                yield from called_changes(primary, inner, path)
    for use in part.statement.of(FunctionUse):
        if use.is_call:
            for routine, statement, objects in _changing(primary, use.name, path):
                yield CalledChange(use.span, routine.name, objects, statement)


def _changing(
    primary: Primary, name: Name, path: Sequence[str]
) -> Iterator[tuple[Routine, Span, tuple[Name, ...]]]:
    """The statements of the functions behind a call that change objects, through others or not."""
    waiting, seen = [name], {name}
    while waiting:
        for routine in _found(primary, waiting.pop(), path):
            for part in parts_of(routine.created):
                objects = tuple(dict.fromkeys(changed_objects(part.changes)))
                if objects:
                    yield routine, part.statement.span, objects
                called = {use.name for use in part.statement.of(FunctionUse) if use.is_call}
                waiting += called - seen
                seen |= called


def _found(primary: Primary, name: Name, path: Sequence[str]) -> tuple[Routine, ...]:
    """The functions that a call may reach by a name."""
    names = (name,) if name.schema else tuple(Name(schema, name.name) for schema in path)
    return next((found for one in names if (found := primary.routines_named(one))), ())


def parts_of(created: CreateFunction) -> Iterator[Part]:
    """The statements of a body, those in blocks included."""
    for part in created.body:
        yield part
        for change in part.changes:
            if isinstance(change, RunBlock):
                yield from change.body


def reaches(primary: Primary, start: Name, goal: Name) -> bool:
    """Whether a function is another one or calls it, through others or itself.

    A bare name in a body may be that of a function in any schema.
    """
    waiting, seen = [start], {start}
    while waiting:
        name = waiting.pop()
        if is_named(name, goal):
            return True
        for created in _created(primary, name):
            called = {
                use.name
                for part in parts_of(created)
                for use in part.statement.of(FunctionUse)
                if use.is_call
            }
            waiting += called - seen
            seen |= called
    return False


def is_named(name: Name, goal: Name) -> bool:
    """Whether a name is that of `goal`, which may be written without its schema."""
    return name == goal or (not goal.schema and name.name == goal.name)


def _created(primary: Primary, name: Name) -> Iterator[CreateFunction]:
    if name.schema:
        names: Iterable[Name] = (name,)
    else:
        names = (one for one in primary.routines if one.name == name.name)
    for one in names:
        yield from (routine.created for routine in primary.routines_named(one))
