"""Calls in FROM and the columns that they give: parse_clause.c, transformRangeFunction."""

from __future__ import annotations

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..facts import EntryKind
from ..pgtype import INT8, RECORD, PgType
from . import literals, misuses, walk
from .aliases import alias_columns, by_name, note_alias_list, renamed
from .analysis import Analysis
from .calls import analysed_call
from .entries import PlainEntry, RowType, Type, plain_type
from .relations import composite_fields
from .scope import Scope
from .types import element_type


class _Given(Struct, frozen=True):
    """What a call in FROM gives: its columns, None where they are not known.

    `takes_alias`: the alias names its only one. `is_value`: it gives values and no rows.
    """

    columns: list[tuple[str, Type]] | None
    takes_alias: bool = False
    is_value: bool = False

    @staticmethod
    def value(name: str, kind: Type) -> _Given:
        return _Given([(name, kind)], True, True)


def function_entry(a: Analysis, node: exp.Expr, source: exp.Expr, scope: Scope) -> PlainEntry:
    """`FROM f(x) WITH ORDINALITY AS t(a, b)`."""
    return _entry(a, source, _columns_of(a, node, source, scope))


def rows_from_entry(a: Analysis, source: exp.Table, scope: Scope) -> PlainEntry:
    """`ROWS FROM (f(x), g(y) AS (a int))`."""
    every: list[tuple[str, Type]] | None = []
    for part in source.args["rows_from"]:
        inner = part.this if isinstance(part, (exp.Table, exp.Alias)) else part
        given = _columns_of(a, inner, part, scope)
        if len(source.args["rows_from"]) == 1:
            return _entry(a, source, given)
        more = given.columns
        every = None if every is None or more is None else every + more
    return _entry(a, source, _Given(every))


def _entry(a: Analysis, source: exp.Expr, what: _Given) -> PlainEntry:
    given = what.columns
    alias_node = source.args.get("alias")
    alias = a.tree.name(alias_node.this) if alias_node is not None else ""
    if source.args.get("ordinality") and given is not None:
        given = [*given, ("ordinality", INT8)]
    own_name = _function_name(a, source)
    if given is None:
        return PlainEntry(alias or own_name, EntryKind.FUNCTION, None)
    if what.takes_alias and alias:
        given = [(alias, given[0][1]), *given[1:]]
    names = alias_columns(source)
    note_alias_list(a, alias or own_name, EntryKind.FUNCTION, names, given, lambda name: None)
    listed = renamed(a, given, names) if names else given
    found = by_name(listed)
    twice = found.duplicates
    entry = PlainEntry(alias or own_name, EntryKind.FUNCTION, found.columns, duplicates=twice)
    entry.listed = listed if twice else None
    entry.is_value = what.is_value and len(given) == 1
    return entry


def _function_name(a: Analysis, source: exp.Expr) -> str:
    node = source.this if isinstance(source, (exp.Table, exp.Lateral)) else source
    while isinstance(node, exp.Dot):
        node = node.expression
    if isinstance(node, exp.Anonymous) and isinstance(node.this, exp.Identifier):
        return a.tree.name(node.this)
    return ""


def _columns_of(a: Analysis, node: exp.Expr, source: exp.Expr, scope: Scope) -> _Given:
    """What a call in FROM gives."""
    schema = a.tree.name(source.args.get("db")) if isinstance(source, exp.Table) else ""
    if isinstance(node, exp.Dot):
        schema = a.tree.name(node.this.expression if isinstance(node.this, exp.Dot) else node.this)
        node = node.expression
    defined = _defined_columns(a, source)
    if isinstance(node, exp.Cast):
        # parse_clause.c: a cast is a function of FROM, too
        kind = walk.expression(a, node, scope)
        return _Given.value("", kind) if defined is None else _Given(defined)
    if not isinstance(node, exp.Anonymous):
        return _word_columns(a, node, scope)
    number = a.tree.number(node.this) if isinstance(node.this, exp.Identifier) else -1
    kind, chosen = analysed_call(a, node, schema, scope)
    if number >= 0:
        misuses.note_defined_columns(a, node, chosen, kind, defined is not None)
    if defined is not None:
        return _Given(defined)
    if number in a.tree.marks.columns:
        written = a.tree.marks.columns[number]
        if a.tree.marks.holes and any(a.tree.is_name_of_hole(name) for name, _ in written):
            return _Given(None)
        return _Given([(n, literals.meant(a, t) if t else None) for n, t in written])
    if (arrays := a.side_by_side.pop(id(node), None)) is not None:
        return _Given([one for each in arrays for one in _unnested(a, plain_type(each))])
    return _result_columns(a, a.tree.lexemes[number].text, kind, chosen)


def _unnested(a: Analysis, array: PgType | None) -> list[tuple[str, Type]]:
    """The columns of one of several arrays side by side: the fields of composite elements."""
    element = element_type(array)
    fields = composite_fields(element, a.contract) if element is not None else None
    return list(fields.items()) if fields else [("unnest", element)]


def _word_columns(a: Analysis, node: exp.Expr, scope: Scope) -> _Given:
    """CURRENT_DATE and other values that stand in FROM without parentheses."""
    kind = walk.expression(a, node, scope)
    lexeme = a.tree.lexeme(node) if isinstance(node, exp.Literal) else None
    return _Given.value(lexeme.text if lexeme is not None else "", kind)


def _defined_columns(a: Analysis, source: exp.Expr) -> list[tuple[str, Type]] | None:
    """A column definition list: `AS t(a int, b text)`."""
    alias = source.args.get("alias")
    definitions = [
        column
        for column in (alias.args.get("columns") or () if alias is not None else ())
        if isinstance(column, exp.ColumnDef)
    ]
    if not definitions:
        return None
    given: list[tuple[str, Type]] = []
    for column in definitions:
        kind = column.args.get("kind")
        inner = kind.args.get("kind") if kind is not None else None
        written = a.tree.marks.types.get(a.tree.number(inner)) if inner is not None else None
        resolved = literals.resolved_type(a, written) if written is not None else None
        given.append((a.tree.name(column.this), resolved))
    return given


def _result_columns(
    a: Analysis,
    name: str,
    kind: Type,
    chosen: tuple[catalog.Signature, ...],
) -> _Given:
    """The columns of a function's result (funcapi.c, get_expr_result_type)."""
    if isinstance(kind, RowType) and kind.entry is not None:
        return _Given(kind.entry.expand())
    if isinstance(kind, PgType):
        fields = composite_fields(kind, a.contract)
        if fields is not None:
            return _Given(list(fields.items()))
    outs = {signature.columns for signature in chosen}
    if len(outs) == 1:
        out = outs.pop()
        if out:
            # One OUT argument is the result itself.
            return _Given(list(out), is_value=len(out) == 1 and kind != RECORD)
    elif outs:
        return _Given(None)
    if not isinstance(kind, PgType) or kind == RECORD:
        return _Given(None)
    if not _is_scalar(a, kind):
        return _Given(None)
    return _Given.value(name, kind)


def _is_scalar(a: Analysis, kind: PgType) -> bool:
    """Whether a type is known to have no fields: one that is missing may have some."""
    if kind.is_array or catalog.type_info(kind) is not None:
        return True
    if not kind.name.schema:
        return kind in a.contract.user_types
    defined = a.contract.types.get(kind.name)
    return defined is not None and bool(defined.labels or defined.subtype)
