"""What a statement is called: "SELECT", "CREATE TABLE"."""

from __future__ import annotations

from collections.abc import Sequence

from ..holes import is_text
from ..lexeme import Kind, Lexeme

# What a migration's own readers read (`ddl/`), as its names need not be there yet.
DDL = frozenset("alter comment create drop grant import reassign reindex revoke security".split())
_LONGER = {
    "access": "access method",
    "default": "default privileges",
    "event": "event trigger",
    "foreign": "foreign table",
    "large": "large object",
    "materialized": "materialized view",
}
# By two words in a row.
_LONGER_YET = {
    "drop owned": "drop owned",
    "foreign data": "foreign data wrapper",
    "import foreign": "import foreign schema",
    "operator class": "operator class",
    "operator family": "operator family",
    "reassign owned": "reassign owned",
    "refresh materialized": "refresh materialized view",
    "security label": "security label",
    "text search": "text search",
}
_CREATABLE = frozenset(
    (
        "table view materialized function procedure index sequence type domain schema "
        "trigger role extension publication subscription policy rule aggregate operator "
        "collation cast database statistics server foreign text event access conversion "
        "language transform user group tablespace default system large"
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
    if (longer := _LONGER_YET.get(" ".join(words[:2]))) is not None:
        return longer.upper()
    if first in ("create", "alter", "drop"):
        at = next((at for at, word in enumerate(words) if at and word in _CREATABLE), len(words))
        thing = _LONGER.get(words[at], words[at]) if at < len(words) else ""
        thing = _LONGER_YET.get(" ".join(words[at : at + 2]), thing)
        if words[at : at + 2] == ["user", "mapping"] and words[at + 2 : at + 3] in (
            ["for"],
            ["if"],
        ):
            thing = "user mapping"  # and no role of that name
        return f"{first} {thing}".strip().upper()
    return "SELECT" if first in ("with", "values", "table") else first.upper()
