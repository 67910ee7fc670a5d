"""What the functions that a statement calls change by their own DDL: it is not followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..changes import CreateEventTrigger, CreateFunction, Part, RunBlock
from ..facts import FunctionUse
from ..name import Name
from ..source import Span
from .model import Primary
from .objects import Routine
from .unknown import changed_objects, with_unknown, with_unseen


class CalledChange(Struct, frozen=True):
    """A call at `span` of a function that changes the definition of objects, elsewhere.

    `statement` is the one that does, None where it is SQL that is not seen: then `constants` may
    name the objects, those of the call and those of the function.
    """

    span: Span
    function: Name
    objects: tuple[Name, ...] = ()
    statement: Span | None = None
    constants: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        if not self.objects:
            return f'what function "{self.function}" runs is not seen'
        names = ", ".join(f'"{name}"' for name in self.objects)
        return f'what function "{self.function}" changes is not followed: {names}'

    def after(self, primary: Primary) -> Primary:
        """The schema of which what is called may have changed a part."""
        if self.statement is None:
            return with_unseen(primary, self.constants, self.reason)
        return with_unknown(primary, self.objects, self.reason)


def called_changes(primary: Primary, part: Part, path: Sequence[str]) -> Iterator[CalledChange]:
    """Those of a statement, and of the statements of a block that it runs."""
    if not primary.routines:
        return
    for change in part.changes:
        if isinstance(change, RunBlock):
            for inner in change.body:
                yield from called_changes(primary, inner, path)
        elif isinstance(change, CreateEventTrigger):  # which runs at all that follows
            yield from _changing(primary, FunctionUse(change.function, change.span, ()), path)
    for use in part.statement.of(FunctionUse):
        if use.is_call:
            yield from _changing(primary, use, path)


def _changing(primary: Primary, use: FunctionUse, path: Sequence[str]) -> Iterator[CalledChange]:
    """What the function of a call changes, itself or through others."""
    waiting, seen = [use.name], {use.name}
    while waiting:
        for routine in routines_called(primary, waiting.pop(), path):
            created = routine.created
            if created.gaps:
                given = tuple(one for one in use.literals if one is not None)
                texts = (*given, *created.constants)
                yield CalledChange(use.span, routine.name, constants=texts)
            for part in body_parts(created):
                objects = tuple(dict.fromkeys(changed_objects(part.changes)))
                if objects:
                    yield CalledChange(use.span, routine.name, objects, part.statement.span)
                called = {one.name for one in part.statement.of(FunctionUse) if one.is_call}
                waiting += called - seen
                seen |= called


def routines_called(primary: Primary, name: Name, path: Sequence[str]) -> tuple[Routine, ...]:
    """The functions that a call may reach by a name, along a search path."""
    names = (name,) if name.schema else tuple(Name(schema, name.name) for schema in path)
    return next((found for one in names if (found := primary.routines_named(one))), ())


def body_parts(created: CreateFunction) -> Iterator[Part]:
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
                for part in body_parts(created)
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
