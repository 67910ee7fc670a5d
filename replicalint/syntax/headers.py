"""The comments that name a statement and stand before it, in the styles of libraries and tools.

A library finds its headers without knowing SQL. Here a header says where a statement may begin, and
the grammar whether one does (`separation.py`).

A name holds as far as for its library. yesql, aiosql, dotsql, HugSQL, PugSQL and PrairieLearn take
all text up to the next header, `;` or not, and run it by that name. sqlc, pgTyped and Cornucopia
end a statement at its `;`, and what then has no header has no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from .lexeme import LexicalComment
from .sqlc import PGGEN, SQLC


class HeaderStyle(Struct, frozen=True):
    """A way to write a header, and where in the source of what reads it that is written.

    The pattern matches behind the marks of a comment. `operations` may stand behind a name and are
    no part of it. Where it names a block, the statements up to the next header are all of that
    name. A loose header looks like any comment: such a style counts where each of a file's
    statements has one, no two the same, and where the comment is nothing else.
    """

    name: str
    example: str
    source: str
    pattern: Callable[[], re.Pattern[str]]
    operations: str = ""
    names_block: bool = False
    is_loose: bool = False


class Header(Struct, frozen=True):
    """A comment that names statements: its style, the name, and where in the fragment that is.

    HugSQL's `:snip`, and `:frag` of its fork, name a snippet, which is put into statements and may
    be no whole one.
    """

    style: HeaderStyle
    name: str
    start: int
    end: int
    is_snippet: bool = False


# Behind `--` as behind `/*`: of sqlc, and of HugSQL.
_ANNOTATION = cache(
    lambda: re.compile(
        r"\Aname:\s++(?P<name>\w++)\s++:(?:one|many|exec|execresult|execrows|execlastid"
        r"|copyfrom|batchexec|batchone|batchmany)\s*+$"
    )
)
_SNIPPETS = "snip|frag"
_KEYWORDS = cache(
    lambda: re.compile(rf"\A:(?:name|(?P<snippet>{_SNIPPETS}))-?+\s++(?P<name>[^\s:]\S*+)")
)

# What tells of a text, before it is read, whose it is: every file of HugSQL has one of its headers,
# and one of jeesql, as of yesql and aiosql, has one of either kind.
_MARKS = r"(?:--|/\*)[ \t]{0,3}"
HUGSQL_SOMEWHERE = cache(lambda: re.compile(rf"{_MARKS}:(?:name|{_SNIPPETS})\b"))
SOMEWHERE = cache(lambda: re.compile(rf"{_MARKS}(?::(?:name|{_SNIPPETS}|sql)\b|name[ \t]{{0,3}}:)"))

_LINES = (
    HeaderStyle(
        SQLC,
        "-- name: x :one",
        "sqlc, internal/metadata/meta.go, ParseQueryNameAndType",
        _ANNOTATION,
    ),
    HeaderStyle(
        "name",
        "-- name: x",
        "yesql, queryfile.bnf; jeesql, queryfile_parser.clj, header-attribute; aiosql, "
        "query_loader.py, _QUERY_DEF; anosql, patterns.py; dotsql, scanner.go, getTag; goyesql, "
        "parser_line.go, reTag",
        cache(lambda: re.compile(r"\Aname\s*+:\s*+:?+(?P<name>[^\s(:]++)")),
        operations="^!$#<*",  # `x!`, `x<!` of yesql, `x^` and the others of aiosql
        names_block=True,
    ),
    HeaderStyle(
        "HugSQL",
        "-- :name x",
        "HugSQL, parser.clj, read-sing-line-header, and core.clj for :snip and the private :name-; "
        "its fork with :frag; PugSQL, lexer.py, lex_comment",
        _KEYWORDS,
        names_block=True,
    ),
    HeaderStyle(
        "@name",
        "-- @name x",
        "no library of wide use: loaders of a few lines, with and without a colon",
        cache(lambda: re.compile(r"\A@name(?:\s*+:\s*+|\s++)(?P<name>[^\s:]++)")),
        names_block=True,
    ),
    HeaderStyle(
        "sqload",
        "-- query: x",
        "sqload, sqload.go, queryNamePattern and validQueryNamePattern",
        cache(lambda: re.compile(r"\Aquery:\s*+(?P<name>\w++)\s*+$")),
        names_block=True,
    ),
    HeaderStyle(
        "PrairieLearn",
        "-- BLOCK x",
        "PrairieLearn, packages/postgres/src/loader.ts, blockRE",
        cache(lambda: re.compile(r"\ABLOCK[ ]++(?P<name>\S++)\s*+$")),
        names_block=True,
    ),
    HeaderStyle(
        "Cornucopia",
        "--! x",
        "Cornucopia, src/parser.rs, parse_query_annotation; Clorinde",
        cache(lambda: re.compile(r"\A!\s*+(?P<name>\w++)")),
    ),
)
_BLOCKS = (
    HeaderStyle(
        SQLC,
        "/* name: x :one */",
        "sqlc, internal/metadata/meta.go, ParseQueryNameAndType",
        _ANNOTATION,
    ),
    HeaderStyle(
        "HugSQL",
        "/* :name x */",
        "HugSQL, parser.clj, read-mult-line-header",
        _KEYWORDS,
        names_block=True,
    ),
    HeaderStyle(
        "pgTyped",
        "/* @name x */",
        "pgTyped, packages/parser, SQLParser.g4, queryDef",
        cache(lambda: re.compile(r"\A@name\s++(?P<name>\w++)")),
    ),
    HeaderStyle(
        "rabbit-sql",
        "/*[x]*/",
        "rabbit-sql, XQLFileManager.java, KEY_PATTERN",
        cache(lambda: re.compile(r"\A\[\s*+(?P<name>[A-Za-z_][\w-]*+)\s*+\]\s*+$")),
        names_block=True,
    ),
)
_LOOSE = (
    HeaderStyle(
        "Class.method",
        "-- Class.method",
        "no library: the method that runs the statement",
        cache(lambda: re.compile(r"\A(?P<name>[A-Za-z_]\w*+(?:\.\w++)++)\s*+$")),
        is_loose=True,
    ),
    HeaderStyle(
        "Procrastinate",
        "-- x --",
        "Procrastinate, procrastinate/sql/__init__.py, QUERIES_REGEX",
        cache(lambda: re.compile(r"\A(?P<name>[a-z0-9_]++)[ ]++--\s*+$")),
        is_loose=True,
    ),
    HeaderStyle(
        "sqlgg",
        "-- @x",
        "sqlgg, lib/sql_lexer.mll, ruleMain",
        cache(lambda: re.compile(r"\A@(?P<name>\w++)\s*+$")),
        is_loose=True,
    ),
)
STYLES = _LINES + _BLOCKS + _LOOSE
# Written as sqlc's is: what a file calls tells whose they are.
_PGGEN = HeaderStyle(
    PGGEN,
    "-- name: x :one",
    "pggen, internal/parser/parser.go, annotationRegexp",
    _ANNOTATION,
)

# How a header begins behind its marks: most comments begin otherwise.
_FIRST = frozenset("nq:@B![")


def header(comment: LexicalComment) -> Header | None:
    """The header that a comment is, of a style that is none by chance."""
    text = _inside(comment.text)
    if text[:1] not in _FIRST:
        return None
    return _of(_LINES if comment.text.startswith("--") else _BLOCKS, comment, text)


def header_of_pggen(comment: LexicalComment) -> Header | None:
    """The same in a file that calls pggen."""
    found = header(comment)
    return replace(found, style=_PGGEN) if found and found.style.name == SQLC else found


def loose_header(comment: LexicalComment) -> Header | None:
    """The header that a comment could be, if every statement of its file had one."""
    return _of(_LOOSE, comment, _inside(comment.text)) if comment.text.startswith("--") else None


def _of(styles: Sequence[HeaderStyle], comment: LexicalComment, text: str) -> Header | None:
    """The header of one of some styles; `text` is what `_inside` gives."""
    for style in styles:
        match = style.pattern().match(text)
        if match is not None:
            name = match["name"].rstrip(style.operations) or match["name"]
            start = comment.start + comment.text.index(text) + match.start("name")
            is_snippet = match.re.groups > 1 and match["snippet"] is not None
            return Header(style, name, start, start + len(name), is_snippet)
    return None


def _inside(text: str) -> str:
    """A comment without its marks, and the blanks behind them."""
    if text.startswith("--"):
        return text.lstrip("-").lstrip()
    return text.removesuffix("*/").lstrip("/*").lstrip("* \t\r\n")
