"""What hangs on the types that a server gives parameters which nobody declares.

A value whose type such a parameter decides is UNKNOWN in the first analysis of a statement; here is
what comes of it where a server is told no types. Where that does not fit, a second analysis looks
for what is wrong, and which type a driver might name (`parameter_uses`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .. import catalog
from ..catalog.polymorphic import ANY_ARRAY, ANY_ELEMENT, SIMPLE
from ..facts import CoercionUse, Demand
from ..pgtype import ANY, TEXT, UNKNOWN, PgType, built_in
from ..sqlstate import DATATYPE_MISMATCH
from .analysis import Analysis
from .constants import unparenthesised
from .entries import Type, plain_type
from .types import ArgumentForm, call_result, chosen_operator


def operands_as_told(
    a: Analysis,
    symbol: str,
    nodes: tuple[exp.Expr, exp.Expr],
    left: PgType | None,
    right: PgType | None,
) -> tuple[PgType | None, PgType | None]:
    """The operands as they are where a driver names no types of parameters.

    But None for a call that then gives another type than the operator takes: `max($1) + 1`, which
    is a text. What comes of an operator that does, as of `now() - $1 < o.created_at`, which makes
    an interval of it, or of COALESCE is looked for in a second analysis.
    """
    values = unparenthesised(nodes[0]), unparenthesised(nodes[1])
    first, second = a.told(left, values[0]), a.told(right, values[1])
    if (first, second) == (left, right) or chosen_operator(a, symbol, first, second).is_one:
        return first, second
    of_others = [v for v in values if id(v) in a.undeclared and not _is_call(a, v)]
    if of_others:
        for value in of_others:
            a.guess(value)
        return left, right
    return None if first != left else left, None if second != right else right


def guess_operands(
    a: Analysis, symbol: str, nodes: tuple[exp.Expr, exp.Expr], left: Type, right: Type
) -> None:
    """The same of an operator that is looked up and not written."""
    pairs = zip(nodes, (left, right), strict=True)
    is_call = any(kind == UNKNOWN and _is_call(a, unparenthesised(value)) for value, kind in pairs)
    if a.undeclared and not is_call:
        operands_as_told(a, symbol, nodes, plain_type(left), plain_type(right))


def guess_elements(a: Analysis, symbol: str, left: PgType | None, array: exp.Expr) -> None:
    """The same of `left = ANY (ARRAY[$1])`, whose elements a server makes texts."""
    told = a.undeclared.get(id(unparenthesised(array)))
    if told is None or not told.is_array or left is None or left == UNKNOWN:
        return
    if not chosen_operator(a, symbol, left, told.bare).is_one:
        a.guess(array)


def _is_call(a: Analysis, value: exp.Expr) -> bool:
    """Whether a value is the call of a function, and no construct of the grammar."""
    is_named = isinstance(value, exp.Anonymous) and isinstance(value.this, exp.Identifier)
    return is_named and a.tree.number(value.this) not in a.tree.marks.constructs


def analysed_again(
    a: Analysis, node: exp.Expr, left: Type, low: Type
) -> tuple[PgType | None, Type]:
    """As what `$1 BETWEEN low` takes the parameter, and of which type it is for the upper bound."""
    taken = None
    if left == UNKNOWN and low is not None:
        taken = chosen_operator(a, ">=", UNKNOWN, plain_type(low)).operands[0]
    return taken, left if a.parameters is None else a.parameters.type_of(node.this)


def guess_unlike(a: Analysis, symbol: str, left: PgType, right: Type, value: exp.Expr) -> None:
    """Says that the type that a server gives a parameter, the left operand, does not fit."""
    kind = plain_type(right)
    if kind is not None and kind != UNKNOWN and not chosen_operator(a, symbol, left, kind).is_one:
        a.guess(value)


def guess_arguments(
    a: Analysis,
    name: str,
    declared: Sequence[PgType],
    actual: Sequence[PgType | None],
    nodes: Sequence[exp.Expr],
) -> None:
    """Says that a function asks no type of a parameter, or that of the others, which have none.

    `declared` are the types that it takes, `actual` those of what it is given, `nodes`.
    """
    asked = [kind for kind, one in zip(declared, actual, strict=True) if one != UNKNOWN]
    for kind, given, value in zip(declared, actual, nodes, strict=False):
        if given != UNKNOWN or not a.is_parameter(value):
            continue
        if kind == ANY:
            a.guess(value)
        elif kind in _FITTING and not SIMPLE.intersection(asked):
            note_polymorphic(a, name, value, kind)


# A type that fits where an argument is of any.
_FITTING = {
    ANY_ELEMENT: TEXT,
    built_in("anynonarray"): TEXT,
    ANY_ARRAY: TEXT.array,
    built_in("anyrange"): built_in("int4range"),
    built_in("anymultirange"): built_in("int4multirange"),
}


def note_polymorphic(
    a: Analysis, name: str, value: exp.Expr, declared: PgType = ANY_ELEMENT
) -> None:
    """`to_json($1)`: nothing tells the type of the parameter (enforce_generic_type_consistency)."""
    a.guess(value)
    if a.parameters is not None and a.parameters.are_deduced:
        a.parameters.fits(value, _FITTING[declared])
        a.takes(value, ANY)
        place, state = a.tree.place_of(value), DATATYPE_MISMATCH
        a.note(CoercionUse(Demand.POLYMORPHIC, name, UNKNOWN, TEXT, state, place))


def arguments_as_told(
    a: Analysis,
    call: exp.Expr,
    chosen: tuple[catalog.Signature, ...],
    actual: Sequence[PgType | None],
    nodes: Sequence[exp.Expr],
    form: ArgumentForm,
) -> tuple[PgType | None, ...] | None:
    """The types of arguments where a driver names none of parameters, if they decide the call.

    Where they fit none of these functions, as in `abs(coalesce($1, $2))`, that is looked for.
    """
    pairs = zip(actual, nodes, strict=False)
    told = tuple([a.told(kind, unparenthesised(value)) for kind, value in pairs])
    found, kind = call_result(a, chosen, told, form)
    if not found:
        _guess_each(a, nodes)
    if len(found) != 1:
        return None
    a.undeclared[id(call)] = kind if kind is not None else UNKNOWN
    a.guess(call)
    return told


def guess_called(
    a: Analysis,
    signatures: Sequence[catalog.Signature],
    actual: Sequence[PgType | None],
    nodes: Sequence[exp.Expr],
    form: ArgumentForm,
) -> None:
    """Says that no function of these takes what a driver leaves without a type: `abs($1 || $2)`."""
    pairs = zip(actual, nodes, strict=False)
    told = tuple([a.told(kind, unparenthesised(value)) for kind, value in pairs])
    if told != tuple(actual) and not call_result(a, tuple(signatures), told, form)[0]:
        _guess_each(a, nodes)


def _guess_each(a: Analysis, nodes: Sequence[exp.Expr]) -> None:
    for value in nodes:
        if id(unparenthesised(value)) in a.undeclared:
            a.guess(value)
