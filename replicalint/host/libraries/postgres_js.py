"""postgres.js: its tag, what is called on it, and what it makes of names, lists and records.

What `sql(x)` stands for is told by the last keyword before it, as the library tells it.
https://github.com/porsager/postgres#building-queries
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...source import Chunk, Span
from ..values import (
    Closure,
    Exported,
    Fields,
    Hole,
    Items,
    Many,
    NotKnown,
    NoValue,
    String,
    Thing,
    Value,
)
from .library import (
    Choose,
    Given,
    Interpreter,
    Library,
    LibraryObject,
    ParameterPart,
    Part,
    TemplateThing,
    UnknownPart,
)
from .written import (
    BoundThing,
    NameThing,
    RawThing,
    annotated,
    begins_statement,
    chosen,
    sends_text,
    text_of,
)

_NAME = "postgres.js"
_TYPES = frozenset({"Sql", "TransactionSql", "ReservedSql", "ISql"})
_FRAGMENTS = frozenset({"Fragment", "PendingQuery", "Helper", "PendingQueryModifiers"})
_SELF = frozenset(
    "values raw simple execute describe readable writable cancel forEach cursor".split()
)
_KEYWORD = re.compile(
    r"(?<![^\s(])(?:values|in|select|as|returning|\(|update|insert)(?![^\s(])", re.IGNORECASE
)
# Beside these, what is not known is the name of a table or a column.
_NAME_BEHIND = re.compile(r"(?:\b(?:into|update|from|join|table|only)\s+|\.)\Z", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\s*+[=.]")

Spelling = Callable[[str], str | None]


class SqlThing(Thing, frozen=True, eq=False):
    """`postgres(..)`: a tag, and what makes names and lists. `spelt` is what becomes of a name."""

    spelt: Spelling


class BuilderThing(Thing, frozen=True, eq=False):
    """`sql(list)`, `sql(record, 'a', 'b')`"""

    first: Value
    rest: tuple[Value, ...]
    spelt: Spelling


def _as_it_is(name: str) -> str | None:
    """A name without `transform`; dots are those between names."""
    return '"' + name.replace('"', '""').replace(".", '"."') + '"'


def _from_camel(name: str) -> str | None:
    return _as_it_is(re.sub(r"([A-Z])", r"_\1", name).lower())


def _from_pascal(name: str) -> str | None:
    return _as_it_is((name[:1] + re.sub(r"([A-Z])", r"_\1", name[1:])).lower())


def _from_kebab(name: str) -> str | None:
    return _as_it_is(name.replace("-", "_"))


def _perhaps(name: str) -> str | None:
    """A name that all of the library's own transformations leave as it is."""
    return _as_it_is(name) if name == name.lower() and "-" not in name else None


def _never(name: str) -> str | None:
    """A name that a function of the program transforms."""
    return None


_TRANSFORMS: dict[str, Spelling] = {
    "camel": _from_camel,
    "pascal": _from_pascal,
    "kebab": _from_kebab,
    "fromCamel": _from_camel,
    "fromPascal": _from_pascal,
    "fromKebab": _from_kebab,
    "toCamel": _as_it_is,
    "toPascal": _as_it_is,
    "toKebab": _as_it_is,
}


def spelling(options: Value | None) -> Spelling:
    """What the options of `postgres(url, options)` make of names."""
    if options is None or isinstance(options, String):
        return _as_it_is
    value: Value | None = options
    for key in ("transform", "column", "to"):
        if isinstance(value, Exported):
            break
        if not isinstance(value, Fields):
            return _perhaps
        found = value.get(key)
        if found is None:
            return _as_it_is if value.is_whole else _perhaps
        value = found
    if isinstance(value, Exported):
        return next((_TRANSFORMS[name] for name in value.path if name in _TRANSFORMS), _perhaps)
    return _never


def _spelt_by(value: Value) -> Spelling | None:
    """How a value that is `sql` spells names; None where it is another value."""
    if isinstance(value, SqlThing):
        return value.spelt
    if (annotated(value) or ("",))[-1] in _TYPES:
        return _perhaps
    return None


def called(interpreter: Interpreter, callee: Value, given: Given, span: Span) -> Value | None:
    """`postgres(..)`, `sql('name')`, `sql(list)`, `sql(record, 'a', 'b')`"""
    if isinstance(callee, Exported):
        if callee.path != ("default",):
            return None
        first = given.get(0)
        return SqlThing(_NAME, span, spelling(given.get(1) or first))
    spelt = _spelt_by(callee)
    first = given.get(0)
    if spelt is None or first is None:
        return None
    if len(given.positional) == 1 and isinstance(first, String):
        return NameThing(_NAME, span, first, spelt)
    return BuilderThing(_NAME, span, first, given.positional[1:], spelt)


def tagged(
    interpreter: Interpreter, tag: Value, template: tuple[Chunk | Hole, ...], span: Span
) -> Value | None:
    """A template: a statement where it begins as one, and nothing else holds it."""
    if _spelt_by(tag) is None:
        return None
    return TemplateThing(_NAME, span, template, begins_statement(template))


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """A method of `sql`, or of a query."""
    if isinstance(receiver, (TemplateThing, RawThing)):
        return receiver if name in _SELF else None
    spelt = _spelt_by(receiver)
    if spelt is None:
        return None
    first = given.get(0)
    if name == "unsafe" and first is not None:
        return RawThing(_NAME, span, first, sends_text(first))
    if name in ("json", "array", "typed"):
        return BoundThing(_NAME, span)
    if name in ("begin", "savepoint"):
        inner = SqlThing(_NAME, span, spelt)
        for argument in given.positional:
            if isinstance(argument, Closure):
                return interpreter.call(argument, (inner,), span)
    if name == "reserve":
        return SqlThing(_NAME, span, spelt)
    if name == "file":
        interpreter.not_read(f"{' '.join(receiver.span.text.split())}.file", span)
    return None


def member(interpreter: Interpreter, value: Value, name: str, span: Span) -> Value | None:
    """`sql.typed.point(x)` and `sql.types.point(x)` are values, whatever the type."""
    return BoundThing(_NAME, span) if name in ("typed", "types") and _spelt_by(value) else None


def parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    """The text of a thing."""
    if isinstance(thing, TemplateThing):
        yield from _template(thing, choose)
    elif isinstance(thing, RawThing):
        yield Hole(thing.value, thing.span)
    elif isinstance(thing, NameThing):
        yield _name(thing.value, thing.span, thing.spelt, choose)
    elif isinstance(thing, BuilderThing):
        yield from _built(thing, "", False, choose)
    else:
        yield ParameterPart(thing.span)


def _template(thing: TemplateThing, choose: Choose) -> Iterator[Part]:
    """The text of a template, each hole with what stands before it."""
    for place, part in enumerate(thing.parts):
        if isinstance(part, Chunk):
            yield part
            continue
        value = chosen(part.value, choose)
        if isinstance(value, BuilderThing):
            before = _said(TemplateThing(_NAME, thing.span, thing.parts[:place]), choose)
            behind = thing.parts[place + 1] if place + 1 < len(thing.parts) else None
            is_name = bool(_NAME_BEHIND.search(before)) or (
                isinstance(behind, Chunk) and bool(_NAME_BEFORE.match(behind.text))
            )
            yield from _built(value, before, is_name, choose)
        else:
            yield from _put(value, part.span, choose)


def _put(value: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """What is put in for a value: queries and names as they are, everything else as a parameter."""
    value = chosen(value, choose)
    if isinstance(value, Thing) and not isinstance(value, (LibraryObject, SqlThing)):
        yield Hole(value, span)
    elif isinstance(value, Items) and (queries := _queries(value, choose)):
        for query in queries:
            yield Chunk(" ", span, False)
            yield Hole(query, span)
    elif (annotated(value) or ("",))[-1] in _FRAGMENTS:
        yield UnknownPart(span, "raw")
    else:
        yield ParameterPart(span)


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


def _said(thing: Thing, choose: Choose) -> str:
    """The text of a thing as far as keywords are looked for in it."""
    found: list[str] = []
    pending: list[Iterator[Part]] = [parts(thing, choose)]
    while pending:
        part = next(pending[-1], None)
        if part is None:
            pending.pop()
        elif isinstance(part, Chunk):
            found.append(part.text)
        else:
            value = chosen(part.value, choose) if isinstance(part, Hole) else part
            if isinstance(value, Thing):
                pending.append(parts(value, choose))
            elif isinstance(value, String):
                found.append(text_of(value, choose) or "$")
            else:
                found.append("$1")
    return "".join(found)


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


def _built(thing: BuilderThing, before: str, is_name: bool, choose: Choose) -> Iterator[Part]:
    """What a list or a record stands for behind a text; what is not known is a name if it must."""
    keyword = keyword_before(before)
    first = chosen(thing.first, choose)
    rest = _rest(thing, choose)
    if not thing.rest and (isinstance(first, String) or (is_name and isinstance(first, NotKnown))):
        yield _name(first, thing.span, thing.spelt, choose)
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


def _name(name: Value, span: Span, spelt: Spelling, choose: Choose) -> Part:
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
        yield _name(like, thing.span, thing.spelt, choose)


def _value(row: Value, column: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """The value of a column of a row."""
    key = text_of(column, choose)
    found = row.get(key) if isinstance(row, Fields) and key is not None else None
    if found is None:
        yield ParameterPart(span)
    else:
        yield from _put(found, span, choose)


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
        yield _name(column, thing.span, thing.spelt, choose)
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
                yield from _put(item, span, choose)
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
            yield _name(column, thing.span, thing.spelt, choose)
    else:
        yield UnknownPart(thing.span, "name")


POSTGRES_JS = Library(
    name=_NAME,
    packages=frozenset({"postgres", "postgresjs"}),
    called=called,
    tagged=tagged,
    method=method,
    member=member,
    parts=parts,
    is_statement=lambda thing: isinstance(thing, (TemplateThing, RawThing)) and thing.sends,
    is_fragment=lambda thing: isinstance(thing, TemplateThing) and not thing.sends,
)
