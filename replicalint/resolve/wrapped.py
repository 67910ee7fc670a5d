"""Statements that hold a query: EXPLAIN, PREPARE, DECLARE, COPY (...), CREATE TABLE AS.

Read from the lexemes: sqlglot keeps most of them as opaque text. The query inside is analysed as
any other; what stands around it is noted when that is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct, field

from ..facts import SessionUse, SyntaxUse, Write
from ..syntax.lexer import Kind, Lexeme
from ..syntax.typenames import TypeReader
from .analysis import Analysis


class Wrapped(Struct):
    """A statement, and the query inside it: `lexemes` are those of the query."""

    kind: str
    lexemes: list[Lexeme]
    outer: list[Lexeme]
    before: list[Callable[[Analysis], None]] = field(default_factory=list)
    is_only_planned: bool = False  # EXPLAIN without ANALYZE: nothing is written

    def finish(self, a: Analysis) -> None:
        """Adds the facts of what stands around the query."""
        if self.is_only_planned:
            a.writes.clear()
        for note in self.before:
            note(a)


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
    wrapped = Wrapped(statement_kind(lexemes), lexemes, lexemes)
    first = lexemes[0].text if lexemes[0].kind is Kind.WORD else ""
    match first:
        case "explain":
            _explain(wrapped)
        case "prepare":
            _prepare(wrapped)
        case "declare":
            _declare(wrapped)
        case "copy":
            _copy(wrapped)
        case "create":
            _create(wrapped)
        case "call":
            # The procedure and its arguments are looked up like those of a function.
            wrapped.lexemes = [lexemes[0]._replace(text="select"), *lexemes[1:]]
    return wrapped


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


def _span_note(
    lexemes: list[Lexeme], first: int, last: int, make: Callable[..., object]
) -> Callable[[Analysis], None]:
    start, end = lexemes[first].start, lexemes[last].end

    def note(a: Analysis) -> None:
        span = a.span(start, end)
        fact = make(span)
        if isinstance(fact, Write):
            a.writes.append(fact)
        elif isinstance(fact, SessionUse):
            a.session.append(fact)
        elif isinstance(fact, SyntaxUse):
            a.syntax.append(fact)

    return note


def _explain(wrapped: Wrapped) -> None:
    lexemes = wrapped.outer
    at = 1
    executes = False
    if at < len(lexemes) and lexemes[at].text == "(" and not _begins_query(lexemes, at):
        close = closing(lexemes, at)
        options = [x.text for x in lexemes[at:close]]
        wrapped.before += _recent_options(lexemes, at, close)
        for place, option in enumerate(options):
            if option in ("analyze", "analyse"):
                executes = options[place + 1 : place + 2] not in (["off"], ["false"], ["0"])
        at = close + 1
    else:
        while at < len(lexemes) and lexemes[at].text in ("analyze", "analyse", "verbose"):
            executes = executes or lexemes[at].text != "verbose"
            at += 1
    wrapped.lexemes = lexemes[at:]
    wrapped.is_only_planned = not executes
    if at < len(lexemes) and lexemes[at].text != "explain":  # which explains no other
        inner = unwrap(wrapped.lexemes)
        wrapped.lexemes = inner.lexemes
        wrapped.before += inner.before


# ExplainStmt's options that came after PostgreSQL 15 (explain.c, ExplainQuery).
_EXPLAIN_SINCE = {"generic_plan": 16, "memory": 17, "serialize": 17}


def _recent_options(
    lexemes: list[Lexeme], first: int, last: int
) -> Iterator[Callable[[Analysis], None]]:
    """Notes the options between two parentheses that an older server does not know."""
    for place in range(first + 1, last):
        option = lexemes[place].text
        if option in _EXPLAIN_SINCE and lexemes[place - 1].text in ("(", ","):
            text, since = f"EXPLAIN ({option.upper()})", _EXPLAIN_SINCE[option]
            yield _span_note(lexemes, place, place, partial(SyntaxUse, text, since))


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


def _prepare(wrapped: Wrapped) -> None:
    lexemes = wrapped.outer
    if len(lexemes) > 1 and lexemes[1].text == "transaction":
        return
    body = find_word(lexemes, "as")
    if body < 0 or body + 1 >= len(lexemes):
        return
    wrapped.before.append(
        _span_note(lexemes, 0, min(1, body - 1), lambda span: SessionUse("PREPARE", span))
    )
    if len(lexemes) > 2 and lexemes[2].text == "(":
        wrapped.before.append(_types_note(lexemes, 3))
    wrapped.lexemes = lexemes[body + 1 :]


def _types_note(lexemes: list[Lexeme], at: int) -> Callable[[Analysis], None]:
    """The parameter types of PREPARE."""

    def note(a: Analysis) -> None:
        reader = TypeReader(lexemes)
        place = at
        while (read := reader.read(place)) is not None:
            found, place = read
            a.type_use(found)
            if place >= len(lexemes) or lexemes[place].text != ",":
                return
            place += 1

    return note


def _declare(wrapped: Wrapped) -> None:
    body = find_word(wrapped.outer, "for")
    if body > 0 and body + 1 < len(wrapped.outer):
        wrapped.lexemes = wrapped.outer[body + 1 :]


def _copy(wrapped: Wrapped) -> None:
    lexemes = wrapped.outer
    if len(lexemes) > 1 and lexemes[1].text == "(":
        wrapped.lexemes = lexemes[2 : closing(lexemes, 1)]


def _create(wrapped: Wrapped) -> None:
    """CREATE TABLE t AS query, CREATE VIEW v AS query."""
    lexemes = wrapped.outer
    if wrapped.kind not in ("CREATE TABLE", "CREATE VIEW", "CREATE MATERIALIZED VIEW"):
        return
    body = find_word(lexemes, "as")
    if body < 0 or not _begins_query(lexemes, body + 1):
        return
    kind = "CREATE TABLE AS" if wrapped.kind == "CREATE TABLE" else wrapped.kind
    end = next(
        (
            place
            for place in range(len(lexemes) - 2, body, -1)
            if lexemes[place].text == "with"
            and lexemes[place + 1].text in ("no", "data", "check", "local", "cascaded")
        ),
        len(lexemes),
    )
    wrapped.before.append(_span_note(lexemes, 0, 1, lambda span: Write(kind, span)))
    if is_temporary(lexemes):
        wrapped.before.append(
            _span_note(lexemes, 0, 1, lambda span: SessionUse("temporary table", span))
        )
        wrapped.before.append(temporary_note(wrapped.outer))
    wrapped.lexemes = lexemes[body + 1 : end]


def is_temporary(lexemes: list[Lexeme]) -> bool:
    return any(x.text in ("temp", "temporary") for x in lexemes[1:4])


def temporary_note(lexemes: list[Lexeme]) -> Callable[[Analysis], None]:
    """What CREATE TEMP makes is there for the statements that follow in the file."""
    words = [lexeme.text for lexeme in lexemes[:12]]
    made = next((n for n, word in enumerate(words) if word in ("table", "view")), None)
    name = words[made + 1 :] if made is not None else []
    if name[:3] == ["if", "not", "exists"]:
        name = name[3:]
    if name[1:2] == ["."]:
        name = name[2:]

    def note(a: Analysis) -> None:
        a.temporary.update(name[:1])

    return note
