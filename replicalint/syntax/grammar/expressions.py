"""Expressions: a_expr, b_expr and c_expr, by the precedences at the head of gram.y."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlglot.tokenizer_core import TokenType

from ...name import Name
from ..cursor import (
    COLUMN_WORD,
    END,
    IDENTIFIER,
    NUMBER,
    OPERATOR,
    PARAMETER,
    RESERVED_WORD,
    STRING,
    TYPE_WORD,
    UNRESERVED_WORD,
)
from .calls import function_call, open_construct
from .constants import named_constant, number, typed_constant
from .functions import begins_common_function, common_function
from .lists import expr_list, operator_name
from .names import any_name, indirection, is_type_function_name
from .precedence import (
    ADDED,
    AND,
    AT,
    CAST,
    COLLATED,
    COMPARED,
    IS,
    LABELLED,
    MATCHED,
    MULTIPLIED,
    NOT,
    OP,
    OPERAND,
    OR,
    RAISED,
    SIGNED,
)
from .predicates import is_predicate
from .reader import Reader
from .types import written_type

_NOT_LA = frozenset("between in like ilike similar".split())
_QUANTIFIERS = frozenset(("any", "some", "all"))
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
            r.identifier(at)
            if last > at:
                r.emit(TokenType.DOT, ".", at + 1)
                r.identifier(last)
            r.at = last + 1
        else:
            c_expr(r)
    else:
        _operand(r, minimum)
    rest(r, minimum, first)


def rest(r: Reader, minimum: int, first: int) -> None:
    """What follows the first operand of an a_expr, which is written from token `first` on.

    What ends an operand without another one, as IN (...) and IS NULL, may be the operand of any
    operator that follows: in parentheses, as sqlglot would let that one come first.
    """
    texts, roles = r.texts, r.roles
    before = OPERAND
    wrapped = 0
    while True:
        text = texts[r.at]
        found = _INFIX.get(text)
        if found is None:
            if roles[r.at] != OPERATOR or text == "=>":
                break
            found = _OPERATOR
        level, read = found
        if level < minimum:
            break
        if roles[r.at] <= RESERVED_WORD and not _is_infix_word(r, text, minimum):
            break
        if before < level or (level == IS and before <= MATCHED):
            r.enter(1)
            wrapped += 1
            r.put_in_parentheses(first)
        read(r)
        before = level
    if wrapped:
        r.leave(wrapped)


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


def _restricted_rest(r: Reader, minimum: int) -> None:
    """What follows the first operand of a b_expr."""
    while (level := _restricted_level(r)) >= max(minimum, IS):
        if level == CAST:
            _cast(r)
        elif level == IS:
            if is_predicate(r, b_expr, IS + 1, is_restricted=True):
                _refuse_chain(r, IS)
        else:
            _write_operator(r)
            b_expr(r, level + 1)
            if level == COMPARED:
                _refuse_chain(r, COMPARED)


def _restricted_level(r: Reader) -> int:
    """How strongly an operator of a b_expr binds that stands here; 0 for none."""
    text = r.texts[r.at]
    if r.roles[r.at] == OPERATOR:
        return 0 if text == "=>" else _INFIX.get(text, _OPERATOR)[0]
    if text in ("::", "is") or (text == "operator" and r.texts[r.at + 1] == "("):
        return _INFIX[text][0]
    return 0


def _is_infix_word(r: Reader, text: str, minimum: int) -> bool:
    """Whether a word that may be an operator is one here, and no label."""
    after = r.texts[r.at + 1]
    ends = after in AFTER_TARGET or r.roles[r.at + 1] == END
    if minimum == LABELLED and ends and text not in ("isnull", "notnull"):
        return False
    if text == "not":
        return after in _NOT_LA
    if text == "operator":
        return after == "("
    return text != "similar" or after == "to"


# -- operands --------------------------------------------------------------------------------------


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
        first = r.at
        count = c_expr(r)
        if count != _NO_ROW and r.texts[r.at] == "overlaps":
            _overlaps(r, first, count)


def _prefix(r: Reader, minimum: int, operand: Callable[[Reader, int], None]) -> bool:
    """Reads NOT, a sign or another operator before an operand; False where none stands here."""
    text, at = r.texts[r.at], r.at
    if text == "not" and operand is a_expr:
        r.enter(1)
        is_inside = minimum > NOT
        if is_inside:
            r.emit(TokenType.L_PAREN, "(", at)
        r.keyword("NOT", at)
        r.at += 1
        a_expr(r, NOT)
        if is_inside:
            r.emit(TokenType.R_PAREN, ")", r.at - 1)
    elif text in ("+", "-"):
        r.enter(1)
        r.emit(TokenType.DASH, "-", at)
        r.at += 1
        operand(r, SIGNED)
    elif text == "operator" and r.texts[at + 1] == "(":
        _prefix_operator(r, minimum, operator_name(r), at, operand)
    elif r.roles[at] == OPERATOR and text not in _NO_PREFIX:
        r.at += 1
        _prefix_operator(r, minimum, Name("", _unescaped(r, text)), at, operand)
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
        r.emit(TokenType.L_PAREN, "(", at)
    r.constant(at)
    r.marks.prefix.add(at)
    r.operator(at, name)
    operand(r, OP + 1)
    if is_inside:
        r.emit(TokenType.R_PAREN, ")", r.at - 1)


def c_expr(r: Reader) -> int:
    """c_expr; of a row the number of its fields, else _NO_ROW."""
    at = r.at
    role, text = r.roles[at], r.texts[at]
    if role in (IDENTIFIER, UNRESERVED_WORD):
        if not (text == "double" and typed_constant(r)):
            _named(r)
    elif role == NUMBER:
        number(r)
    elif role == STRING:
        r.emit(TokenType.STRING, str(at), at)
        r.at += 1
    elif role == PARAMETER or text == "?":  # which the lexer takes for an operator behind a word
        r.constant(at)
        r.at += 1
        indirection(r)
    elif text == "(":
        return _parenthesised(r)
    elif role == COLUMN_WORD and r.texts[at + 1] != "(":
        if not typed_constant(r):
            _named(r)
    elif text in _WORDS:
        return _WORDS[text](r)
    elif begins_common_function(r):
        common_function(r)
    elif role == COLUMN_WORD and typed_constant(r):
        pass
    elif role == TYPE_WORD and (r.texts[at + 1] == "(" or r.is_string(at + 1)):
        _named(r)
    else:
        raise r.error()
    return _NO_ROW


_NO_ROW: Final = -1


def _named(r: Reader) -> None:
    """columnref, func_expr and constants of a type: all that a name begins."""
    first, written = r.at, len(r.tokens)
    r.identifier(first)
    r.at += 1
    is_plain = indirection_of_name(r)
    if is_plain and r.texts[r.at] == "(" and _may_be_called(r, first):
        function_call(r, first, written)
    elif is_plain and r.is_string(r.at) and _may_be_called(r, first):
        named_constant(r, first, r.at - 1, written)


def _may_be_called(r: Reader, first: int) -> bool:
    """func_name: type_function_name, or ColId with an indirection."""
    return (
        is_type_function_name(r.roles[first])
        if r.at == first + 1
        else (r.roles[first] <= COLUMN_WORD)
    )


def indirection_of_name(r: Reader) -> bool:
    """The indirection of a columnref or func_name; whether names alone stand in it."""
    first = r.at
    indirection(r)
    texts = r.texts
    return all(texts[place] == "." for place in range(first, r.at, 2)) and (
        r.at == first or texts[r.at - 1] != "*"
    )


def _parenthesised(r: Reader) -> int:
    """select_with_parens, `( a_expr )` and implicit_row."""
    if r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
        indirection(r)
        return _NO_ROW
    r.open()
    count = expr_list(r)
    r.close()
    if count > 1:
        return count
    indirection(r)
    return _NO_ROW


def _overlaps(r: Reader, first: int, count: int) -> None:
    """row OVERLAPS row."""
    place = r.at
    if count != 2:
        raise r.refuse("wrong number of parameters on left side of OVERLAPS expression", first)
    r.keyword("OVERLAPS", place)
    r.at += 1
    if r.texts[r.at] not in ("(", "row"):
        raise r.error()
    right = r.at
    fields = c_expr(r)
    if fields == _NO_ROW:
        raise r.error(at=r.at - 1)
    if fields != 2:
        raise r.refuse("wrong number of parameters on right side of OVERLAPS expression", right)


def _null(r: Reader) -> int:
    r.keyword(r.texts[r.at].upper(), r.at)
    r.at += 1
    return _NO_ROW


def _case(r: Reader) -> int:
    """case_expr."""
    r.enter(2)
    r.expect_keyword("case")
    if r.texts[r.at] != "when":
        a_expr(r, 0)
    r.expect_keyword("when")
    while True:
        a_expr(r, 0)
        r.expect_keyword("then")
        a_expr(r, 0)
        if not r.pass_keyword("when"):
            break
    if r.pass_keyword("else"):
        a_expr(r, 0)
    r.expect_keyword("end")
    r.leave(2)
    return _NO_ROW


def _array(r: Reader) -> int:
    """ARRAY select_with_parens, ARRAY array_expr.

    After its own word sqlglot reads the values as bounds of a type, and then again.
    """
    number, after = r.at, r.texts[r.at + 1]
    r.at += 1
    if after == "(" and r.opens_query(r.at):
        r.keyword("ARRAY", number)
        r.grammar.select_with_parens(r, False)
    elif after == "[":
        r.emit(TokenType.VAR, "ARRAY", number)
        _array_expr(r)
    elif r.roles[r.at] == PARAMETER:
        raise r.error('"["')
    else:
        raise r.error()
    return _NO_ROW


def _array_expr(r: Reader) -> None:
    """array_expr: `[1, 2]`, `[[1, 2], [3]]`, `[]`."""
    r.enter(2)
    r.emit(TokenType.L_BRACKET, "[", r.at)
    r.at += 1
    if r.texts[r.at] == "[":
        _array_expr(r)
        while r.pass_comma():
            if r.texts[r.at] != "[":
                raise r.error()
            _array_expr(r)
    elif r.texts[r.at] != "]":
        expr_list(r)
    if r.texts[r.at] != "]":
        raise r.error()
    r.emit(TokenType.R_BRACKET, "]", r.at)
    r.at += 1
    r.leave(2)


def _row(r: Reader) -> int:
    """explicit_row."""
    open_construct(r)
    count = 0 if r.texts[r.at] == ")" else expr_list(r)
    r.close()
    return count


def _exists(r: Reader) -> int:
    """EXISTS select_with_parens."""
    r.keyword("EXISTS", r.at)
    r.at += 1
    if not r.opens_query(r.at):
        raise r.error("a query", r.at + 1)
    r.grammar.select_with_parens(r, False)
    return _NO_ROW


_WORDS: dict[str, Callable[[Reader], int]] = {
    "null": _null,
    "true": _null,
    "false": _null,
    "case": _case,
    "array": _array,
    "row": _row,
    "exists": _exists,
}


# -- operators -------------------------------------------------------------------------------------


def _unescaped(r: Reader, text: str) -> str:
    """The operator that JDBC leaves of `??`."""
    return text[1:] if text.startswith("??") and r.has_parameter("?") else text


def _write_operator(r: Reader) -> None:
    """An infix operator that stands here, of any kind."""
    at, text = r.at, r.texts[r.at]
    if text == "operator":
        r.operator(at, operator_name(r))
        return
    r.at += 1
    kind = SYMBOLS.get(text)
    if kind is None and text == "%%" and r.has_parameter("%"):
        kind, text = TokenType.MOD, "%"
    if kind is not None:
        r.emit(kind, text, at)
    else:
        r.operator(at, Name("", _unescaped(r, text)))


def _right(r: Reader, level: int) -> bool:
    """The right operand of an operator that binds so strongly; False for ANY and ALL."""
    if r.texts[r.at] in _QUANTIFIERS:
        _quantified(r)
        return False
    a_expr(r, level + 1)
    return True


def _quantified(r: Reader) -> None:
    """sub_type select_with_parens, sub_type `( a_expr )`."""
    word = r.texts[r.at]
    r.keyword("ALL" if word == "all" else "ANY", r.at)
    r.at += 1
    if r.roles[r.at] == PARAMETER:  # a client's list
        r.constant(r.at)
        r.at += 1
    elif r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
    else:
        r.open()
        a_expr(r, 0)
        r.close()


def _binary(r: Reader) -> None:
    """Arithmetic, which binds to the left."""
    level = _INFIX[r.texts[r.at]][0]
    _write_operator(r)
    _right(r, level)


def _any_operator(r: Reader) -> None:
    """a_expr qual_Op a_expr."""
    _write_operator(r)
    _right(r, OP)


def _comparison(r: Reader) -> None:
    """`<`, `=` and their like: nonassoc."""
    _write_operator(r)
    if _right(r, COMPARED):
        _refuse_chain(r, COMPARED)


def _refuse_chain(r: Reader, level: int) -> None:
    """Refuses a second operator of a level that is nonassoc."""
    text = r.texts[r.at]
    found = _INFIX.get(text)
    if found is None or found[0] != level:
        return
    if text == "not" and r.texts[r.at + 1] not in _NOT_LA:
        return
    raise r.error()


def _logical(r: Reader) -> None:
    """AND, OR."""
    word = r.texts[r.at]
    r.keyword(word.upper(), r.at)
    r.at += 1
    a_expr(r, (AND if word == "and" else OR) + 1)


def _cast(r: Reader) -> None:
    """a_expr TYPECAST Typename."""
    r.emit(TokenType.DCOLON, "::", r.at)
    r.at += 1
    written_type(r, "::")


def _collate(r: Reader) -> None:
    """a_expr COLLATE any_name."""
    r.at += 1
    r.marks.collations.append(any_name(r))


def _at(r: Reader) -> None:
    """AT TIME ZONE a_expr, AT LOCAL."""
    number = r.at
    if r.texts[number + 1] == "local":
        r.note_recent("AT LOCAL", 17, number, number + 1)
        r.at += 2
        return
    r.at += 1
    r.expect("time", "zone")
    for word in ("AT", "TIME", "ZONE"):
        r.keyword(word, number)
    a_expr(r, AT + 1)


def _is(r: Reader) -> None:
    """IS and what follows it."""
    if is_predicate(r, a_expr, IS + 1):
        _refuse_chain(r, IS)


def _is_null(r: Reader) -> None:
    """ISNULL, NOTNULL."""
    r.keyword("IS", r.at)
    r.keyword("NULL", r.at)
    r.at += 1


def _not_la(r: Reader) -> None:
    """NOT_LA and the operator that it turns."""
    r.keyword("NOT", r.at)
    r.at += 1
    _INFIX[r.texts[r.at]][1](r)


def _like(r: Reader) -> None:
    """LIKE, ILIKE, SIMILAR TO with ESCAPE; LIKE and ILIKE with ANY and ALL.

    sqlglot reads ESCAPE with a constant only: any value is one more operand to us.
    """
    word, number = r.texts[r.at], r.at
    r.at += 1
    if word == "similar":
        r.expect("to")
        r.emit(TokenType.SIMILAR_TO, "SIMILAR TO", number)
    else:
        r.keyword(word.upper(), number)
        if r.texts[r.at] in _QUANTIFIERS:
            _quantified(r)
            return
    a_expr(r, MATCHED + 1)
    if r.texts[r.at] == "escape":
        r.operator(r.at, None)
        r.at += 1
        a_expr(r, MATCHED + 1)
    _refuse_chain(r, MATCHED)


def _between(r: Reader) -> None:
    """BETWEEN [SYMMETRIC] b_expr AND a_expr."""
    r.keyword("BETWEEN", r.at)
    r.at += 1
    r.accept_any("symmetric", "asymmetric")
    first = len(r.tokens)
    b_expr(r, OP)
    end = r.at
    _restricted_rest(r, 0)
    if r.at > end:
        r.put_in_parentheses(first)
    r.expect_keyword("and")
    a_expr(r, MATCHED + 1)
    _refuse_chain(r, MATCHED)


def _in(r: Reader) -> None:
    """IN in_expr; a client may fill in the whole list."""
    r.keyword("IN", r.at)
    r.at += 1
    if r.roles[r.at] == PARAMETER:
        r.constant(r.at)
        r.at += 1
    elif r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
    else:
        r.open()
        expr_list(r)
        r.close()


SYMBOLS = {
    "=": TokenType.EQ,
    "<": TokenType.LT,
    ">": TokenType.GT,
    "<=": TokenType.LTE,
    ">=": TokenType.GTE,
    "<>": TokenType.NEQ,
    "!=": TokenType.NEQ,
    "+": TokenType.PLUS,
    "-": TokenType.DASH,
    "*": TokenType.STAR,
    "/": TokenType.SLASH,
    "%": TokenType.MOD,
    "^": TokenType.CARET,
}
Infix = tuple[int, Callable[[Reader], None]]
_OPERATOR: Infix = (OP, _any_operator)
_INFIX: dict[str, Infix] = {
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
    "::": (CAST, _cast),
}
