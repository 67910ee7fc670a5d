"""The text that EXECUTE of PL/pgSQL runs, where it is a constant or what format() makes of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..syntax.lexeme import Kind, Lexeme

PLACEHOLDER = re.compile(r"%(?:\d+\$)?-?\d*([sIL%])", re.ASCII)


def filled(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """What format() gives for a text, each part with the range that it comes from."""
    start = 0
    for match in found:
        yield text[start : match.start()], start, match.start()
        yield _placeholder(match), *match.span()
        start = match.end()
    yield text[start:], start, len(text)


def _placeholder(match: re.Match[str]) -> str:
    """`:'L'` is a string, and a value that is not known."""
    return {"I": '"%I"', "L": ":'L'", "%": "%"}.get(match[1], "")


def executed_constant(lexemes: Sequence[Lexeme]) -> tuple[Lexeme, bool] | None:
    """The string that EXECUTE runs, and whether format() fills it in."""
    if len(lexemes) == 1 and lexemes[0].kind is Kind.STRING:
        return lexemes[0], False
    if [x.text for x in lexemes[:2]] == ["pg_catalog", "."]:
        lexemes = lexemes[2:]
    if len(lexemes) > 3 and lexemes[0].text == "format" and lexemes[1].text == "(":
        is_constant = lexemes[2].kind is Kind.STRING and lexemes[3].text in (",", ")")
        return (lexemes[2], True) if is_constant and lexemes[-1].text == ")" else None
    return None
