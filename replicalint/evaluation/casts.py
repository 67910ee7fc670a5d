"""What one type makes of a value of another (parse_coerce.c, as far as values go)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from .documents import read_document
from .domains import Domains
from .kinds import (
    ARRAY,
    BOOL,
    CHAR,
    DATE,
    ENUM,
    FLOAT,
    INT,
    JSONB,
    LITERAL,
    NUMBERS,
    NUMERIC,
    STRING,
    TEXT,
    TIMES,
    TIMESTAMP,
    UUID,
    Impossible,
    Token,
    Value,
    ValueType,
    constant,
    fitted,
    round_half_away,
)
from .search import Search
from .term import Slot, Term

_DAY = 86_400_000_000


def cast(
    domains: Domains,
    term: Term,
    of: ValueType,
    *,
    is_explicit: bool = False,
    is_assigned: bool = False,
) -> Term:
    """A term as a value of a type, in a column of the type where it `is_assigned`."""
    if term.text is not None:
        return _read(domains, term.text, of, is_explicit)
    if term.is_null:
        return replace(term, type=of)
    if term.type is None:
        if term.slot is not None and term.slot.type is None and not is_explicit:
            term.slot.type = of
            return replace(term, type=of)
        return _chosen(domains, term, of) if is_explicit else replace(term, type=of)
    if not (is_explicit or is_assigned) and term.type.kind == of.kind and of.kind != ARRAY:
        return term
    change = _change(term.type, of)
    if change is None:
        return _chosen(domains, term, of)
    if term.type.kind != of.kind:
        domains.used.add("cast")
        domains.texts.update(dict.fromkeys(_labels(of)))
    other = _chosen(domains, term, of)

    def run(search: Search) -> Value:
        value = term.run(search)
        if value is None:
            return None
        if isinstance(value, Token):
            return _of_token(search, value, of, other, term.type)
        return fitted(change(value), of, is_cast=is_explicit)

    return Term(of, run)


def _labels(of: ValueType) -> tuple[str, ...]:
    """Texts that are values of a type, where no other text is."""
    return ("0" * 31 + "1", "0" * 31 + "2") if of.kind == UUID else of.labels


def _read(domains: Domains, text: str, of: ValueType, is_cast: bool) -> Term:
    try:
        bare = replace(of, modifier="") if is_cast else of
        value = read_document(text) if of.kind == JSONB else constant(text, bare)
        value = fitted(value, of, is_cast=is_cast)
    except Impossible:
        return Term(of, _raise)
    domains.note(value, of)
    if of.kind == ARRAY and of.element is not None and isinstance(value, tuple):
        for one in value:
            domains.note(one, of.element)
    return Term(of, lambda search: value)


def _raise(search: Search) -> Value:
    raise Impossible


def _chosen(domains: Domains, term: Term, of: ValueType) -> Term:
    """A cast that is not looked into."""
    slot = Slot(of)

    def run(search: Search) -> Value:
        value = term.run(search)
        if value is None:
            return None
        key = ("cast", of, value)
        return search.choose(key, lambda: domains.values(of), is_assumed=True)

    return Term(of, run, slot=slot)


def _of_token(
    search: Search, value: Token, of: ValueType, other: Term, was: ValueType | None
) -> Value:
    if was is not None and was.kind == of.kind:
        return value
    if value.is_new and of.kind != DATE:
        return Token(f"cast to {of.name}", (value,), is_new=True)
    return other.run(search)


def _change(was: ValueType, of: ValueType) -> Callable[[Value], Value] | None:
    """What makes a value of one type one of another; None where that is not looked into."""
    kinds = was.kind, of.kind
    if was.kind == of.kind:
        return _same if was.kind not in ("other", ENUM) or was.name == of.name else None
    return _CHANGES.get(kinds) or (_from_text(of) if was.kind in (TEXT, CHAR) else None)


def _same(value: Value) -> Value:
    return value


def _from_text(of: ValueType) -> Callable[[Value], Value] | None:
    if of.kind == JSONB:
        return lambda value: read_document(str(value))
    if of.kind in (BOOL, INT, NUMERIC, UUID, ENUM):
        return lambda value: constant(str(value), replace(of, modifier=""))
    return None


def _whole(value: Value) -> Value:
    assert isinstance(value, Decimal)
    return int(round_half_away(value, 0))


def _decimal(value: Value) -> Value:
    return Decimal(str(value))


def _to_float(value: Value) -> Value:
    assert isinstance(value, (int, Decimal))
    return float(value)


def _rounded(value: Value) -> Value:
    assert isinstance(value, float)
    return round(value)


def _day(value: Value) -> Value:
    assert isinstance(value, int)
    return value // _DAY * _DAY


_CHANGES: dict[tuple[str, str], Callable[[Value], Value]] = {
    (INT, NUMERIC): _decimal,
    (INT, FLOAT): _to_float,
    (NUMERIC, INT): _whole,
    (NUMERIC, FLOAT): _to_float,
    (FLOAT, INT): _rounded,
    (INT, TEXT): str,
    (BOOL, TEXT): lambda value: "true" if value else "false",
    (BOOL, INT): lambda value: int(bool(value)),
    (INT, BOOL): lambda value: value != 0,
    (TEXT, CHAR): _same,
    (CHAR, TEXT): _same,
    (ENUM, TEXT): _same,
    (DATE, TIMESTAMP): _same,
    (TIMESTAMP, DATE): _day,
}


def mean(domains: Domains, term: Term) -> Term:
    """A constant that nothing gives a type is text."""
    return cast(domains, term, STRING) if term.text is not None else term


def common(domains: Domains, terms: Sequence[Term]) -> tuple[ValueType | None, list[Term]]:
    """The type that values have in common, and them as values of it."""
    typed = [one.type for one in terms if one.type is not None and one.type.kind != LITERAL]
    if not typed:
        is_text = any(one.text is not None for one in terms)
        if not is_text:
            return None, list(terms)
        return STRING, [cast(domains, one, STRING) for one in terms]
    best = typed[0]
    for one in typed[1:]:
        if best.kind in NUMBERS and one.kind in NUMBERS:
            best = max(best, one, key=_rank)
        elif best.kind in TIMES and one.kind in TIMES:
            best = max(best, one, key=lambda of: TIMES.index(of.kind))
    best = replace(best, modifier="")
    return best, [cast(domains, one, best) for one in terms]


def _rank(of: ValueType) -> tuple[int, str]:
    return NUMBERS.index(of.kind), of.name
