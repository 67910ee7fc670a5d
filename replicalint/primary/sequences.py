"""What changes do to sequences that stand for themselves, or go with a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from ..changes import (
    AlterSequence,
    Change,
    CreateSequence,
    Drop,
    DropColumn,
    Rename,
    RenameColumn,
    SetLogged,
)
from ..contract.layered import changed
from ..name import Name
from .model import Primary
from .objects import DefinedSequence

_TABLES = ("table", "foreign table")


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the sequences that a change leaves."""
    if isinstance(change, CreateSequence):
        return _created(primary, change)
    return primary if not primary.sequences else _altered(primary, change)


def _created(primary: Primary, change: CreateSequence) -> Primary:
    if change.may_exist and change.name in primary.sequences:
        return primary
    made = DefinedSequence(
        change.name, change.span, change.owner_column, persistence=change.persistence
    )
    return _with(primary, {change.name: made})


def _altered(primary: Primary, change: Change) -> Primary:
    match change:
        case AlterSequence(name) if name in primary.sequences:
            return _with(primary, {name: _set(primary.sequences[name], change)})
        case Drop("sequence", name) if name in primary.sequences:
            return _with(primary, {name: None})
        case Rename("sequence" | "table", name, _, to) if name in primary.sequences:
            other = replace(primary.sequences[name], name=to)
            return _with(primary, {name: None, to: other})
        case Drop(kind, name) if kind in _TABLES:
            return _of_all(primary, lambda one: None if _owner(one) == name else one)
        case DropColumn(relation, _, column):
            return _of_all(
                primary, lambda one: None if one.owner_column == (relation, column) else one
            )
        case Rename(kind, name, _, to) if kind in _TABLES:
            return _of_all(primary, lambda one: _with_table(one, name, to))
        case RenameColumn(relation, _, column, new):
            return _of_all(
                primary,
                lambda one: (
                    replace(one, owner_column=(relation, new))
                    if one.owner_column == (relation, column)
                    else one
                ),
            )
        case SetLogged(relation, _, is_logged):
            persistence = "permanent" if is_logged else "unlogged"
            return _of_all(
                primary,
                lambda one: (
                    replace(one, persistence=persistence) if _owner(one) == relation else one
                ),
            )
        case Drop("schema", name, cascades=True):
            return _of_all(primary, lambda one: None if _is_in(one, name.name) else one)
        case Rename("schema", name, _, to):
            return _of_all(primary, lambda one: _in_schema(one, name.name, to.name))
        case _:
            return primary


def _with(primary: Primary, entries: Mapping[Name, DefinedSequence | None]) -> Primary:
    return replace(primary, sequences=changed(primary.sequences, entries)) if entries else primary


def _of_all(primary: Primary, make: Callable[[DefinedSequence], DefinedSequence | None]) -> Primary:
    entries: dict[Name, DefinedSequence | None] = {}
    for name, known in primary.sequences.items():
        made = make(known)
        if made != known:
            entries[name] = None
        if made is not None and made != known:
            entries[made.name] = made
    return _with(primary, entries)


def _set(sequence: DefinedSequence, change: AlterSequence) -> DefinedSequence:
    if change.sets_owner:
        sequence = replace(sequence, owner_column=change.owner_column)
    if change.persistence is not None:
        sequence = replace(sequence, persistence=change.persistence)
    return sequence


def _owner(sequence: DefinedSequence) -> Name | None:
    return sequence.owner_column[0] if sequence.owner_column is not None else None


def _with_table(sequence: DefinedSequence, table: Name, to: Name) -> DefinedSequence:
    """SET SCHEMA of a table takes its sequences along."""
    if sequence.owner_column is None or sequence.owner_column[0] != table:
        return sequence
    name = sequence.name if to.schema == table.schema else Name(to.schema, sequence.name.name)
    return replace(sequence, name=name, owner_column=(to, sequence.owner_column[1]))


def _is_in(sequence: DefinedSequence, schema: str) -> bool:
    owner = _owner(sequence)
    return schema in (sequence.name.schema, owner.schema if owner is not None else None)


def _in_schema(sequence: DefinedSequence, schema: str, to: str) -> DefinedSequence:
    if sequence.name.schema == schema:
        sequence = replace(sequence, name=Name(to, sequence.name.name))
    if sequence.owner_column is not None and sequence.owner_column[0].schema == schema:
        table, column = sequence.owner_column
        return replace(sequence, owner_column=(Name(to, table.name), column))
    return sequence
