"""NOT NULL: which columns every replica demands a value of."""

from __future__ import annotations

from ..name import Name, quoted
from ..primary import TableColumn
from ..source import Span
from ..writing import names_entry
from .settled import required
from .stage import Stage
from .steps import Phase


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
    kept = [one for one in listed_before if one in after]
    stays = names_entry(kept) if kept != listed_before else None
    is_more = set(kept) != set(after)
    stage.relist(name, "not_null", stays, names_entry(after) if is_more else None)
