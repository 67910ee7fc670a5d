"""What stands between the operands of an expression, and behind them."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import TokenType

from ...name import Name
from ..cursor import HOLE, PARAMETER
from ..holes import Stands
from ..names import any_name
from . import tokens
from .constructs import CONSTRUCTS
from .lists import expr_list, operator_name
from .precedence import (
    ADDED,
    AND,
    AT,
    CAST,
    COLLATED,
    COMPARED,
    IS,
    MATCHED,
    MULTIPLIED,
    OP,
    OR,
    RAISED,
)
from .predicates import is_predicate
from .reader import Reader
from .types import written_type

NOT_LA = frozenset("between in like ilike similar".split())
_QUANTIFIERS = frozenset(("any", "some", "all"))


def unescaped(r: Reader, text: str) -> str:
    """The operator that JDBC leaves of `??`."""
    return text[1:] if text.startswith("??") and r.has_parameter("?") else text


def write_operator(r: Reader) -> None:
    """An infix operator that stands here, of any kind."""
    at, text = r.at, r.texts[r.at]
    if text == "operator":
        r.operator(at, operator_name(r))
        return
    r.at += 1
    symbol = SYMBOLS.get(text)
    if symbol is None and text == "%%" and r.has_parameter("%"):
        symbol = SYMBOLS["%"]
    if symbol is not None:
        r.emit(symbol, at)
    else:
        r.operator(at, Name("", unescaped(r, text)))


def _right(r: Reader, level: int) -> bool:
    """The right operand of an operator that binds so strongly; False for ANY and ALL."""
    if r.texts[r.at] in _QUANTIFIERS:
        _quantified(r)
        return False
    r.grammar.a_expr(r, level + 1)
    return True


def _quantified(r: Reader) -> None:
    """sub_type select_with_parens, sub_type `( a_expr )`."""
    word = r.texts[r.at]
    r.keyword("ALL" if word == "all" else "ANY", r.at)
    r.at += 1
    if r.roles[r.at] == PARAMETER:  # a client's list
        r.constant(r.at)
        r.at += 1
    elif r.roles[r.at] == HOLE:
        r.hole(Stands.VALUE)
    elif r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
    else:
        r.open()
        r.grammar.a_expr(r, 0)
        r.close()


def _binary(r: Reader) -> None:
    """Arithmetic, which binds to the left."""
    level = INFIX[r.texts[r.at]][0]
    write_operator(r)
    _right(r, level)


def _any_operator(r: Reader) -> None:
    """a_expr qual_Op a_expr."""
    write_operator(r)
    _right(r, OP)


def _comparison(r: Reader) -> None:
    """`<`, `=` and their like: nonassoc."""
    write_operator(r)
    if _right(r, COMPARED):
        refuse_chain(r, COMPARED)


def refuse_chain(r: Reader, level: int) -> None:
    """Refuses a second operator of a level that is nonassoc."""
    text = r.texts[r.at]
    found = INFIX.get(text)
    if found is None or found[0] != level:
        return
    if text == "not" and r.texts[r.at + 1] not in NOT_LA:
        return
    raise r.error()


def _logical(r: Reader) -> None:
    """AND, OR."""
    word = r.texts[r.at]
    r.keyword(word, r.at)
    r.at += 1
    r.grammar.a_expr(r, (AND if word == "and" else OR) + 1)


def cast(r: Reader) -> None:
    """a_expr TYPECAST Typename."""
    r.emit(tokens.TYPECAST, r.at)
    r.at += 1
    written_type(r, "::")


def _collate(r: Reader) -> None:
    """a_expr COLLATE any_name."""
    number = r.at
    r.at += 1
    r.marks.collations.append(any_name(r))
    r.marks.constructs[number] = CONSTRUCTS["collate"]


def _at(r: Reader) -> None:
    """AT TIME ZONE a_expr, AT LOCAL."""
    number = r.at
    for word in ("AT", "TIME", "ZONE"):
        r.keyword(word, number)
    if r.texts[number + 1] == "local":
        r.note_recent("AT LOCAL", 17, number, number + 1)
        r.marks.untold.add("at local")
        r.marks.local_zones.add(number)
        r.constant(number)
        r.at += 2
        return
    r.at += 1
    r.expect("time", "zone")
    r.grammar.a_expr(r, AT + 1)


def _is(r: Reader) -> None:
    """IS and what follows it."""
    if is_predicate(r, r.grammar.a_expr, IS + 1):
        refuse_chain(r, IS)


def _is_null(r: Reader) -> None:
    """ISNULL, NOTNULL."""
    r.keyword("IS", r.at)
    if r.texts[r.at] == "notnull":
        r.keyword("NOT", r.at)
    r.keyword("NULL", r.at)
    r.at += 1


def _not_la(r: Reader) -> None:
    """NOT_LA and the operator that it turns."""
    r.keyword("NOT", r.at)
    r.at += 1
    INFIX[r.texts[r.at]][1](r)


def _like(r: Reader) -> None:
    """LIKE, ILIKE, SIMILAR TO with ESCAPE; LIKE and ILIKE with ANY and ALL.

    sqlglot reads ESCAPE with a constant only: any value is one more operand to us.
    """
    word, number = r.texts[r.at], r.at
    r.at += 1
    if word == "similar":
        r.expect("to")
        r.emit(tokens.SIMILAR_TO, number)
    else:
        r.keyword(word, number)
        if r.texts[r.at] in _QUANTIFIERS:
            _quantified(r)
            return
    _matched(r)
    if r.texts[r.at] == "escape":
        r.operator(r.at, None)
        r.at += 1
        _matched(r)
    refuse_chain(r, MATCHED)


def _matched(r: Reader) -> None:
    """a_expr behind LIKE, its ESCAPE and the AND of BETWEEN.

    sqlglot ends it before any operator but those of arithmetic: with one, it is in parentheses.
    """
    first = len(r.tokens)
    r.enter(1)
    r.grammar.a_expr(r, MATCHED + 1)
    r.leave(1)
    if any(token.token_type is TokenType.OPERATOR for token in r.tokens[first:]):
        r.put_in_parentheses(first)


def _between(r: Reader) -> None:
    """BETWEEN [SYMMETRIC] b_expr AND a_expr."""
    r.keyword("BETWEEN", r.at)
    r.at += 1
    if r.accept_any("symmetric", "asymmetric") == "symmetric":
        r.marks.untold.add("symmetric")
    r.grammar.b_expr_alone(r, OP + 1)
    r.expect_keyword("and")
    _matched(r)
    refuse_chain(r, MATCHED)


def _in(r: Reader) -> None:
    """IN in_expr; a client may fill in the whole list."""
    r.keyword("IN", r.at)
    r.at += 1
    if r.roles[r.at] == PARAMETER:
        r.constant(r.at)
        r.at += 1
    elif r.roles[r.at] == HOLE:
        r.hole(Stands.VALUE)
    elif r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
    else:
        r.open()
        expr_list(r)
        r.close()


SYMBOLS = {
    "=": tokens.EQUALS,
    "<": tokens.Tokens(TokenType.LT, "<"),
    ">": tokens.Tokens(TokenType.GT, ">"),
    "<=": tokens.Tokens(TokenType.LTE, "<="),
    ">=": tokens.Tokens(TokenType.GTE, ">="),
    "<>": tokens.Tokens(TokenType.NEQ, "<>"),
    "!=": tokens.Tokens(TokenType.NEQ, "!="),
    "+": tokens.Tokens(TokenType.PLUS, "+"),
    "-": tokens.MINUS,
    "*": tokens.Tokens(TokenType.STAR, "*"),
    "/": tokens.Tokens(TokenType.SLASH, "/"),
    "%": tokens.Tokens(TokenType.MOD, "%"),
    "^": tokens.Tokens(TokenType.CARET, "^"),
}
Infix = tuple[int, Callable[[Reader], None]]
ANY_OPERATOR: Infix = (OP, _any_operator)
INFIX: dict[str, Infix] = {
    "or": (OR, _logical),
    "and": (AND, _logical),
    "is": (IS, _is),
    "isnull": (IS, _is_null),
    "notnull": (IS, _is_null),
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "<>", "!="), (COMPARED, _comparison)),
    "between": (MATCHED, _between),
    "in": (MATCHED, _in),
    **dict.fromkeys(("like", "ilike", "similar"), (MATCHED, _like)),
    "not": (MATCHED, _not_la),
    "operator": (OP, _any_operator),
    "+": (ADDED, _binary),
    "-": (ADDED, _binary),
    **dict.fromkeys(("*", "/", "%"), (MULTIPLIED, _binary)),
    "^": (RAISED, _binary),
    "at": (AT, _at),
    "collate": (COLLATED, _collate),
    "::": (CAST, cast),
}
