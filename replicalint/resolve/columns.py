"""What a column reference means.

Follows parse_expr.c, transformColumnRef, and parse_relation.c, colNameToVar. All that can stand for
a column is here: a bare name, a qualified one, a whole row, `*`, a column of USING or of a target
list. They are many, and share how a column is noted: so the file is long.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

from sqlglot import exp

from .. import catalog
from ..facts import ColumnUse, FunctionUse, Range, RangeKind, Unresolved
from ..name import Name
from ..pgtype import RECORD, built_in
from ..source import Span
from .analysis import Analysis
from .entries import Entries
from .items import (
    SEVERAL,
    SYSTEM_COLUMNS,
    Item,
    Provider,
    RowRecord,
    RowType,
    StarRecord,
    Type,
    plain_type,
)
from .scope import Scope
from .types import listed_result

_MOST_TABLES = 256  # of those beside a bare name: FROM may have thousands, and as many such names
# What takes a row, of the types that functions declare.
_OF_ANY_ROW = frozenset((RECORD, *map(built_in, ("anyelement", "anynonarray", "any"))))


class Reference(NamedTuple):
    """A column reference as written: `schema.table.column`, each part but the last optional."""

    schema: str
    table: str
    column: str
    span: Span  # of the last part
    whole: Span
    number: int  # the last part's lexeme


def reference(a: Analysis, node: exp.Column) -> Reference:
    """The parts of a column reference."""
    args = node.args
    last = a.tree.number(args["this"])
    first = last
    schema = table = ""
    if (part := args.get("table")) is not None:
        first = a.tree.number(part)
        table = a.tree.lexemes[first].text
        if (part := args.get("db")) is not None:
            first = a.tree.number(part)
            schema = a.tree.lexemes[first].text
    span = a.tree.lexeme_span(last)
    whole = span if first == last else a.tree.lexeme_span(first, last)
    return Reference(schema, table, a.tree.lexemes[last].text, span, whole, last)


def column_type(a: Analysis, node: exp.Column, scope: Scope) -> Type:
    """Looks a reference up, notes it, and gives its type."""
    args = node.args
    table = args.get("table")
    if table and not args.get("db"):
        plain = _plain(a, a.tree.number(table), a.tree.number(args["this"]), scope)
        if plain is not None:
            return plain[0]
    written = reference(a, node)
    if isinstance(node.this, exp.Star):
        return whole_row(a, written, scope)
    if written.table:
        return _qualified(a, written, scope)
    return _bare(a, written, scope)


def _plain(a: Analysis, first: int, last: int, scope: Scope) -> tuple[Type] | None:
    """`o.id` where o is an item and has the column, as nearly always; None for all else."""
    if first < 0 or last < 0:
        return None
    alias, name = a.tree.lexemes[first].text, a.tree.lexemes[last].text
    for level in scope.levels():
        items = level.relation(alias)
        if not items:
            continue
        item = items[0]
        if len(items) > 1 and _goes_by_one_name(items):
            return None
        if item.columns is None or name not in item.columns or name in item.duplicates:
            return None
        of = _origin(item, name)
        span = a.tree.lexeme_span(last)
        a.note(ColumnUse(name, alias, span, (item.range(),), of=of))
        return (item.columns[name],)
    return None


def _bare(a: Analysis, written: Reference, scope: Scope) -> Type:
    searched: list[Scope] = []
    of_another_version: tuple[Item, int] | None = None
    for level in scope.levels():
        searched.append(level)
        found = level.find(written.column)
        if found and len(found) == 1 and not _is_in_version(a, found[0], written.column):
            of_another_version = of_another_version or (found[0], len(searched))
            found = ()
        if level.is_open:
            _of_the_rest(a, written)
            return None
        if found is None:
            _undecided(a, written, level.unknown(), searched)
            return None
        if len(found) == 1:
            return _resolved(a, written, found[0], searched)
        if found:
            ranges = tuple(item.range() for item in found)
            _note(a, written, ranges, level, Unresolved.AMBIGUOUS)
            return None
        a.work.step()
    if of_another_version is not None:
        item, number = of_another_version
        return _resolved(a, written, item, searched[:number])
    if find_level(scope, written.column) is not None:
        return whole_row(a, written, scope)
    _note(a, written, (), scope, Unresolved.COLUMN, around=True)
    return None


def _is_in_version(a: Analysis, item: Item, column: str) -> bool:
    """Whether the replica's PostgreSQL has the column: one of a catalogue may be newer, or gone.

    A name that is not there means what stands around, if anything does.
    """
    of = item.relation if item.kind is RangeKind.TABLE else None
    if of is None or of in a.contract.relations:
        return True
    relation = catalog.relation(of.schema, of.name)
    named = [one for one in relation.columns if one.name == column] if relation is not None else []
    return not named or any(catalog.is_in(one, a.contract.postgres) for one in named)


def _qualified(a: Analysis, written: Reference, scope: Scope) -> Type:
    found = find_level(scope, written.table, written.schema)
    if found is None:
        _no_entry(a, written, scope)
        return None
    item, level = found
    if _is_twice(a, written, level, written.table, written.schema):
        return None
    candidates = item.find(written.column)
    if candidates is None:
        _note(a, written, (item.range(),), level)
        if item.is_open:
            a.open.add(written.number)
        return None
    if len(candidates) == 1 or (not candidates and _has_system_column(item, written.column)):
        return _resolved(a, written, item)
    if candidates:
        _note(a, written, (item.range(), item.range()), level, Unresolved.AMBIGUOUS)
        return None
    return _functional(a, written, item)


def _no_entry(a: Analysis, written: Reference, scope: Scope) -> None:
    """Notes a name before a dot that no entry has."""
    if scope.is_part:
        _of_the_rest(a, written)
    else:
        _note(a, written, (), scope, Unresolved.QUALIFIER, around=True)


def _of_the_rest(a: Analysis, written: Reference) -> None:
    """A name that only the rest of the query may have, around the part of it that is seen."""
    a.open.add(written.number)
    a.note(ColumnUse(written.column, written.table or None, written.span, ()))


def _has_system_column(item: Item, name: str) -> bool:
    return item.has_system_columns and name in SYSTEM_COLUMNS


def _functional(a: Analysis, written: Reference, item: Item) -> Type:
    """`t.f` may be `f(t)`: a function that takes the row (manual 8.16.5)."""
    row = RowType(item)
    if takes_row(a, written.column, row):
        a.note(FunctionUse(Name("", written.column), written.span, (row.type,), is_call=False))
        record = RowRecord(written.table, written.whole, item.range(), (item.range(),))
        record.function = Name("", written.column)
        a.rows.append(record)
        return listed_result(a, a.contract.function(record.function), (row.type,))
    a.note(
        ColumnUse(
            written.column,
            written.table,
            written.span,
            (),
            (item.range(),),
            Unresolved.COLUMN,
        )
    )
    return None


def takes_row(a: Analysis, function: str, row: Type) -> bool:
    """Whether a function of one argument takes a row or a composite value."""
    name = plain_type(row)
    for listed in a.contract.lookups.overloads.get(function, ()):
        if listed.arguments in (None, (name,)):
            return True
    return any(
        len(signature.arguments) == 1 and signature.arguments[0] in _OF_ANY_ROW
        for signature in catalog.functions(function)
    )


def find_level(scope: Scope, alias: str, schema: str = "") -> tuple[Item, Scope] | None:
    """The item of that name, nearest level first, and its level."""
    for level in scope.levels():
        items = level.relation(alias, schema)
        if items:
            return items[0], level
    return None


def _goes_by_one_name(items: Sequence[Item]) -> bool:
    """Whether several tables of FROM go by one name; old and new give way to a table's name."""
    return sum(not item.needs_qualifier for item in items) > 1


def _is_twice(a: Analysis, written: Reference, level: Scope, alias: str, schema: str) -> bool:
    """Notes it where a name before a dot may mean several tables (scanNameSpaceForRefname)."""
    items = level.relation(alias, schema)
    if len(items) < 2 or not _goes_by_one_name(items):
        return False
    ranges = tuple(item.range() for item in items[:SEVERAL])
    written = written._replace(column=written.column if written.table else "*", table=alias)
    _note(a, written, ranges, level, Unresolved.ENTRY)
    return True


def _resolved(a: Analysis, written: Reference, item: Item, searched: Sequence[Scope] = ()) -> Type:
    a.note(
        ColumnUse(
            written.column,
            written.table or None,
            written.span,
            (item.range(),),
            of=_origin(item, written.column),
            beside=_beside(a, item, written.column, searched),
        )
    )
    columns = item.columns or {}
    return columns.get(written.column, SYSTEM_COLUMNS.get(written.column))


def _undecided(
    a: Analysis, written: Reference, unknown: Sequence[Item], searched: Sequence[Scope]
) -> None:
    """A bare name that the items of which no columns are known may have."""
    ranges = tuple(item.range() for item in unknown)
    if any(item.is_open for item in unknown):
        a.open.add(written.number)
    beside = _beside(a, unknown[0], written.column, searched) if len(unknown) == 1 else ()
    a.note(ColumnUse(written.column, None, written.span, ranges, beside=beside))


def _beside(a: Analysis, item: Item, column: str, searched: Sequence[Scope]) -> tuple[Range, ...]:
    """The contract's tables that may get a column of that name, one entry for each.

    What a join has merged with the column is not among them.
    """
    found: dict[Name, Range] = {}
    tables = chain.from_iterable(level.tables() for level in searched)
    for one in islice(tables, _MOST_TABLES):
        relation = one.relation
        if one is item or relation not in a.contract.relations or column in (one.columns or ()):
            continue
        assert relation is not None
        found.setdefault(relation, one.range())
        if len(found) > SEVERAL:
            break
    return tuple(found.values())


def _origin(item: Item, column: str) -> Name | None:
    """The relation that a column comes from, directly or through `*` alone."""
    if item.kind is RangeKind.TABLE:
        return item.relation
    if column in item.starred:
        return item.starred[column]
    origins = item.origins.get(column, [])
    return _origin(origins[0], column) if len(origins) == 1 else None


def _note(
    a: Analysis,
    written: Reference,
    ranges: tuple[Range, ...],
    level: Scope,
    missing: Unresolved | None = None,
    around: bool = False,
) -> None:
    scope = entries_around(level) if around else level.ranges()
    span = written.whole if missing in (Unresolved.QUALIFIER, Unresolved.ENTRY) else written.span
    a.note(ColumnUse(written.column, written.table or None, span, ranges, scope, missing))


def entries_around(scope: Scope) -> Entries[Range]:
    """The entries of a level and of those around it."""
    return Entries.joined(level.ranges() for level in scope.levels())


def using_column(a: Analysis, identifier: exp.Expr, side: Provider) -> None:
    """A column of USING, looked up in one side of the join."""
    number = a.tree.number(identifier)
    span = a.tree.lexeme_span(number)
    name = a.tree.lexemes[number].text
    found = side.find(name)
    if found is None:
        ranges = tuple(item.range() for item in islice(side.unknown(), SEVERAL))
        a.note(ColumnUse(name, None, span, ranges, in_clause="using"))
        return
    ranges = tuple(item.range() for item in found)
    missing = None
    if len(found) != 1:
        missing = Unresolved.AMBIGUOUS if found else Unresolved.COLUMN
    of = _origin(found[0], name) if len(found) == 1 else None
    scope = side.ranges() if missing is not None else ()
    a.note(ColumnUse(name, None, span, ranges, scope, missing, of, "using"))


def target_column(a: Analysis, identifier: exp.Expr, target: Item) -> Type:
    """A column that INSERT or UPDATE writes to."""
    number = a.tree.number(identifier)
    if number < 0:
        return None
    name, span = a.tree.lexemes[number].text, a.tree.lexeme_span(number)
    return listed_column(a, name, span, target, "target")


def listed_column(a: Analysis, name: str, span: Span, target: Item, in_clause: str) -> Type:
    """A column in the list of INSERT or COPY, where no other name can stand."""
    found = target.find(name)
    ranges = (target.range(),) if found is None or found else ()
    missing = None if ranges else Unresolved.COLUMN
    of = _origin(target, name) if ranges else None
    scope = () if ranges else (target.range(),)
    a.note(ColumnUse(name, None, span, ranges, scope, missing, of, in_clause))
    return (target.columns or {}).get(name)


def field_use(a: Analysis, number: int, item: Item, in_clause: str = "expression") -> None:
    """`(o).name` or `name(o)`: a column of a whole row, read through the row."""
    name = a.tree.lexemes[number].text
    ranges = (item.range(),)
    of = _origin(item, name)
    span = a.tree.lexeme_span(number)
    a.note(ColumnUse(name, item.alias, span, ranges, of=of, in_clause=in_clause))


def locked_item(a: Analysis, identifier: exp.Expr, scope: Scope) -> None:
    """An alias of FOR UPDATE OF: it must be in FROM at this level."""
    number = a.tree.number(identifier)
    alias = a.tree.lexemes[number].text
    if not scope.relation(alias) and not scope.is_part:
        span = a.tree.lexeme_span(number)
        _note(a, Reference("", alias, alias, span, span, number), (), scope, Unresolved.QUALIFIER)


def whole_row(a: Analysis, written: Reference, scope: Scope) -> Type:
    """A whole-row reference: `o`, `o.*`, `public.orgs.*`."""
    is_star = written.column == "*"
    alias = written.table if is_star else written.column
    schema = written.schema if is_star else written.table
    found = find_level(scope, alias, schema)
    if found is not None and _is_twice(a, written, found[1], alias, schema):
        return None
    item = found[0] if found is not None else None
    if item is None and scope.is_part:
        _of_the_rest(a, written)
        return None
    around = entries_around(scope)
    if item is not None and (scalar := _scalar(item)) is not None:
        return scalar
    a.rows.append(RowRecord(alias, written.whole, item.range() if item else None, around))
    return RowType(item) if item is not None else None


def _scalar(item: Item) -> Type:
    """A function of a scalar type in FROM: its name alone is its value."""
    if item.kind is RangeKind.FUNCTION and item.columns is not None and len(item.columns) == 1:
        return next(iter(item.columns.values()))
    return None


def expand_star(
    a: Analysis, node: exp.Expr, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, StarRecord | None]:
    """The columns of `*` or `t.*` in a select list, and its record."""
    if isinstance(node, exp.Star):
        number = a.tree.number(node)
        items = list(scope.items())
        expanded: list[tuple[str, Type]] | None = []
        for provider in scope.providers:
            if isinstance(provider, Item) and provider.needs_qualifier:
                continue
            some = provider.expand()
            if some is None or expanded is None:
                expanded = None
            else:
                expanded += some
        span = a.tree.lexeme_span(number)
        if not items and scope.is_part:
            return None, None
        return expanded, _star(a, span, items)
    assert isinstance(node, exp.Column)
    written = reference(a, node)
    found = find_level(scope, written.table, written.schema)
    if found is None:
        _no_entry(a, written, scope)
        return None, None
    if _is_twice(a, written, found[1], written.table, written.schema):
        return None, None
    return found[0].expand(), _star(a, written.whole, [found[0]])


def starred(items: list[Item]) -> dict[str, Name]:
    """The relations that the columns of `*` over these items come from."""
    found: dict[str, Name] = {}
    for item in items:
        for column in item.columns or ():
            origin = _origin(item, column)
            if origin is not None:
                found.setdefault(column, origin)
    return found


def _star(a: Analysis, span: Span, items: list[Item]) -> StarRecord:
    record = StarRecord(span, tuple(item.range() for item in items))
    record.below = [star for item in items for star in item.stars]
    record.starred = starred(items)
    are_counted = all(star.is_counted for star in record.below)
    record.is_counted = are_counted and not any(item.duplicates for item in items)
    a.stars.append(record)
    return record
