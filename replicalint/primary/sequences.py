"""What changes do to sequences of their own; those of a table go with it (`Draft.owned`)."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import AlterSequence, Change, CreateSequence, Drop, Rename
from ..name import Name
from .draft import Draft
from .model import Primary
from .objects import DefinedSequence


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the sequences that a change leaves."""
    if not isinstance(change, (CreateSequence, AlterSequence, Drop, Rename)):
        return primary
    draft = Draft(primary, change.span)
    match change:
        case CreateSequence():
            _create(draft, change)
        case AlterSequence(name) if (known := draft.sequence(name)) is not None:
            draft.put_sequence(_altered(known, change))
        case Drop("sequence", name):
            draft.remove_sequence(name)
        case Rename(kind, name, _, to) if kind != "schema":
            known = draft.sequence(name) if kind in _RELATIONS else None
            if known is not None:
                _move(draft, known, to)
        case Drop("schema", name, cascades=True) | Rename("schema", name):
            _of_schema(draft, name.name, change.to.name if isinstance(change, Rename) else None)
    return draft.done()


_RELATIONS = ("sequence", "table", "index", "view", "materialized view")


def _create(draft: Draft, change: CreateSequence) -> None:
    if change.may_exist and draft.is_relation(change.name):
        return
    draft.put_sequence(
        DefinedSequence(
            change.name, change.span, change.owner_column, persistence=change.persistence
        )
    )


def _altered(sequence: DefinedSequence, change: AlterSequence) -> DefinedSequence:
    if change.sets_owner:
        sequence = replace(sequence, owner_column=change.owner_column)
    if change.persistence is not None:
        sequence = replace(sequence, persistence=change.persistence)
    return sequence


def _move(draft: Draft, sequence: DefinedSequence, to: Name) -> None:
    draft.move_sequence(sequence.name, replace(sequence, name=to))


def _of_schema(draft: Draft, schema: str, to: str | None) -> None:
    """All of a schema that goes, or gets another name."""
    for sequence in tuple(draft.before.sequences.values()):
        if sequence.name.schema == schema and to is None:
            draft.remove_sequence(sequence.name)
        elif sequence.name.schema == schema and to is not None:
            _move(draft, sequence, Name(to, sequence.name.name))
