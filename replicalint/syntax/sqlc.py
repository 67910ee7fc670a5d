"""sqlc: which statements are its, for what it makes of them before a server sees them.

It writes every `*` of a select list and of RETURNING out with the columns of the schema that it
knows, and `sqlc.embed(t)` like `t.*` (sqlc, internal/compiler/expand.go). Its statements have a
header, or one of its macros.
"""

from __future__ import annotations

from collections.abc import Sequence

from .lexeme import Kind, Lexeme

# internal/sql/preprocess: the functions of the schema that is not there.
MACROS = frozenset(("arg", "narg", "slice", "embed"))


def has_macro(lexemes: Sequence[Lexeme]) -> bool:
    """Whether a statement calls `sqlc.arg(x)` or another of its macros."""
    return any(
        lexeme.text == "sqlc" and lexeme.kind is Kind.WORD and _is_macro(lexemes[at : at + 4])
        for at, lexeme in enumerate(lexemes)
    )


def _is_macro(lexemes: Sequence[Lexeme]) -> bool:
    return (
        len(lexemes) == 4
        and lexemes[1].text == "."
        and lexemes[2].text in MACROS
        and lexemes[3].text == "("
    )
