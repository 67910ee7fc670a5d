"""Statements that hold a query: EXPLAIN, PREPARE, DECLARE, COPY (...), CREATE TABLE AS.

Read from the lexemes: sqlglot keeps most of them as opaque text. The query inside is read as any
other; what stands around it is a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from .lexer import Kind, Lexeme
from .typenames import TypeName, TypeReader


class Option(NamedTuple):
    """`EXPLAIN (MEMORY)`: an option that an older server does not know, and its place."""

    text: str
    since: int
    start: int
    end: int


class Around(Struct, frozen=True):
    """`PREPARE p (int) AS`, `EXPLAIN (MEMORY)`: what stands around a query.

    `start` and `end` are the range of its first words.
    """

    kind: str
    start: int
    end: int
    options: tuple[Option, ...] = ()
    types: tuple[TypeName, ...] = ()
    is_only_planned: bool = False  # EXPLAIN without ANALYZE: nothing is written


class Wrapped(Struct, frozen=True):
    """A statement, and the query inside it, if there is one.

    `query` are the lexemes of the query, or of the whole statement. `around` stands around it, from
    the outside in. `temporary` is the table or view that is made for the session.
    """

    kind: str
    query: list[Lexeme]
    around: tuple[Around, ...] = ()
    temporary: str | None = None

    @property
    def is_only_planned(self) -> bool:
        """Whether nothing is run when the statement is."""
        return any(one.is_only_planned for one in self.around)


_LONGER = {
    "materialized": "materialized view",
    "foreign": "foreign table",
    "event": "event trigger",
    "default": "default privileges",
}
_CREATABLE = frozenset(
    (
        "table view materialized function procedure index sequence type domain schema "
        "trigger role extension publication subscription policy rule aggregate operator "
        "collation cast database statistics server foreign text event access conversion "
        "language transform user group tablespace default system"
    ).split()
)


def unwrap(lexemes: list[Lexeme]) -> Wrapped:
    """Finds the query inside EXPLAIN, PREPARE, DECLARE, COPY (...) and CREATE TABLE AS."""
    first = lexemes[0].text if lexemes[0].kind is Kind.WORD else ""
    found: Wrapped | None = None
    match first:
        case "explain":
            found = _explain(lexemes)
        case "prepare":
            found = _prepare(lexemes)
        case "declare":
            found = _declare(lexemes)
        case "copy":
            found = _copy(lexemes)
        case "create":
            found = _create(lexemes) or Wrapped(statement_kind(lexemes), lexemes)
            found = replace(found, temporary=_temporary_name(lexemes))
        case "call":
            # The procedure and its arguments are looked up like those of a function.
            found = Wrapped("CALL", [lexemes[0]._replace(text="select"), *lexemes[1:]])
    return found or Wrapped(statement_kind(lexemes), lexemes)


def statement_kind(lexemes: list[Lexeme]) -> str:
    """The first words in capitals: "SELECT", "CREATE TABLE"."""
    words = [x.text for x in lexemes[:6] if x.kind is Kind.WORD]
    if not words or lexemes[0].kind is not Kind.WORD:
        return "SELECT"
    first = words[0]
    if first in ("create", "alter", "drop"):
        thing = next((word for word in words[1:] if word in _CREATABLE), "")
        thing = _LONGER.get(thing, thing)
        return f"{first} {thing}".strip().upper()
    if words[:2] == ["refresh", "materialized"]:
        return "REFRESH MATERIALIZED VIEW"
    return "SELECT" if first in ("with", "values", "table") else first.upper()


def _explain(lexemes: list[Lexeme]) -> Wrapped:
    at = 1
    executes = False
    options: tuple[Option, ...] = ()
    if at < len(lexemes) and lexemes[at].text == "(" and not _begins_query(lexemes, at):
        close = closing(lexemes, at)
        options = tuple(_recent_options(lexemes, at, close))
        words = [x.text for x in lexemes[at:close]]
        for place, word in enumerate(words):
            if word in ("analyze", "analyse"):
                executes = words[place + 1 : place + 2] not in (["off"], ["false"], ["0"])
        at = close + 1
    else:
        while at < len(lexemes) and lexemes[at].text in ("analyze", "analyse", "verbose"):
            executes = executes or lexemes[at].text != "verbose"
            at += 1
    explain = _around("EXPLAIN", lexemes, 0)
    explain = replace(explain, options=options, is_only_planned=not executes)
    if at < len(lexemes) and lexemes[at].text != "explain":  # which explains no other
        inner = unwrap(lexemes[at:])
        return Wrapped("EXPLAIN", inner.query, (explain, *inner.around), inner.temporary)
    return Wrapped("EXPLAIN", lexemes[at:], (explain,))


def _around(kind: str, lexemes: list[Lexeme], last: int) -> Around:
    return Around(kind, lexemes[0].start, lexemes[last].end)


# ExplainStmt's options that came after PostgreSQL 15 (explain.c, ExplainQuery).
_EXPLAIN_SINCE = {"generic_plan": 16, "memory": 17, "serialize": 17}


def _recent_options(lexemes: list[Lexeme], first: int, last: int) -> Iterator[Option]:
    """The options between two parentheses that an older server does not know."""
    for place in range(first + 1, last):
        word = lexemes[place]
        if word.text in _EXPLAIN_SINCE and lexemes[place - 1].text in ("(", ","):
            text, since = f"EXPLAIN ({word.text.upper()})", _EXPLAIN_SINCE[word.text]
            yield Option(text, since, word.start, word.end)


def _begins_query(lexemes: list[Lexeme], at: int) -> bool:
    while at < len(lexemes) and lexemes[at].text == "(":
        at += 1
    return at < len(lexemes) and lexemes[at].text in ("select", "with", "values", "table")


def closing(lexemes: list[Lexeme], at: int) -> int:
    """The place of the parenthesis that closes the one at `at`."""
    depth = 0
    for place in range(at, len(lexemes)):
        lexeme = lexemes[place]
        if lexeme.kind is Kind.PUNCTUATION and lexeme.text in "()":
            depth += 1 if lexeme.text == "(" else -1
            if depth == 0:
                return place
    return len(lexemes) - 1


def find_word(lexemes: list[Lexeme], word: str, start: int = 0) -> int:
    """The place of a word outside parentheses; -1 for none."""
    depth = 0
    for place in range(start, len(lexemes)):
        lexeme = lexemes[place]
        if lexeme.kind is Kind.PUNCTUATION and lexeme.text in "()":
            depth += 1 if lexeme.text == "(" else -1
        elif depth == 0 and lexeme.kind is Kind.WORD and lexeme.text == word:
            return place
    return -1


def _prepare(lexemes: list[Lexeme]) -> Wrapped | None:
    if len(lexemes) > 1 and lexemes[1].text == "transaction":
        return None
    body = find_word(lexemes, "as")
    if body < 0 or body + 1 >= len(lexemes):
        return None
    prepare = _around("PREPARE", lexemes, min(1, body - 1))
    if len(lexemes) > 2 and lexemes[2].text == "(":
        prepare = replace(prepare, types=tuple(_parameter_types(lexemes, 3)))
    return Wrapped("PREPARE", lexemes[body + 1 :], (prepare,))


def _parameter_types(lexemes: list[Lexeme], place: int) -> Iterator[TypeName]:
    """The parameter types of PREPARE."""
    reader = TypeReader(lexemes)
    while (read := reader.read(place)) is not None:
        found, place = read
        yield found
        if place >= len(lexemes) or lexemes[place].text != ",":
            return
        place += 1


def _declare(lexemes: list[Lexeme]) -> Wrapped | None:
    body = find_word(lexemes, "for")
    if body > 0 and body + 1 < len(lexemes):
        return Wrapped("DECLARE", lexemes[body + 1 :])
    return None


def _copy(lexemes: list[Lexeme]) -> Wrapped | None:
    if len(lexemes) > 1 and lexemes[1].text == "(":
        return Wrapped("COPY", lexemes[2 : closing(lexemes, 1)])
    return None


def _create(lexemes: list[Lexeme]) -> Wrapped | None:
    """CREATE TABLE t AS query, CREATE VIEW v AS query."""
    kind = statement_kind(lexemes)
    if kind not in ("CREATE TABLE", "CREATE VIEW", "CREATE MATERIALIZED VIEW"):
        return None
    body = find_word(lexemes, "as")
    if body < 0 or not _begins_query(lexemes, body + 1):
        return None
    end = next(
        (
            place
            for place in range(len(lexemes) - 2, body, -1)
            if lexemes[place].text == "with"
            and lexemes[place + 1].text in ("no", "data", "check", "local", "cascaded")
        ),
        len(lexemes),
    )
    made = _around("CREATE TABLE AS" if kind == "CREATE TABLE" else kind, lexemes, 1)
    return Wrapped(kind, lexemes[body + 1 : end], (made,))


def is_temporary(lexemes: list[Lexeme]) -> bool:
    """Whether a CREATE makes something for the session alone."""
    return any(x.text in ("temp", "temporary") for x in lexemes[1:4])


def _temporary_name(lexemes: list[Lexeme]) -> str | None:
    """The table or view that CREATE TEMP makes for the statements that follow; None for none."""
    if not is_temporary(lexemes):
        return None
    words = [lexeme.text for lexeme in lexemes[:12]]
    made = next((n for n, word in enumerate(words) if word in ("table", "view")), None)
    name = words[made + 1 :] if made is not None else []
    if name[:3] == ["if", "not", "exists"]:
        name = name[3:]
    if name[1:2] == ["."]:
        name = name[2:]
    return name[0] if name else None
