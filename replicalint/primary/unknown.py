"""What is not known from here: changes that may or may not be made, each at its object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from msgspec.structs import replace

from ..changes import (
    Change,
    CreateFunction,
    CreateTable,
    CreateType,
    Delete,
    Drop,
    Insert,
    Publish,
    Rename,
    RunBlock,
    SetSearchPath,
    Truncate,
    Update,
)
from ..name import Name
from .model import Primary
from .objects import Routine
from .overloads import of_all

_NAME = re.compile(r'[\w."]+')
_MOST_REASONS = 8
_ROWS = (Insert, Update, Delete, Truncate, SetSearchPath)


def changed_objects(changes: Iterable[Change]) -> Iterator[Name]:
    """The objects whose definitions some changes are about; of rows and of the session, none."""
    for change in changes:
        if isinstance(change, RunBlock):
            for part in change.body:
                yield from changed_objects(part.changes)
        elif not isinstance(change, _ROWS):
            yield from _objects(change)


def _objects(change: Change) -> Iterator[Name]:
    match change:
        case CreateTable(is_temporary=True):
            return
        case Publish(publication):
            yield Name("", publication)
        case Rename(_, name, _, to):
            yield from (name, to)
        case _:
            found = getattr(change, "relation", None) or getattr(change, "name", None)
            if isinstance(found, Name) and found.schema != "pg_temp":
                yield found


def with_unseen(primary: Primary, constants: Iterable[str], reason: str) -> Primary:
    """The schema after SQL that is not seen: the tables that constants name may be otherwise.

    Where they name none, any may be, and that is all that can be said.
    """
    words = {word for one in constants for word in _NAME.findall(one)}
    lowered = frozenset(word.lower() for word in words)
    if "revoke" in lowered:
        primary = of_all(primary, lambda one: _doubted(one, lowered))
    bare = {word.rpartition(".")[2].replace('"', "") for word in words}
    names = [name for name in primary.tables if name.name in bare] if bare else []
    if names:
        return with_unknown(primary, names, reason)
    return replace(primary, unseen=(*primary.unseen, reason)[-_MOST_REASONS:])


def _doubted(routine: Routine, words: frozenset[str]) -> Routine:
    """The routine of which the roles that are named may have lost EXECUTE."""
    roles = routine.executors & words
    return replace(routine, doubted=routine.doubted | roles) if roles else routine


def with_unknown(primary: Primary, names: Iterable[Name], reason: str) -> Primary:
    """The schema of which some objects may be otherwise."""
    added = dict.fromkeys(names, reason)
    if not added:
        return primary
    return replace(primary, unknown=MappingProxyType({**primary.unknown, **added}))


def after(primary: Primary, change: Change) -> Primary:
    """What is made anew, or is gone, is known again; what is renamed is no better known."""
    if not primary.unknown:
        return primary
    known = primary.unknown
    match change:
        case (
            CreateTable(name, may_exist=False)
            | CreateType(name, may_exist=False)
            | CreateFunction(name)
            | Drop(_, name)
        ):
            if name not in known:
                return primary
            left = {one: why for one, why in known.items() if one != name}
        case Rename("schema", name, _, to):
            left = {
                (Name(to.name, one.name) if one.schema == name.name else one): why
                for one, why in known.items()
            }
        case Rename(_, name, _, to) if name in known:
            left = {(to if one == name else one): why for one, why in known.items()}
        case _:
            return primary
    return replace(primary, unknown=MappingProxyType(left))
