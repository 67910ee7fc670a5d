"""Expressions as they are walked for what they group: their keys, and the columns in them."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from ...pgtype import TEXT, PgType, built_in
from ...syntax.lexeme import Kind
from ...syntax.sqlc import MACROS
from ...syntax.strings import string_value
from .. import literals
from ..columns import find_level
from ..entries import Type
from . import calls
from .level import GROUP_BY, NO_KEY, GroupedPart
from .nodes import bare, generic
from .reading import column, field, read, type_of
from .references import WHOLE_ROW
from .walk import GroupingWalk

_VARCHAR = built_in("varchar")


def expression(w: GroupingWalk, node: exp.Expr) -> int:
    """Walks an expression; gives its key, if anybody needs one."""
    while isinstance(node, exp.Paren):
        node = node.this
    if isinstance(node, exp.Column) and isinstance(node.this, (exp.Identifier, exp.Star)):
        return column(w, node)
    if not w.needs_keys():
        _search(w, node)
        return NO_KEY
    if isinstance(node, exp.Literal):
        return _constant(w, node)
    level = w.levels[-1] if w.levels else None
    if level is None or not (level.has_pieces and level.place.is_checked):
        return _compound(w, node)
    around, level.piece = level.piece, GroupedPart()
    key = level.piece.key = _compound(w, node)
    if level.piece.parts:
        around.parts.append(level.piece)
    level.piece = around
    return key


def _search(w: GroupingWalk, node: exp.Expr) -> None:
    """Walks an expression for the columns and aggregates in it, as most need no more."""
    reads = bool(w.frames) or any(one.place.is_checked or one.place is GROUP_BY for one in w.levels)
    stack = [node]
    while stack:
        part = stack.pop()
        kind = type(part)
        if kind in _WORDS:
            continue
        if isinstance(part, exp.Column) and isinstance(part.this, (exp.Identifier, exp.Star)):
            if reads:
                column(w, part)
            continue
        handler = _HOLDING.get(kind)
        if handler is not None:
            handler(w, part)
        elif kind in _INNER:
            stack.append(part.this)
        elif kind in _PAIRS:
            stack += (part.expression, part.this)
        elif isinstance(part, (exp.Query, exp.Values)):
            _subquery(w, part)
        else:
            stack += reversed(list(part.iter_expressions()))


def _compound(w: GroupingWalk, node: exp.Expr) -> int:
    handler = _COMPOUND.get(type(node))
    if handler is not None:
        return handler(w, node)
    if isinstance(node, (exp.Query, exp.Values)):
        return _subquery(w, node)
    if isinstance(node, exp.Binary) and not isinstance(node, exp.Dot):
        return _chain(w, node)
    return generic(w, node)


def _chain(w: GroupingWalk, node: exp.Expr) -> int:
    """Operators side by side: a chain is walked, not recursed."""
    links: list[exp.Expr] = []
    left = node
    while isinstance(left, exp.Binary) and not isinstance(left, exp.Dot):
        links.append(left)
        left = bare(left.this)
    level = w.levels[-1] if w.levels else None
    has_pieces = level is not None and level.has_pieces and level.place.is_checked
    key = w.expression(left)
    for one in reversed(links):
        right = one.args.get("expression")
        key = w.key(
            type(one),
            _operator(w, one),
            key,
            w.expression(right) if isinstance(right, exp.Expr) else NO_KEY,
        )
        if has_pieces and level is not None and one is not node:
            inner = GroupedPart(key, level.piece.parts)
            level.piece.parts = [inner] if inner.parts else []
    return key


def _operator(w: GroupingWalk, node: exp.Expr) -> str:
    """An operator that the tree knows by the number of its lexeme alone."""
    written = node.args.get("operator")
    if written is None:
        return ""
    number = int(written)
    name = w.a.tree.marks.operators.get(number)
    return str(name) if name is not None else w.a.tree.lexemes[number].text


def _constant(w: GroupingWalk, node: exp.Expr) -> int:
    lexeme = w.a.tree.lexeme(node)
    if lexeme is None:
        return w.key("constant", str(node.this))
    if lexeme.kind is Kind.STRING:
        return w.key("string", string_value(lexeme.text))
    return w.key("constant", lexeme.text)


def _cast(w: GroupingWalk, node: exp.Expr) -> int:
    """A cast that changes nothing is none (coerce_type)."""
    inner = bare(node.this)
    key = w.expression(inner)
    kind, modifier = _target(w, node)
    if kind is None:
        return w.key(exp.Cast, id(node), key)
    if not modifier:
        if isinstance(inner, exp.Literal) and kind == TEXT:
            return key
        if isinstance(inner, exp.Column) and _is_no_change(type_of(w, inner), kind, node):
            return key
    return w.key(exp.Cast, kind, modifier, key)


def _is_no_change(source: Type, kind: PgType, node: exp.Expr) -> bool:
    """Whether a value has the type already, or would be given it here without a word."""
    while isinstance(node.parent, exp.Paren):
        node = node.parent
    is_operand = isinstance(node.parent, (exp.Anonymous, exp.Binary))
    return source == kind or (is_operand and kind == TEXT and source == _VARCHAR)


def _target(w: GroupingWalk, node: exp.Expr) -> tuple[PgType | None, str]:
    identifier = node.args["to"].args.get("kind")
    number = w.a.tree.number(identifier) if isinstance(identifier, exp.Identifier) else -1
    written = w.a.tree.marks.types.get(number)
    if written is None:
        return None, ""
    lexemes, at, modifier = w.a.tree.lexemes, number + 1, ""
    while at < len(lexemes) and lexemes[at].start < written.end:
        at += 1
    if at < len(lexemes) and lexemes[at].text == "(":
        while at < len(lexemes) and lexemes[at].text != ")":
            modifier += lexemes[at].text
            at += 1
    return literals.meant(w.a, written), modifier


def _dot(w: GroupingWalk, node: exp.Expr) -> int:
    """`schema.f(x)`, or a field: `(t).name` of a row of FROM is its column."""
    call, tree = node.expression, w.a.tree
    if isinstance(call, (exp.Anonymous, exp.Window, exp.Filter, exp.WithinGroup)):
        left = node.this.expression if isinstance(node.this, exp.Dot) else node.this
        schema = tree.name(left)
        if isinstance(call, exp.Anonymous) and tree.name(call.this) in MACROS.get(schema, ()):
            return _macro(w, call, schema)
        return calls.called(w, call, schema)
    base = bare(node.this)
    if isinstance(base, exp.Column) and isinstance(call, exp.Identifier):
        found = field(w, base, tree.name(call))
        if found is not None:
            return found
    return generic(w, node)


def _macro(w: GroupingWalk, call: exp.Anonymous, schema: str) -> int:
    """sqlc.arg(x) is a parameter, sqlc.embed(t) a row."""
    row = call.expressions[0] if call.expressions else None
    tree = w.a.tree
    if tree.name(call.this) == "embed" and isinstance(row, exp.Column):
        found = find_level(w.levels[-1].scope, tree.name(row.this)) if w.levels else None
        level = w.by_scope.get(id(found[1].whole or found[1])) if found is not None else None
        if found is not None and level is not None:
            return read(w, level, found[0], WHOLE_ROW, row)
    ends = tree.ends(call)
    words = [one.text for one in tree.lexemes[ends[0] : ends[1] + 1]] if ends else []
    return w.key("parameter", schema, *words)


def _exists(w: GroupingWalk, node: exp.Expr) -> int:
    return w.key(exp.Exists, _subquery(w, node.this))


def _subquery(w: GroupingWalk, node: exp.Expr) -> int:
    """A query that is a value: no recursive reference may stand in one (parse_cte.c)."""
    around, w.recursive = w.recursive, ()
    key = w.query(node)
    w.recursive = around
    return key


def _between(w: GroupingWalk, node: exp.Expr) -> int:
    """`x BETWEEN a AND b` is `x >= a AND x <= b` (transformAExprBetween)."""
    if node.args.get("symmetric"):
        return generic(w, node)
    value, low, high = (w.expression(node.args[name]) for name in ("this", "low", "high"))
    return w.key(exp.And, "", w.key(exp.GTE, "", value, low), w.key(exp.LTE, "", value, high))


# What holds no column, and what is more than the sum of its parts.
_WORDS = frozenset((exp.Literal, exp.Null, exp.Boolean, exp.DataType, exp.Identifier))
_HOLDING: dict[type, Callable[[GroupingWalk, exp.Expr], int]] = {
    exp.Anonymous: calls.called,
    exp.Window: calls.called,
    exp.Filter: calls.called,
    exp.WithinGroup: calls.called,
    exp.Column: calls.called,  # sqlglot's tree for `schema.f(x) FILTER (...)`
    exp.Dot: _dot,
    exp.Exists: _exists,
}
# What holds expressions where these are asked for without a look at all that it may hold.
_INNER = frozenset((exp.Paren, exp.Not, exp.Neg, exp.Cast))
_PAIRS = frozenset((exp.And, exp.Or, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE))
_COMPOUND = {**_HOLDING, exp.Cast: _cast, exp.Between: _between}
