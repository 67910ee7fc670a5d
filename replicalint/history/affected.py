"""Who reads what a migration takes away: the places in governed queries."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..facts import ColumnUse, JsonKeyUse, RelationUse, StarUse, Statement
from ..name import Name
from ..source import Span
from .steps import GovernedStatement, History


class ReadPlace(Struct, frozen=True):
    """Where a governed query reads what a migration takes away."""

    span: Span
    reader: GovernedStatement


def readers_of_column(history: History, relation: Name, column: str) -> Iterator[ReadPlace]:
    """Every place where a governed query reads a column: by name, by key or with `*`."""
    for reader in history.readers(relation):
        for span in sorted(_column_places(reader.statement, relation, column), key=_start):
            yield ReadPlace(span, reader)


def readers_of_relation(history: History, relation: Name) -> Iterator[ReadPlace]:
    """Every place where a governed query reads a relation."""
    for reader in history.readers(relation):
        for use in reader.statement.of(RelationUse):
            if use.resolved == relation:
                yield ReadPlace(use.span, reader)


def _column_places(statement: Statement, relation: Name, column: str) -> Iterator[Span]:
    for use in statement.of(ColumnUse):
        if use.of == relation and use.name == column:
            yield use.span
    for key in statement.of(JsonKeyUse):
        if key.entry.relation == relation and key.key == column:
            yield key.span
    for star in statement.of(StarUse):
        if star.shows and any(r.relation == relation for r in star.entries):
            yield star.span


def _start(span: Span) -> int:
    return span.start
