"""What a statement is called: "SELECT", "CREATE TABLE"."""

from __future__ import annotations

from collections.abc import Sequence

from ..holes import is_text
from ..lexeme import Kind, Lexeme

# What a migration's own readers read (`ddl/`), as its names need not be there yet.
DDL = frozenset("alter comment create drop grant import reassign reindex revoke security".split())
_LONGER = {
    "materialized": "materialized view",
    "foreign": "foreign table",
    "event": "event trigger",
    "default": "default privileges",
}
_CREATABLE = frozenset(
    (
        "table view materialized function procedure index sequence type domain schema "
        "trigger role extension publication subscription policy rule aggregate operator "
        "collation cast database statistics server foreign text event access conversion "
        "language transform user group tablespace default system"
    ).split()
)


def is_definition(lexemes: Sequence[Lexeme]) -> bool:
    """Whether a statement is DDL, or DO, whose body may hold some."""
    first = lexemes[0]
    return first.kind is Kind.WORD and (first.text in DDL or first.text == "do")


def statement_kind(lexemes: Sequence[Lexeme]) -> str:
    """The first words in capitals."""
    if lexemes[0].kind is Kind.COMMAND:
        return lexemes[0].text
    words = [x.text for x in lexemes[:6] if x.kind is Kind.WORD]
    if not words or (lexemes[0].kind is not Kind.WORD and not is_text(lexemes[0])):
        return "SELECT"
    first = words[0]
    if first in ("create", "alter", "drop"):
        thing = next((word for word in words[1:] if word in _CREATABLE), "")
        thing = _LONGER.get(thing, thing)
        return f"{first} {thing}".strip().upper()
    if words[:2] == ["refresh", "materialized"]:
        return "REFRESH MATERIALIZED VIEW"
    return "SELECT" if first in ("with", "values", "table") else first.upper()
