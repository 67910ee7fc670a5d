"""What stands behind IS, and what it asks of the value before it: parse_expr.c.

IS NULL asks nothing; the others a type, or a function of pg_catalog (gram.y, a_expr).
"""

from __future__ import annotations

from sqlglot import exp

from ..catalog.kinds import base_type, category
from ..facts import CoercionUse, Demand
from ..pgtype import BOOL, BYTEA, JSON, JSONB, TEXT, UNKNOWN, built_in
from ..sqlstate import DATATYPE_MISMATCH
from . import coercion, constructs
from .analysis import Analysis
from .entries import Type, plain_type

_XML = built_in("xml")
_OF_JSON = (TEXT, JSON, JSONB, BYTEA)


def tested(a: Analysis, node: exp.Expr, kind: Type) -> None:
    """Notes a value before IS TRUE, IS UNKNOWN, IS DOCUMENT, ... that has not the type for it."""
    if isinstance(node.expression, exp.Boolean):
        if kind != BOOL:
            word = "TRUE" if node.expression.this else "FALSE"
            coercion.argument(a, node.this, kind, BOOL, _construct(a, node, word))
        return
    match a.tree.marks.predicates.get(a.tree.number(node.expression)):
        case "unknown":
            coercion.argument(a, node.this, kind, BOOL, _construct(a, node, "UNKNOWN"))
        case "document":
            coercion.argument(a, node.this, kind, _XML, _construct(a, node, "DOCUMENT"))
        case "json":
            _json(a, node.this, kind)
        case "normalized":
            _normalized(a, node, kind)


def _normalized(a: Analysis, node: exp.Expr, kind: Type) -> None:
    number = a.tree.number(node.expression)
    words = [lexeme.text for lexeme in a.tree.lexemes[number + 1 : number + 3]]
    has_form = "normalized" not in (words[0], words[-1] if words[0] == "not" else "")
    kinds, nodes = [plain_type(kind)], [node.this]
    if has_form:
        kinds, nodes = [*kinds, UNKNOWN], [*nodes, exp.Null()]
    constructs.called(a, "is_normalized", a.tree.lexeme_span(number), nodes, kinds)


def _is_of(a: Analysis, node: exp.Expr) -> int:
    """The number of the word IS: before it stand the parentheses around the value alone."""
    ends = a.tree.ends(node.this)
    number = ends[1] + 1 if ends is not None else 0
    while number < len(a.tree.lexemes) and a.tree.lexemes[number].text != "is":
        number += 1
    return number


def _construct(a: Analysis, node: exp.Expr, word: str) -> str:
    number = _is_of(a, node) + 1
    is_negated = number < len(a.tree.lexemes) and a.tree.lexemes[number].text == "not"
    return f"IS NOT {word}" if is_negated else f"IS {word}"


def _json(a: Analysis, value: exp.Expr, kind: Type) -> None:
    """IS JSON (transformJsonIsPredicate): of texts, bytea, json and jsonb."""
    source = plain_type(kind)
    if source is None or source == UNKNOWN or source in _OF_JSON:
        return
    user = a.contract.user_types
    if category(base_type(source, user), user) != "S":
        place = coercion.place(a, value)
        a.note(CoercionUse(Demand.JSON, "IS JSON", source, JSON, DATATYPE_MISMATCH, place))
