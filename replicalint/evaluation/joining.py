"""`||` of texts and arrays, and what arrays contain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..changes import Expression
from .arithmetic import of_new
from .casts import cast, common
from .kinds import (
    ARRAY,
    BOOLEAN,
    CHAR,
    LITERAL,
    STRING,
    TEXT,
    Value,
)
from .search import Search
from .term import Term, TermMaker


def joined(t: TermMaker, operands: Sequence[Expression]) -> Term | None:
    """`||`."""
    one, other = t.terms(operands)
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    if ARRAY in kinds:
        return _appended(t, one, other)
    if not any(kind in (TEXT, CHAR, LITERAL) for kind in kinds):
        return None
    if any(kind in ("jsonb", "other") for kind in kinds):
        return None
    t.domains.used.add("||")
    left, right = (
        cast(t.domains, x, STRING, is_explicit=x.type is not None and x.text is None)
        for x in (one, other)
    )
    open_ = t.chosen("||", [left, right], STRING)

    def run(search: Search) -> Value:
        first, second = left.run(search), right.run(search)
        if first is None or second is None:
            return None
        if isinstance(first, str) and isinstance(second, str):
            return first + second
        return of_new("||", first, second) or open_.run(search)

    return Term(STRING, run)


def _appended(t: TermMaker, one: Term, other: Term) -> Term:
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    of = one.type if kinds[0] == ARRAY else other.type
    assert of is not None
    parts: list[Term] = []
    for term, kind in zip((one, other), kinds, strict=True):
        is_one = kind not in (ARRAY, LITERAL) and not term.is_null
        if is_one and of.element is not None:
            value = cast(t.domains, term, of.element)
            parts.append(Term(of, _as_array(value)))
        else:
            parts.append(cast(t.domains, term, of))
    left, right = parts
    open_ = t.chosen("||", parts, of)

    def run(search: Search) -> Value:
        first, second = left.run(search), right.run(search)
        if first is None or second is None:
            return first if second is None else second
        if isinstance(first, tuple) and isinstance(second, tuple):
            return first + second
        return open_.run(search)

    return Term(of, run)


def _as_array(value: Term) -> Callable[[Search], Value]:
    return lambda search: (value.run(search),)


def of_arrays(t: TermMaker, operator: str, operands: Sequence[Expression]) -> Term | None:
    """Containment and overlap of arrays."""
    one, other = t.terms(operands)
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    if ARRAY not in kinds:
        return None
    _, (left, right) = common(t.domains, (one, other))
    if operator == "<@":
        left, right = right, left
    open_ = t.chosen(operator, [left, right], BOOLEAN)

    def run(search: Search) -> Value:
        first, second = left.run(search), right.run(search)
        if first is None or second is None:
            return None
        if not isinstance(first, tuple) or not isinstance(second, tuple):
            return open_.run(search)
        held = [one for one in first if one is not None]
        if operator == "&&":
            return any(one in held for one in second)
        return all(one in held for one in second)

    return Term(BOOLEAN, run)
