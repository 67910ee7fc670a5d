"""What postgres.js makes of `sql(list)` and `sql(record, 'a', 'b')`: the last keyword before tells.

https://github.com/porsager/postgres#building-queries
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source import Chunk, Span
from ..values import Fields, Hole, Items, Many, NotKnown, NoValue, String, Thing, Value
from .library import Choose, LibraryObject, ParameterPart, Part, TemplateThing, UnknownPart
from .postgres_js_names import Spelling
from .written import RawThing, chosen, has_type, text_of

_FRAGMENTS = frozenset({"Fragment", "PendingQuery", "Helper", "PendingQueryModifiers"})
_KEYWORD = re.compile(
    r"(?<![^\s(])(?:values|in|select|as|returning|\(|update|insert)(?![^\s(])", re.IGNORECASE
)
# Beside these, what is not known is the name of a table or a column.
_NAMED_BEHIND = frozenset("into update from join table only".split())
_NAME_BEFORE = re.compile(r"\s*+[=.]")


class BuilderThing(Thing, frozen=True, eq=False):
    """`sql(list)`, `sql(record, 'a', 'b')`"""

    first: Value
    rest: tuple[Value, ...]
    spelt: Spelling


class SqlThing(Thing, frozen=True, eq=False):
    """`postgres(..)`: a tag, and what makes names and lists. `spelt` is what becomes of a name."""

    spelt: Spelling


def stands_for_name(before: str, behind: Chunk | Hole | None) -> bool:
    """Whether only a name can stand between two texts."""
    last = before[-40:].lower().split()[-1:]
    if before.endswith(".") or (last and last[0] in _NAMED_BEHIND):
        return True
    return isinstance(behind, Chunk) and bool(_NAME_BEFORE.match(behind.text))


def put(value: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """What is put in for a value: queries and names as they are, everything else as a parameter."""
    value = chosen(value, choose)
    if isinstance(value, Thing) and not isinstance(value, (LibraryObject, SqlThing)):
        yield Hole(value, span)
    elif isinstance(value, Items) and (queries := _queries(value, choose)):
        for query in queries:
            yield Chunk(" ", span, False)
            yield Hole(query, span)
    elif has_type(value, _FRAGMENTS):
        yield UnknownPart(span, "raw")
    else:
        yield ParameterPart(span, value)


def _queries(items: Items, choose: Choose) -> list[Value]:
    """The queries of a list; nothing where it is a list of values."""
    chosen_items = [chosen(item, choose) for item in items.items]
    likes = [
        chosen(item.value, choose) if isinstance(item, Many) else item
        for item in chosen_items
        if not isinstance(item, NoValue)
    ]
    is_of_queries = bool(likes) and isinstance(likes[0], (TemplateThing, RawThing))
    return likes if is_of_queries else []


def keyword_before(text: str) -> str | None:
    """The keyword that says what a list or a record stands for: the last one.

    Of each, that place counts behind which it does not stand with the same around it.
    """
    folded = text.lower()
    places: dict[str, int] = {}
    for match in _KEYWORD.finditer(text):
        around = folded[max(match.start() - 1, 0) : match.end() + 1]
        if match[0].lower() not in places and folded.rfind(around) < match.end():
            places[match[0].lower()] = match.start()
    return max(places, key=lambda keyword: places[keyword], default=None)


def built(thing: BuilderThing, before: str, must_be_name: bool, choose: Choose) -> Iterator[Part]:
    """What a list or a record stands for behind a text; what is not known is a name if it must."""
    keyword = keyword_before(before)
    first = chosen(thing.first, choose)
    rest = _rest(thing, choose)
    if not thing.rest and (
        isinstance(first, String) or (must_be_name and isinstance(first, NotKnown))
    ):
        yield name_part(first, thing.span, thing.spelt, choose)
    elif keyword == "insert":
        yield from _inserted(thing, first, rest, choose)
    elif keyword == "update":
        yield from _updated(thing, first, rest, choose)
    elif keyword in ("values", "in"):
        yield from _rows(thing, first, rest, choose)
    else:
        yield from _selected(thing, first, rest, choose)


def _rest(thing: BuilderThing, choose: Choose) -> list[Value]:
    """The arguments behind the first, lists laid out."""
    found: list[Value] = []
    for value in thing.rest:
        value = chosen(value, choose)
        found += value.items if isinstance(value, Items) else [value]
    return found


def _columns(thing: BuilderThing, first: Value, rest: list[Value]) -> list[Value] | None:
    """The columns of a record; None where they are not known."""
    if rest:
        return None if any(isinstance(value, NotKnown) for value in rest) else rest
    if isinstance(first, Fields) and first.is_whole:
        return [String((Chunk(key, thing.span, False),), thing.span) for key, _ in first.fields]
    return None


def _rows_of(value: Value, choose: Choose) -> list[Value]:
    """The rows of a list, one for any number of like ones; a value that is no list is one."""
    if not isinstance(value, Items):
        return [value]
    items = [chosen(item, choose) for item in value.items]
    return [
        chosen(item.value, choose) if isinstance(item, Many) else item
        for item in items
        if not isinstance(item, NoValue)
    ]


def name_part(name: Value, span: Span, spelt: Spelling, choose: Choose) -> Part:
    """A name in quotes."""
    text = text_of(name, choose)
    spelling = None if text is None else spelt(text)
    return UnknownPart(span, "name") if spelling is None else Chunk(spelling, span, False)


def _names(thing: BuilderThing, names: list[Value], choose: Choose) -> Iterator[Part]:
    """Names with commas between."""
    for place, name in enumerate(names):
        if place:
            yield Chunk(",", thing.span, False)
        like = chosen(name.value if isinstance(name, Many) else name, choose)
        yield name_part(like, thing.span, thing.spelt, choose)


def _value(row: Value, column: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """The value of a column of a row."""
    key = text_of(column, choose)
    found = row.get(key) if isinstance(row, Fields) and key is not None else None
    if found is None:
        yield ParameterPart(span)
    else:
        yield from put(found, span, choose)


def _inserted(
    thing: BuilderThing, first: Value, rest: list[Value], choose: Choose
) -> Iterator[Part]:
    """`insert into t ${sql(record)}`: columns, and rows of values."""
    rows = _rows_of(first, choose)
    columns = _columns(thing, rows[0] if rows else first, rest)
    yield Chunk("(", thing.span, False)
    if columns is None:
        yield UnknownPart(thing.span, "name")
        yield Chunk(")values(", thing.span, False)
        yield UnknownPart(thing.span, "csv")
        yield Chunk(")", thing.span, False)
        return
    yield from _names(thing, columns, choose)
    yield Chunk(")values", thing.span, False)
    for place, row in enumerate(rows):
        yield Chunk(",(" if place else "(", thing.span, False)
        for number, column in enumerate(columns):
            if number:
                yield Chunk(",", thing.span, False)
            yield from _value(row, column, thing.span, choose)
        yield Chunk(")", thing.span, False)


def _updated(
    thing: BuilderThing, first: Value, rest: list[Value], choose: Choose
) -> Iterator[Part]:
    """`update t set ${sql(record)}`"""
    columns = _columns(thing, first, rest)
    if columns is None:
        yield UnknownPart(thing.span, "raw")
        return
    for place, column in enumerate(columns):
        if place:
            yield Chunk(",", thing.span, False)
        yield name_part(column, thing.span, thing.spelt, choose)
        yield Chunk("=", thing.span, False)
        yield from _value(first, column, thing.span, choose)


def _rows(thing: BuilderThing, first: Value, rest: list[Value], choose: Choose) -> Iterator[Part]:
    """`values ${sql(rows)}`, `in ${sql(list)}`: rows of values."""
    span = thing.span
    rows = _rows_of(first, choose)
    are_rows = bool(rows) and isinstance(rows[0], Items) and isinstance(first, Items)
    if not isinstance(first, (Items, Fields)):
        yield Chunk("(", span, False)
        yield UnknownPart(span, "csv")
        yield Chunk(")", span, False)
        return
    for place, row in enumerate(rows if are_rows else [first]):
        yield Chunk(",(" if place else "(", span, False)
        yield from _row(thing, row, rest, choose)
        yield Chunk(")", span, False)


def _row(thing: BuilderThing, row: Value, rest: list[Value], choose: Choose) -> Iterator[Part]:
    """The values of one row: a list's, or those of a record's columns."""
    span = thing.span
    if isinstance(row, Items):
        items = [chosen(item, choose) for item in row.items]
        items = [item for item in items if not isinstance(item, NoValue)]
        if not items:
            yield Chunk("null", span, False)
        for place, item in enumerate(items):
            if place:
                yield Chunk(",", span, False)
            if isinstance(item, Many):
                yield UnknownPart(span, "csv")
            else:
                yield from put(item, span, choose)
        return
    columns = _columns(thing, row, rest)
    if columns is None:
        yield UnknownPart(span, "csv")
        return
    for place, column in enumerate(columns):
        if place:
            yield Chunk(",", span, False)
        yield from _value(row, column, span, choose)


def _selected(
    thing: BuilderThing, first: Value, rest: list[Value], choose: Choose
) -> Iterator[Part]:
    """`select ${sql(names)}`, `order by ${sql(names)}`: names; a record's values with its keys."""
    if isinstance(first, Items):
        yield from _names(thing, _rows_of(first, choose), choose)
    elif isinstance(first, String):
        yield from _names(thing, [first, *rest], choose)
    elif isinstance(first, Fields) and (columns := _columns(thing, first, rest)) is not None:
        for place, column in enumerate(columns):
            if place:
                yield Chunk(",", thing.span, False)
            yield from _value(first, column, thing.span, choose)
            yield Chunk(" as ", thing.span, False)
            yield name_part(column, thing.span, thing.spelt, choose)
    else:
        yield UnknownPart(thing.span, "name")
