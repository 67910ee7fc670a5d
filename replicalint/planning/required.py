"""NOT NULL: which columns every replica demands a value of."""

from __future__ import annotations

from ..name import Name, quoted
from ..primary import TableColumn
from ..source import Span
from ..writing import names_entry, relation_path
from .settled import required
from .stage import Stage
from .steps import ContractEdit, Phase


def required_column(stage: Stage, name: Name, was: TableColumn, now: TableColumn) -> None:
    place = stage.place(name)
    if was.is_required and not now.is_required:
        stage.add(
            Phase.PREPARE,
            f'Drop NOT NULL of column "{now.name}" of {name}',
            "A replica that still demands a value stops at the first null that the primary takes.",
            f"ALTER TABLE {name} ALTER COLUMN {quoted(now.name)} DROP NOT NULL;",
            span=place,
        )
        edit_not_null(stage, name)
    elif now.is_required and not was.is_required:
        require(stage, name, now.name, place)
        edit_not_null(stage, name)


def require(stage: Stage, name: Name, column: str, place: Span) -> None:
    stage.add(
        Phase.FINISH,
        f'Set NOT NULL of column "{column}" of {name}',
        "Until the primary demands it, and every replica has applied what came before, rows "
        "without a value may come.",
        f"ALTER TABLE {name} ALTER COLUMN {quoted(column)} SET NOT NULL;",
        span=place,
    )


def edit_not_null(stage: Stage, name: Name) -> None:
    """What the contract says of NOT NULL, where it says it."""
    relation, table = stage.relation(name), stage.after.tables.get(name)
    if relation is None or table is None or relation.not_null is None:
        return
    after = required(stage, name)
    listed_before = [one for one in relation.not_null if one not in (relation.key or ())]
    if set(after) == set(listed_before):
        return
    path = (*relation_path(name), "not_null")
    weaker = [one for one in listed_before if one in after]
    if weaker != listed_before:
        stage.add(
            Phase.MARK,
            f"List under not_null of {name} what stays",
            "A contract says of a replica what is true of every one of them.",
            edits=(ContractEdit(path, names_entry(weaker)),),
            span=stage.place(name),
        )
    if set(weaker) != set(after):
        stage.add(
            Phase.SETTLE,
            f"List under not_null of {name} what every replica demands now",
            "It holds on every replica.",
            edits=(ContractEdit(path, names_entry(after)),),
            span=stage.place(name),
        )
