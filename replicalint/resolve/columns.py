"""What a column reference means.

Follows parse_expr.c, transformColumnRef, and parse_relation.c, colNameToVar. All that can stand for
a column is here: a bare name, a qualified one, a whole row, a column of USING or of a target list.
They are many, and share how a column is noted: so the file is long.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace
from sqlglot import exp

from .. import catalog
from ..facts import ColumnUse, EntryKind, FromEntry, FunctionUse, Unresolved
from ..name import Name
from ..pgtype import RECORD, PgType, built_in
from ..source import Span
from ..sqlstate import UNDEFINED_COLUMN
from .analysis import Analysis
from .entries import (
    SEVERAL,
    SYSTEM_COLUMNS,
    Entry,
    PlainEntry,
    RowRecord,
    RowType,
    Type,
    plain_type,
)
from .growing import Growing
from .holes import is_taken_out
from .scope import Scope
from .types import listed_result

_MOST_TABLES = 256  # of those beside a bare name: FROM may have thousands, and as many such names
# What takes a row, of the types that functions declare.
_OF_ANY_ROW = frozenset((RECORD, *map(built_in, ("anyelement", "anynonarray", "any"))))


class Reference(Struct, frozen=True):
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
    if a.tree.marks.holes and _is_unknown(a, node, scope):
        return None
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


def _is_unknown(a: Analysis, node: exp.Column, scope: Scope) -> bool:
    """Whether a part of a reference is a hole: but for that before the dot, if FROM names it."""
    unknown = a.tree.marks.holes
    if a.tree.number_of(node, "this") in unknown or a.tree.number_of(node, "db") in unknown:
        return True
    number = a.tree.number_of(node, "table")
    return number in unknown and find_level(scope, a.tree.lexemes[number].text) is None


def _plain(a: Analysis, first: int, last: int, scope: Scope) -> tuple[Type] | None:
    """`o.id` where o is an entry and has the column, as nearly always; None for all else."""
    if first < 0 or last < 0:
        return None
    tree = a.tree
    alias, name = tree.lexemes[first].text, tree.lexemes[last].text
    level: Scope | None = scope
    while level is not None and not (entries := level.relation(alias)):
        if level.is_open:
            return None
        level = level.parent
    if level is None or (len(entries) > 1 and _goes_by_one_name(entries)):
        return None
    entry = entries[0]
    if entry.columns is None or name not in entry.columns or name in entry.duplicates:
        return None
    of = entry.relation if entry.kind is EntryKind.TABLE else origin_of(entry, name)
    a.note(ColumnUse(name, alias, tree.lexeme_span(last), (entry.shown(),), of=of))
    return (entry.columns[name],)


def _bare(a: Analysis, written: Reference, scope: Scope) -> Type:
    searched: list[Scope] = []
    of_another_version: tuple[PlainEntry, int] | None = None
    for level in scope.levels():
        searched.append(level)
        found = level.find(written.column)
        if found and len(found) == 1 and not _is_in_version(a, found[0], written.column):
            of_another_version = of_another_version or (found[0], len(searched))
            found = ()
        if level.is_open and (not found or len(found) > 1):
            _of_the_rest(a, written)
            return None
        if found is None and a.tree.marks.holes and find_level(scope, written.column) is not None:
            return None  # a row, or a column of an entry that is not known
        if found is None:
            _undecided(a, written, level.unknown(), searched)
            return None
        if len(found) == 1:
            kind = _resolved(a, written, found[0], searched)
            return level.type_of(written.column) or kind
        if found:
            shown = tuple(entry.shown() for entry in found)
            _note(a, written, shown, level, Unresolved.AMBIGUOUS)
            return None
        a.work.step()
    if of_another_version is not None:
        entry, number = of_another_version
        return _resolved(a, written, entry, searched[:number])
    if find_level(scope, written.column) is not None:
        return whole_row(a, written, scope)
    if a.tree.marks.holes and _may_name_type(a, written):
        return None
    if is_taken_out(a, written.number):
        return built_in("bpchar")
    _note(a, written, (), scope, Unresolved.COLUMN, around=True)
    return None


def _may_name_type(a: Analysis, written: Reference) -> bool:
    """Whether a name before a hole may be the type of a constant: `date ${day}`."""
    is_before = written.number + 1 in a.tree.marks.holes
    return is_before and catalog.type_named(written.column) is not None


def _is_in_version(a: Analysis, entry: PlainEntry, column: str) -> bool:
    """Whether the replica's PostgreSQL has the column: one of a catalogue may be newer, or gone.

    A name that is not there means what stands around, if anything does.
    """
    of = entry.relation if entry.kind is EntryKind.TABLE else None
    if of is None or of in a.contract.relations:
        return True
    relation = catalog.relation(of.schema, of.name)
    named = [one for one in relation.columns if one.name == column] if relation is not None else []
    return not named or any(catalog.is_in(one, a.contract.postgres) for one in named)


def _qualified(a: Analysis, written: Reference, scope: Scope) -> Type:
    found = find_level(scope, written.table, written.schema)
    if found is None:
        no_entry(a, written, scope)
        return None
    entry, level = found
    if is_twice(a, written, level, written.table, written.schema):
        return None
    candidates = entry.find(written.column)
    if candidates is None:
        _note(a, written, (entry.shown(),), level)
        if entry.is_open:
            a.open.add(written.number)
        return None
    if len(candidates) == 1 or (not candidates and _has_system_column(entry, written.column)):
        return _resolved(a, written, entry)
    if candidates:
        _note(a, written, (entry.shown(), entry.shown()), level, Unresolved.AMBIGUOUS)
        return None
    return _functional(a, written, entry)


def no_entry(a: Analysis, written: Reference, scope: Scope) -> None:
    """Notes a name before a dot that no entry has."""
    if scope.has_open_level:
        _of_the_rest(a, written)
    else:
        _note(a, written, (), scope, Unresolved.QUALIFIER, around=True)


def _of_the_rest(a: Analysis, written: Reference) -> None:
    """A name that only the rest of the query may have, around the part of it that is seen."""
    a.open.add(written.number)
    a.note(ColumnUse(written.column, written.table or None, written.span, ()))


def _has_system_column(entry: PlainEntry, name: str) -> bool:
    return entry.has_system_columns and name in SYSTEM_COLUMNS


def _functional(a: Analysis, written: Reference, entry: PlainEntry) -> Type:
    """`t.f` may be `f(t)`: a function that takes the row (manual 8.16.5)."""
    row = RowType(entry)
    if takes_row(a, written.column, row):
        name = Name("", written.column)
        use = FunctionUse(name, written.span, (row.type,), is_call=False, refusal=UNDEFINED_COLUMN)
        a.note(use)
        record = RowRecord(written.table, written.whole, entry.shown(), (entry.shown(),))
        record.function = name
        a.rows.append(record)
        return listed_result(a, a.contract.function(name), (row.type,))
    a.note(
        ColumnUse(
            written.column,
            written.table,
            written.span,
            (),
            (entry.shown(),),
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


def find_level(scope: Scope, alias: str, schema: str = "") -> tuple[PlainEntry, Scope] | None:
    """The entry of that name, nearest level first, and its level."""
    for level in scope.levels():
        entries = level.relation(alias, schema)
        if entries:
            return entries[0], level
        if level.is_open:
            break
    return None


def _goes_by_one_name(entries: Sequence[PlainEntry]) -> bool:
    """Whether several tables of FROM go by one name; old and new give way to a table's name."""
    return sum(not entry.needs_qualifier for entry in entries) > 1


def is_twice(a: Analysis, written: Reference, level: Scope, alias: str, schema: str) -> bool:
    """Notes it where a name before a dot may mean several tables (scanNameSpaceForRefname)."""
    entries = level.relation(alias, schema)
    if len(entries) < 2 or not _goes_by_one_name(entries):
        return False
    shown = tuple(entry.shown() for entry in entries[:SEVERAL])
    written = replace(written, column=written.column if written.table else "*", table=alias)
    _note(a, written, shown, level, Unresolved.ENTRY)
    return True


def _resolved(
    a: Analysis, written: Reference, entry: PlainEntry, searched: Sequence[Scope] = ()
) -> Type:
    a.note(
        ColumnUse(
            written.column,
            written.table or None,
            written.span,
            (entry.shown(),),
            of=origin_of(entry, written.column),
            beside=_beside(a, entry, written.column, searched),
            meant=None if written.table else a.meant(written.number),
        )
    )
    columns = entry.columns or entry.some
    return columns.get(written.column, SYSTEM_COLUMNS.get(written.column))


def _undecided(
    a: Analysis, written: Reference, unknown: Sequence[PlainEntry], searched: Sequence[Scope]
) -> None:
    """A bare name that the entries of which no columns are known may have."""
    shown = tuple(entry.shown() for entry in unknown)
    if any(entry.is_open for entry in unknown):
        a.open.add(written.number)
    beside = _beside(a, unknown[0], written.column, searched) if len(unknown) == 1 else ()
    a.note(ColumnUse(written.column, None, written.span, shown, beside=beside))


def _beside(
    a: Analysis, entry: PlainEntry, column: str, searched: Sequence[Scope]
) -> tuple[FromEntry, ...]:
    """The contract's tables that may get a column of that name, one entry for each.

    What a join has merged with the column is not among them.
    """
    found: dict[Name, FromEntry] = {}
    tables = chain.from_iterable(level.tables() for level in searched)
    for one in islice(tables, _MOST_TABLES):
        relation = one.relation
        if one is entry or relation not in a.contract.relations or column in (one.columns or ()):
            continue
        assert relation is not None
        found.setdefault(relation, one.shown())
        if len(found) > SEVERAL:
            break
    return tuple(found.values())


def origin_of(entry: PlainEntry, column: str) -> Name | None:
    """The relation that a column comes from, directly or through `*` alone."""
    if entry.kind is EntryKind.TABLE:
        return entry.relation
    if column in entry.starred:
        return entry.starred[column]
    origins = entry.origins.get(column, [])
    return origin_of(origins[0], column) if len(origins) == 1 else None


def _note(
    a: Analysis,
    written: Reference,
    shown: tuple[FromEntry, ...],
    level: Scope,
    missing: Unresolved | None = None,
    around: bool = False,
) -> None:
    scope = entries_around(level) if around else level.all_shown()
    span = written.whole if missing in (Unresolved.QUALIFIER, Unresolved.ENTRY) else written.span
    a.note(ColumnUse(written.column, written.table or None, span, shown, scope, missing))


def entries_around(scope: Scope) -> Growing[FromEntry]:
    """The entries of a level and of those around it."""
    return Growing.joined(level.all_shown() for level in scope.levels())


def using_column(a: Analysis, identifier: exp.Expr, side: Entry, *, is_open: bool) -> None:
    """A column of USING, looked up in one side of the join; an open one may have merged it."""
    number = a.tree.number(identifier)
    span = a.tree.lexeme_span(number)
    name = a.tree.lexemes[number].text
    found = side.find(name)
    if is_open and found and len(found) > 1:
        return
    if found is None:
        shown = tuple(entry.shown() for entry in islice(side.unknown(), SEVERAL))
        a.note(ColumnUse(name, None, span, shown, in_clause="using"))
        return
    shown = tuple(entry.shown() for entry in found)
    missing = None
    if len(found) != 1:
        missing = Unresolved.AMBIGUOUS if found else Unresolved.COLUMN
    of = origin_of(found[0], name) if len(found) == 1 else None
    scope = side.all_shown() if missing is not None else ()
    a.note(ColumnUse(name, None, span, shown, scope, missing, of, "using"))


def target_column(a: Analysis, identifier: exp.Expr, target: PlainEntry) -> Type:
    """A column that INSERT or UPDATE writes to."""
    number = a.tree.number(identifier)
    if number < 0:
        return None
    name, span = a.tree.lexemes[number].text, a.tree.lexeme_span(number)
    return listed_column(a, name, span, target, "target")


def listed_column(a: Analysis, name: str, span: Span, target: PlainEntry, in_clause: str) -> Type:
    """A column in the list of INSERT or COPY, where no other name can stand."""
    found = target.find(name)
    shown = (target.shown(),) if found is None or found else ()
    missing = None if shown else Unresolved.COLUMN
    of = origin_of(target, name) if shown else None
    scope = () if shown else (target.shown(),)
    a.note(ColumnUse(name, None, span, shown, scope, missing, of, in_clause))
    return (target.columns or {}).get(name)


def field_use(a: Analysis, number: int, entry: PlainEntry, in_clause: str = "expression") -> None:
    """`(o).name` or `name(o)`: a column of a whole row, read through the row."""
    name = a.tree.lexemes[number].text
    shown = (entry.shown(),)
    of = origin_of(entry, name)
    span = a.tree.lexeme_span(number)
    a.note(ColumnUse(name, entry.alias, span, shown, of=of, in_clause=in_clause))


def system_field(
    a: Analysis, number: int, row: exp.Expr, kind: Type, before: int, in_clause: str = "expression"
) -> PgType | None:
    """`(o).ctid` or `ctid(o)`: a system column of a table that FROM has, no field of its row type.

    Whole rows that were named since `before` tell one from a column that is a row
    (parse_func.c, ParseComplexProjection).
    """
    name = a.tree.lexemes[number].text
    if name not in SYSTEM_COLUMNS or not isinstance(kind, RowType) or len(a.rows) == before:
        return None
    entry = kind.entry
    if entry is None or not entry.has_system_columns or name in (entry.columns or ()):
        return None
    while isinstance(row, exp.Paren):
        row = row.this
    if not isinstance(row, exp.Column):
        return None
    field_use(a, number, entry, in_clause)
    return SYSTEM_COLUMNS[name]


def locked_entry(a: Analysis, identifier: exp.Expr, scope: Scope) -> None:
    """An alias of FOR UPDATE OF: it must be in FROM at this level."""
    number = a.tree.number(identifier)
    alias = a.tree.lexemes[number].text
    if not scope.relation(alias) and not scope.has_open_level:
        span = a.tree.lexeme_span(number)
        _note(a, Reference("", alias, alias, span, span, number), (), scope, Unresolved.QUALIFIER)


def whole_row(a: Analysis, written: Reference, scope: Scope) -> Type:
    """A whole-row reference: `o`, `o.*`, `public.orgs.*`."""
    is_star = written.column == "*"
    alias = written.table if is_star else written.column
    schema = written.schema if is_star else written.table
    found = find_level(scope, alias, schema)
    if found is not None and is_twice(a, written, found[1], alias, schema):
        return None
    entry = found[0] if found is not None else None
    if entry is None and scope.has_open_level:
        _of_the_rest(a, written)
        return None
    around = entries_around(scope)
    if entry is not None and (scalar := _scalar(entry)) is not None:
        return scalar
    a.rows.append(RowRecord(alias, written.whole, entry.shown() if entry else None, around))
    return RowType(entry) if entry is not None else None


def _scalar(entry: PlainEntry) -> Type:
    """A function of a scalar type in FROM: its name alone is its value."""
    if entry.is_value and entry.columns is not None:
        return next(iter(entry.columns.values()))
    return None
