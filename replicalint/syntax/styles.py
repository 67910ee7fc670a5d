"""What clients put in place of values, names and text: every style, in one table.

```sql
SELECT o.name FROM public.orgs o WHERE o.id = :org OR o.id = %(org)s OR o.id = ${org}
```

A file may mix them. What tells them from operators and from what else a text may mean there is in
`parameters.py`. The file is as long as the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType

from msgspec import Struct

from .letters import FIRST, NEXT, NEXT_BUT_DOLLAR, SPACE
from .lexeme import Kind, Lexeme

# A keyword as HugSQL and jeesql read it: `owner-key`, `org.0.id`, `app/owner`, `active?`.
_KEYWORD = (
    rf"{FIRST}{NEXT_BUT_DOLLAR}*+(?:[-./]{NEXT_BUT_DOLLAR}++(?!{SPACE}*+\())*+"
    r"(?:\?(?![?|&'\"$\w]))?+"
)
# What stands between pg-promise's `${` and `}` (patterns.js, namedParameters).
_PROMISED = rf"{SPACE}*+[a-zA-Z0-9$_.]++"
_VALUE = rf"{_PROMISED}(?::(?:csv|list|json))?+{SPACE}*+"
_NAME = rf"{_PROMISED}(?:~|:(?:name|alias)){SPACE}*+"
_TEXT = rf"{_PROMISED}(?:[\^#]|:(?:raw|value)){SPACE}*+"


class Style(Struct, frozen=True):
    """One way to write a parameter: its name as people say it, whose it is, what it stands for."""

    name: str
    source: str
    kind: Kind
    pattern: Callable[[], re.Pattern[str]]


_PSQL = "psql, psqlscan.l"
_HUGSQL = "HugSQL, hugsql.parser/read-keyword"
_EXPRESSION = "HugSQL, hugsql.parser/read-sing-line-expr"
_PROMISE = "pg-promise, lib/patterns.js"
_PSYCOPG = "psycopg, _queries.py"
# By the character that begins them; the first that fits is meant.
BY_FIRST: Mapping[str, Sequence[Style]] = MappingProxyType(
    {
        "$": (
            Style(
                "pg-promise $1:csv",
                _PROMISE,
                Kind.PARAM,
                cache(lambda: re.compile(rf"\$[0-9]++:(?:csv|list|json)(?!{NEXT})")),
            ),
            Style(
                "pg-promise $1:name",
                _PROMISE,
                Kind.NAME_PARAM,
                cache(lambda: re.compile(rf"\$[0-9]++(?:~|:(?:name|alias)(?!{NEXT}))")),
            ),
            Style(
                "pg-promise $1:raw",
                _PROMISE,
                Kind.HOLE,
                cache(lambda: re.compile(rf"\$[0-9]++(?:[\^#]|:(?:raw|value)(?!{NEXT}))")),
            ),
            Style(
                "$1",
                "PostgreSQL, scan.l {param}",
                Kind.PARAM,
                cache(lambda: re.compile(r"\$[0-9]++")),
            ),
            Style(
                "pg-promise ${name}",
                _PROMISE,
                Kind.PARAM,
                cache(
                    lambda: re.compile(
                        rf"\$(?:\{{{_VALUE}\}}|\({_VALUE}\)|<{_VALUE}>|\[{_VALUE}\]|/{_VALUE}/)",
                    )
                ),
            ),
            Style(
                "pg-promise ${name:name}",
                _PROMISE,
                Kind.NAME_PARAM,
                cache(
                    lambda: re.compile(
                        rf"\$(?:\{{{_NAME}\}}|\({_NAME}\)|<{_NAME}>|\[{_NAME}\]|/{_NAME}/)"
                    )
                ),
            ),
            Style(
                "pg-promise ${name:raw}",
                _PROMISE,
                Kind.HOLE,
                cache(
                    lambda: re.compile(
                        rf"\$(?:\{{{_TEXT}\}}|\({_TEXT}\)|<{_TEXT}>|\[{_TEXT}\]|/{_TEXT}/)"
                    )
                ),
            ),
            Style(
                "MyBatis ${name}",
                "MyBatis, TextSqlNode; Flyway, placeholders",
                Kind.PARAM,
                cache(lambda: re.compile(r"\$\{[^{}]++\}")),
            ),
            Style(
                "$name",
                "PrairieLearn's sqldb, pool.ts; pgTyped in TypeScript",
                Kind.PARAM,
                cache(
                    lambda: re.compile(
                        rf"\${FIRST}{NEXT_BUT_DOLLAR}*+(?:-{NEXT_BUT_DOLLAR}++(?![.(]))*+"
                    )
                ),
            ),
        ),
        ":": (
            Style("psql :'name'", _PSQL, Kind.PARAM, cache(lambda: re.compile(r":'[^'\n]*'"))),
            Style(
                'psql :"name"', _PSQL, Kind.NAME_PARAM, cache(lambda: re.compile(r":\"[^\"\n]+\""))
            ),
            Style(
                "psql :{?name}", _PSQL, Kind.PARAM, cache(lambda: re.compile(r":\{\?[^\s{}]+\}"))
            ),
            Style(
                "HugSQL :v:name",
                _HUGSQL,
                Kind.PARAM,
                cache(lambda: re.compile(rf":(?:v|value|t|tuple)\*?:{_KEYWORD}")),
            ),
            Style(
                "HugSQL :i:name",
                _HUGSQL,
                Kind.NAME_PARAM,
                cache(lambda: re.compile(rf":(?:i|identifier)\*?:{_KEYWORD}")),
            ),
            Style(
                "HugSQL :sql:name",
                _HUGSQL,
                Kind.HOLE,
                cache(lambda: re.compile(rf":(?:sql|(?:snip|sqlvec)\*?):{_KEYWORD}")),
            ),
            Style(
                "HugSQL :type:name",
                f"{_HUGSQL}, and apply-hugsql-param, to which projects add types",
                Kind.HOLE,
                cache(lambda: re.compile(rf":{FIRST}{NEXT_BUT_DOLLAR}*+\*?:{_KEYWORD}")),
            ),
            Style(
                "pgTyped :name!",
                "pgTyped, SQLParser.g4 paramId",
                Kind.PARAM,
                cache(lambda: re.compile(rf":{FIRST}{NEXT_BUT_DOLLAR}*+!(?![=~!])")),
            ),
            Style(
                ":name",
                "psql, SQLAlchemy, aiosql, yesql",
                Kind.PARAM,
                cache(lambda: re.compile(rf":{FIRST}{NEXT}*")),
            ),
            Style(
                ":1",
                "DB-API numeric, psql",
                Kind.PARAM,
                cache(lambda: re.compile(rf":[0-9]{NEXT_BUT_DOLLAR}*")),
            ),
            Style(
                "HugSQL :owner-key",
                f"{_HUGSQL}; jeesql",
                Kind.PARAM,
                cache(lambda: re.compile(rf":{_KEYWORD}")),
            ),
        ),
        "%": (
            Style(
                "%(name)s",
                _PSYCOPG,
                Kind.PARAM,
                cache(lambda: re.compile(rf"%\([^()\n]+\)[sbt](?!{NEXT})")),
            ),
            Style("%s", _PSYCOPG, Kind.PARAM, cache(lambda: re.compile(rf"%[sbt](?!{NEXT})"))),
            Style(
                "%name%",
                "no library: programs that put text in its place; listmonk, strings.ReplaceAll",
                Kind.HOLE,
                cache(lambda: re.compile(rf"%{FIRST}{NEXT_BUT_DOLLAR}++%(?=[\s),;]|\Z)")),
            ),
        ),
        "@": (
            # `@o.id` and `@f(x)` are operators
            Style(
                "@name",
                "sqlc, Npgsql",
                Kind.PARAM,
                cache(lambda: re.compile(rf"@{FIRST}{NEXT}*+(?!{SPACE}*[.(])")),
            ),
        ),
        "?": (Style("?", "JDBC", Kind.PARAM, cache(lambda: re.compile(r"\?[0-9]*"))),),
        "#": (
            Style(
                "MyBatis #{name}",
                "MyBatis, ParameterExpression",
                Kind.PARAM,
                cache(lambda: re.compile(r"#\{[^{}]++\}")),
            ),
        ),
        "-": (
            Style(
                "HugSQL --~ (when ...)", _EXPRESSION, Kind.HOLE, cache(lambda: re.compile(r"--~"))
            ),
        ),
        "/": (
            Style(
                "HugSQL /*~ (if ...) ~*/",
                _EXPRESSION,
                Kind.HOLE,
                cache(lambda: re.compile(r"/\*~")),
            ),
        ),
        "{": (
            Style(
                "psycopg.sql {name}",
                "Python, string.Formatter; psycopg.sql",
                Kind.HOLE,
                cache(lambda: re.compile(r"\{[\w.\[\]]*(?:![rsa])?(?::[^\s{}]*)?\}")),
            ),
        ),
    }
)
STYLES = tuple(chain.from_iterable(BY_FIRST.values()))
# `keys[:i:n]` is a slice.
IN_SUBSCRIPT = tuple(one for one in BY_FIRST[":"] if not one.name.startswith("HugSQL"))
KEYWORD = next(style for style in STYLES if style.name == "HugSQL :owner-key")
NUMBERED = next(style for style in STYLES if style.name == "$1")
# With these a value is sent apart or becomes a constant, whatever else the client can do.
_VALUES = ("$", "?", ":'", "@", "#{")
# How `$` begins more than a number: pg-promise's and MyBatis's `${x}`, `$(x)`, `$<x>`, `$/x/`.
_OPENING = frozenset("{(<[/")
_TEXTS = (":", "{", "$")
_IS_LIST = cache(lambda: re.compile(r":(?:csv|list)\b|\A:(?:v|value|t|tuple)\*:"))


def style_of(lexeme: Lexeme) -> Style | None:
    """The style in which a parameter is written; None for a lexeme that is none."""
    if lexeme.kind not in (Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE):
        return None
    text = lexeme.text
    return next(
        (
            style
            for place, first in enumerate(text)
            for style in BY_FIRST.get(first, ())
            if (match := style.pattern().match(text, place)) is not None
            and (place or match.end() == len(text) or lexeme.kind is not style.kind)
        ),
        None,
    )


def styles_of(lexemes: Sequence[Lexeme]) -> Iterator[Style]:
    """The styles in which the parameters of a statement are written, in source order."""
    for lexeme in lexemes:
        style = style_of(lexeme)
        if style is not None:
            yield style


def is_list(lexeme: Lexeme) -> bool:
    """Whether a parameter stands for any number of values, with commas between them."""
    return lexeme.kind is Kind.PARAM and _IS_LIST().search(lexeme.text) is not None


def may_be_name(parameter: str) -> bool:
    """Whether a client may put a name in the place of a parameter."""
    is_braced = parameter[:1] == "$" and parameter[1:2] in _OPENING
    return is_braced or not parameter.startswith(_VALUES)


def may_be_text(parameter: str) -> bool:
    """Whether a client may put any text in its place."""
    return may_be_name(parameter) and parameter.startswith(_TEXTS)


def parameter(text: str, start: int, end: int) -> Lexeme | None:
    """What begins here, of any style; None where none fits."""
    return first_of(BY_FIRST.get(text[start : start + 1], ()), text, start, end)


def first_of(styles: Sequence[Style], text: str, start: int, end: int) -> Lexeme | None:
    """What begins here, of the first of some styles that fits."""
    for style in styles:
        match = style.pattern().match(text, start, end)
        if match is not None:
            return Lexeme(style.kind, match.group(), start, match.end())
    return None
