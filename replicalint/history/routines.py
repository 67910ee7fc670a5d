"""The functions of the primary as the migrations leave them, and what they reach."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..changes import (
    AlterFunction,
    CreateFunction,
    CreateTrigger,
    Drop,
    Grant,
    Part,
    Rename,
    RunBlock,
    SetOwner,
)
from ..facts import FunctionUse
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .steps import Done, History

_KINDS = ("function", "procedure", "routine")
Signature = tuple[Name, tuple[PgType | None, ...]]


class DefinedRoutine(Struct, frozen=True):
    """A function after all migrations. `place` is where its search path was last decided."""

    created: CreateFunction
    span: Span
    is_definer: bool
    search_path: tuple[str, ...] | None
    place: Span
    owner: str | None
    is_public: bool

    @property
    def signature(self) -> str:
        """The name with the types that tell it from its overloads, as SQL writes it."""
        types = ", ".join(str(one or "...") for one in self.created.arguments)
        return f"{self.created.name}({types})"


def routines(history: History) -> tuple[DefinedRoutine, ...]:
    """The functions that the migrations define and do not drop again."""
    known: dict[Signature, DefinedRoutine] = {}
    is_public = True
    for done in history.run:
        change = done.change
        if isinstance(change, Grant) and change.is_default and not change.schemas:
            if "public" in change.roles:
                is_public = change.is_grant
        elif isinstance(change, CreateFunction):
            key = (change.name, change.arguments)
            known[key] = _created(change, known.get(key), is_public)
        else:
            _apply(done, known)
    return tuple(known.values())


def _created(
    change: CreateFunction, before: DefinedRoutine | None, is_public: bool
) -> DefinedRoutine:
    """CREATE OR REPLACE keeps owner and rights, and nothing else."""
    return DefinedRoutine(
        change,
        change.span,
        change.is_definer,
        change.search_path,
        change.span,
        before.owner if before else None,
        before.is_public if before else is_public,
    )


def _apply(done: Done, known: dict[Signature, DefinedRoutine]) -> None:
    match done.change:
        case Grant(is_default=False) as grant if "public" in grant.roles:
            for key in [key for key in known if _is_granted(grant, key)]:
                known[key] = replace(known[key], is_public=grant.is_grant)
        case SetOwner(kind, name, _, arguments, owner) if kind in _KINDS:
            for key in _matching(known, name, arguments):
                known[key] = replace(known[key], owner=owner)
        case AlterFunction() as change:
            for key in _matching(known, change.name, change.arguments):
                known[key] = _altered(known[key], change)
        case Drop(kind, name, _, arguments) if kind in _KINDS:
            for key in _matching(known, name, arguments):
                del known[key]
        case Rename(kind, name, _, to, arguments) if kind in _KINDS:
            for key in _matching(known, name, arguments):
                routine = known.pop(key)
                renamed = replace(routine.created, name=to)
                known[to, key[1]] = replace(routine, created=renamed)


def _altered(routine: DefinedRoutine, change: AlterFunction) -> DefinedRoutine:
    if change.is_definer is not None:
        routine = replace(routine, is_definer=change.is_definer)
    for one in change.settings:
        if one.name in ("search_path", ""):
            routine = replace(routine, search_path=one.value, place=change.span)
    return routine


def _is_granted(grant: Grant, key: Signature) -> bool:
    if key[0].schema in grant.schemas:
        return True
    return any(_is(key, name, arguments) for name, arguments in grant.functions)


def _matching(
    known: dict[Signature, DefinedRoutine], name: Name, arguments: tuple[PgType | None, ...] | None
) -> list[Signature]:
    return [key for key in known if _is(key, name, arguments)]


def _is(key: Signature, name: Name, arguments: tuple[PgType | None, ...] | None) -> bool:
    """Whether a signature is the one that is written; types that are not known fit any."""
    if key[0] != name or arguments is None:
        return key[0] == name
    return len(arguments) == len(key[1]) and all(
        None in (one, other) or one == other for one, other in zip(arguments, key[1], strict=True)
    )


# -- what a function's body holds ------------------------------------------------------------


def parts_of(created: CreateFunction) -> Iterator[Part]:
    """The statements of a body, those in blocks included."""
    for part in created.body:
        yield part
        for change in part.changes:
            if isinstance(change, RunBlock):
                yield from change.body


def called(created: CreateFunction) -> frozenset[Name]:
    """The functions that a body calls, as it names them."""
    return frozenset(
        use.name
        for part in parts_of(created)
        for use in part.statement.of(FunctionUse)
        if use.is_call
    )


def reaches(history: History, start: Name, goal: Name) -> bool:
    """Whether a function calls another one, through others or itself."""
    waiting, seen = [start], {start}
    while waiting:
        name = waiting.pop()
        if name == goal or (not name.schema and name.name == goal.name):
            return True
        for routine in routines(history):
            if routine.created.name == name or (not name.schema and _same(routine, name)):
                new = called(routine.created) - seen
                seen |= new
                waiting += new
    return False


def _same(routine: DefinedRoutine, name: Name) -> bool:
    return routine.created.name.name == name.name


def transition_tables(history: History, function: Name) -> frozenset[str]:
    """The tables that triggers give to a function under a bare name."""
    return frozenset(
        table
        for done in history.run
        if isinstance(done.change, CreateTrigger) and done.change.function == function
        for table in done.change.tables
    )
