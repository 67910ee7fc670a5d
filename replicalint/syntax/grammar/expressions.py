"""Expressions: a_expr and b_expr, by the precedences at the head of gram.y.

Each level of precedence goes on with the next: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot.tokenizer_core import TokenType

from ...name import Name
from ..cursor import END, IDENTIFIER, OPERATOR, PARAMETER, RESERVED_WORD, STRING
from ..holes import Stands
from . import tokens
from .holes import (
    attach,
    begins_operand,
    connect,
    ends_with_text,
    is_behind_text,
    make_unknown,
)
from .lists import operator_name
from .operands import NO_ROW, c_expr, overlaps
from .operators import ANY_OPERATOR, INFIX, NOT_LA, cast, refuse_chain, unescaped, write_operator
from .precedence import (
    ADDED,
    AT,
    CAST,
    COLLATED,
    COMPARED,
    IS,
    LABELLED,
    MATCHED,
    NOT,
    OP,
    OPERAND,
    RAISED,
    SIGNED,
)
from .predicates import is_predicate
from .reader import Reader

# What can follow a target_el. None of it can begin an operand.
AFTER_TARGET = frozenset(
    (
        ", ) into from where group having window union intersect except order limit offset "
        "fetch for on returning with"
    ).split()
)
_ENDS_NAME = frozenset((".", "[", "("))


def a_expr(r: Reader, minimum: int) -> None:
    """a_expr, as far as its operators bind at least as strongly as `minimum`."""
    at, first = r.at, len(r.tokens)
    if r.roles[at] == IDENTIFIER:
        # `o.id` is half of all operands.
        is_dotted = r.texts[at + 1] == "." and r.roles[at + 2] == IDENTIFIER
        last = at + 2 if is_dotted else at
        after = r.roles[last + 1]
        if r.texts[last + 1] not in _ENDS_NAME and after != STRING and after != PARAMETER:
            r.dotted(at, last)
            r.at = last + 1
        else:
            c_expr(r)
    else:
        _operand(r, minimum)
    rest(r, minimum, first)


def rest(r: Reader, minimum: int, first: int) -> None:
    """What follows the first operand of an a_expr, which is written from token `first` on.

    What ends an operand without another one, as IN (...) and IS NULL, may be the operand of any
    operator that follows: in parentheses, as sqlglot would let that one come first. So is what AT
    TIME ZONE ends, beside `*` and `^`, which sqlglot reads before it.
    """
    texts, roles = r.texts, r.roles
    before = OPERAND
    wrapped = 0
    while True:
        text = texts[r.at]
        found = INFIX.get(text)
        if found is None:
            if roles[r.at] != OPERATOR or text == "=>":
                if r.has_holes and _goes_on_with_hole(r, minimum, first):
                    if r.tokens[first].token_type is TokenType.L_PAREN:
                        r.enter(1)
                        wrapped += 1
                    before = OPERAND
                    continue
                break
            found = ANY_OPERATOR
        level, read = found
        if level < minimum:
            break
        if roles[r.at] <= RESERVED_WORD and not _is_infix_word(r, text, minimum):
            break
        if (
            before < level
            or (level == IS and before <= MATCHED)
            or (level == before == COMPARED)  # behind ANY: all other chains of them are refused
            or (level == RAISED and before == AT)
        ):
            r.enter(1)
            wrapped += 1
            r.put_in_parentheses(first)
        number = r.at
        read(r)
        if level == COLLATED and not _is_untyped(r, first):
            r.enter(1)
            wrapped += 1
            r.put_in_call(number, first)
        before = level
        if r.has_holes and ends_with_text(r):
            make_unknown(r, first, r.at - 1)
            before = OPERAND
    if before == AT and minimum > ADDED:
        r.enter(1)
        wrapped += 1
        r.put_in_parentheses(first)
    if wrapped:
        r.leave(wrapped)


def _is_untyped(r: Reader, first: int) -> bool:
    """Whether a constant or a parameter that has no type yet is all that is written from here."""
    if len(r.tokens) != first + 1:
        return False
    token = r.tokens[first]
    return token.token_type is TokenType.NULL or r.roles[token.line - 1] in (STRING, PARAMETER)


def _goes_on_with_hole(r: Reader, minimum: int, first: int) -> bool:
    """Passes text behind an operand, and an operand behind it, where the expression goes on.

    In a select list the text may be a label, or hold other columns: that is left there.
    """
    at = r.at
    is_operand = r.roles[at] == PARAMETER and r.is_behind_hole and is_behind_text(r)
    if r.is_hole(at) and not is_operand:
        attach(r, first)
    elif not is_behind_text(r):
        return False
    if r.is_hole(at) and not is_operand and _begins_infix(r, at + 1, minimum):
        r.at += 1
        return True
    if minimum:
        return False
    following = at + 1 if r.is_hole(at) and not is_operand else at
    if not begins_operand(r, following):
        r.at = following
        return True
    r.at = following
    r.holes[following - 1] = Stands.TEXT
    connect(r, first, following - 1)
    return True


def _begins_infix(r: Reader, place: int, minimum: int) -> bool:
    """Whether an operator stands there that goes on with an expression."""
    text = r.texts[place]
    if r.roles[place] == OPERATOR:
        return text != "=>"
    if text not in INFIX:
        return False
    r.at, at = place, r.at
    is_infix = r.roles[place] > RESERVED_WORD or _is_infix_word(r, text, minimum)
    r.at = at
    return is_infix


def a_expr_alone(r: Reader, minimum: int) -> bool:
    """a_expr, in parentheses if it has operators that bind less strongly than `minimum`.

    sqlglot does not read those here. Says whether there are none.
    """
    first = len(r.tokens)
    a_expr(r, minimum)
    end = r.at
    rest(r, 0, first)
    if r.at > end:
        r.put_in_parentheses(first)
    return r.at == end


def b_expr(r: Reader, minimum: int) -> None:
    """b_expr: without the operators that are words, but IS DISTINCT FROM and IS DOCUMENT."""
    if not _prefix(r, minimum, b_expr):
        c_expr(r)
    _restricted_rest(r, minimum)


def b_expr_alone(r: Reader, minimum: int) -> None:
    """b_expr, as `a_expr_alone`."""
    first = len(r.tokens)
    b_expr(r, minimum)
    end = r.at
    _restricted_rest(r, 0)
    if r.at > end:
        r.put_in_parentheses(first)


def _restricted_rest(r: Reader, minimum: int) -> None:
    """What follows the first operand of a b_expr."""
    while (level := _restricted_level(r)) >= max(minimum, IS):
        if level == CAST:
            cast(r)
        elif level == IS:
            if is_predicate(r, b_expr, IS + 1, is_restricted=True):
                refuse_chain(r, IS)
        else:
            write_operator(r)
            b_expr(r, level + 1)
            if level == COMPARED:
                refuse_chain(r, COMPARED)


def _restricted_level(r: Reader) -> int:
    """How strongly an operator of a b_expr binds that stands here; 0 for none."""
    text = r.texts[r.at]
    if r.roles[r.at] == OPERATOR:
        return 0 if text == "=>" else INFIX.get(text, ANY_OPERATOR)[0]
    if text in ("::", "is") or (text == "operator" and r.texts[r.at + 1] == "("):
        return INFIX[text][0]
    return 0


def _is_infix_word(r: Reader, text: str, minimum: int) -> bool:
    """Whether a word that may be an operator is one here, and no label."""
    after = r.texts[r.at + 1]
    ends = after in AFTER_TARGET or r.roles[r.at + 1] == END
    if minimum == LABELLED and ends and text not in ("isnull", "notnull"):
        return False
    if text == "not":
        return after in NOT_LA
    if text == "operator":
        return after == "("
    return text != "similar" or after == "to"


# -- what an operand begins with -------------------------------------------------------------------


def _operand(r: Reader, minimum: int) -> None:
    """What an a_expr begins with."""
    if r.roles[r.at] != STRING and _prefix(r, minimum, a_expr):
        return
    text = r.texts[r.at]
    if text == "default":
        r.constant(r.at)
        r.at += 1
    elif text == "unique":
        raise r.refuse("UNIQUE predicate is not yet implemented", r.at)
    else:
        first, written = r.at, len(r.tokens)
        count = c_expr(r)
        if count != NO_ROW and r.texts[r.at] == "overlaps":
            overlaps(r, first, count)
            r.put_in_parentheses(written)


def _prefix(r: Reader, minimum: int, operand: Callable[[Reader, int], None]) -> bool:
    """Reads NOT, a sign or another operator before an operand; False where none stands here."""
    text, at = r.texts[r.at], r.at
    if text == "not" and operand is a_expr:
        r.enter(1)
        is_inside = minimum > NOT
        if is_inside:
            r.emit(tokens.L_PAREN, at)
        r.keyword("NOT", at)
        r.at += 1
        a_expr(r, NOT)
        if is_inside:
            r.emit(tokens.R_PAREN, r.at - 1)
    elif text in ("+", "-"):
        r.enter(1)
        if text == "+":
            r.marks.untold.add(text)
        r.emit(tokens.MINUS, at)
        r.at += 1
        operand(r, SIGNED)
    elif text == "operator" and r.texts[at + 1] == "(":
        _prefix_operator(r, minimum, operator_name(r), at, operand)
    elif r.roles[at] == OPERATOR and text not in _NO_PREFIX:
        r.at += 1
        _prefix_operator(r, minimum, Name("", unescaped(r, text)), at, operand)
    else:
        return False
    r.leave(1)
    return True


_NO_PREFIX = frozenset("* / % ^ < > = <= >= <> != => ?".split())


def _prefix_operator(
    r: Reader, minimum: int, name: Name, at: int, operand: Callable[[Reader, int], None]
) -> None:
    """qual_Op a_expr: `op x` is written `0 OPERATOR(n) x`."""
    r.enter(1)
    is_inside = minimum > OP
    if is_inside:
        r.emit(tokens.L_PAREN, at)
    r.constant(at)
    r.marks.prefix.add(at)
    r.operator(at, name)
    operand(r, OP + 1)
    if is_inside:
        r.emit(tokens.R_PAREN, r.at - 1)
