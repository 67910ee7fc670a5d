"""Reads the statements that change rows: INSERT, UPDATE, DELETE, MERGE, TRUNCATE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from ..changes import Assignment, Change, Delete, Insert, Truncate, Update, Words
from ..name import Name
from ..source import Span
from ..syntax.lexer import Kind, Lexeme
from .conditions import condition
from .cursor import Cursor, words

_VERBS = ("update", "insert", "delete", "merge")
# What ends SET, FROM and WHERE of an UPDATE, and what ends an INSERT's source.
_CLAUSES = ("from", "where", "returning", "set", "when")


def row_changes(c: Cursor) -> Iterator[Change]:
    """What a query or a data-modifying statement changes, its WITH queries included."""
    is_verb = [lexeme.text in _VERBS for lexeme in c.lexemes]
    yield from _Rows(tuple(accumulate(is_verb, initial=0))).changes(c, 0)


class _Rows(Struct, frozen=True):
    """Reads a statement, each group in it once; `verbs` are those before each of its lexemes."""

    verbs: Sequence[int]

    def changes(self, c: Cursor, first: int) -> Iterator[Change]:
        """Those of the part that begins with so many a lexeme of the statement."""
        if self.verbs[first] == self.verbs[first + len(c.lexemes)]:
            return
        outer: list[Lexeme] = []
        while not c.is_at_end:
            start = c.at
            if c.word() in _VERBS and _begins_statement(c):
                yield from self._verb(c, first, outer)
                return
            is_group = c.mark() == "("
            c.step()
            if is_group:
                inside = c.lexemes[start + 1 : c.at - 1]
                yield from self.changes(c.within(inside), first + start + 1)
                if inside and _is_word(inside[0], ("with", *_VERBS)):
                    continue
            outer.extend(c.lexemes[start : c.at])

    def _verb(self, c: Cursor, first: int, outer: Sequence[Lexeme]) -> Iterator[Change]:
        """`outer` are the lexemes of WITH before it."""
        verb = c.word()
        c.at += 1
        match verb:
            case "update":
                yield from _update(c, outer)
            case "insert":
                yield from self._insert(c, first)
            case "delete":
                yield from _delete(c)
            case "merge":
                yield from _merge(c)

    def _insert(self, c: Cursor, first: int) -> Iterator[Change]:
        c.expect("into")
        relation, span = c.relation()
        alias = _alias(c, relation.name) if c.word() == "as" else relation.name
        columns = c.identifiers() if _is_column_list(c) else ()
        c.skip_any("overriding")
        start = c.at
        rows = _rows(c) if _to_values(c) else ()
        while not c.is_at_end and not (c.word() == "on" and c.word(1) == "conflict"):
            c.step()
        written = words(c.lexemes[start : c.at])
        nested = c.within(c.lexemes[start : c.at])
        if nested.word() in ("with", *_VERBS):
            yield from self.changes(nested, first + start)
        if not c.skip("on", "conflict"):
            yield Insert(relation, span, columns, rows, written)
            return
        yield from _conflict(c, Insert(relation, span, columns, rows, written), alias)


def _is_word(lexeme: Lexeme, any_of: Sequence[str]) -> bool:
    return lexeme.kind is Kind.WORD and lexeme.text in any_of


def _begins_statement(c: Cursor) -> bool:
    """Whether the verb is one: FOR UPDATE, ON UPDATE and a column called "update" are none."""
    before = c.lexeme(-1)
    if before is None:
        return c.is_name(1)
    return before.kind is Kind.PUNCTUATION and before.text == ")" and c.is_name(1)


def _alias(c: Cursor, default: str) -> str:
    is_named = c.skip("as")
    if is_named or (c.is_name() and c.word() not in ("set", "default", "values", "using", "on")):
        return c.identifier()[0]
    return default


def _update(c: Cursor, outer: Sequence[Lexeme]) -> Iterator[Change]:
    relation, span = c.relation()
    alias = _alias(c, relation.name)
    c.expect("set")
    assigned = c.until("from", "where", "returning")
    source = c.until("where", "returning") if c.word() == "from" else ()
    where = c.until("returning")[1:] if c.word() == "where" else None
    yield _update_of(c, relation, span, alias, assigned, where, [*outer, *source])


def _update_of(
    c: Cursor,
    relation: Name,
    span: Span,
    alias: str,
    assigned: Sequence[Lexeme],
    where: Sequence[Lexeme] | None,
    rest: Sequence[Lexeme],
    action: str = "UPDATE",
) -> Update:
    reading = _Reading(alias, relation)
    return Update(
        relation,
        span,
        alias,
        tuple(_assignments(c.within(assigned), reading)),
        condition(where, reading) if where is not None else None,
        reading(rest),
        action,
    )


class _Reading:
    """The words of an expression, without the changed table's name before its own columns."""

    def __init__(self, alias: str, relation: Name) -> None:
        self.alias = alias
        self.relation = relation

    def __call__(self, lexemes: Sequence[Lexeme]) -> Words:
        found = list(words(lexemes))
        kept: list[str] = []
        place = 0
        while place < len(found):
            length = self._qualifier(lexemes, place)
            place += length
            if place < len(found) and not length:
                kept.append(found[place])
                place += 1
        return tuple(kept)

    def _qualifier(self, lexemes: Sequence[Lexeme], place: int) -> int:
        """How many lexemes at a place are `alias .`."""
        if place + 1 >= len(lexemes) or lexemes[place + 1].text != ".":
            return 0
        if place and lexemes[place - 1].text == ".":
            return 0
        is_name = lexemes[place].kind in (Kind.WORD, Kind.QUOTED)
        return 2 if is_name and lexemes[place].text == self.alias else 0


def _assignments(c: Cursor, reading: _Reading) -> Iterator[Assignment]:
    """`a = 1, (b, c) = (2, 3), (d, e) = (SELECT ...)`."""
    for item in c.list_items(c.lexemes):
        if item.mark() == "(":
            columns = item.identifiers()
            item.at += 1
            item.skip("row")
            yield from _row(columns, item, reading)
        elif item.is_name():
            parts, _ = item.parts()
            is_whole = item.lexeme() is not None and item.rest[0].text == "="
            written = item.rest[1:] if is_whole and len(parts) == 1 else ()
            yield Assignment(parts[0], reading(written), _text(c, written))


def _row(columns: tuple[str, ...], item: Cursor, reading: _Reading) -> Iterator[Assignment]:
    values = tuple(item.list_items(item.group())) if item.mark() == "(" else ()
    is_list = len(values) == len(columns) and values and values[0].word() not in ("select", "with")
    for number, column in enumerate(columns):
        written = values[number].lexemes if is_list else ()
        yield Assignment(column, reading(written), _text(item, written))


def _text(c: Cursor, lexemes: Sequence[Lexeme]) -> str:
    """An expression as it is written."""
    if not lexemes:
        return ""
    return " ".join(c.fragment.text[lexemes[0].start : lexemes[-1].end].split())


def _is_column_list(c: Cursor) -> bool:
    return c.mark() == "(" and c.word(1) not in ("select", "with", "values")


def _to_values(c: Cursor) -> bool:
    """Passes OVERRIDING ... VALUE; True at VALUES."""
    if c.word() in ("system", "user") and c.word(1) == "value":
        c.at += 2
    return c.skip("values")


def _rows(c: Cursor) -> tuple[tuple[Words, ...], ...]:
    rows = []
    while c.mark() == "(":
        rows.append(tuple(words(value.lexemes) for value in c.list_items(c.group())))
        if not c.skip_mark(","):
            break
    return tuple(rows)


def _conflict(c: Cursor, insert: Insert, alias: str) -> Iterator[Change]:
    first = c.at - 2
    target: tuple[str, ...] = ()
    if c.mark() == "(":
        target = c.identifiers()
    c.until("do")
    c.expect("do")
    does = "nothing" if c.skip("nothing") else "update"
    place = c.span(first, c.at if does == "update" else c.at - 1)
    yield Insert(
        insert.relation,
        insert.span,
        insert.columns,
        insert.rows,
        insert.words,
        does,
        place,
        target,
    )
    if does == "nothing":
        return
    at = c.at
    c.expect("update", "set")
    assigned = c.until("where", "returning")
    where = c.until("returning")[1:] if c.word() == "where" else None
    action = "ON CONFLICT DO UPDATE"
    yield _update_of(c, insert.relation, c.span(at, at), alias, assigned, where, (), action)


def _delete(c: Cursor) -> Iterator[Change]:
    c.expect("from")
    relation, span = c.relation()
    yield Delete(relation, span, words(c.rest))


def _merge(c: Cursor) -> Iterator[Change]:
    """Each WHEN MATCHED ... THEN UPDATE is an update of the rows that its condition leaves."""
    c.expect("into")
    relation, span = c.relation()
    alias = _alias(c, relation.name)
    source = list(c.until("when"))
    while c.skip("when"):
        matched = c.until("then")
        c.expect("then")
        at = c.at
        if c.skip("update", "set"):
            assigned = c.until("when", "returning")
            where = _after_and(matched)
            yield _update_of(c, relation, c.span(at, at), alias, assigned, where, source, "MERGE")
        else:
            if c.word() == "insert":
                yield Insert(relation, span, (), (), ())
            elif c.word() == "delete":
                yield Delete(relation, span)
            c.until("when", "returning")


def _after_and(matched: Sequence[Lexeme]) -> Sequence[Lexeme] | None:
    for place, lexeme in enumerate(matched):
        if lexeme.kind is Kind.WORD and lexeme.text == "and":
            return matched[place + 1 :]
    return None


def truncate(c: Cursor) -> Iterator[Change]:
    """TRUNCATE, from after the word."""
    first = c.at - 1
    c.skip("table")
    relations = [c.relation()]
    while c.skip_mark(","):
        relations.append(c.relation())
    cascades = "cascade" in [x.text for x in c.rest]
    yield Truncate(tuple(relations), c.span(first, first), cascades)
