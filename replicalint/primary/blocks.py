"""What is left of a block: of a part with a handler of exceptions all is done, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..changes import (
    AddColumn,
    AddKey,
    AlterType,
    Change,
    CreateFunction,
    CreateIndex,
    CreateSchema,
    CreateSequence,
    CreateTable,
    CreateTrigger,
    CreateType,
    CreateView,
    Part,
    Publish,
    RenameColumn,
)
from ..name import Name
from .model import Primary

After = Callable[[Primary, Part], Primary]


def states(primary: Primary, body: Sequence[Part], after: After) -> tuple[Primary, ...]:
    """The schema that each statement of a block finds, and then the one that is left.

    Where a statement with a handler makes what is there, PostgreSQL undoes what the handler stands
    behind, and does no more of it.
    """
    found = []
    begun: dict[int, Primary] = {}
    failed: set[int] = set()
    for part in body:
        found.append(primary)
        attempt = part.attempt
        if attempt in failed:
            continue
        begun.setdefault(attempt, primary)
        if attempt and not part.condition and _is_done(primary, part):
            failed.add(attempt)
            primary = begun[attempt]
        else:
            primary = after(primary, part)
    return (*found, primary)


def _is_done(primary: Primary, part: Part) -> bool:
    """Whether a statement makes what is there: the server refuses it."""
    return any(_is_there(primary, change) for change in part.changes)


def _is_there(primary: Primary, change: Change) -> bool:
    if getattr(change, "may_exist", False) or getattr(change, "replaces", False):
        return False
    match change:
        case CreateTable(name) | CreateView(name) | CreateSequence(name):
            table = primary.tables.get(name)
            is_known = table is not None and not table.is_assumed
            return is_known or (table is None and primary.has_relation(name))
        case CreateType(name):
            return name in primary.types and primary.types[name].kind != "shell"
        case CreateSchema(name):
            return name in primary.schemas
        case CreateIndex(relation, _, str() as name):
            return primary.has_relation(Name(relation.schema, name))
        case CreateFunction(name, arguments=arguments):
            return any(one.arguments == arguments for one in primary.routines_named(name))
        case CreateTrigger(name, relation):
            return name in primary.triggers.get(relation, ())
        case Publish(publication, action="create"):
            return publication in primary.publications
        case AddColumn(relation, _, column):
            return primary.has_column(relation, column.name)
        case RenameColumn(relation, _, _, to):
            return primary.has_column(relation, to)
        case AddKey(relation, _, key) if key.name is not None:
            table = primary.tables.get(relation)
            return table is not None and key.name in table.constraints
        case AlterType(name, _, "ADD VALUE", str() as value):
            return name in primary.types and value in primary.types[name].labels
        case _:
            return False
