"""Statements as a server takes them: parameters of every style as $1, sqlc's stars as lists."""

from __future__ import annotations

import re

from replicalint.facts import ColumnUse, Statement

# What a parameter cannot stand in comes first: comments, strings, quoted names, casts. After a type
# psql's :'name' is a constant, which a parameter cannot be: it is to have its name for a value.
_PIECE = re.compile(
    r"""
      --[^\n]* | /\*.*?\*/ | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$ | [eE]'(?:[^'\\]|\\.|'')*'
    | (?<=[\w)][ ]):(?P<constant>'\w+')
    | (?<![:'\d])(?P<named> :(?:\w+(?<!:\d)|'\w+') | (?<=[\s(,=])@[a-z]\w*(?![\w.(]) | %\(\w+\)s )
    | '(?:[^']|'')*' | "(?:[^"]|"")*" | ::
    | sqlc\.(?:arg|narg|slice)\('?(?P<argument>\w+)'?\)
    | sqlc\.embed\((?P<row>\w+)\)
    | (?P<next> %s | \?(?=\s*(?:[;,)]|::|$)) )
    """,
    re.VERBOSE | re.DOTALL,
)

_EMBED = re.compile(r"sqlc\.embed\($", re.IGNORECASE)


def numbered(sql: str) -> str:
    """The statement with numbered parameters: `WHERE id = :org` becomes `WHERE id = $1`."""
    numbers: dict[str, int] = {}

    def written(match: re.Match[str]) -> str:
        if match["row"] or match["constant"]:
            return f"{match['row']}.*" if match["row"] else match["constant"]
        name = match["named"] or match["argument"]
        if match["next"]:
            name = f"the one at {match.start()}"
        if not name:
            return match[0]
        return f"${numbers.setdefault(name, len(numbers) + 1)}"

    return _PIECE.sub(written, sql)


def written_out(statement: Statement) -> str:
    """The statement with the columns that sqlc writes in place of `*`, `o.*` and sqlc.embed(o)."""
    stars: dict[tuple[int, int], list[str]] = {}
    for use in statement.of(ColumnUse):
        if use.in_clause == "star":
            stars.setdefault((use.span.start, use.span.end), []).append(_written(use))
    text, first = statement.span.text, statement.span.start
    for (start, end), names in sorted(stars.items(), reverse=True):
        before, behind = text[: start - first], text[end - first :]
        if embed := _EMBED.search(before):
            before, behind = before[: embed.start()], behind.removeprefix(")")
        text = before + ", ".join(names) + behind
    return text


def _written(use: ColumnUse) -> str:
    return f'{use.qualifier}."{use.name}"' if use.qualifier else f'"{use.name}"'
