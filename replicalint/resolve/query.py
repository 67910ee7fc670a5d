"""Queries: analyze.c's transformSelectStmt and its neighbours, as far as names and types go.

SELECT, set operations, VALUES and WITH call each other: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlglot import exp

from ..facts import EntryKind, Need
from ..name import Name
from ..pgtype import BOOL, RECORD, TEXT, UNKNOWN, PgType
from . import coercion, compared_rows, holes, sorted_output, sorting, walk, writes
from .aliases import alias_columns, note_alias_list, renamed
from .analysis import Analysis
from .arms import (
    common_kind,
    is_filled_in,
    note_arms,
    note_rows,
    with_common_types,
    written_columns,
)
from .entries import Output, PlainEntry, StarRecord, Type, plain_type
from .from_clause import add_from, add_joins, cte_output
from .origins import modifier_of
from .scope import Cte, Scope
from .select_list import select_list
from .sorting import GROUP_BY, ORDER_BY, SortedBy, distinct_columns, sorted_by
from .types import take_common
from .windows import NamedWindows


def _written(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """INSERT, UPDATE, DELETE, MERGE, with what they return."""
    scope = a.levels[id(node)] = Scope(parent)
    with_queries(a, node, scope)
    return writes.write(a, node, scope)


def _inner(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    return walk.arm(a, node.this, parent)


def _unread(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    a.gap("query could not be analysed", a.tree.node_span(node))
    return Output(None)


def _parenthesised(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """`(SELECT ...) ORDER BY x LIMIT 1`."""
    scope = Scope(parent)
    with_queries(a, node, scope)
    output = walk.arm(a, node.this, scope if scope.has_with else parent)
    _order_of_output(a, node, output, scope)
    return output


def with_queries(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    """Adds the WITH queries of a statement to its scope (parse_cte.c)."""
    clause = node.args.get("with_")
    if clause is None:
        return
    is_recursive = bool(clause.args.get("recursive")) or _may_be_recursive(a, clause)
    pending: list[Cte] = []
    names = [] if is_recursive else [_cte_name(a, part) for part in clause.expressions]
    for number, part in enumerate(clause.expressions):
        if a.tree.marks.holes and holes.is_hole(a, part.args["alias"].this):
            scope.has_open_with = True
        cte = Cte(_cte_name(a, part))
        if is_recursive:
            cte.resolve = _resolver(a, part, cte, scope)
            scope.ctes[cte.name] = cte
            pending.append(cte)
        else:
            # Each sees those before it, and the relation of its own name.
            around = scope.beside()
            known = len(a.future_ctes)
            a.future_ctes += names[number:]  # parse_relation.c, isFutureCTE
            cte.output = _cte_output(a, part, around)
            del a.future_ctes[known:]
            scope.ctes[cte.name] = cte
    for cte in pending:
        cte_output(cte)


def _may_be_recursive(a: Analysis, clause: exp.Expr) -> bool:
    """Whether text may say so: RECURSIVE, or WITH and all behind it."""
    names = (part.args["alias"].this for part in clause.expressions)
    return bool(a.tree.marks.holes) and any(holes.is_hole(a, name) for name in names)


def _cte_name(a: Analysis, part: exp.Expr) -> str:
    alias = part.args["alias"]
    return a.tree.name(alias.this)


def _resolver(a: Analysis, part: exp.Expr, cte: Cte, scope: Scope) -> Callable[[], Output]:
    return lambda: _recursive_output(a, part, cte, scope)


def _recursive_output(a: Analysis, part: exp.Expr, cte: Cte, scope: Scope) -> Output:
    """A recursive query takes its columns from the arm that does not refer to it.

    The other gives them no other type (parse_cte.c, analyzeCTE). An arm that is a constant without
    a type has become text when this is asked.
    """
    body = part.this
    while isinstance(body, exp.Subquery) and not body.args.get("with_"):
        body = body.this
    around = scope.beside()
    if not isinstance(body, exp.SetOperation):
        return _named(a, part, walk.query(a, body, around))
    inner = Scope(around)
    with_queries(a, body, inner)
    first = walk.arm(a, body.this, inner)
    own = None if first.columns is None else list(first.columns)
    first.columns = walk.with_texts(first.columns)
    left = _named(a, part, first)
    added = _search_columns(a, part)
    if any(a.tree.is_name_of_hole(name) for name, _ in added):
        left.columns = None
    if a.tree.marks.cycles and left.columns is not None:
        _note_cycle(a, part, dict(left.columns))
    if left.columns is not None:
        left.columns += added
    if added:  # `*` brings these or not, as deep as it stands (addRangeTableEntryForCTE)
        left.stars.append(StarRecord(a.tree.place_of(part), (), is_counted=False))
    cte.output = left
    right = walk.arm(a, body.expression, inner)
    first = Output(own, first.stars, first.starred)
    construct = type(body).__name__.upper()
    note_arms(a, construct, first, right, body.expression)
    if _is_compared(body):
        distinct_columns(a, "UNION", Need.RECURSION, own, body.this)
    both = written_columns(body.this, own), written_columns(body.expression, own)
    overall = with_common_types(a, construct, own, right.columns, both)
    if cte.refers_to_itself:
        name = part.args["alias"].this
        written = [name if isinstance(one, (exp.Query, exp.Star)) else one for one in both[0]]
        _note_retyped(a, cte.name, own, overall, (written, both[1]))
    left.stars += right.stars
    return left


def _note_retyped(
    a: Analysis,
    query: str,
    own: list[tuple[str, Type]] | None,
    overall: list[tuple[str, Type]] | None,
    written: tuple[list[exp.Expr], list[exp.Expr]],
) -> None:
    """Notes the columns of a recursive query that its recursive term gives another type.

    A length or a precision counts, which only a column of a table, or a cast, hands on.
    """
    columns = zip(own or (), overall or (), *written, strict=True)
    for place, ((_, kind), (_, of_both), value, other) in enumerate(columns, 1):
        first, target = a.open_type(plain_type(kind), value), plain_type(of_both)
        if first is None or target is None or target == UNKNOWN:
            continue
        source = TEXT if first == UNKNOWN else first
        construct = f'"{query}" column {place}'
        if source != target:
            a.note(coercion.retyped(a, construct, value, source, target))
        elif (modifier := modifier_of(a, value)) and modifier_of(a, other) not in (None, modifier):
            a.note(coercion.retyped(a, construct, value, source, target, modifier))


def _note_cycle(a: Analysis, part: exp.Expr, columns: Mapping[str, Type]) -> None:
    """What CYCLE compares: the rows of these columns (rewriteSearchCycle.c)."""
    ends = a.tree.ends(part.this)
    assert ends is not None
    last = ends[1]
    found = next((one for one in a.tree.marks.cycles if one[0] > last), None)
    if found is None or any(one.text == "(" for one in a.tree.lexemes[last + 1 : found[0]]):
        return  # of a query behind this one
    for number in found:
        kind, span = columns.get(a.tree.lexemes[number].text), a.tree.lexeme_span(number)
        # Only rows that the recursion finds are compared.
        sorting.note_need(a, "CYCLE", Need.EQUALITY, kind, span, behind_others=True)


def _search_columns(a: Analysis, part: exp.Expr) -> list[tuple[str, Type]]:
    """The columns that SEARCH and CYCLE add to a recursive query."""
    ends = a.tree.ends(part)
    assert ends is not None
    return [
        (a.tree.lexemes[number].text, _added_type(a, number))
        for number in a.tree.marks.extra_names
        if number > ends[0]
    ]


def _added_type(a: Analysis, number: int) -> Type:
    """Paths are rows of the columns, or arrays of such; a mark is boolean but for TO (7.8.2)."""
    texts = [lexeme.text for lexeme in a.tree.lexemes[number - 1 : number + 4]]
    if texts[0] == "using":
        return RECORD.array
    match texts[2]:
        case "using":
            return BOOL
        case "to":
            return BOOL if {texts[3]} <= {"true", "false"} else None
        case _:
            before = [lexeme.text for lexeme in a.tree.lexemes[:number]]
            words = (one for one in reversed(before) if one in ("depth", "breadth"))
            return RECORD if next(words, "") == "breadth" else RECORD.array


def _cte_output(a: Analysis, part: exp.Expr, scope: Scope) -> Output:
    return _named(a, part, walk.query(a, part.this, scope))


def _named(a: Analysis, part: exp.Expr, output: Output) -> Output:
    names = alias_columns(part)
    if not names or output.columns is None:
        return output
    if a.tree.marks.holes and any(holes.is_hole(a, name) for name in names):
        return Output(None, output.stars)
    note_alias_list(a, _cte_name(a, part), EntryKind.CTE, names, output.columns, output.starred.get)
    return Output(renamed(a, output.columns, names), output.stars)


def _select(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """SELECT, clause after clause in the order in which transformSelectStmt takes them."""
    around, a.windows = a.windows, []
    scope = a.levels[id(node)] = Scope(parent)
    args = node.args
    if args.get("with_") is not None:
        with_queries(a, node, scope)
    source = args.get("from_")
    if source is not None:
        add_from(a, source.this, scope)
    if joins := args.get("joins"):
        add_joins(a, joins, scope)
    for lateral in args.get("laterals") or ():
        add_from(a, lateral, scope)
    output = select_list(a, node.expressions, scope)
    where = args.get("where")
    if where is not None:
        coercion.condition(a, where.this, scope, "WHERE")
    having = args.get("having")
    if having is not None:
        a.is_grouped = True
        coercion.condition(a, having.this, scope, "HAVING")
    order = args.get("order")
    ordered: list[SortedBy] = []
    if order is not None:
        values = [each.this for each in order.expressions]
        ordered = sorted_by(a, ORDER_BY, values, scope, output)
    group = args.get("group")
    if group is not None:
        a.is_grouped = True
        sorted_by(a, GROUP_BY, group.expressions, scope, output)
    distinct = args.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        by = distinct.args["on"]
        first = sorted_by(a, "DISTINCT ON", by.expressions or [by.this], scope, output)
        sorted_output.note_distinct_on(a, node, scope, output, first, ordered)
    elif distinct is not None:
        sorted_output.note_distinct(a, node, scope, output, ordered)
        distinct_columns(a, "DISTINCT", Need.EQUALITY, output.columns, node)
    _limits(a, node, scope)
    named: NamedWindows = {}
    for window in args.get("windows") or ():
        sorting.window(a, window, scope, named)
    for call, seen in a.windows:
        sorting.window(a, call, seen, named)
    a.windows = around
    _locks(a, node, scope)
    into = args.get("into")
    if into is not None:
        writes.select_into(a, into)
    return output


def _limits(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    for key, construct in _LIMITS:
        part = node.args.get(key)
        if part is not None:
            number = part.args.get("expression") or part.args.get("count")
            coercion.row_count(a, number, scope, construct)


# FETCH FIRST is the same clause as LIMIT.
_LIMITS = (("offset", "OFFSET"), ("limit", "LIMIT"), ("fetch", "LIMIT"))


def _locks(a: Analysis, node: exp.Expr, scope: Scope) -> None:
    for lock in node.args.get("locks") or ():
        writes.lock(a, lock, scope)


def _set_operation(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """UNION, INTERSECT, EXCEPT: the left arm names the columns. A chain is walked, not recursed."""
    arms: list[tuple[str, exp.Expr, bool]] = []
    scope = Scope(parent)
    with_queries(a, node, scope)
    around = scope if scope.has_with else parent
    left: exp.Expr = node
    while isinstance(left, exp.SetOperation) and (left is node or not left.args.get("with_")):
        construct = type(left).__name__.upper()
        arms.append((construct, left.expression, _is_compared(left)))
        left = left.this
    output = walk.arm(a, left, around)
    for star in output.stars:
        star.expose()
    first = left
    for construct, arm, is_compared in reversed(arms):
        other = walk.arm(a, arm, around)
        for star in other.stars:
            star.expose()
        note_arms(a, construct, output, other, arm)
        if is_compared:
            _compare_rows(a, construct, output, other, arm)
        both = written_columns(left, output.columns), written_columns(arm, output.columns)
        output.columns = with_common_types(a, construct, output.columns, other.columns, both)
        if is_compared:
            distinct_columns(a, construct, Need.EQUALITY, output.columns, first)
        left = node  # of several arms no column is written once
    _order_of_output(a, node, output, scope)
    return output


def _compare_rows(
    a: Analysis, construct: str, output: Output, other: Output, arm: exp.Expr
) -> None:
    """Rows in a column of two arms are compared as one value."""
    for (_, kind), (_, of_other) in zip(output.columns or (), other.columns or (), strict=False):
        if compared_rows.is_row(kind) and compared_rows.is_row(of_other):
            written = compared_rows.Comparing(Name("", construct), a.tree.place_of(arm))
            compared_rows.compare_whole(a, written, kind, of_other)


def _is_compared(node: exp.Expr) -> bool:
    """Whether the rows of two arms are compared: by all but UNION ALL."""
    return not isinstance(node, exp.Union) or node.args.get("distinct") is not False


def _order_of_output(a: Analysis, node: exp.Expr, output: Output, scope: Scope) -> None:
    """ORDER BY after a set operation sees the names of the output alone."""
    order = node.args.get("order")
    if order is not None:
        inner = Scope(scope, [_output_entry(output)])
        ordered = sorted_by(a, ORDER_BY, [each.this for each in order.expressions], inner, output)
        if isinstance(node, exp.SetOperation):
            sorted_output.note_set_operation(a, inner, output, ordered)
    _limits(a, node, scope)
    _locks(a, node, scope)


def _output_entry(output: Output) -> PlainEntry:
    known = None if output.columns is None else dict(output.columns)
    return PlainEntry("", EntryKind.OUTPUT, known, is_named=False)


def _values(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    scope = a.levels[id(node)] = Scope(parent)
    with_queries(a, node, scope)
    rows: list[list[PgType | None]] = []
    written: list[list[exp.Expr]] = []
    for row in node.expressions:
        values = row.expressions if isinstance(row, exp.Tuple) else [row]
        kinds = [plain_type(walk.expression(a, value, scope)) for value in values]
        if any(isinstance(value, exp.Column) and value.is_star for value in values):
            kinds = [None] * len(values)  # of so many columns as `o.*` has
        rows.append(kinds)
        written.append(values)
    columns = zip(zip(*rows, strict=False), zip(*written, strict=False), strict=True)
    common = [_common_kind(a, kinds, values) for kinds, values in columns]
    output = Output([(f"column{place}", kind) for place, kind in enumerate(common, 1)])
    if any(is_filled_in(a, one) for row in written for one in row):
        output = Output(None)
    else:
        note_rows(a, written)
    _order_of_output(a, node, output, scope)
    return output


def _common_kind(a: Analysis, kinds: Sequence[PgType | None], values: Sequence[exp.Expr]) -> Type:
    """The type of a column of VALUES (transformValuesClause)."""
    take_common(a, kinds, values)
    open_ = [a.open_type(kind, value) for kind, value in zip(kinds, values, strict=True)]
    if set(kinds) == {UNKNOWN} and None in open_:  # which makes a text of each
        for value in values:
            a.guess(value)
    return common_kind(a, "VALUES", [*open_], [*values])


HANDLERS: dict[type, walk.OfQuery] = {
    object: _unread,
    exp.Select: _select,
    exp.Subquery: _parenthesised,
    exp.SetOperation: _set_operation,
    exp.Values: _values,
    exp.Insert: _written,
    exp.Update: _written,
    exp.Delete: _written,
    exp.Merge: _written,
    exp.Paren: _inner,
}
