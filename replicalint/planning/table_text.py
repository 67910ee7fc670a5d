"""The statements that make a table on a replica: what its rows need, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, CreateTable, Inherit
from ..name import Name, quoted
from ..primary import Table
from .added import names_a_function, type_text
from .defaults import is_constant
from .pieces import ColumnText, column_text
from .stage import Stage


def create_table(stage: Stage, table: Table) -> Iterator[str]:
    """CREATE TABLE, and what it cannot say: unique indexes and the replica identity."""
    name = table.name
    if table.is_partition:
        yield f"CREATE TABLE IF NOT EXISTS {name} {partition_text(stage, name)};"
        return
    texts = _texts(stage, name)
    lines = [
        _column_line(stage, table, column, texts.get(column))
        for column in replica_columns(stage, table)
    ]
    lines += _keys(table, frozenset(stage.columns(stage.after, name)))
    by = _partition_key(stage, name) if table.kind == "partitioned table" else ""
    body = ",\n    ".join(lines)
    yield f"CREATE TABLE IF NOT EXISTS {name} (\n    {body}\n){by};"
    sent = stage.columns(stage.after, name).keys()
    for index in table.indexes.values():
        if not index.is_unique or index.name in table.constraints or index.is_partial:
            continue
        if index.columns and set(index.columns) <= sent:
            keys = ", ".join(map(quoted, index.columns))
            yield f"CREATE UNIQUE INDEX IF NOT EXISTS {quoted(index.name)} ON {name} ({keys});"
    if table.identity.startswith("index "):
        chosen = quoted(table.identity.removeprefix("index "))
        yield f"ALTER TABLE {name} REPLICA IDENTITY USING INDEX {chosen};"


def replica_columns(stage: Stage, table: Table) -> tuple[str, ...]:
    """The columns that a replica has: those that are sent, and those that it can compute."""
    computed = {
        column.name
        for done in stage.changing(CreateTable, table.name)
        if isinstance(done.change, CreateTable)
        for column in done.change.columns
        if column.expression and not names_a_function(stage, column.expression)
    }
    sent = stage.columns(stage.after, table.name)
    texts = _texts(stage, table.name)
    return tuple(
        name
        for name, column in table.columns.items()
        if name in sent
        or (column.generated is not None and name in computed and _is_written(texts.get(name)))
    )


def _is_written(text: ColumnText | None) -> bool:
    return text is not None and "generated" in text.clauses


def _texts(stage: Stage, name: Name) -> dict[str, ColumnText]:
    """The columns of CREATE TABLE as they are written."""
    found: dict[str, ColumnText] = {}
    for done in stage.changing(CreateTable, name):
        assert isinstance(done.change, CreateTable)
        written = stage.text_of(done)
        for column in done.change.columns:
            text = column_text(written, column.span, column.name)
            if text is not None:
                found[column.name] = text
    return found


def _column_line(stage: Stage, table: Table, name: str, text: ColumnText | None) -> str:
    column = table.columns[name]
    words = [quoted(name), type_text(column, text)]
    if column.generated is not None and text is not None and "generated" in text.clauses:
        words.append(text.clauses["generated"])
    elif column.default is not None and is_constant(column.default) and text is not None:
        words += [text.clauses["default"]] if "default" in text.clauses else []
    if column.is_required:
        words.append("NOT NULL")
    return " ".join(words)


def _keys(table: Table, columns: frozenset[str]) -> Iterator[str]:
    for constraint in table.constraints.values():
        index = table.indexes.get(constraint.index or "")
        if constraint.kind not in ("primary key", "unique") or index is None or not index.columns:
            continue
        if not columns >= {*index.columns}:
            continue
        what = "PRIMARY KEY" if index.is_primary else "UNIQUE"
        late = " DEFERRABLE" if not index.is_immediate else ""
        listed = ", ".join(map(quoted, index.columns))
        yield f"CONSTRAINT {quoted(constraint.name)} {what} ({listed}){late}"


def _partition_key(stage: Stage, name: Name) -> str:
    for done in stage.changing(CreateTable, name):
        written = stage.text_of(done)
        at = written.after("partition")
        if at is not None:
            return f" {written.between(at - 1, len(written.lexemes))}"
    return ""


def partition_text(stage: Stage, name: Name) -> str:
    """`PARTITION OF parent FOR VALUES ...`, with the parent's name in full."""
    for done in (*stage.changing(Inherit, name), *stage.changing(CreateTable, name)):
        written = stage.text_of(done)
        at = written.after("values") or written.after("default")
        parent = _partitioned(done.change)
        if parent is not None and at is not None:
            bounds = written.between(at - 1, len(written.lexemes))
            for_values = f"FOR {bounds}" if written.lexemes[at - 1].text == "values" else bounds
            return f"PARTITION OF {parent} {for_values}"
    return ""


def _partitioned(change: Change) -> Name | None:
    """The table that a change makes another one a partition of."""
    match change:
        case CreateTable(is_partition=True, parents=(parent, *_)):
            return parent
        case Inherit(is_added=True, is_partition=True, parent=parent):
            return parent
        case _:
            return None
