"""sqlc and pggen: the functions of theirs that statements call, and whose a statement is.

sqlc writes every `*` of a select list and of RETURNING out with the columns of the schema that it
knows, and `sqlc.embed(t)` like `t.*` (sqlc, internal/compiler/expand.go). Its statements have a
header, or one of its macros. pggen has the same headers, and sends what is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .lexeme import Kind, Lexeme

SQLC = "sqlc"
PGGEN = "pggen"
# By the schema that is not there: sqlc, internal/sql/preprocess; pggen,
# internal/parser/parser.go, parsePggenArg.
MACROS: Mapping[str, frozenset[str]] = MappingProxyType(
    {SQLC: frozenset(("arg", "narg", "slice", "embed")), PGGEN: frozenset(("arg",))}
)


def is_of_pggen(text: str) -> bool:
    """Whether the statements of a file are pggen's."""
    return f"{PGGEN}.arg" in text


def has_macro(lexemes: Sequence[Lexeme]) -> bool:
    """Whether a statement calls `sqlc.arg(x)` or another macro of sqlc."""
    for at, lexeme in enumerate(lexemes):
        if lexeme.text == SQLC and lexeme.kind is Kind.WORD and _is_macro(lexemes[at : at + 4]):
            return True
    return False


def _is_macro(lexemes: Sequence[Lexeme]) -> bool:
    return (
        len(lexemes) == 4
        and lexemes[1].text == "."
        and lexemes[2].text in MACROS[SQLC]
        and lexemes[3].text == "("
    )
