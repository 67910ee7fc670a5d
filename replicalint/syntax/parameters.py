"""What clients put in place of values, names and text: every style, in one table.

```sql
SELECT o.name FROM public.orgs o WHERE o.id = :org OR o.id = %(org)s OR o.id = $1
```

A file may mix them. Which one is meant stands in the text alone: PostgreSQL has no `:name`, and an
operator that looks like a parameter follows a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..catalog import extensions_with_operator, operator_names
from .lexeme import Kind, Lexeme
from .value_end import value_ended

# scan.l: ident_start and ident_cont, written as what they are not (see `lexer`).
_FIRST = r"[^\x00-@\[-\^`\{-\x7f]"
_NEXT = r"[^\x00-#%-/:-@\[-\^`\{-\x7f]"
_SPACE = r"[ \t\n\r\f\v]"


_CONSTANTS = (Kind.STRING, Kind.NUMBER, Kind.PARAM)


class Style(Struct, frozen=True):
    """One way to write a parameter: its name as people say it, whose it is, what it stands for."""

    name: str
    source: str
    kind: Kind
    pattern: re.Pattern[str]


_PSQL = "psql, psqlscan.l"
STYLES = (
    Style("$1", "PostgreSQL, scan.l {param}", Kind.PARAM, re.compile(r"\$[0-9]+")),
    Style("psql :'name'", _PSQL, Kind.PARAM, re.compile(r":'[^'\n]*'")),
    Style('psql :"name"', _PSQL, Kind.NAME_PARAM, re.compile(r":\"[^\"\n]+\"")),
    Style("psql :{?name}", _PSQL, Kind.PARAM, re.compile(r":\{\?[^\s{}]+\}")),
    Style(
        ":name",
        "psql, SQLAlchemy text(), aiosql, HugSQL",
        Kind.PARAM,
        re.compile(rf":{_FIRST}{_NEXT}*"),
    ),
    Style(
        "%(name)s",
        "psycopg, _queries.py",
        Kind.PARAM,
        re.compile(rf"%\([^()\n]+\)[sbt](?!{_NEXT})"),
    ),
    Style("%s", "psycopg, _queries.py", Kind.PARAM, re.compile(rf"%[sbt](?!{_NEXT})")),
    # `@o.id` and `@f(x)` are operators
    Style("@name", "sqlc, Npgsql", Kind.PARAM, re.compile(rf"@{_FIRST}{_NEXT}*+(?!{_SPACE}*[.(])")),
    Style("?", "JDBC", Kind.PARAM, re.compile(r"\?[0-9]*")),
)


def _beginning_with(first: str) -> tuple[Style, ...]:
    return tuple(style for style in STYLES if style.pattern.pattern.lstrip("\\")[0] == first)


_BY_FIRST = {first: _beginning_with(first) for first in "$:%@?"}
_HAS_OPERAND = re.compile(rf"{_SPACE}*(?:{_NEXT}|[(\"'$])")


def style_of(lexeme: Lexeme) -> Style | None:
    """The style in which a parameter is written; None for a lexeme that is none."""
    if lexeme.kind not in (Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE):
        return None
    return next(
        (
            style
            for style in _BY_FIRST.get(lexeme.text[0], ())
            if style.kind is lexeme.kind and style.pattern.fullmatch(lexeme.text)
        ),
        None,
    )


def numbered_parameter(text: str, start: int, end: int) -> int | None:
    """Where the `$1` ends that stands here."""
    match = _BY_FIRST["$"][0].pattern.match(text, start, end)
    return match.end() if match else None


def colon_parameter(
    lexemes: Sequence[Lexeme], text: str, start: int, end: int, has_named: bool
) -> Lexeme | None:
    """The parameter that a colon begins, unless it is the colon of an array slice."""
    param = _parameter(text, start, end)
    last = lexemes[-1] if lexemes else None
    opens = last is not None and last.text == "["
    is_slice = value_ended(lexemes) or (opens and param is not None and not has_named)
    if is_slice and param is not None and param.text.startswith((":'", ':"')):
        # `date :'day'` of psql; but ['a':'b'], where a constant has just ended
        is_slice = last is not None and last.kind in _CONSTANTS
    return None if is_slice else param


def operator_parameter(
    lexemes: Sequence[Lexeme], run: str, text: str, start: int, end: int
) -> Lexeme | None:
    """The parameter that a run of operator characters begins, where no value has ended."""
    if run[0] not in "?%@" or value_ended(lexemes):
        return None
    if run == "?-" or (run == "?|" and _HAS_OPERAND.match(text, start + 2, end)):
        return None
    return _parameter(text, start, end)


def operator_before_parameter(operator: str, text: str, start: int, end: int) -> str:
    """An operator without the parameter at its end: JDBC's `a=?`, psycopg's `a=%s`."""
    if len(operator) < 2 or operator[-1] not in "?%@" or _is_known_operator(operator):
        return operator
    shorter = operator.rstrip("?%@")
    if not shorter:
        return operator
    is_whole = operator[-1] != "?" and _parameter(text, start + len(shorter), end) is None
    return operator if is_whole else shorter


def _is_known_operator(name: str) -> bool:
    return name in operator_names() or bool(extensions_with_operator(name))


def _parameter(text: str, start: int, end: int) -> Lexeme | None:
    for style in _BY_FIRST.get(text[start : start + 1], ()):
        match = style.pattern.match(text, start, end)
        if match is not None:
            return Lexeme(style.kind, match.group(), start, match.end())
    return None


def styles_of(lexemes: Sequence[Lexeme]) -> Iterator[Style]:
    """The styles in which the parameters of a statement are written, in source order."""
    for lexeme in lexemes:
        style = style_of(lexeme)
        if style is not None:
            yield style
