"""Keys read from the JSON form of a row: `to_jsonb(o) ->> 'has_usage_credits'`.

The key parses on every server, whether the column is there or not: only the contract knows.
"""

from __future__ import annotations

import re
from functools import cache

from sqlglot import exp

from ..facts import JsonKeyUse, RowContext
from ..pgtype import BOOL, JSON, JSONB, TEXT, PgType
from ..syntax.lexeme import Kind
from . import literals
from .analysis import Analysis
from .entries import RowJson, RowType, Type

ROW_FUNCTIONS = {"to_json": False, "to_jsonb": True, "row_to_json": False}
_KEY_OPERATORS = {"->": False, "->>": True, "#>": False, "#>>": True, "?": False}
PATH_FUNCTIONS = {
    "json_extract_path": False,
    "jsonb_extract_path": False,
    "json_extract_path_text": True,
    "jsonb_extract_path_text": True,
}


def operator_key(a: Analysis, node: exp.Expr, operator: str, left: Type) -> Type:
    """The key that `row_json -> 'key'` reads; its type, None where it reads none."""
    if not isinstance(left, RowJson) or operator not in _KEY_OPERATORS:
        return None
    as_text = _KEY_OPERATORS[operator]
    value = node.expression
    key = _path_start(a, value) if operator.startswith("#") else _name(a, value)
    if key is None:
        return TEXT if as_text else _json(left)
    if operator == "?":
        _note(a, left, key, value, node, as_text=False, is_test=True)
        return BOOL
    _note(a, left, key, value, node, as_text)
    return TEXT if as_text else _json(left)


def subscript_key(a: Analysis, node: exp.Expr, base: Type) -> Type:
    """The key that `(to_jsonb(o))['key']` reads."""
    if not isinstance(base, RowJson) or not node.expressions[:-2]:
        return None
    first = node.expressions[0]
    key = _name(a, first)
    if key is not None:
        _note(a, base, key, first, node, as_text=False)
    return JSONB


def path_key(
    a: Analysis, node: exp.Expr, name: str, kinds: list[Type], arguments: list[exp.Expr]
) -> None:
    """The key that `jsonb_extract_path_text(to_jsonb(o), 'key')` reads."""
    if name not in PATH_FUNCTIONS or len(arguments) < 2 or not isinstance(kinds[0], RowJson):
        return
    key = _name(a, arguments[1])
    if key is not None:
        _note(a, kinds[0], key, arguments[1], node, PATH_FUNCTIONS[name])


def _name(a: Analysis, value: exp.Expr) -> str | None:
    """The name that a constant is; None of one that a client puts in, and of all else."""
    text = a.tree.string(value)
    return None if text is None or literals.is_put_in(a, text) else text


def _json(of: RowJson) -> PgType:
    return JSONB if of.is_jsonb else JSON


_FIRST_IN_PATH = cache(
    lambda: re.compile(
        r'\{\s*+(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s,"{}]++(?:\s++[^\s,"{}]++)*))\s*[,}]',
        re.ASCII,
    )
)


def _path_start(a: Analysis, value: exp.Expr) -> str | None:
    """The first key of a path: `'{a,b}'`, `ARRAY['a', 'b']`."""
    while isinstance(value, (exp.Paren, exp.Cast)):
        value = value.this
    if isinstance(value, exp.Array) and value.expressions:
        return _name(a, value.expressions[0])
    text = a.tree.string(value)
    if text is None:
        return None
    match = _FIRST_IN_PATH().match(text)
    return (match.group(1) or match.group(2)) if match is not None else None


def _note(
    a: Analysis,
    row: RowJson,
    key: str,
    value: exp.Expr,
    node: exp.Expr,
    as_text: bool,
    is_test: bool = False,
) -> None:
    if row.row.context is RowContext.OTHER:
        row.row.context = RowContext.KEY
    span, constant = a.tree.node_span(value), a.tree.constant(value)
    assert span is not None
    outer, cast = _cast_around(a, node)
    coalesced, default = _coalesce_around(a, outer)
    a.note(
        JsonKeyUse(
            row.entry.shown(),
            key,
            constant.whole if constant is not None else span,
            row.row.name,
            as_text,
            coalesced,
            default,
            cast,
            is_test,
            bool(a.tree.marks.holes) and _has_hole_around(a, node),
        )
    )


def _has_hole_around(a: Analysis, node: exp.Expr) -> bool:
    """Whether a hole stands in the call or the cast around a key, or right behind it."""
    outer = node
    while isinstance(outer.parent, (exp.Paren, exp.Cast, exp.Operator)):
        outer = outer.parent
    if isinstance(outer.parent, exp.Anonymous):
        outer = outer.parent
    ends = a.tree.ends(outer)
    return ends is not None and a.tree.has_hole(ends[0] - 2, ends[1] + 2)


def _cast_around(a: Analysis, node: exp.Expr) -> tuple[exp.Expr, PgType | None]:
    """The cast that is applied to the key, with or without parentheses."""
    outer = node
    while isinstance(outer.parent, exp.Paren):
        outer = outer.parent
    parent = outer.parent
    if not isinstance(parent, exp.Cast) or parent.this is not outer:
        return node, None
    kind = parent.args["to"].args.get("kind")
    written = (
        a.tree.marks.types.get(a.tree.number(kind)) if isinstance(kind, exp.Identifier) else None
    )
    return parent, literals.meant(a, written) if written is not None else None


def _coalesce_around(a: Analysis, node: exp.Expr) -> tuple[bool, str | None]:
    """COALESCE(key, default): whether it is there, and the default where it is a constant."""
    outer = node
    while isinstance(outer.parent, exp.Paren):
        outer = outer.parent
    call = outer.parent
    if not isinstance(call, exp.Anonymous) or not call.expressions:
        return False, None
    if call.expressions[0] is not outer or a.tree.name(call.this) != "coalesce":
        return False, None
    last = call.expressions[-1]
    if len(call.expressions) < 2:
        return True, None
    return True, _constant(a, last)


def _constant(a: Analysis, node: exp.Expr) -> str | None:
    """A constant as the contract writes it: "false", "0", "'free'", "NULL"."""
    while isinstance(node, (exp.Paren, exp.Cast)):
        node = node.this
    match node:
        case exp.Boolean():
            return "true" if node.this else "false"
        case exp.Null():
            return "NULL"
        case exp.Neg():
            inner = _constant(a, node.this)
            return None if inner is None else f"-{inner}"
        case exp.Literal():
            text = a.tree.string(node)
            if text is not None:
                return "'" + text.replace("'", "''") + "'"
            lexeme = a.tree.lexeme(node)
            return lexeme.text if lexeme is not None and lexeme.kind is Kind.NUMBER else None
        case _:
            return None


def only_existence(a: Analysis, value: exp.Expr, before: int) -> None:
    """`o IS NOT NULL`: the row is looked at, its shape does not show."""
    while isinstance(value, exp.Paren):
        value = value.this
    if isinstance(value, exp.Column):
        for row in a.rows[before:]:
            row.context = RowContext.EXISTENCE


def json_of(a: Analysis, name: str, kind: Type, before: int) -> Type:
    """The type of `to_jsonb(o)`: the JSON form of the row, where a row was given."""
    entry = kind.entry if isinstance(kind, RowType) else None
    if entry is not None and len(a.rows) > before and a.rows[-1].entry is entry.shown():
        return RowJson(entry, a.rows[-1], ROW_FUNCTIONS[name])
    return JSONB if ROW_FUNCTIONS[name] else JSON
