"""Operators: what they name, and the types that they give (parse_oper.c).

Written and implied ones are looked up with the same operands and constants: so the file is long.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from sqlglot import exp

from .. import catalog
from ..catalog.kinds import array_element, base_type, kind_of
from ..catalog.overload import common_type
from ..facts import RowComparison, RowProblem
from ..name import Name
from ..pgtype import BOOL, NO_OPERAND, RECORD, UNKNOWN, PgType
from ..source import Span
from ..syntax.lexeme import Kind
from . import compared_rows, rows, walk
from .analysis import Analysis
from .compared_rows import Comparing, Operand
from .constants import is_told, read_as, row_parts, unparenthesised
from .entries import RowType, Type, plain_type
from .guesses import (
    analysed_again,
    guess_elements,
    guess_operands,
    guess_unlike,
    operands_as_told,
)
from .scope import Scope
from .types import chosen_operator, element_type, take_common

SYMBOLS: dict[type[exp.Expr], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
    exp.Add: "+",
    exp.Sub: "-",
    exp.Mul: "*",
    exp.Div: "/",
    exp.Mod: "%",
    exp.Pow: "^",
}


_COMPARING = frozenset((exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE))


def binary(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """Comparison and arithmetic: a chain is walked, not recursed."""
    chain: list[exp.Expr] = []
    left: exp.Expr = node
    while type(left) in SYMBOLS:
        chain.append(left)
        left = left.this
    kind = walk.expression(a, left, scope)
    for each in reversed(chain):
        symbol, values = SYMBOLS[type(each)], (each.this, each.expression)
        right = walk.expression(a, each.expression, scope)
        if a.parameters is not None:
            take_operands(a, symbol, kind, right, values)
        read_constants(a, symbol, kind, right, values)
        is_row = isinstance(kind, RowType) or isinstance(right, RowType)
        if is_row or (a.array_rows and _rows_of_array(a, each.expression) is not None):
            _compare_rows(a, each, symbol, kind, right)
            kind = BOOL
            continue
        kind = _plain_operator(a, each, plain_type(kind), plain_type(right))
    return kind


def _compare_rows(a: Analysis, node: exp.Expr, symbol: str, left: Type, right: Type) -> None:
    """`(a, b) = (c, d)`, and with a subquery or ANY (...) on the right."""
    of_query = node.expression
    is_all = is_quantified(of_query)
    within = quantified(of_query) if is_all else of_query
    written = Comparing(*_written(a, symbol, node, node.this, node.expression))
    if (rows_of_array := _rows_of_array(a, of_query)) is not None:
        array = unparenthesised(within)
        _compare_elements(a, written, Operand(left, node.this), array, rows_of_array)
        return
    right = taken(a, of_query, right)
    first, second = Operand(left, node.this), Operand(right, of_query)
    if compared_rows.is_query(within) and (is_all or row_parts(a, node.this) is not None):
        second = Operand(right, within, is_query=True)
    compared_rows.compare(a, written, first, second)


def _rows_of_array(a: Analysis, node: exp.Expr) -> list[Type] | None:
    """The rows behind ANY and ALL that are written as an array."""
    return a.array_rows.get(id(unparenthesised(quantified(node)))) if is_quantified(node) else None


def _compare_elements(
    a: Analysis, written: Comparing, left: Operand, array: exp.Expr, kinds: Sequence[Type]
) -> None:
    """`(a, b) = ANY (ARRAY[(c, d)])`: each element is compared as one value (record_eq)."""
    if not chosen_operator(a, written.symbol, RECORD, RECORD).is_one:
        a.operator_use(written.name, written.span, left.type, RECORD)
        return
    for kind, value in zip(kinds, array.expressions, strict=True):
        compared_rows.compare_whole(a, written, left.type, kind, (left.node, value))


def _plain_operator(a: Analysis, node: exp.Expr, left: PgType | None, right: PgType | None) -> Type:
    """Comparison or arithmetic; noted only where it is not one operator of PostgreSQL's alone."""
    symbol = SYMBOLS[type(node)]
    if is_quantified(node.expression):
        if _is_no_array(a, node.expression, right):
            _note_no_array(a, symbol, node)
            return BOOL
        right = plain_type(taken(a, node.expression, right))
        if a.undeclared:
            guess_elements(a, symbol, left, quantified(node.expression))
    told, operands = (left, right), (node.this, node.expression)
    if a.undeclared:
        told = operands_as_told(a, symbol, operands, left, right)
    chosen = chosen_operator(a, symbol, *told)
    if not chosen.is_one:
        a.operator_use(*_written(a, symbol, node, *operands), *told, operands)
    elif compared_rows.may_fail(*told) and type(node) in _COMPARING:
        written = Comparing(*_written(a, symbol, node, *operands))
        compared_rows.compare_whole(a, written, *told)
    return _given(a, symbol, node, left, right, chosen.result)


def _given(
    a: Analysis,
    symbol: str,
    node: exp.Expr,
    left: PgType | None,
    right: PgType | None,
    kind: PgType | None,
) -> PgType | None:
    """The type that an operator gives; UNKNOWN, as the parameter's, if the driver decides it."""
    if left != UNKNOWN and right != UNKNOWN:
        return kind
    open_ = a.open_type(left, node.this), a.open_type(right, node.expression)
    if open_ == (left, right):
        return kind
    found = chosen_operator(a, symbol, *open_).result or UNKNOWN
    if found == UNKNOWN and kind is not None:
        a.undeclared[id(node)] = kind
    return found


def negation(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """`-x`: of a number the sign of a constant (gram.y, doNegate), else an operator."""
    right = plain_type(walk.expression(a, node.this, scope))
    chosen = chosen_operator(a, "-", NO_OPERAND, right)
    if not chosen.is_one:
        a.operator_use(*_written(a, "-", node, None, node.this), NO_OPERAND, right, (node.this,))
    return UNKNOWN if right == UNKNOWN else chosen.result


def implied(
    a: Analysis,
    symbol: str,
    node: exp.Expr,
    left: Type,
    right: Type,
    values: Sequence[exp.Expr | None] = (),
) -> None:
    """An operator that is looked up and not written: the `=` of IN, NULLIF and CASE x WHEN.

    NULLIF and CASE compare rows as one value.
    """
    kinds = plain_type(left), plain_type(right)
    if RECORD in kinds or chosen_operator(a, symbol, *kinds).is_one:
        if compared_rows.may_fail(*kinds) and symbol in _IMPLIED_COMPARISONS:
            written = Comparing(Name("", symbol), a.tree.place_of(node))
            compared_rows.compare_whole(a, written, left, right, values)
        return
    a.operator_use(Name("", symbol), a.tree.place_of(node), *kinds)


def implied_by(
    a: Analysis, symbol: str, node: exp.Expr, left: Type, right: Type, value: exp.Expr
) -> None:
    """The same where its right operand, this value, may be ANY (...) or ALL (...)."""
    if is_quantified(value) and _is_no_array(a, value, right):
        _note_no_array(a, symbol, node)
    else:
        implied(a, symbol, node, left, taken(a, value, right))


_IMPLIED_COMPARISONS = frozenset(("=", "<=", ">="))


def _written(
    a: Analysis, symbol: str, node: exp.Expr, left: exp.Expr | None, right: exp.Expr
) -> tuple[Name, Span]:
    """An operator as it is written, and where: before its right operand, else behind its left.

    TRUE and NULL have no place; where neither operand has one, that of what is around them.
    """
    number, step = -1, -1
    if (ends := a.tree.ends(right)) is not None:
        number = ends[0] - 1
    elif left is not None and (ends := a.tree.ends(left)) is not None:
        number, step = ends[1] + 1, 1
    while 0 <= number < len(a.tree.lexemes) and a.tree.lexemes[number].kind is not Kind.OPERATOR:
        number += step
    if 0 <= number < len(a.tree.lexemes):
        return Name("", a.tree.lexemes[number].text), a.tree.lexeme_span(number)
    return Name("", symbol), a.tree.place_of(node)


def comparison(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """BETWEEN, IS DISTINCT FROM: each looks up an operator that has another name.

    But IS DISTINCT FROM NULL is a test for null (parse_expr.c, transformAExprDistinct).
    """
    left = walk.expression(a, node.this, scope)
    is_distinct = isinstance(node, (exp.NullSafeEQ, exp.NullSafeNEQ))
    is_test = is_distinct and exp.Null in (type(node.this), type(node.expression))
    right: Type = None
    taken: PgType | None = None
    for key, symbol in _IMPLIED[type(node)]:
        part = node.args[key]
        if key == "high" and a.is_parameter(node.this):  # written once and analysed twice
            taken, left = analysed_again(a, node, left, right)
        right = walk.expression(a, part, scope)
        if taken is not None:
            guess_unlike(a, symbol, taken, right, node.this)
        if is_test:
            a.asks_no_type(node.this)
            a.asks_no_type(part)
        else:
            take_operands(a, symbol, left, right, (node.this, part))
            read_constants(a, symbol, left, right, (node.this, part))
            is_rows = isinstance(left, RowType) and isinstance(right, RowType)
            if is_rows and symbol in _IMPLIED_COMPARISONS:
                written = Comparing(Name("", symbol), a.tree.place_of(node))
                sides = Operand(left, node.this), Operand(right, part)
                compared_rows.compare(a, written, *sides, is_distinct=is_distinct)
                continue
            guess_operands(a, symbol, (node.this, part), left, right)
            implied_by(a, symbol, node, left, right, part)
    return BOOL


_IMPLIED: dict[type[exp.Expr], tuple[tuple[str, str], ...]] = {
    exp.Between: (("low", ">="), ("high", "<=")),
    exp.NullSafeEQ: (("expression", "="),),
    exp.NullSafeNEQ: (("expression", "="),),
}


def operator(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """`left OPERATOR(n) right`: a chain is walked, not recursed."""
    chain: list[exp.Expr] = []
    left: exp.Expr = node
    while isinstance(left, exp.Operator):
        chain.append(left)
        left = left.this
    first = chain[-1]
    if int(first.args["operator"]) in a.tree.marks.prefix:
        kind = _prefix(a, first, scope)
        chain.pop()
    else:
        kind = walk.expression(a, left, scope)
    for each in reversed(chain):
        kind = _apply(a, each, kind, scope)
    return kind


def _prefix(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    number = int(node.args["operator"])
    right = walk.expression(a, node.expression, scope)
    name = a.tree.marks.operators[number]
    a.operator_use(name, a.tree.lexeme_span(number), NO_OPERAND, right, (node.expression,))
    open_ = a.open_type(plain_type(right), node.expression)
    kind = chosen_operator(a, name.name, NO_OPERAND, open_).result
    return UNKNOWN if kind is None and open_ != plain_type(right) else kind


def _apply(a: Analysis, node: exp.Expr, left: Type, scope: Scope) -> Type:
    number = int(node.args["operator"])
    name = a.tree.marks.operators.get(number)
    if name is None:  # ESCAPE: one more operand of what stands before it
        return left
    right = walk.expression(a, node.expression, scope)
    if is_quantified(node.expression) and _is_no_array(a, node.expression, right):
        _note_no_array(a, name.name, node)
        return BOOL
    right_type = plain_type(taken(a, node.expression, right))
    operands = (node.this, node.expression)
    take_operands(a, name.name, left, right, operands)
    read_constants(a, name.name, left, right, operands)
    told = plain_type(left), right_type
    if a.undeclared and is_quantified(node.expression):
        guess_elements(a, name.name, plain_type(left), quantified(node.expression))
    elif a.undeclared:
        told = operands_as_told(a, name.name, operands, *told)
    a.operator_use(name, a.tree.lexeme_span(number), *told, operands)
    if name.name in compared_rows.OF_ELEMENTS and compared_rows.may_fail(
        plain_type(left), right_type
    ):
        written = Comparing(name, a.tree.lexeme_span(number))
        compared_rows.compare_whole(a, written, plain_type(left), right_type)
    kinds = plain_type(left), right_type
    if RECORD in kinds and _is_for_no_row(a, name, *kinds):
        a.note(RowComparison(RowProblem.NO_OPERATOR, name.name, a.tree.lexeme_span(number), kinds))
        return None
    keyed = rows.operator_key(a, node, name.name, left)
    if keyed is not None:
        return keyed
    kind = chosen_operator(a, name.name, plain_type(left), right_type).result
    return _given(a, name.name, node, plain_type(left), right_type, kind)


def _is_for_no_row(a: Analysis, name: Name, left: PgType | None, right: PgType | None) -> bool:
    """Whether no operator takes a row beside a value of another type, which is known."""
    is_pair = left == right or None in (left, right) or UNKNOWN in (left, right)
    is_own = name.schema in ("", "pg_catalog") and bool(catalog.operators(name.name))
    return is_own and not is_pair and not chosen_operator(a, name.name, left, right).is_any


def take_operands(
    a: Analysis, symbol: str, left: Type, right: Type, nodes: tuple[exp.Expr, exp.Expr]
) -> None:
    """Gives parameters beside an operator the types as which it takes them."""
    if a.parameters is None:
        return
    if isinstance(left, RowType) and isinstance(right, RowType):
        if left.record is not None and right.record is not None:
            firsts, seconds = (row_parts(a, node) or repeat(node) for node in nodes)
            fields = zip(left.record, right.record, firsts, seconds, strict=False)
            for (_, one), (_, other), *pair in fields:
                take_operands(a, symbol, one, other, (pair[0], pair[1]))
        return
    is_of_array = is_quantified(nodes[1]) and not compared_rows.is_query(quantified(nodes[1]))
    values = nodes[0], quantified(nodes[1]) if is_of_array else nodes[1]
    kinds = plain_type(left), plain_type(taken(a, nodes[1], right))
    if UNKNOWN not in kinds:
        return
    told = [
        None if kind == UNKNOWN and not a.has_no_type(value) else kind
        for kind, value in zip(kinds, values, strict=True)
    ]
    asked = list(chosen_operator(a, symbol, told[0], told[1]).operands)
    if is_of_array and asked[1] is not None:
        asked[1] = asked[1].array
    for given, value, kind in zip(told, values, asked, strict=True):
        if given == UNKNOWN:
            a.takes(value, kind)


def read_constants(
    a: Analysis, symbol: str, left: Type, right: Type, nodes: tuple[exp.Expr, exp.Expr]
) -> None:
    """Reads a constant beside a value as the type as which the operator takes it.

    `right` is the array where that is one of ANY and ALL; rows are compared field by field.
    """
    if UNKNOWN not in (left, right):
        if isinstance(left, RowType) and isinstance(right, RowType):
            _read_fields(a, symbol, left, right, nodes)
        return
    within = quantified(nodes[1]) if is_quantified(nodes[1]) else None
    kinds = plain_type(left), plain_type(right if within is None else taken(a, nodes[1], right))
    if UNKNOWN not in kinds:
        return
    place = kinds.index(UNKNOWN)
    value = within if place and within is not None else nodes[place]
    if not (a.tree.is_constant(value) or a.tree.fragment.bound) or not is_told(a, kinds[1 - place]):
        return
    is_of_array = within is not None and not compared_rows.is_query(within)
    kind = chosen_operator(a, symbol, *kinds).operands[place]
    if place and is_of_array and kind is not None:
        read_as(a, kind.array, value)
    else:
        read_as(a, kind, value)


def _read_fields(
    a: Analysis, symbol: str, left: RowType, right: RowType, nodes: tuple[exp.Expr, exp.Expr]
) -> None:
    a.work.step()
    if left.record is not None and right.record is not None:
        firsts, seconds = (row_parts(a, node) or repeat(node) for node in nodes)
        columns = zip(left.record, right.record, firsts, seconds, strict=False)
        for (_, first), (_, second), *pair in columns:
            read_constants(a, symbol, first, second, (pair[0], pair[1]))


def read_listed(a: Analysis, node: exp.Expr, symbol: str, tested: Type, kinds: list[Type]) -> None:
    """Reads the constants of an IN list as what they have in common with the value tested.

    One alone, and all beside rows, are compared one by one (parse_expr.c, transformAExprIn).
    """
    name = plain_type(tested)
    pairs = list(zip(kinds, node.expressions, strict=True))
    common: PgType | None = None
    alike = [p for p in pairs if p[1].find(exp.Column) is None] if is_told(a, name) else []
    if len(alike) > 1:
        found = (plain_type(kind) for kind, _ in alike)
        common = common_type((name, *found), a.contract.user_types)
    _take_listed(a, node, tested, pairs)
    for kind, value in pairs:
        if common is not None and kind == UNKNOWN:
            read_as(a, common, value)
        elif common is None:
            read_constants(a, symbol, tested, kind, (node.this, value))


def _take_listed(
    a: Analysis, node: exp.Expr, tested: Type, pairs: list[tuple[Type, exp.Expr]]
) -> None:
    """Gives parameters in an IN list their types: several values have one in common."""
    if a.parameters is None:
        return
    alike = [one for one in pairs if one[1].find(exp.Column) is None]
    if len(alike) > 1 and not any(isinstance(kind, RowType) for kind in (tested, *dict(alike))):
        values = [node.this, *(value for _, value in alike)]
        kinds = [plain_type(tested), *(plain_type(kind) for kind, _ in alike)]
        take_common(a, kinds, values)
        pairs = [one for one in pairs if one not in alike]
    for kind, value in pairs:
        take_operands(a, "=", tested, kind, (node.this, value))


def listed_rows(
    a: Analysis,
    node: exp.Expr,
    symbol: str,
    tested: Type,
    kinds: list[Type],
    query: exp.Expr | None = None,
) -> None:
    """The operator of IN, or of NOT IN, where a row is tested or a query gives one.

    parse_expr.c, transformAExprIn.
    """
    written = Comparing(Name("", symbol), a.tree.place_of(node))
    left = Operand(tested, node.this)
    if query is not None:
        compared_rows.compare(a, written, left, Operand(kinds[0], query, is_query=True))
        return
    seen: set[Type | int] = set()
    for kind, value in zip(kinds, node.expressions, strict=True):
        one = id(kind) if isinstance(kind, RowType) else kind  # rows may hold rows that they share
        if one not in seen:
            seen.add(one)
            compared_rows.compare(a, written, left, Operand(kind, value))


def taken(a: Analysis, node: exp.Expr, kind: Type) -> Type:
    """What an operator takes: the elements behind ANY and ALL, or the column of a query there."""
    if not is_quantified(node) or compared_rows.is_query(quantified(node)):
        return kind
    name = plain_type(kind)
    return element_type(base_type(name, a.contract.user_types) if name is not None else None)


def _is_no_array(a: Analysis, node: exp.Expr, kind: Type) -> bool:
    """Whether ANY and ALL are of a value that is no array (make_scalar_array_op)."""
    if compared_rows.is_query(quantified(node)) or not isinstance(kind, PgType) or kind == UNKNOWN:
        return False
    base = base_type(kind, a.contract.user_types)
    is_other = kind_of(base, a.contract.user_types) in tuple("berm")
    return is_other and not base.is_array and array_element(base) is None


def _note_no_array(a: Analysis, symbol: str, node: exp.Expr) -> None:
    place = a.tree.place_of(node)
    a.note(RowComparison(RowProblem.NO_ARRAY, symbol, place))


def is_quantified(node: exp.Expr) -> bool:
    """ANY (...) and ALL (...); sqlglot reads ALL over an array as a call."""
    kind = type(node)
    return kind in _QUANTIFIED or (kind is exp.Anonymous and node.this == "ALL")


_QUANTIFIED = frozenset((exp.Any, exp.All))


def quantified(node: exp.Expr) -> exp.Expr:
    """What stands between the parentheses of ANY (...) and ALL (...)."""
    inner: exp.Expr = node.expressions[0] if isinstance(node, exp.Anonymous) else node.this
    return inner
