"""What is written in place of another name for a label: another label, and the rows that get it."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import AlterType, CastValue, Constant, Expression
from ..name import quoted
from ..primary import Primary, Table
from .steps import Expansion
from .types import literal


def renamed_label(primary: Primary, change: AlterType) -> Expansion | None:
    """ADD VALUE, and then the rows that have the old label."""
    if change.old is None or change.value is None:
        return None
    first = f"ALTER TYPE {change.name} ADD VALUE {literal(change.value)};"
    columns = [
        (table, column)
        for table in primary.tables.values()
        if table.kind in ("table", "partitioned table")
        for column in table.columns.values()
        if column.type is not None
        and column.type.name == change.name
        and not column.type.is_array
        and column.generated is None
    ]
    defaults = [
        f"ALTER TABLE {table.name} ALTER COLUMN {quoted(column.name)} "
        f"SET DEFAULT {literal(change.value)};"
        for table, column in columns
        if _is_label(column.default, change.old)
    ]
    rows = [
        f"UPDATE {table.name} SET {quoted(column.name)} = {literal(change.value)} "
        f"WHERE {quoted(column.name)} = {literal(change.old)};"
        for table, column in columns
        if table.kind == "table"
    ]
    rules = [rule for table, column in columns for rule in _rules(table, column.name)]
    return Expansion(
        f"label {literal(change.old)} of {change.name} to {literal(change.value)}",
        first,
        "\n".join((*defaults, *rows)),
        f"Queries take {literal(change.value)} for {literal(change.old)}; then the application "
        f"writes {literal(change.value)} and no longer {literal(change.old)}, which stays as an "
        f"unused label.{_of_two_labels(rules)}",
    )


def _is_label(default: Expression | None, label: str) -> bool:
    match default:
        case CastValue(inner):
            return _is_label(inner, label)
        case _:
            return default == Constant("string", label)


def _rules(table: Table, column: str) -> Iterator[str]:
    """What of a table may tell one label from the other."""
    for constraint in table.constraints.values():
        if constraint.kind in ("check", "exclude") and column in constraint.columns:
            yield f"constraint {quoted(constraint.name)} of {table.name}"
    for index in table.indexes.values():
        if column in index.uses and (index.is_unique or index.is_partial or index.columns is None):
            yield f"index {quoted(index.name)} of {table.name}"


def _of_two_labels(rules: list[str]) -> str:
    if not rules:
        return ""
    return (
        " For these a row with the new label is another than one with the old one, or they may "
        f"name the old one; make them fit before: {', '.join(rules)}."
    )
