"""What the cursors of Python's DB-API send: text in which `%s` and `%(name)s` are parameters.

Where no values are given, the text is sent as it is; where some are, `%%` is a percent sign.
https://peps.python.org/pep-0249/, https://www.psycopg.org/psycopg3/docs/basic/params.html

Whoever sends through cursors says in the same way what is a parameter of it: so the file is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ...source import Chunk, Span
from ..values import Fields, Hole, Items, NotGiven, NotKnown, OneOf, Plain, String, Thing, Value
from .bound import bound_parts
from .library import CallOf, Choose, Gives, Interpreter, LibraryObject, Part, UnknownPart

_MARK = re.compile(r"%(?:\((?P<name>[^()]*+)\))?+(?P<kind>[stbd%])")
# What libraries call the arguments.
_SQL_NAMES = ("query", "sql", "statement", "command")
_VALUES_NAMES = ("params", "vars", "parameters")
# What a text of a library's own is made of: chunks, and what stands in for others.
TextParts = Callable[[Thing, Choose], Iterator["Chunk | Hole | UnknownPart | Mark"]]


class Mark(Thing, frozen=True, eq=False):
    """A parameter: the name that it has among the values, None for the next one."""

    name: str | None


class SentText(Thing, frozen=True, eq=False):
    """Text that a cursor sends. `has_values` is true, false, or what it depends on.

    `rows` are put in for the one `%s` of `execute_values`; `values` are those of its parameters.
    """

    value: Value
    has_values: Value
    rows: bool = False
    values: Value | None = None


def sent(library: str, place: int = 0) -> Gives:
    """`cursor.execute(query, params)`"""

    def function(interpreter: Interpreter, call: CallOf) -> Value | None:
        value = _argument(call, place, _SQL_NAMES)
        if value is None:
            return _not_seen(library, interpreter, call)
        values = _argument(call, place + 1, _VALUES_NAMES)
        return made(library, call.span, value, _whether_given(values, call), values=values)

    return Gives(function)


def sent_once_for_each(library: str, place: int = 0, rows: bool = False) -> Gives:
    """`cursor.executemany(query, rows)`, `execute_values(cursor, query, rows)`"""

    def function(interpreter: Interpreter, call: CallOf) -> Value | None:
        value = _argument(call, place, _SQL_NAMES)
        if value is None:
            return _not_seen(library, interpreter, call)
        return made(library, call.span, value, Plain(True, call.span), rows)

    return Gives(function)


def sent_as_it_is(library: str, place: int = 0) -> Gives:
    """`cursor.copy_expert(sql, file)`"""

    def function(interpreter: Interpreter, call: CallOf) -> Value | None:
        value = _argument(call, place, _SQL_NAMES)
        if value is None:
            return _not_seen(library, interpreter, call)
        return made(library, call.span, value, Plain(False, call.span))

    return Gives(function)


def _argument(call: CallOf, place: int, names: Iterable[str]) -> Value | None:
    found = (call.arguments.get(place, name) for name in names)
    return next((value for value in found if value is not None), None)


def _not_seen(library: str, interpreter: Interpreter, call: CallOf) -> Value | None:
    """A call whose arguments are not known."""
    if not call.arguments.is_whole:
        interpreter.send(NotKnown(call.span), call.span, library)
    return None


def made(
    library: str,
    span: Span,
    value: Value,
    has_values: Value,
    rows: bool = False,
    values: Value | None = None,
) -> SentText:
    """A text that is sent; it stands where it is written, if that is in the file that sends it.

    One of which nothing is known stands where it is sent: its own place may be all of a function.
    """
    is_here = value.span.source is span.source and value.span.start < value.span.end
    is_here &= not isinstance(value, NotKnown) or "\n" not in value.span.text
    return SentText(library, value.span if is_here else span, value, has_values, rows, values)


def _whether_given(values: Value | None, call: CallOf) -> Value:
    """Whether values are given; of what is not known it is taken that some are."""
    if values is None:
        return Plain(not call.arguments.is_whole, call.span)
    if isinstance(values, OneOf):
        options = tuple(_whether_given(option, call) for option in values.options)
        return OneOf(values.key, options, values.span)
    return Plain(not (isinstance(values, Plain) and values.value is None), call.span)


def holds(thing: Thing) -> tuple[Value, ...]:
    """The values in a text that is sent."""
    return (thing.value,) if isinstance(thing, SentText) else ()


def is_statement(thing: Thing) -> bool:
    return isinstance(thing, SentText)


def parts(own: TextParts | None = None) -> Callable[[Thing, Choose], Iterator[Part]]:
    """The hook `parts` of a library, with what the texts of its own things are made of."""

    def function(thing: Thing, choose: Choose) -> Iterator[Part]:
        if isinstance(thing, SentText):
            has_values = choose(thing.has_values)
            is_given = not isinstance(has_values, Plain) or bool(has_values.value)
            numbers: dict[str, int] = {}
            yield from _rendered(
                thing.value, thing.span, is_given, thing.rows, own, choose, numbers
            )
            if thing.values is not None and is_given:
                yield from bound_parts(thing.values, numbers)
        elif own is not None:
            yield from _rendered(thing, thing.span, True, False, own, choose, {})

    return function


def _rendered(
    value: Value,
    span: Span,
    has_values: bool,
    rows: bool,
    own: TextParts | None,
    choose: Choose,
    numbers: dict[str, int],
) -> Iterator[Part]:
    """The text with a number for each parameter; one that is named twice has one number."""

    def put(match: re.Match[str], place: Span, hole: Span | None) -> Iterator[Part]:
        if match["kind"] == "%":
            yield Chunk("%", place, False, hole)
        elif rows:
            yield UnknownPart(place, "csv")
        else:
            yield Chunk(numbered(match["name"], numbers), place, False, hole)

    flattened = flat(value, span, own, choose)
    for part in replaced(flattened, _MARK, put) if has_values else flattened:
        if isinstance(part, Mark):
            yield Chunk(numbered(part.name, numbers), part.span, False)
        else:
            yield part


def numbered(name: str | None, numbers: dict[str, int]) -> str:
    key = name if name is not None else f"%{len(numbers)}"
    return f"${numbers.setdefault(key, len(numbers) + 1)}"


Put = Callable[[re.Match[str], Span, "Span | None"], Iterator[Part]]


def replaced(
    parts: Iterable[Chunk | UnknownPart | Mark], pattern: re.Pattern[str], put: Put
) -> Iterator[Part | Mark]:
    """Pieces with something put in the places of a pattern, which may stand in several of them."""
    run: list[Chunk] = []
    for part in parts:
        if isinstance(part, Chunk):
            run.append(part)
        else:
            yield from _replaced(run, pattern, put)
            run = []
            yield part
    yield from _replaced(run, pattern, put)


def _replaced(run: list[Chunk], pattern: re.Pattern[str], put: Put) -> Iterator[Part]:
    rest = list(reversed(run))
    position = 0
    for match in pattern.finditer("".join(chunk.text for chunk in run)):
        yield from _taken(rest, match.start() - position)
        held = _taken(rest, match.end() - match.start())
        position = match.end()
        first = held[0].span
        same = [one.span for one in held if one.span.source is first.source]
        place = Span(first.source, first.start, max(first.start, *(one.end for one in same)))
        yield from put(match, place, held[0].put)
    yield from reversed(rest)


def _taken(rest: list[Chunk], length: int) -> list[Chunk]:
    """As many characters from the front of pieces, which are in reverse."""
    found: list[Chunk] = []
    while length > 0:
        chunk = rest.pop()
        if len(chunk.text) > length:
            rest.append(piece(chunk, length, len(chunk.text)))
            chunk = piece(chunk, 0, length)
        length -= len(chunk.text)
        found.append(chunk)
    return found


def with_names_known(
    parts: Iterable[Chunk | UnknownPart | Mark], before: re.Pattern[str], behind: re.Pattern[str]
) -> Iterator[Chunk | UnknownPart | Mark]:
    """Pieces with a parameter in the place of one of whose name a part is not known: `:tag_{n}`.

    `before` is how such a name begins at the end of a piece, `behind` how it goes on in the next.
    """
    run: list[Chunk] = []  # they may end with the beginning of a name
    is_within = False
    for part in parts:
        if isinstance(part, Chunk):
            goes_on = behind.match(part.text) if is_within else None
            end = goes_on.end() if goes_on is not None else 0
            is_within &= end == len(part.text)
            if not is_within:
                run.append(piece(part, end, len(part.text)))
            continue
        text = "".join(chunk.text for chunk in run)
        begun = before.search(text) if isinstance(part, UnknownPart) else None
        yield from _taken(run[::-1], begun.start() if begun is not None else len(text))
        run = []
        if begun is not None:
            yield Mark("", part.span, f"name {part.span.start}")
        elif not (is_within and isinstance(part, UnknownPart)):
            yield part
        is_within = isinstance(part, UnknownPart) and (is_within or begun is not None)
    yield from run


def piece(chunk: Chunk, start: int, end: int) -> Chunk:
    span = chunk.span
    if chunk.is_verbatim:
        span = Span(span.source, span.start + start, span.start + end)
    return Chunk(chunk.text[start:end], span, chunk.is_verbatim, chunk.put)


def flat(
    value: Value, span: Span, own: TextParts | None, choose: Choose
) -> Iterator[Chunk | UnknownPart | Mark]:
    """The pieces of a text, each with the outermost hole that it is put in through."""
    stack: list[Iterator[tuple[object, tuple[Span, ...]]]] = [iter(((Hole(value, span), ()),))]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            continue
        part, holes = found
        where = holes[-1] if holes else span
        if isinstance(part, Hole):
            holes = (*holes, part.span)
            where = part.span
            part = part.value
        if isinstance(part, Chunk):
            if part.text:
                yield part if part.put is not None else _put(part, holes)
            continue
        if isinstance(part, UnknownPart | Mark):
            yield part
            continue
        chosen = part
        while isinstance(chosen, OneOf):
            chosen = choose(chosen)
        if isinstance(chosen, String):
            stack.append((inner, holes) for inner in chosen.parts)
        elif isinstance(chosen, Plain) and chosen.value is not None:
            yield Chunk(_printed(chosen), where, False)
        elif (
            isinstance(chosen, Thing) and own is not None and not isinstance(chosen, LibraryObject)
        ):
            stack.append((inner, holes) for inner in own(chosen, choose))
        else:
            yield UnknownPart(where, "raw", isinstance(chosen, NotGiven))


def _printed(value: Plain) -> str:
    return str(value.value)


def _put(chunk: Chunk, holes: tuple[Span, ...]) -> Chunk:
    for hole in holes:
        span = chunk.span
        if not (hole.source is span.source and hole.start <= span.start and span.end <= hole.end):
            return Chunk(chunk.text, span, chunk.is_verbatim, hole)
    return chunk


def is_text(value: Value | None) -> bool:
    """Whether what is given to a cursor of which nothing is known may be SQL as text."""
    if isinstance(value, OneOf):
        return any(is_text(option) for option in value.options)
    if isinstance(value, Thing):
        return isinstance(value, LibraryObject) and value.type == "text"
    return isinstance(value, String | NotKnown) and not isinstance(value, Fields | Items)
