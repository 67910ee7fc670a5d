"""Cuts a file of psql into statements with PostgreSQL's own scanner and parser (pglast).

psql's part is blanked first, in as many characters, so that every place stays that of the file:
its commands, the data of COPY, and its variables, which a constant or a name takes the place of.
Nothing here is shared with the linter: what it cuts is held against this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pglast
from pglast import ast
from pglast.parser import scan

_LEXICAL = re.compile(
    r"""
      (?P<quiet> [eE]'(?:[^'\\]|\\.|'')*' | '[^']*' | "[^"]*" | --[^\n]*
        | \$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$ )
    | (?P<block> /\* )
    | (?P<separator> \\; )
    | (?P<copy_line> \\copy\b[^\n']*\bfrom\s+stdin\b[^\n]*\n )
    | (?P<command> \\[^\n]* )
    | (?P<variable> (?<![:\w\])['"]):(?:'\w+'|"\w+"|\{\?\w+\}|[^\W\d]\w*) )
    | (?P<copy> \bcopy\b[^;']*\bfrom\s+stdin\b[^;]*;[^\n]*\n )
    | \w+
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SENDS = re.compile(r"\\(?:g|gx|gset|gexec|gdesc|watch|crosstabview|parse)\b")
_BLOCK_MARK = re.compile(r"/\*|\*/")
_COPY_END = re.compile(r"^\\\.[ \t\r]*$", re.MULTILINE)
_BLANK = re.compile(r"[^\n]")
_COMMENTS = ("SQL_COMMENT", "C_COMMENT")


@dataclass(frozen=True)
class Piece:
    """One statement that PostgreSQL's parser takes: its range without comments around it."""

    start: int
    end: int
    tree: ast.Node

    @property
    def range(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass
class Cut:
    """The pieces of a file, and how many things in it are none, by what they are."""

    pieces: list[Piece] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    text: str = ""  # as PostgreSQL gets it: what is psql's is blank


def cut(text: str) -> Cut:
    """The valid statements of a text with psql's commands in it."""
    found = Cut()
    found.text = _without_psql(text, found.aside)
    for start, end in _ranges(found.text):
        tree = _tree(found.text[start:end])
        if tree is not None:
            found.pieces.append(Piece(start, end, tree))
        elif start < end:
            found.aside[_kind_of_rest(text[start:end])] += 1
    return found


def _kind_of_rest(text: str) -> str:
    match = next((m for m in _LEXICAL.finditer(text) if m["variable"]), None)
    return "a statement with psql's variables" if match else "not valid SQL"


def _without_psql(text: str, aside: Counter[str]) -> str:
    """The text as the server gets it, every character in its place."""
    parts: list[str] = []
    position = 0
    while (match := _LEXICAL.search(text, position)) is not None:
        parts.append(text[position : match.start()])
        position = match.end()
        if match["block"]:
            position = _end_of_comment(text, position)
            parts.append(text[match.start() : position])
        elif match["separator"]:
            aside["psql: \\;"] += 1
            parts.append(" ;")
        elif match["command"]:
            aside["psql: a command"] += 1
            parts.append(_without_command(match[0]))
        elif match["variable"]:
            aside["psql: a variable"] += 1
            parts.append(_value(match[0]))
        elif match["copy"] or match["copy_line"]:
            end = _COPY_END.search(text, position)
            aside["psql: data of COPY" if end else "psql: data of COPY that never ends"] += 1
            data_end = end.end() if end else len(text)
            is_sql = end and match["copy"]
            parts.append(match[0] if is_sql else _BLANK.sub(" ", match[0]))
            parts.append(_BLANK.sub(" ", text[position:data_end]))
            position = data_end
        else:
            parts.append(match[0])
    return "".join([*parts, text[position:]])


def _without_command(command: str) -> str:
    """Blanks; a semicolon first where the command sends what stands before it."""
    return (";" if _SENDS.search(command) else " ").ljust(len(command))


def _value(variable: str) -> str:
    """What may stand for a variable, in as many characters: a constant, a name or a number."""
    name = variable[1:]
    if name[0] in "'\"":
        return f" {name}"
    return f" {'1' * (len(name))}"


def _end_of_comment(text: str, position: int) -> int:
    depth = 1
    while depth and (mark := _BLOCK_MARK.search(text, position)) is not None:
        depth += 1 if mark[0] == "/*" else -1
        position = mark.end()
    return position if not depth else len(text)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where each statement stands, without the comments around it."""
    try:
        slices = pglast.split(text, only_slices=True)
    except pglast.Error:
        slices = _mended(text, list(_scanned(text)))
    for one in slices:
        try:
            tokens = [token for token in scan(text[one]) if token.name not in _COMMENTS]
        except pglast.Error:
            yield one.start, one.stop
            continue
        if tokens:
            yield one.start + tokens[0].start, one.start + tokens[-1].end + 1


def _scanned(text: str) -> Iterator[slice]:
    """The scanner's slices; a statement that it cannot read is one up to the next semicolon."""
    position = 0
    while position < len(text):
        try:
            slices = pglast.split(text[position:], with_parser=False, only_slices=True)
            broken, after = len(text), len(text)
        except pglast.Error as problem:
            bad = position + problem.args[1]
            after = text.find(";", bad) + 1 or len(text)
            slices, broken = _before(text, position, bad)
        yield from (slice(position + one.start, position + one.stop) for one in slices)
        if broken < after:
            yield slice(broken, after)
        position = after


def _before(text: str, start: int, bad: int) -> tuple[Sequence[slice], int]:
    """The slices that can be read before what is bad, and where they end."""
    end = bad
    while (end := text.rfind(";", start, end)) >= 0:
        try:
            return pglast.split(text[start : end + 1], False, True), end + 1
        except pglast.Error:
            continue
    return (), start


def _mended(text: str, slices: Sequence[slice]) -> Iterator[slice]:
    """The scanner's slices: it cuts inside BEGIN ATOMIC ... END, which the parser would not."""
    at = 0
    while at < len(slices):
        whole = slices[at]
        at += 1
        if re.search(r"\bbegin\s+atomic\b", text[whole], re.IGNORECASE):
            for more in range(at, len(slices)):
                longer = slice(whole.start, slices[more].stop)
                if _tree(text[longer]) is not None:
                    whole, at = longer, more + 1
                    break
        yield whole


def _tree(sql: str) -> ast.Node | None:
    """The tree where PostgreSQL's parser takes the text as exactly one statement."""
    try:
        trees = pglast.parse_sql(sql)
    except pglast.Error:
        return None
    return trees[0].stmt if len(trees) == 1 else None
