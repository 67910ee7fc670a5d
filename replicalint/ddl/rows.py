"""What a statement writes to rows: INSERT, UPDATE, DELETE, MERGE, TRUNCATE.

Where their parts stand, the grammar has noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..changes import Assignment, Change, Delete, Insert, Truncate, Update, Words
from ..name import Name
from ..source import Span
from ..syntax.grammar import RowWrite
from ..syntax.lexeme import Kind, Lexeme
from .conditions import condition
from .cursor import DdlCursor, words


def row_changes(c: DdlCursor, writes: Sequence[RowWrite]) -> Iterator[Change]:
    """The changes of rows, those of WITH queries before the one that they stand in."""
    for number, write in enumerate(writes):
        c.at = write.relation
        relation, span = c.relation()
        read = _part(c, write.source)
        match write.action:
            case "INSERT":
                yield _insert(c, write, relation, span)
            case "DELETE":
                is_of_merge = write.source == (0, 0)
                rest = () if is_of_merge else words(_part(c, (c.at, write.end)))
                yield Delete(relation, span, rest)
            case "UPDATE":
                yield _update(c, write, relation, span, [*_with(c, writes, number), *read])
            case _:
                yield _update(c, write, relation, c.span(write.verb, write.verb), read)


def _part(c: DdlCursor, places: tuple[int, int]) -> Sequence[Lexeme]:
    return c.lexemes[places[0] : places[1]]


def _with(c: DdlCursor, writes: Sequence[RowWrite], number: int) -> list[Lexeme]:
    """The WITH before what writes, without what writes there itself: that comes just before."""
    write = writes[number]
    start = number
    while start and writes[start - 1].first > write.first:
        start -= 1
    lexemes: list[Lexeme] = []
    at = write.first
    for inner in sorted(writes[start:number], key=lambda one: one.first):
        if at < inner.first:
            lexemes += c.lexemes[at : inner.first - 1]
            at = inner.end + 1
    return lexemes + list(c.lexemes[at : write.verb])


def _insert(c: DdlCursor, write: RowWrite, relation: Name, span: Span) -> Insert:
    columns = _names(c, write.columns) if write.columns >= 0 else ()
    c.at = write.source[0]
    rows = _rows(c) if c.accept("values") else ()
    written = words(_part(c, write.source))
    first, end = write.conflict
    if first == end:
        return Insert(relation, span, columns, rows, written)
    does, place = c.lexemes[end - 1].text, c.span(first, end - 1)
    return Insert(relation, span, columns, rows, written, does, place, _names(c, first + 2))


def _names(c: DdlCursor, place: int) -> tuple[str, ...]:
    """The names in the parentheses there, if there are any."""
    c.at = place
    return c.identifiers() if c.texts[c.at] == "(" else ()


def _update(
    c: DdlCursor, write: RowWrite, relation: Name, span: Span, rest: Sequence[Lexeme]
) -> Update:
    alias = c.lexemes[write.alias].text if write.alias >= 0 else relation.name
    reading = _Reading(alias, relation)
    where = c.between(*write.where)
    return Update(
        relation,
        span,
        alias,
        tuple(_assignments(c.between(*write.assigned), reading)),
        condition(where, reading) if where.lexemes else None,
        reading(rest),
        write.action,
    )


class _Reading:
    """The words of an expression, without the changed table's name before its own columns."""

    def __init__(self, alias: str, relation: Name) -> None:
        self.alias = alias
        self.relation = relation

    def __call__(self, lexemes: Sequence[Lexeme]) -> Words:
        left_out: set[int] = set()
        for place in range(len(lexemes)):
            if self._is_qualifier(lexemes, place):
                left_out |= {place, place + 1}
        return tuple(x for place, x in enumerate(words(lexemes)) if place not in left_out)

    def _is_qualifier(self, lexemes: Sequence[Lexeme], place: int) -> bool:
        """Whether `alias .` begins at a place."""
        if place + 1 >= len(lexemes) or lexemes[place + 1].text != ".":
            return False
        if place and lexemes[place - 1].text == ".":
            return False
        is_name = lexemes[place].kind in (Kind.WORD, Kind.QUOTED)
        return is_name and lexemes[place].text == self.alias


def _assignments(c: DdlCursor, reading: _Reading) -> Iterator[Assignment]:
    """`a = 1, (b, c) = (2, 3), (d, e) = (SELECT ...)`."""
    for item in c.items():
        if item.texts[item.at] == "(":
            columns = item.identifiers()
            item.at += 1
            item.accept("row")
            yield from _row(columns, item, reading)
        elif item.is_name():
            parts, _ = item.parts()
            is_whole = item.texts[item.at] == "="
            written = item.rest[1:] if is_whole and len(parts) == 1 else ()
            yield Assignment(parts[0], reading(written), _text(c, written))


def _row(columns: tuple[str, ...], item: DdlCursor, reading: _Reading) -> Iterator[Assignment]:
    values = tuple(item.group().items()) if item.texts[item.at] == "(" else ()
    is_list = (
        len(values) == len(columns) and values and values[0].texts[0] not in ("select", "with")
    )
    for number, column in enumerate(columns):
        written = values[number].lexemes if is_list else ()
        yield Assignment(column, reading(written), _text(item, written))


def _text(c: DdlCursor, lexemes: Sequence[Lexeme]) -> str:
    """An expression as it is written."""
    if not lexemes:
        return ""
    return " ".join(c.fragment.text[lexemes[0].start : lexemes[-1].end].split())


def _rows(c: DdlCursor) -> tuple[tuple[Words, ...], ...]:
    rows = []
    while c.texts[c.at] == "(":
        rows.append(tuple(words(value.lexemes) for value in c.group().items()))
        if not c.accept(","):
            break
    return tuple(rows)


def truncate(c: DdlCursor) -> Iterator[Change]:
    """TRUNCATE, from after the word."""
    first = c.at - 1
    c.accept("table")
    relations = [c.relation()]
    while c.accept(","):
        relations.append(c.relation())
    cascades = "cascade" in c.texts[c.at :]
    yield Truncate(tuple(relations), c.span(first, first), cascades)
