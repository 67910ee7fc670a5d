"""Which parameters of a statement have no types but those that a server gives them.

Clients that write values out, as psycopg2 does for `%(name)s` and pg-promise for `$1`, have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..source import Span
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.statement import Syntax

# One parameter of the server wherever it stands: `$1`, and what sqlc and pgx make one of, `@name`.
_ONE = re.compile(r"\$[0-9]+|@[A-Za-z_]\w*")
_FROM_CLIENT = (Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE)
_MACROS = ("arg", "narg")
_FUNCTIONS = ("CREATE FUNCTION", "CREATE PROCEDURE")


def repeated(syntax: Syntax) -> Mapping[int, str]:
    """The parameters that a statement uses several times, and whose types nobody declares.

    By the lexemes that they begin with. Most statements have none, or one alone.
    """
    text = syntax.text
    if text.count("$") + text.count("@") < 2 and "arg" not in text.lower():
        return {}
    lexemes = syntax.tree.lexemes
    some = _some(lexemes)
    found = dict(_written(lexemes, some)) if len(some) > 1 else {}
    if len(set(found.values())) == len(found):
        return {}
    numbers = Counter(found.values())
    return {number: name for number, name in undeclared(syntax).items() if numbers[name] > 1}


def undeclared(syntax: Syntax) -> Mapping[int, str]:
    """All parameters of a statement whose types nobody declares, by their first lexemes.

    Those of a program are such where it writes them itself: its library may write them out.
    """
    lexemes = syntax.tree.lexemes
    found = dict(_written(lexemes, _some(lexemes)))
    wrapped = syntax.wrapped  # of a function, BEGIN ATOMIC has its arguments
    is_declared = bool(wrapped.types) if wrapped.kind == "PREPARE" else wrapped.kind in _FUNCTIONS
    if is_declared or any(map(_is_promised, lexemes)):
        return {}
    if syntax.fragment.is_code and any(
        syntax.tree.lexeme_span(number).text != lexemes[number].text for number in found
    ):
        return {}
    return found


_NUMBERED = re.compile(r"\$([1-9][0-9]{0,4})(?![0-9])")  # no server takes more than 65535
_BEHIND_FIRST = re.compile(r"\$(?:[2-9]|1[0-9])")


def left_out(syntax: Syntax) -> tuple[str, Span] | None:
    """The first number below that of another parameter which stands nowhere, and the place of that.

    The server has a parameter of each number, and finds no type for this one.
    """
    text = syntax.text
    if _BEHIND_FIRST.search(text) is None:
        return None
    written = {int(number) for number in _NUMBERED.findall(text)}
    if len(written) == max(written, default=0) or syntax.tree.marks.holes or syntax.is_inside:
        return None
    numbered = ((_NUMBERED.fullmatch(name), n) for n, name in undeclared(syntax).items())
    found = {int(number[1]): n for number, n in numbered if number is not None}
    missing = next((one for one in range(1, max(found, default=0)) if one not in found), None)
    if missing is None:
        return None
    return f"${missing}", syntax.tree.lexeme_span(found[min(one for one in found if one > missing)])


def _is_promised(lexeme: Lexeme) -> bool:
    """Whether a parameter is written as pg-promise alone has them: `$1:csv`, `${name}`."""
    is_dollar = lexeme.kind in _FROM_CLIENT and lexeme.text.startswith("$")
    return is_dollar and _ONE.fullmatch(lexeme.text) is None


def _some(lexemes: Sequence[Lexeme]) -> list[int]:
    return [n for n, one in enumerate(lexemes) if one.kind is Kind.PARAM or one.text in _MACROS]


def _written(lexemes: Sequence[Lexeme], some: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each parameter among these lexemes, by its lexeme, and its name."""
    for number in some:
        one = lexemes[number]
        if one.kind is Kind.PARAM:
            if _ONE.fullmatch(one.text):
                yield number, one.text
        elif lexemes[number - 2].text == "sqlc":
            name = lexemes[number + 2].text if number + 3 < len(lexemes) else ""
            yield number, "@" + name.strip("'")
