"""What `*` and `t.*` stand for, and what sqlc makes of them.

Follows parse_relation.c, expandNSItemAttrs: all columns of the entries, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace
from sqlglot import exp

from ..facts import ColumnUse, EntryKind, FromEntry
from ..name import Name
from ..source import Span
from .analysis import Analysis
from .columns import Reference, find_level, is_twice, no_entry, origin_of, reference, whole_row
from .entries import SEVERAL, PlainEntry, StarRecord, Type
from .scope import Scope

_MOST_TABLES = 256  # FROM may have thousands, and the statement as many stars


def expand_star(
    a: Analysis, node: exp.Expr, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, StarRecord | None]:
    """The columns of `*` or `t.*` in a select list, and its record."""
    if isinstance(node, exp.Star):
        number = a.tree.number(node)
        entries = list(scope.leaves())
        expanded: list[tuple[str, Type]] | None = []
        for entry in scope.entries:
            if isinstance(entry, PlainEntry) and entry.needs_qualifier:
                continue
            some = entry.expand()
            if some is None or expanded is None:
                expanded = None
            else:
                expanded += some
        span = a.tree.lexeme_span(number)
        if not entries and scope.has_open_level:
            return None, None
        if scope.is_open:
            expanded = None
        return expanded, _star(a, span, entries)
    assert isinstance(node, exp.Column)
    return _columns_of(a, reference(a, node), scope)


def embedded(
    a: Analysis, node: exp.Column, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, StarRecord | None]:
    """The same for `sqlc.embed(t)` in a select list."""
    return _columns_of(a, _embedded(a, node), scope)


def embedded_row(a: Analysis, node: exp.Column, scope: Scope) -> Type:
    """`sqlc.embed(t)` in an expression."""
    return whole_row(a, _embedded(a, node), scope)


def _embedded(a: Analysis, node: exp.Column) -> Reference:
    """`sqlc.embed(t)` is `t.*` (sqlc, internal/sql/preprocess)."""
    row = reference(a, node)
    return replace(row, schema=row.table, table=row.column, column="*")


def _columns_of(
    a: Analysis, written: Reference, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, StarRecord | None]:
    """`t.*`."""
    found = find_level(scope, written.table, written.schema)
    if found is None:
        no_entry(a, written, scope)
        return None, None
    if is_twice(a, written, found[1], written.table, written.schema):
        return None, None
    return found[0].expand(), _star(a, written.whole, [found[0]], written.table)


def starred(entries: list[PlainEntry]) -> dict[str, Name]:
    """The relations that the columns of `*` over these entries come from."""
    found: dict[str, Name] = {}
    for entry in entries:
        for column in entry.columns or ():
            origin = origin_of(entry, column)
            if origin is not None:
                found.setdefault(column, origin)
    return found


def _star(
    a: Analysis, span: Span, entries: list[PlainEntry], qualifier: str | None = None
) -> StarRecord:
    """Notes a star over entries: what it stands for, or all the columns that a generator writes."""
    below = [star for entry in entries for star in entry.stars]
    are_counted = all(star.is_counted for star in below)
    is_listed = all(not one.duplicates or one.listed is not None for one in entries)
    is_counted = are_counted and is_listed
    if a.writes_stars_out:
        entries = _written_out(a, span, entries, qualifier)
    shown = tuple(entry.shown() for entry in entries)
    record = StarRecord(span, shown, below=below, starred=starred(entries), is_counted=is_counted)
    if entries or not a.writes_stars_out:
        a.stars.append(record)
    return record


def _written_out(
    a: Analysis, span: Span, entries: list[PlainEntry], qualifier: str | None
) -> list[PlainEntry]:
    """Notes the columns that sqlc writes in place of a star (internal/compiler/expand.go).

    Gives the entries of which its schema may say other columns than are known here.
    """
    known: list[PlainEntry] = []
    others: list[PlainEntry] = []
    for entry in entries:
        is_known = entry.columns is not None and not _is_catalogue(a, entry)
        (known if is_known else others).append(entry)
    counts = Counter(name for entry in known for name in entry.columns or ())
    tables = {} if qualifier is not None else _tables(a, known)
    for entry in known:
        a.work.columns(len(entry.columns or ()))
        shown = entry.shown()
        beside = tuple(one for of, one in tables.items() if of != entry.relation)
        for name in entry.columns or ():
            alias = entry.alias if counts[name] > 1 and entry.is_named else None
            a.note(
                ColumnUse(
                    name,
                    qualifier or alias,
                    span,
                    (shown,),
                    of=origin_of(entry, name),
                    in_clause="star",
                    beside=() if alias is not None else beside,
                )
            )
    return others


def _tables(a: Analysis, entries: Sequence[PlainEntry]) -> dict[Name, FromEntry]:
    """The contract's tables among entries, one entry for each; of many some."""
    found: dict[Name, FromEntry] = {}
    for entry in islice(entries, _MOST_TABLES):
        if entry.relation is not None and entry.relation in a.contract.relations:
            found.setdefault(entry.relation, entry.shown())
            if len(found) > SEVERAL:
                break
    return found


def _is_catalogue(a: Analysis, entry: PlainEntry) -> bool:
    """Whether it reads a relation of PostgreSQL's own, of which versions have other columns."""
    relation = entry.relation if entry.kind is EntryKind.TABLE else None
    return relation is not None and relation not in a.contract.relations
