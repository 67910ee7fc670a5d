"""Who reads what a migration takes away: the places in governed queries."""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Column, Rollout
from ..facts import ColumnUse, JsonKeyUse, RelationUse, StarUse, Statement
from ..finding import Related
from ..history import History, Reader
from ..name import Name
from ..source import Span


def readers_of_column(history: History, relation: Name, column: str) -> tuple[Related, ...]:
    """Every place where a governed query reads a column: by name, by key or with `*`."""
    return tuple(
        Related(span, _who(reader))
        for reader in history.readers(relation)
        for span in sorted(_column_places(reader.statement, relation, column), key=_start)
    )


def readers_of_relation(history: History, relation: Name) -> tuple[Related, ...]:
    """Every place where a governed query reads a relation."""
    return tuple(
        Related(use.span, _who(reader))
        for reader in history.readers(relation)
        for use in reader.statement.of(RelationUse)
        if use.resolved == relation
    )


def replicas_with(column: Column) -> str:
    """Which replicas have a column, in words."""
    if column.rollout is Rollout.ADDING:
        return "every replica that has it already"
    return "every replica"


def _column_places(statement: Statement, relation: Name, column: str) -> Iterator[Span]:
    for use in statement.of(ColumnUse):
        if use.of == relation and use.name == column:
            yield use.span
    for key in statement.of(JsonKeyUse):
        if key.range.relation == relation and key.key == column:
            yield key.span
    for star in statement.of(StarUse):
        if star.shows and any(r.relation == relation for r in star.ranges):
            yield star.span


def _start(span: Span) -> int:
    return span.start


def _who(reader: Reader) -> str:
    names = ", ".join(endpoint.name for endpoint in reader.endpoints)
    return f"read here by {names or 'a query'}"
