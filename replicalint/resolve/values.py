"""Expressions of the tree as the values of `changes/`: what they say, in one form.

Who reads them says what a column reference means (`Columns`). What the tree does not tell apart,
and what holds a query, is opaque: two of those are the same if their words are.
The file is a table of handlers, one for each kind of expression.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..changes import (
    FALSE,
    NULL,
    TRUE,
    ArrayValue,
    Call,
    CaseValue,
    CastValue,
    ColumnValue,
    Constant,
    Expression,
    Opaque,
    Operation,
    RowValue,
)
from ..contract import Contract
from ..name import Name
from ..pgtype import PgType
from ..syntax.grammar import value_word_type
from ..syntax.lexeme import Kind
from ..syntax.strings import string_value
from ..syntax.tree import Tree
from .operators import SYMBOLS, is_quantified, quantified

# What a column reference means, by its parts: `schema.table.column`, the first two optional.
Columns = Callable[[tuple[str, ...]], Expression]

_COLUMN_PARTS = ("catalog", "db", "table", "this")
_OF_CATALOGUE = "pg_catalog"


def columns_alone(parts: tuple[str, ...]) -> Expression:
    """Where nothing but one table can be meant: in a default, or in CHECK."""
    return ColumnValue(parts[-1])


class ValueReader(Struct, frozen=True):
    """Reads expressions of one statement. `prefix` tells apart what is read of several queries."""

    tree: Tree
    contract: Contract
    columns: Columns = columns_alone
    changed: str = ""  # the name of the changed table, which is left out of opaque texts
    prefix: str = ""

    def value(self, node: exp.Expr) -> Expression:
        """What an expression says."""
        handler = _HANDLERS.get(type(node))
        if handler is None:
            return self.opaque(node)
        value = handler(self, node)
        is_denied = node.args.get("negate") is True and not isinstance(node, (exp.Like, exp.ILike))
        return Operation("not", (value,)) if is_denied else value

    def values(self, nodes: Sequence[exp.Expr]) -> tuple[Expression, ...]:
        """The same of several."""
        return tuple([self.value(node) for node in nodes])

    def opaque(self, node: exp.Expr) -> Opaque:
        """What is not looked into, by its words."""
        ends = self.tree.ends(node)
        kind = f"{self.prefix}{type(node).__name__.lower()}"
        return Opaque(f"{kind}:{self.text(*ends)}" if ends is not None else kind)

    def text(self, first: int, last: int) -> str:
        """The words of some lexemes and of the parentheses that they stand in, folded."""
        lexemes = self.tree.lexemes
        depth = _open_behind(self, first, last)
        while depth and last + 1 < len(lexemes):
            last += 1
            depth += _step(self, last)
        while first and lexemes[first - 1].text == "select":
            first -= 1
        words: list[str] = []
        at = first
        while at <= last:
            is_qualifier = (
                lexemes[at].text == self.changed
                and lexemes[at].kind in (Kind.WORD, Kind.QUOTED)
                and at + 2 <= last
                and lexemes[at + 1].text == "."
                and (not at or lexemes[at - 1].text != ".")
            )
            if is_qualifier:
                words.append("." + lexemes[at + 2].text)
                at += 3
                continue
            lexeme = lexemes[at]
            is_string = lexeme.kind is Kind.STRING
            words.append(f"'{string_value(lexeme.text)}'" if is_string else lexeme.text)
            at += 1
        return " ".join(words)

    def conjuncts(self, node: exp.Expr | None) -> list[exp.Expr]:
        """The conditions that must all hold."""
        found: list[exp.Expr] = []
        left = node
        while left is not None:
            while isinstance(left, exp.Paren):
                left = left.this
            if not isinstance(left, exp.And):
                found.append(left)
                break
            found += reversed(self.conjuncts(left.expression))
            left = left.this
        return found[::-1]


def _step(r: ValueReader, number: int) -> int:
    text = r.tree.lexemes[number].text
    return (text in ("(", "[")) - (text in (")", "]"))


def _open_behind(r: ValueReader, first: int, last: int) -> int:
    return max(0, sum(_step(r, number) for number in range(first, last + 1)))


# -- what each kind of node says -------------------------------------------------------------------


def _column(r: ValueReader, node: exp.Expr) -> Expression:
    if isinstance(node.this, exp.Anonymous):
        schema = r.tree.name(node.args.get("table"))
        return _called(r, node.this, schema)
    if isinstance(node.this, exp.Star):
        return ColumnValue("*", r.tree.name(node.args.get("table")) or None)
    if not isinstance(node.this, exp.Identifier):
        return r.opaque(node)
    named = (node.args.get(part) for part in _COLUMN_PARTS)
    return r.columns(tuple(r.tree.name(part) for part in named if part is not None))


def _identifier(r: ValueReader, node: exp.Expr) -> Expression:
    return r.columns((r.tree.name(node),))


def _literal(r: ValueReader, node: exp.Expr) -> Expression:
    lexeme = r.tree.lexeme(node)
    if lexeme is None:
        return r.opaque(node)
    if lexeme.kind is Kind.STRING:
        if lexeme.text[:2].lower() in ("b'", "x'"):
            return Opaque(lexeme.text)
        text = r.tree.string(node)
        return Opaque(lexeme.text) if text is None else Constant("string", text)
    if lexeme.kind is Kind.NUMBER:
        return Constant("number", lexeme.text.lower().replace("_", ""))
    if lexeme.text == "default":
        return Constant("default")
    if lexeme.kind is Kind.WORD and value_word_type(lexeme.text) is not None:
        return Call(Name(_OF_CATALOGUE, lexeme.text))
    return Opaque(lexeme.text)  # a parameter


def _paren(r: ValueReader, node: exp.Expr) -> Expression:
    return r.value(node.this)


def _boolean(r: ValueReader, node: exp.Expr) -> Expression:
    return TRUE if node.this else FALSE


def _null(r: ValueReader, node: exp.Expr) -> Expression:
    return NULL


def _connected(r: ValueReader, node: exp.Expr) -> Expression:
    """AND, OR: a chain is walked, not recursed."""
    kind = type(node)
    rights: list[exp.Expr] = []
    left: exp.Expr = node
    while isinstance(left, kind):
        rights.append(left.expression)
        left = left.this
    return Operation(_WORDS[kind], r.values([left, *reversed(rights)]))


_WORDS: dict[type, str] = {exp.And: "and", exp.Or: "or"}


def _symbol(r: ValueReader, node: exp.Expr) -> Expression:
    """Comparison and arithmetic: a chain is walked, not recursed."""
    chain: list[exp.Expr] = []
    left: exp.Expr = node
    while type(left) in SYMBOLS:
        chain.append(left)
        left = left.this
    value = r.value(left)
    for each in reversed(chain):
        value = _applied(r, SYMBOLS[type(each)], value, each.expression)
    return value


def _applied(r: ValueReader, symbol: str, left: Expression, node: exp.Expr) -> Expression:
    if is_quantified(node):
        word = "any" if isinstance(node, exp.Any) else "all"
        return Operation(f"{symbol} {word}", (left, r.value(quantified(node))))
    return Operation(symbol, (left, r.value(node)))


def _operator(r: ValueReader, node: exp.Expr) -> Expression:
    """`left OPERATOR(n) right`; `0 OPERATOR(n) x` stands for a prefix operator."""
    number = int(node.args["operator"])
    name = r.tree.marks.operators.get(number)
    if name is None:  # ESCAPE: one more operand
        value = r.value(node.this)
        escape = r.value(node.expression)
        if isinstance(value, Operation) and value.operator == "not":
            (inner,) = value.operands
            return Operation("not", (Operation("escape", (inner, escape)),))
        return Operation("escape", (value, escape))
    symbol = name.name if name.schema in ("", _OF_CATALOGUE) else str(name)
    if number in r.tree.marks.prefix:
        return Operation(symbol, (r.value(node.expression),))
    value = r.value(node.this)
    if symbol in _NEGATED_OPERATORS:
        positive = _applied(r, _NEGATED_OPERATORS[symbol], value, node.expression)
        if not is_quantified(node.expression):
            return Operation("not", (positive,))
    return _applied(r, symbol, value, node.expression)


_NEGATED_OPERATORS = {"!~~": "~~", "!~~*": "~~*", "!~": "~", "!~*": "~*"}


def _negation(r: ValueReader, node: exp.Expr) -> Expression:
    if "+" in r.tree.marks.untold:
        return r.opaque(node)
    inner = r.value(node.this)
    if isinstance(inner, Constant) and inner.kind == "number":
        text = inner.text
        return Constant("number", text[1:] if text.startswith("-") else f"-{text}")
    return Operation("-", (inner,))


def _not(r: ValueReader, node: exp.Expr) -> Expression:
    return Operation("not", (r.value(node.this),))


def _is(r: ValueReader, node: exp.Expr) -> Expression:
    value = r.value(node.this)
    if isinstance(node.expression, exp.Boolean):
        return Operation("is true" if node.expression.this else "is false", (value,))
    if "is" in r.tree.marks.untold:
        return r.opaque(node)
    return Operation("is null", (value,))


def _distinct(r: ValueReader, node: exp.Expr) -> Expression:
    return Operation("is distinct from", r.values((node.this, node.expression)))


def _not_distinct(r: ValueReader, node: exp.Expr) -> Expression:
    return Operation("not", (_distinct(r, node),))


def _between(r: ValueReader, node: exp.Expr) -> Expression:
    if "symmetric" in r.tree.marks.untold:
        return r.opaque(node)
    value, low, high = r.values((node.this, node.args["low"], node.args["high"]))
    return Operation("and", (Operation(">=", (value, low)), Operation("<=", (value, high))))


def _in(r: ValueReader, node: exp.Expr) -> Expression:
    if node.args.get("query") is not None or node.args.get("field") is not None:
        return r.opaque(node)
    return Operation("in", r.values((node.this, *node.expressions)))


def _like(r: ValueReader, node: exp.Expr) -> Expression:
    symbol = "~~" if isinstance(node, exp.Like) else "~~*"
    found = _applied(r, symbol, r.value(node.this), node.expression)
    return Operation("not", (found,)) if node.args.get("negate") else found


def _similar(r: ValueReader, node: exp.Expr) -> Expression:
    return Operation("similar to", r.values((node.this, node.expression)))


def _cast(r: ValueReader, node: exp.Expr) -> Expression:
    identifier = node.args["to"].args.get("kind")
    number = r.tree.number(identifier) if isinstance(identifier, exp.Identifier) else -1
    written = r.tree.marks.types.get(number)
    value = r.value(node.this)
    if written is None:
        return CastValue(value, None)
    name, is_array = written.name, written.dimensions > 0
    meant = r.contract.type_names.meaning(name, is_array) or PgType(name, is_array)
    return CastValue(value, meant, _modifier(r, written.end))


def _modifier(r: ValueReader, end: int) -> str:
    """What stands in the parentheses behind a type's name."""
    lexemes = r.tree.lexemes
    at = _first_from(r, end)
    if at >= len(lexemes) or lexemes[at].text != "(":
        return ""
    words: list[str] = []
    while at + 1 < len(lexemes) and lexemes[at + 1].text != ")":
        at += 1
        words.append(lexemes[at].text)
    return "".join(words)


def _first_from(r: ValueReader, start: int) -> int:
    """The first lexeme that begins there or behind."""
    low, high = 0, len(r.tree.lexemes)
    while low < high:
        middle = (low + high) // 2
        if r.tree.lexemes[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _case(r: ValueReader, node: exp.Expr) -> Expression:
    arms: list[tuple[Expression, Expression]] = []
    tested = None if node.this is None else r.value(node.this)
    for branch in node.args.get("ifs") or ():
        condition = r.value(branch.this)
        if tested is not None:
            condition = Operation("=", (tested, condition))
        arms.append((condition, r.value(branch.args["true"])))
    default = node.args.get("default")
    return CaseValue(tuple(arms), NULL if default is None else r.value(default))


def _dot(r: ValueReader, node: exp.Expr) -> Expression:
    if isinstance(node.expression, exp.Anonymous):
        return _called(r, node.expression, r.tree.name(node.this))
    if isinstance(node.expression, exp.Identifier):
        field = Constant("string", r.tree.name(node.expression))
        return Operation("field", (r.value(node.this), field))
    return r.opaque(node)


def _anonymous(r: ValueReader, node: exp.Expr) -> Expression:
    return _called(r, node, "")


def _called(r: ValueReader, node: exp.Expr, schema: str) -> Expression:
    if not isinstance(node.this, exp.Identifier):
        return r.opaque(node)
    number = r.tree.number(node.this)
    name = r.tree.name(node.this)
    construct = None if schema else r.tree.marks.constructs.get(number)
    if construct is not None:
        if construct.name == "row":
            return RowValue(r.values(node.expressions))
        if construct.name not in _PLAIN_CONSTRUCTS:
            return r.opaque(node)
        schema, name = _OF_CATALOGUE, construct.name
    if is_aggregate(name) or any(isinstance(one, _NOT_PLAIN) for one in node.expressions):
        return r.opaque(node)
    return Call(Name(schema, name), r.values(node.expressions))


_PLAIN_CONSTRUCTS = frozenset(("coalesce", "nullif", "greatest", "least"))
_NOT_PLAIN = (exp.Kwarg, exp.Distinct, exp.Order, exp.Star, exp.Query)


def is_aggregate(name: str) -> bool:
    """Whether a function of PostgreSQL makes one value of many rows, or is given a window."""
    return any(one.kind != "f" for one in catalog.functions(name))


def _tuple(r: ValueReader, node: exp.Expr) -> Expression:
    return RowValue(r.values(node.expressions))


def _array(r: ValueReader, node: exp.Expr) -> Expression:
    if any(isinstance(one, exp.Query) for one in node.expressions):
        return r.opaque(node)
    return ArrayValue(r.values(node.expressions))


def _bracket(r: ValueReader, node: exp.Expr) -> Expression:
    if not isinstance(node.expressions[-2], exp.Null) or len(node.expressions) != 3:
        return r.opaque(node)
    return Operation("subscript", r.values((node.this, node.expressions[0])))


def _time_zone(r: ValueReader, node: exp.Expr) -> Expression:
    if "at local" in r.tree.marks.untold:
        return r.opaque(node)
    return Operation("at time zone", r.values((node.this, node.args["zone"])))


_HANDLERS: dict[type, Callable[[ValueReader, exp.Expr], Expression]] = {
    exp.Column: _column,
    exp.Identifier: _identifier,
    exp.Literal: _literal,
    exp.Paren: _paren,
    exp.Boolean: _boolean,
    exp.Null: _null,
    exp.And: _connected,
    exp.Or: _connected,
    **dict.fromkeys(SYMBOLS, _symbol),
    exp.Operator: _operator,
    exp.Neg: _negation,
    exp.Not: _not,
    exp.Is: _is,
    exp.NullSafeNEQ: _distinct,
    exp.NullSafeEQ: _not_distinct,
    exp.Between: _between,
    exp.In: _in,
    exp.Like: _like,
    exp.ILike: _like,
    exp.SimilarTo: _similar,
    exp.Cast: _cast,
    exp.Case: _case,
    exp.Dot: _dot,
    exp.Anonymous: _anonymous,
    exp.Tuple: _tuple,
    exp.Array: _array,
    exp.Bracket: _bracket,
    exp.AtTimeZone: _time_zone,
}
