"""Operators: which there are, and those of logic, comparison and patterns.

These are made of each other: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from ..changes import ArrayValue, Constant, Expression, Operation, RowValue
from .arithmetic import arithmetic, moved
from .casts import cast, common, mean
from .document_operators import IS_OF_DOCUMENT, of_documents
from .joining import joined, of_arrays
from .kinds import (
    ARRAY,
    BOOLEAN,
    CHAR,
    DATE,
    ENUM,
    LITERAL,
    NUMBERS,
    STRING,
    TEXT,
    TIMESTAMP,
    UUID,
    NotFinite,
    Token,
    Value,
    ValueType,
)
from .regular import regular
from .search import Search
from .term import Term, TermMaker
from .texts import is_like, samples, samples_of_regular

_COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
_ARITHMETIC = ("+", "-", "*", "/", "%")
_MATCHES = ("~~", "~~*", "~", "~*")
_RESULTS = {
    "->>": STRING,
    "#>>": STRING,
    **dict.fromkeys(("?", "?|", "?&", "@>", "<@", "&&", "@@", "similar to"), BOOLEAN),
}


def operation(t: TermMaker, e: Operation) -> Term:
    """What an operator gives."""
    operator, operands = e.operator, e.operands
    if operator in ("and", "or"):
        return _connected(t, operands, stops=operator == "or")
    if operator in _BOOLEAN:
        test = _BOOLEAN[operator]
        term = t.boolean(operands[0])
        return Term(BOOLEAN, lambda search: test(term.run(search)))
    if operator == "is null":
        return _is_null(t, e)
    if operator == "in":
        tested, *listed = operands
        return _connected(t, [Operation("=", (tested, one)) for one in listed], stops=True)
    if operator in ("=", "<>", "is distinct from"):
        return _same(t, operator, operands)
    if operator in _COMPARISONS and not any(isinstance(one, RowValue) for one in operands):
        return _compared(t, operator, operands)
    if operator.endswith((" any", " all")):
        return _quantified(t, operator, operands)
    if operator in _MATCHES or operator == "escape":
        return _matched(t, e)
    if operator in IS_OF_DOCUMENT and len(operands) == 2:
        found = of_documents(t, operator, *t.terms(operands))
        if found is not None:
            return found
    if operator in _ARITHMETIC and (found := arithmetic(t, operator, operands)) is not None:
        return found
    if operator == "||" and (found := joined(t, operands)) is not None:
        return found
    if operator in ("@>", "<@", "&&") and (found := of_arrays(t, operator, operands)) is not None:
        return found
    terms = t.terms(operands)
    if operator == "at time zone":
        return moved(t, terms)
    of = _RESULTS.get(operator, BOOLEAN if operator in _COMPARISONS else None)
    return t.chosen(operator, terms, of, is_strict=of is not None)


# -- logic -----------------------------------------------------------------------------------------

_BOOLEAN: dict[str, Callable[[Value], Value]] = {
    "not": lambda value: None if value is None else not value,
    "is true": lambda value: value is True,
    "is false": lambda value: value is False,
}


def _connected(t: TermMaker, operands: Sequence[Expression], *, stops: bool) -> Term:
    """AND and OR: the one value that decides, else NULL if any is."""
    terms = [t.boolean(one) for one in operands]

    def run(search: Search) -> Value:
        found: Value = not stops
        for term in terms:
            value = term.run(search)
            if value is stops:
                return stops
            if value is None:
                found = None
        return found

    return Term(BOOLEAN, run)


def _is_null(t: TermMaker, e: Operation) -> Term:
    (operand,) = e.operands
    if isinstance(operand, RowValue):
        return t.chosen(("is null", e), t.terms(operand.parts), BOOLEAN)
    term = mean(t.domains, t.term(operand))
    return Term(BOOLEAN, lambda search: term.run(search) is None)


# -- comparison ------------------------------------------------------------------------------------


def _same(t: TermMaker, operator: str, operands: Sequence[Expression]) -> Term:
    """`=`, `<>` and IS DISTINCT FROM; rows are compared field by field."""
    left, right = operands
    if isinstance(left, RowValue) and isinstance(right, RowValue) and _is_as_wide(left, right):
        pairs = zip(left.parts, right.parts, strict=True)
        parts = [Operation(operator, pair) for pair in pairs]
        return _connected(t, parts, stops=operator != "=")
    if isinstance(left, RowValue) or isinstance(right, RowValue):
        return t.chosen((operator, "row"), t.terms(operands), BOOLEAN)
    if operator != "is distinct from":
        return _compared(t, operator, operands)
    one, other = _alike(t, left, right)

    def run(search: Search) -> Value:
        first, second = one.run(search), other.run(search)
        if first is None or second is None:
            return first is not second
        return not equal(search, first, second)

    return Term(BOOLEAN, run)


def _is_as_wide(left: RowValue, right: RowValue) -> bool:
    return len(left.parts) == len(right.parts)


def _alike(t: TermMaker, left: Expression, right: Expression) -> tuple[Term, Term]:
    """Two operands as values that can be compared."""
    one, other = t.terms((left, right))
    return _as_alike(t, one, other)


def _as_alike(t: TermMaker, one: Term, other: Term) -> tuple[Term, Term]:
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    is_known = None not in kinds and LITERAL not in kinds
    if is_known and kinds[0] != kinds[1] and not _compare(kinds[0], kinds[1]):
        return one, t.chosen(("as", str(kinds[0])), [other], one.type, is_strict=True)
    _, (first, second) = common(t.domains, (one, other))
    return first, second


def _compare(one: str | None, other: str | None) -> bool:
    """Whether values of two kinds can be compared here."""
    for alike in (NUMBERS, (TEXT, CHAR), (DATE, TIMESTAMP)):
        if one in alike and other in alike:
            return True
    return False


def equal(search: Search, one: Value, other: Value) -> bool:
    """Whether two values, none of them NULL, are equal."""
    if one == other:
        return True
    if not isinstance(one, Token) and not isinstance(other, Token):
        return False
    if _rank(one) is not None and _rank(other) is not None:
        return False
    for value in (one, other):
        if isinstance(value, Token) and (value.is_new or "\0" in value.text):
            return False
    if isinstance(one, Token) and isinstance(other, Token) and _is_of_user(one, other):
        return False
    key = ("equal", frozenset((one, other)))
    return search.choose(key, lambda: (False, True), is_assumed=True) is True


def _rank(value: Value) -> int | None:
    """The place of NaN and the infinities beside numbers; None for what is no number."""
    if isinstance(value, NotFinite):
        return value.rank
    return 0 if isinstance(value, (int, Decimal, float)) else None


def _is_of_user(one: Token, other: Token) -> bool:
    """Whether both are constants of a type with a schema, whose labels differ as written."""
    names = [value.text.partition(" ")[0] for value in (one, other)]
    return names[0] == names[1] and "." in names[0]


def is_less(search: Search, one: Value, other: Value, of: ValueType | None) -> bool:
    """Whether a value comes before another one. How texts are sorted is not known."""
    if equal(search, one, other):
        return False
    if isinstance(one, (int, Decimal, float)) and isinstance(other, (int, Decimal, float)):
        return one < other
    first_rank, second_rank = _rank(one), _rank(other)
    if first_rank is not None and second_rank is not None:
        return first_rank < second_rank
    if isinstance(one, str) and isinstance(other, str):
        if of is not None and of.kind == UUID:
            return one < other
        if of is not None and of.kind == ENUM and one in of.labels and other in of.labels:
            return of.labels.index(one) < of.labels.index(other)
        if not one or not other:
            return not one
    pair = sorted((one, other), key=repr)
    key = ("less", pair[0], pair[1])
    first = search.choose(key, lambda: (True, False), is_assumed=True) is True
    return first is (pair[0] is one)


def _compared(t: TermMaker, operator: str, operands: Sequence[Expression]) -> Term:
    one, other = _alike(t, *operands)
    test = _TESTS[operator]
    of = one.type

    def run(search: Search) -> Value:
        first, second = one.run(search), other.run(search)
        if first is None or second is None:
            return None
        return test(search, first, second, of)

    return Term(BOOLEAN, run)


_Test = Callable[[Search, Value, Value, "ValueType | None"], bool]
_TESTS: dict[str, _Test] = {
    "=": lambda s, a, b, of: equal(s, a, b),
    "<>": lambda s, a, b, of: not equal(s, a, b),
    "<": is_less,
    ">": lambda s, a, b, of: is_less(s, b, a, of),
    "<=": lambda s, a, b, of: not is_less(s, b, a, of),
    ">=": lambda s, a, b, of: not is_less(s, a, b, of),
}


def _quantified(t: TermMaker, operator: str, operands: Sequence[Expression]) -> Term:
    """`x = ANY (array)`, `x <> ALL (array)`."""
    symbol, _, word = operator.rpartition(" ")
    tested, array = operands
    if isinstance(array, ArrayValue):
        parts = [Operation(symbol, (tested, one)) for one in array.parts]
        return _connected(t, parts, stops=word == "any")
    value, listed = t.terms(operands)
    if listed.text is not None and value.type is not None:
        element = STRING if value.type.kind == LITERAL else value.type
        listed = cast(t.domains, listed, ValueType(ARRAY, element=element))
    if listed.type is None or listed.type.kind != ARRAY or symbol not in _TESTS:
        return t.chosen(operator, [value, listed], BOOLEAN, is_strict=True)
    element_type = listed.type.element
    if element_type is not None:
        value = cast(t.domains, value, element_type)
    test, stops = _TESTS[symbol], word == "any"
    open_ = t.chosen(operator, [value, listed], BOOLEAN)

    def run(search: Search) -> Value:
        first, second = value.run(search), listed.run(search)
        if second is None:
            return None
        if not isinstance(second, tuple):
            return open_.run(search)
        found: Value = not stops
        for one in second:
            if first is None or one is None:
                found = None
            elif test(search, first, one, element_type) is stops:
                return stops
        return found

    return Term(BOOLEAN, run)


# -- patterns --------------------------------------------------------------------------------------


def _matched(t: TermMaker, e: Operation) -> Term:
    """LIKE with and without ESCAPE, and regular expressions."""
    escape = "\\"
    if e.operator == "escape":
        inner, given = e.operands
        is_known = isinstance(given, Constant) and given.kind == "string"
        if not (isinstance(inner, Operation) and inner.operator in ("~~", "~~*") and is_known):
            return t.chosen(("escape", e), t.terms(e.operands), BOOLEAN)
        assert isinstance(given, Constant)
        e, escape = inner, given.text
    operator = e.operator
    value, pattern = (cast(t.domains, one, STRING) for one in t.terms(e.operands))
    if any(one.type is None or one.type.kind not in (TEXT, CHAR) for one in (value, pattern)):
        return t.chosen(operator, [value, pattern], BOOLEAN, is_strict=True)
    t.domains.used.add(operator)
    written = e.operands[1]
    if isinstance(written, Constant) and written.kind == "string":
        is_regular = not operator.startswith("~~")
        found = samples_of_regular(written.text) if is_regular else samples(written.text, escape)
        t.domains.texts.update(dict.fromkeys(found))
    open_ = t.chosen(operator, [value, pattern], BOOLEAN)
    ignores_case = operator.endswith("*")

    def run(search: Search) -> Value:
        text, wanted = value.run(search), pattern.run(search)
        if text is None or wanted is None:
            return None
        if not isinstance(text, str) or not isinstance(wanted, str):
            return open_.run(search)
        if operator.startswith("~~"):
            return is_like(text, wanted, escape, ignores_case=ignores_case)
        expression = regular(wanted, ignores_case=ignores_case)
        return open_.run(search) if expression is None else expression.matches(text)

    return Term(BOOLEAN, run)
