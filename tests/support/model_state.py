"""What the model of a primary says, as the same plain lines as a catalogue: schema_state.py."""

from __future__ import annotations

from collections.abc import Iterator

from schema_state import UNKNOWN, State, Value

from replicalint.name import Name
from replicalint.pgtype import PgType
from replicalint.primary import Primary, Table, TableColumn

Line = tuple[str, dict[str, Value]]


def model_state(primary: Primary) -> State:
    """All that the model has; what it does not know is UNKNOWN."""
    return dict(_state(primary))


def _state(primary: Primary) -> Iterator[Line]:
    for table in primary.tables.values():
        yield from _table(table, primary)


def _table(table: Table, primary: Primary) -> Iterator[Line]:
    yield (
        f"table {table.name}",
        {
            "kind": table.kind,
            "persistence": table.persistence,
            "columns": tuple(table.columns),
            "parents": tuple(map(str, table.parents)),
            "is a partition": table.is_partition,
            "replica identity": table.identity,
        },
    )
    for column in table.columns.values():
        yield f"column {Name('', column.name)} on {table.name}", _column(column)
    for one in table.constraints.values():
        yield (
            f"constraint {Name('', one.name)} on {table.name}",
            {
                "kind": one.kind,
                "columns": one.columns,
                "references": None if one.references is None else str(one.references),
                "is deferrable": one.is_deferrable,
                "is validated": one.is_validated,
            },
        )
    for index in table.indexes.values():
        yield (
            f"index {Name('', index.name)} on {table.name}",
            {
                "columns": index.columns,
                "is unique": index.is_unique,
                "is partial": index.is_partial,
                "is immediate": index.is_immediate,
                "is primary": index.is_primary,
            },
        )


def _column(column: TableColumn) -> dict[str, Value]:
    return {
        "type": UNKNOWN if column.type is None else _type(column.type),
        "modifier": UNKNOWN if column.type is None else column.modifier,
        "is required": column.is_required,
        "has a default": column.has_default,
        "generated": column.generated,
        "identity": column.identity,
    }


def _type(type_: PgType) -> str:
    return str(type_)
