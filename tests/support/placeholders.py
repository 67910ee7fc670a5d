"""Parameters of every style, written as a server takes them: $1, $2, ..."""

from __future__ import annotations

import re

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


def numbered(sql: str) -> str:
    """The statement with numbered parameters: `WHERE id = :org` becomes `WHERE id = $1`."""
    numbers: dict[str, int] = {}

    def written(match: re.Match[str]) -> str:
        if match["row"] or match["constant"]:
            return match["row"] or match["constant"]
        name = match["named"] or match["argument"]
        if match["next"]:
            name = f"the one at {match.start()}"
        if not name:
            return match[0]
        return f"${numbers.setdefault(name, len(numbers) + 1)}"

    return _PIECE.sub(written, sql)
