"""Columns that the replicas are no longer sent."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..contract import Rollout
from ..history.affected import readers_of_column
from ..name import Name, quoted
from ..primary import Table, TableColumn
from ..source import visible
from ..writing import column_entry, column_path
from .required import edit_not_null
from .stage import Stage
from .steps import ContractEdit, Phase

_MOST_READERS = 3


def dropped_column(stage: Stage, name: Name, old: Table, column: TableColumn) -> None:
    """A column that is no longer sent: first gone from the read path, last from the replicas."""
    relation = stage.relation(name)
    listed_as = relation.columns.get(column.name) if relation is not None else None
    place = stage.place(name)
    if column.type is not None and _is_required_domain(stage, column):
        stage.refuse(place, f'column "{column.name}" of {name} is of a domain that is NOT NULL')
        return
    leave_column(stage, name, column.name)
    sql = [*_relaxed_for_drop(stage, name, old, column)]
    if sql:
        stage.add(
            Phase.PREPARE,
            f'Let column "{column.name}" of {name} be without a value',
            "Once the primary has dropped it, rows are sent without it: a replica that demands a "
            "value would stop.",
            *sql,
            span=place,
        )
    stage.add(
        Phase.FINISH,
        f'Drop column "{column.name}" of {name}',
        "While the primary has it, a replica without it would stop applying.",
        f"ALTER TABLE {name} DROP COLUMN IF EXISTS {quoted(column.name)};",
        span=place,
    )
    if listed_as is not None:
        stage.add(
            Phase.SETTLE,
            f'Take column "{column.name}" out of {name}',
            "No server has it any more.",
            edits=(ContractEdit(column_path(name, column.name, listed_as), None),),
            span=place,
        )
        edit_not_null(stage, name)


def leave_column(stage: Stage, name: Name, column: str) -> None:
    """The read path goes before the column does."""
    relation = stage.relation(name)
    listed_as = relation.columns.get(column) if relation is not None else None
    if listed_as is None or listed_as.rollout is Rollout.REMOVING:
        return
    place = stage.place(name)
    stage.add(
        Phase.MARK,
        f'Give column "{column}" of {name} rollout: removing',
        "From here on a query that reads it is refused.",
        edits=(
            ContractEdit(
                column_path(name, column, listed_as),
                column_entry(replace(listed_as, rollout=Rollout.REMOVING)),
            ),
        ),
        span=place,
    )
    places = [one.span for one in readers_of_column(stage.history, name, column)]
    where = ", ".join(f"{visible(one.source.path)}:{one.line}" for one in places[:_MOST_READERS])
    more = f" and {len(places) - _MOST_READERS} more" if len(places) > _MOST_READERS else ""
    read = f" It is read in {where}{more}." if places else " No governed query names it."
    stage.add(
        Phase.LEAVE,
        f'Queries stop reading column "{column}" of {name}',
        f"Wait until no server runs the old ones.{read}",
        span=place,
    )


def _is_required_domain(stage: Stage, column: TableColumn) -> bool:
    assert column.type is not None
    made = stage.before.types.get(column.type.name)
    return made is not None and made.kind == "domain" and made.is_required


def _relaxed_for_drop(stage: Stage, name: Name, old: Table, column: TableColumn) -> Iterator[str]:
    """What of a replica's table would refuse a row that comes without the column."""
    relation = stage.relation(name)
    for constraint in old.constraints.values():
        is_about = column.name in constraint.columns
        if is_about and constraint.kind in ("check", "exclude", "primary key"):
            yield f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {quoted(constraint.name)};"
    is_kept_unique = any(
        one.is_unique and not one.is_primary and column.name in one.uses
        for one in old.indexes.values()
    )
    subject = f"ALTER TABLE {name} ALTER COLUMN {quoted(column.name)}"
    is_required = column.is_required or bool(relation and relation.requires(column.name))
    if old.is_assumed and relation is not None and relation.not_null is None:
        is_required = True  # not said, and DROP NOT NULL harms nothing
    if column.has_default and is_kept_unique:
        yield f"{subject} DROP DEFAULT;"
    if is_required:  # a default of the primary is not one of the replicas
        yield f"{subject} DROP NOT NULL;"
