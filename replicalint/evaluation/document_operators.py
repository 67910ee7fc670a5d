"""The operators of jsonb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .casts import cast
from .documents import JsonDocument, as_text, at_path, contains, element, has_key, joined, without
from .kinds import (
    ARRAY,
    BOOLEAN,
    INT,
    INTEGER,
    JSONB,
    STRING,
    TEXT,
    UNTYPED,
    Token,
    Value,
    ValueType,
)
from .search import Search
from .term import Term, TermMaker

DOCUMENT = ValueType(JSONB, "jsonb")
PATH = ValueType(ARRAY, "text[]", element=STRING)


def _all_keys(of: JsonDocument, keys: tuple[Any, ...]) -> bool:
    return all(has_key(of, one) for one in keys)


def _any_key(of: JsonDocument, keys: tuple[Any, ...]) -> bool:
    return any(has_key(of, one) for one in keys)


# What each takes on its right, what it does, and what it gives.
_OPERATORS: dict[str, tuple[ValueType | None, Callable[..., Value], ValueType]] = {
    "->": (None, element, DOCUMENT),
    "->>": (None, lambda of, key: as_text(element(of, key)), STRING),
    "#>": (PATH, at_path, DOCUMENT),
    "#>>": (PATH, lambda of, path: as_text(at_path(of, path)), STRING),
    "?": (STRING, has_key, BOOLEAN),
    "?&": (PATH, _all_keys, BOOLEAN),
    "?|": (PATH, _any_key, BOOLEAN),
    "@>": (DOCUMENT, contains, BOOLEAN),
    "||": (DOCUMENT, joined, DOCUMENT),
    "-": (None, without, DOCUMENT),
}
IS_OF_DOCUMENT = frozenset((*_OPERATORS, "<@"))


def of_documents(t: TermMaker, operator: str, left: Term, right: Term) -> Term | None:
    """What an operator gives that has jsonb beside it; None where it has none."""
    if operator == "<@":
        operator, left, right = "@>", right, left
    if not any(one.type is not None and one.type.kind == JSONB for one in (left, right)):
        return None
    if operator in ("@>", "||"):
        left = cast(t.domains, left, DOCUMENT)
    if left.type != DOCUMENT:
        return None
    taken, run, of = _OPERATORS[operator]
    key = _key(t, right) if taken is None else cast(t.domains, right, taken)
    open_ = t.chosen(operator, [left, key], of)
    t.domains.used.add(operator)

    def applied(search: Search) -> Value:
        document, other = left.run(search), key.run(search)
        if document is None or other is None:
            return None
        if isinstance(document, Token) or isinstance(other, Token):
            return open_.run(search)
        try:
            return run(document, other)
        except LookupError:
            return open_.run(search)

    return Term(of, applied)


def _key(t: TermMaker, right: Term) -> Term:
    """A key, or a place in an array."""
    if right.type is None or right.type == UNTYPED:
        return cast(t.domains, right, STRING)
    return cast(t.domains, right, {INT: INTEGER, TEXT: STRING}.get(right.type.kind, right.type))
