"""Columns of the contract's relations that a migration to come makes."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import AddColumn, CreateTable
from ..contract import Column, Contract, Relation, Rollout
from ..source import Span
from .era import Era
from .steps import Done


def makes(done: Done, contract: Contract) -> Relation | None:
    """The relation of the contract that a CREATE TABLE makes, and the replicas have been given.

    Where it is not known what has run, the table may have been another once.
    """
    change = done.change
    if not isinstance(change, CreateTable) or done.step.era is not Era.FUTURE:
        return None
    known = done.primary.tables.get(change.name)
    return contract.relations.get(change.name) if known is None or known.is_assumed else None


def made_columns(done: Done, contract: Contract) -> Iterator[tuple[Relation, Column]]:
    """The columns that a change makes and the contract lists."""
    made = makes(done, contract)
    if made is not None:
        yield from ((made, column) for column in made.columns.values())
    if isinstance(done.change, AddColumn):
        relation = contract.relations.get(done.change.relation)
        name = done.change.column.name
        column = relation.columns.get(name) if relation is not None else None
        if relation is not None and column is not None and not _is_there(done, column):
            yield relation, column


def place_of(done: Done, column: str) -> Span:
    """Where a change writes a column; the change itself where it copies it from elsewhere."""
    change = done.change
    written = change.columns if isinstance(change, CreateTable) else ()
    return next((one.span for one in written if one.name == column), change.span)


def _is_there(done: Done, column: Column) -> bool:
    """Whether the primary has a column already, so that IF NOT EXISTS adds none."""
    change = done.change
    table = done.primary.tables.get(change.relation) if isinstance(change, AddColumn) else None
    if table is None or column.name not in table.columns:
        return False
    is_new = table.is_assumed and column.rollout is Rollout.ADDING
    return not is_new and isinstance(change, AddColumn) and change.may_exist
