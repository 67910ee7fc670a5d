"""Expressions: what they name, and their types as far as PostgreSQL could know them.

Follows parse_expr.c. A type of None means that it is not known here, never that there is none.
The file is a table of handlers, one for each kind of expression that our tokens lead to.
"""

from __future__ import annotations

from sqlglot import exp

from ..facts import CastUse, CoercionUse, ColumnUse, Demand, Unresolved
from ..pgtype import (
    BIT,
    BOOL,
    INT4,
    INT8,
    NUMERIC,
    RECORD,
    TEXT,
    UNKNOWN,
    PgType,
    built_in,
)
from ..source import Span
from ..sqlstate import INDETERMINATE_DATATYPE
from ..syntax.grammar import value_word_type
from ..syntax.lexeme import Kind
from ..syntax.numbers import integer
from . import (
    calls,
    coercion,
    columns,
    compared_rows,
    constructs,
    holes,
    literals,
    matching,
    operators,
    predicates,
    rows,
    sorting,
    subscripts,
    walk,
    windows,
)
from .analysis import Analysis
from .constants import read_as, row_parts, unparenthesised
from .entries import RowType, Type, plain_type
from .guesses import guess_operands, guess_unlike
from .relations import fields_of, may_have_fields
from .scope import Scope
from .texts import read_cast
from .types import can_cast, cast_since, common_of


def _unknown(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """A node that our tokens do not lead to: its parts are analysed, the rest is a gap."""
    a.gap(f"expression could not be analysed ({type(node).__name__})", a.tree.node_span(node))
    return _parts(a, node, scope)


def _parts(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    for part in node.iter_expressions():
        walk.expression(a, part, scope)
    return None


def _parts_bool(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    _parts(a, node, scope)
    return BOOL


def _column(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    assert isinstance(node, exp.Column)
    if type(node.this) not in _NAMES:
        # sqlglot's tree for `schema.f(x) FILTER (...)`
        a.schemas[id(calls.called(node.this))] = a.tree.name(node.args.get("table"))
        return walk.expression(a, node.this, scope)
    return columns.column_type(a, node, scope)


_NAMES = frozenset((exp.Identifier, exp.Star))


def _literal(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    lexeme = a.tree.lexeme(node)
    if a.tree.marks.holes and holes.is_hole(a, node):
        return None
    if lexeme is None:
        return UNKNOWN
    if lexeme.kind is Kind.PARAM:
        return UNKNOWN if a.parameters is None else a.parameters.type_of(node)
    if lexeme.kind is Kind.STRING:
        return BIT if lexeme.text.startswith(_BITS) else UNKNOWN
    if lexeme.kind is Kind.NUMBER:
        return _number_type(lexeme.text)
    word = value_word_type(lexeme.text)
    return built_in(word) if word is not None else None


_BITS = ("b'", "B'", "x'", "X'")


def _number_type(text: str) -> PgType:
    """scan.l, process_integer_literal."""
    value = integer(text)
    if value is None:
        return NUMERIC
    return INT4 if value < 2**31 else INT8


def _logical(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """AND, OR: a chain of one of them is walked, not recursed."""
    rights: list[exp.Expr] = []
    left: exp.Expr = node
    while type(left) is type(node):
        rights.append(left.expression)
        left = left.this
    construct = type(node).__name__.upper()
    coercion.condition(a, left, scope, construct)
    for right in reversed(rights):
        coercion.condition(a, right, scope, construct)
    return BOOL


def _inner(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    return walk.expression(a, node.this, scope)


def _not(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    coercion.condition(a, node.this, scope, "NOT")
    return BOOL


def _cast(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    identifier = node.args["to"].args.get("kind")
    number = a.tree.number(identifier) if isinstance(identifier, exp.Identifier) else -1
    written = a.tree.marks.types.get(number)
    if written is None:
        walk.expression(a, node.this, scope)
        a.gap("type could not be analysed", a.tree.node_span(node))
        return None
    kind = literals.resolved_type(a, written)
    if kind is None:
        walk.expression(a, node.this, scope)
        return None
    read_as(a, kind, node.this)
    before = len(a.facts)
    given = walk.expression(a, node.this, scope)
    source = plain_type(given)
    _take_cast(a, node.this, kind)
    if kind in literals.REGISTERED:
        read_cast(a, kind, node.this, source, a.tree.span(written.start, written.end), before)
    if isinstance(given, RowType) and not _row_becomes(a, given, kind):
        a.note(CastUse(given.type, kind, a.tree.span(written.start, written.end)))
    elif not can_cast(a, source, kind) and not (source is None and a.is_open(node.this)):
        span = a.tree.span(written.start, written.end)
        untyped = a.tree.whole_spans([node.this]) if source is None else ()
        a.note(CastUse(source, kind, span, untyped, cast_since(a, source, kind)))
    return None if kind.name.name.startswith("any") and kind.is_built_in else kind


def _take_cast(a: Analysis, value: exp.Expr, kind: PgType) -> None:
    """Gives a parameter the type that it is cast to; of an array, its elements are cast."""
    bare = unparenthesised(value) if a.parameters is not None else value
    if a.parameters is not None and isinstance(bare, exp.Array):
        for part in bare.expressions:
            _take_cast(a, part, kind if isinstance(part, exp.Array) else kind.bare)
    else:
        a.takes(bare, kind)


def _row_becomes(a: Analysis, row: RowType, kind: PgType) -> bool:
    """Whether a record becomes a composite value, field by field (coerce_record_to_complex)."""
    fields = fields_of(a, kind)
    if fields is None or row.type != RECORD or row.fields is None:
        return True
    given = [one for _, one in row.record] if row.record is not None else [*row.fields.values()]
    pairs = [
        (plain_type(one), plain_type(of)) for one, of in zip(given, fields.values(), strict=False)
    ]
    return len(given) == len(fields) and all(
        one is None or of is None or can_cast(a, one, of) for one, of in pairs
    )


def _case(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    tested = walk.expression(a, node.this, scope)
    if tested == UNKNOWN:  # transformCaseExpr
        is_text = a.takes(node.this, TEXT) or a.tree.is_constant(node.this)
        tested = TEXT if is_text else None
    results: list[Type] = []
    given: list[exp.Expr] = []
    for branch in node.args.get("ifs") or ():
        if node.this is None:
            coercion.condition(a, branch.this, scope, "CASE/WHEN")
        else:
            values = node.this, branch.this
            condition = walk.expression(a, branch.this, scope)
            if tested is None and a.is_parameter(node.this):
                guess_unlike(a, "=", TEXT, condition, node.this)
            operators.take_operands(a, "=", tested, condition, values)
            operators.implied(a, "=", branch.this, tested, condition, values)
            operators.read_constants(a, "=", tested, condition, (node.this, branch.this))
        given.append(branch.args["true"])
        results.append(walk.expression(a, given[-1], scope))
    default = node.args.get("default")
    # The default comes first (parse_expr.c, transformCaseExpr).
    results.insert(0, walk.expression(a, default, scope) if default is not None else UNKNOWN)
    if default is not None:
        given.insert(0, default)
    kind = common_of(a, "CASE", [plain_type(kind) for kind in results], given)
    if kind == UNKNOWN:
        a.undeclared[id(node)] = TEXT
    return kind


def _subquery(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """A query that gives one value; its `*` shows."""
    output = walk.query(a, node, scope)
    output.expose()
    if output.columns is None or output.width is None:
        return None
    if len(output.columns) != 1:  # beside a row
        return RowType(record=tuple(output.columns), is_list=True)
    return output.columns[0][1]


def _exists(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    walk.query(a, node.this, scope)
    return BOOL


def _in(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    within, values = node.args.get("query"), node.expressions
    if len(values) == 1 and isinstance(values[0], exp.Values):  # rows, which are a query
        within, values = values[0], []
    # A subquery comes before what is tested (transformSubLink), a list behind it.
    found = _subquery(a, within, scope) if within is not None else None
    tested = walk.expression(a, node.this, scope)
    listed = [walk.expression(a, part, scope) for part in values]
    if values:
        _compare_listed(a, node, tested, listed)
    if within is not None:
        if isinstance(tested, RowType) or isinstance(found, RowType):
            operators.listed_rows(a, node, "=", tested, [found], within)
        else:
            operators.take_operands(a, "=", tested, found, (node.this, within))
            operators.implied(a, "=", node, tested, found)
        operators.read_constants(a, "=", tested, found, (node.this, within))
    walk.expression(a, node.args.get("field"), scope)
    return BOOL


def _compare_listed(a: Analysis, node: exp.Expr, tested: Type, listed: list[Type]) -> None:
    """IN with the values of a list, which looks up `=`, and NOT IN, which looks up `<>`.

    parse_expr.c, transformAExprIn. Before a query NOT IN is the negation of IN (gram.y).
    """
    symbol = "<>" if _is_not_in(a, node) else "="
    if isinstance(tested, RowType) or any(isinstance(kind, RowType) for kind in listed):
        operators.listed_rows(a, node, symbol, tested, listed)
    else:
        for kind in dict.fromkeys(map(plain_type, listed)):
            operators.implied(a, symbol, node, tested, kind)
        if a.undeclared:
            for value, given in zip(node.expressions, listed, strict=True):
                guess_operands(a, symbol, (node.this, value), tested, given)
    operators.read_listed(a, node, symbol, tested, listed)


def _is_not_in(a: Analysis, node: exp.Expr) -> bool:
    """Whether NOT stands before IN, which is in the tree what NOT before all of it is."""
    if not isinstance(node.parent, exp.Not) or (ends := a.tree.ends(node.this)) is None:
        return False
    number = ends[1] + 1
    while a.tree.lexemes[number].text not in ("in", "not"):  # a parenthesis that closes
        number += 1
    return a.tree.lexemes[number].text == "not"


def _quantified(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """ANY, ALL: over a query or an array."""
    inner = node.this
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if isinstance(inner, exp.Query):
        return _subquery(a, inner, scope)  # its column: `operators.taken` tells it from an array
    return walk.expression(a, inner, scope)


def _array_of(kind: Type) -> Type:
    name = plain_type(kind)
    return None if name is None else name.array


def _array(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    parts = node.expressions
    if len(parts) == 1 and isinstance(parts[0], exp.Query):
        found = _subquery(a, parts[0], scope)
        compared_rows.needs_one_column(a, found, parts[0])
        return _array_of(found)
    if not parts and not (a.tree.marks.holes or _is_cast(node)):
        place, state = a.tree.place_of(node), INDETERMINATE_DATATYPE
        a.note(CoercionUse(Demand.EMPTY_ARRAY, "ARRAY", UNKNOWN, UNKNOWN, state, place))
    given = [walk.expression(a, part, scope) for part in parts]
    if any(isinstance(one, RowType) for one in given):
        a.array_rows[id(node)] = given
    kinds = [plain_type(one) for one in given]
    kind = common_of(a, "ARRAY", kinds, parts, is_cast=_is_cast(node))
    if kind == UNKNOWN:
        a.undeclared[id(node)] = TEXT.array
    return kind if kind is None or kind == UNKNOWN else kind.array


def _is_cast(node: exp.Expr) -> bool:
    """Whether a cast gives the elements of ARRAY[] their type (transformTypeCast)."""
    outer = node.parent
    while isinstance(outer, (exp.Array, exp.Paren)):
        outer = outer.parent
    return isinstance(outer, exp.Cast)


def _dot(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """`(row).field`, or a call with a schema."""
    call = node.expression
    if isinstance(call, (exp.Anonymous, exp.Window, exp.Filter, exp.WithinGroup)):
        assert isinstance(node, exp.Dot)
        return calls.qualified_call(a, node, scope)
    if isinstance(call, exp.Star):
        walk.expression(a, node.this, scope)
        return None
    before = len(a.rows)
    base = walk.expression(a, node.this, scope)
    compared_rows.needs_one_column(a, base, node.this)
    number = a.tree.number(call)
    if number >= 0 and (kind := columns.system_field(a, number, node.this, base, before)):
        return kind
    return _field(a, node, base)


def _field(a: Analysis, node: exp.Expr, base: Type) -> Type:
    """`(value).name`: a field, or a function that takes the value (ParseFuncOrColumn)."""
    number = a.tree.number(node.expression)
    if number < 0:
        return None
    name, span = a.tree.lexemes[number].text, a.tree.lexeme_span(number)
    fields = fields_of(a, base)
    if fields is not None and name in fields:
        if isinstance(base, RowType) and base.entry is not None:
            columns.field_use(a, number, base.entry)
        return fields[name]
    if fields is None and may_have_fields(a, base):
        a.note(ColumnUse(name, None, span, (), (), in_clause="field"))
        return None
    if fields is None or columns.takes_row(a, name, base):
        return calls.notation(a, name, span, node.this, base)
    scope = (base.entry.shown(),) if isinstance(base, RowType) and base.entry is not None else ()
    a.note(ColumnUse(name, None, span, (), scope, Unresolved.FIELD))
    return None


def _tuple(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    kinds = [walk.expression(a, part, scope) for part in node.expressions]
    return constructs.row_of(kinds, node.expressions)


def _is(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    before = len(a.rows)
    kind = walk.expression(a, node.this, scope)
    rows.only_existence(a, node.this, before)
    if not isinstance(node.expression, exp.Null):
        predicates.tested(a, node, kind)
    else:
        for value in row_parts(a, node.this) or (node.this,):
            a.asks_no_type(value)
    return BOOL


def _overlaps(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """`(a, b) OVERLAPS (c, d)`: a function of four values (gram.y, makeOverlaps)."""
    nodes = [*(row_parts(a, node.this) or ()), *(row_parts(a, node.expression) or ())]
    kinds = [plain_type(walk.expression(a, part, scope)) for part in nodes]
    if len(nodes) == _ENDS_OF_TWO:
        constructs.called(a, "overlaps", _word(a, node, "overlaps"), nodes, kinds)
    return BOOL


_ENDS_OF_TWO = 4


def _window(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    kind = walk.expression(a, node.this, scope)
    is_of_another = node.args.get("alias") is not None
    if a.windows is not None and (is_of_another or a.parameters is not None):
        a.windows.append((node, scope))
    else:
        sorting.window(a, node, scope)
    windows.note_call(a, node)
    return kind


def _filter(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    if a.parameters is None:
        kind = walk.expression(a, node.this, scope)
        coercion.condition(a, node.expression.this, scope, "FILTER")
        return kind
    # It stands before the arguments take their types (parse_func.c, ParseFuncOrColumn).
    call = id(calls.called(node.this))
    a.filters[call] = node.expression.this
    kind = walk.expression(a, node.this, scope)
    if (condition := a.filters.pop(call, None)) is not None:
        coercion.condition(a, condition, scope, "FILTER")
    return kind


def _within_group(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    assert isinstance(node, exp.WithinGroup)
    return calls.within_group(a, node, scope)


def _time_zone(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """AT TIME ZONE, AT LOCAL: pg_catalog.timezone, whose first argument is the zone."""
    assert isinstance(node, exp.AtTimeZone)
    nodes = [node.this]
    kinds = [plain_type(walk.expression(a, node.this, scope))]
    if not a.tree.is_local(node):
        zone = node.args["zone"]
        nodes.insert(0, zone)
        kinds.insert(0, plain_type(walk.expression(a, zone, scope)))
    elif a.contract.postgres < _AT_LOCAL_SINCE:  # which the grammar says
        return None
    return constructs.called(a, "timezone", _word(a, node, "at"), nodes, kinds)


_AT_LOCAL_SINCE = 17


def _word(a: Analysis, node: exp.Expr, word: str) -> Span:
    """Where a word stands behind the first operand; the node's place where that has none."""
    ends = a.tree.ends(node.this)
    number = ends[1] + 1 if ends is not None else len(a.tree.lexemes)
    while number < len(a.tree.lexemes) and a.tree.lexemes[number].text != word:
        number += 1
    return a.tree.lexeme_span(number) if number < len(a.tree.lexemes) else a.tree.place_of(node)


def _anonymous(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    assert isinstance(node, exp.Anonymous)
    if node.this == "ALL" and len(node.expressions) == 1:
        return walk.expression(a, node.expressions[0], scope)
    return calls.call(a, node, scope)


def _star(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    return None


def _boolean(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    return BOOL


def _null(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    return UNKNOWN


HANDLERS: dict[type, walk.OfExpression] = {
    object: _unknown,
    exp.Column: _column,
    exp.Literal: _literal,
    exp.Paren: _inner,
    exp.And: _logical,
    exp.Or: _logical,
    **dict.fromkeys(operators.SYMBOLS, operators.binary),
    exp.Operator: operators.operator,
    exp.Neg: operators.negation,
    exp.Not: _not,
    exp.Cast: _cast,
    exp.Case: _case,
    exp.Query: _subquery,
    exp.Values: _subquery,
    exp.Exists: _exists,
    exp.In: _in,
    exp.Any: _quantified,
    exp.All: _quantified,
    exp.Array: _array,
    exp.Bracket: subscripts.bracket,
    exp.Dot: _dot,
    exp.Tuple: _tuple,
    exp.Is: _is,
    exp.Window: _window,
    exp.WindowSpec: _parts,
    exp.Filter: _filter,
    exp.WithinGroup: _within_group,
    exp.AtTimeZone: _time_zone,
    exp.Anonymous: _anonymous,
    exp.Star: _star,
    exp.Boolean: _boolean,
    exp.Null: _null,
    exp.Between: operators.comparison,
    exp.Like: matching.matched,
    exp.ILike: matching.matched,
    exp.SimilarTo: matching.similar,
    exp.Overlaps: _overlaps,
    exp.NullSafeEQ: operators.comparison,
    exp.NullSafeNEQ: operators.comparison,
    exp.Escape: _parts_bool,
    exp.Order: _parts,
    exp.Ordered: _parts,
    exp.Opclass: _inner,
    exp.Distinct: _parts,
    exp.Limit: _parts,
    exp.Where: _parts,
    exp.Var: _star,
    exp.Identifier: _star,
}
