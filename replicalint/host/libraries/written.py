"""What libraries of templates make of values: names in quotes, values that are bound, raw text.

They are things, as what they say may depend on a choice that is made when text is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ...source import Chunk, Span
from ..values import (
    Exported,
    Hole,
    Items,
    Many,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)
from .library import Choose, LibraryObject, ParameterPart, Part, TemplateThing, UnknownPart

PutInto = Callable[[Value, Span, Choose], Iterator[Part]]
# The words with which a statement begins; what begins with another is a part of one.
_FIRST_WORD = re.compile(r"(?:\s|\(|--[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)*+([A-Za-z]++)")
_STATEMENTS = frozenset(
    "analyze call copy create delete alter drop execute explain grant insert lock merge notify"
    " refresh reset revoke select set show table truncate update vacuum values with".split()
)


class RawThing(Thing, frozen=True, eq=False):
    """Text that is put in as it is: `sql.raw(text)`; a statement where it `sends`."""

    value: Value
    sends: bool = False


class NameThing(Thing, frozen=True, eq=False):
    """A name, in quotes as the library spells it; None where that is not known for a text."""

    value: Value
    spelt: Callable[[str], str | None]


class BoundThing(Thing, frozen=True, eq=False):
    """A value that is bound as one parameter: `sql.val(x)`, `sql.json(x)`.

    `value` is what is sent as it is; None where that is not known.
    """

    value: Value | None = None


class LiteralThing(Thing, frozen=True, eq=False):
    """A value that is written into the text: `sql.lit(x)`."""

    value: Value


class JoinedThing(Thing, frozen=True, eq=False):
    """A list of values, with text before, between and behind them."""

    items: Value
    between: Value | str
    before: Value | str = ""
    behind: Value | str = ""


def chosen(value: Value, choose: Choose) -> Value:
    """The value with all choices made."""
    while isinstance(value, OneOf):
        value = choose(value)
    return value


def no_choice(value: Value) -> Value:
    """In the place of a choice where none is made yet: what hangs on one is not known."""
    return NotKnown(value.span)


def text_of(value: Value, choose: Choose) -> str | None:
    """What a string says; None where it is no string, or not all of it is known."""
    found: list[str] = []
    pending: list[Value | Chunk] = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, Chunk):
            found.append(part.text)
            continue
        part = chosen(part, choose)
        if isinstance(part, String):
            inner = (p.value if isinstance(p, Hole) else p for p in part.parts)
            pending += reversed(list(inner))
        elif isinstance(part, Plain) and type(part.value) is int:
            found.append(str(part.value))
        else:
            return None
    return "".join(found)


def quoted(name: str) -> str:
    """A name in quotes."""
    return '"' + name.replace('"', '""') + '"'


def is_of(value: Value, library: str, type_name: str) -> bool:
    """Whether a value is an object of a type of the library, as far as an annotation says."""
    if isinstance(value, LibraryObject):
        return value.library == library and value.type == type_name
    return False


def placed(thing: Thing, span: Span) -> Thing:
    """An object where it is read: what is called on it is counted under what is written there."""
    if isinstance(thing, LibraryObject):
        return LibraryObject(thing.library, span, thing.type)
    return thing


def annotated(value: Value) -> tuple[str, ...] | None:
    """The path of the export that is the type of a value that is not known, or of an object."""
    if isinstance(value, LibraryObject):
        return tuple(value.type.split("."))
    if isinstance(value, NotKnown) and isinstance(value.type, Exported):
        return value.type.path
    return None


def has_type(value: Value, names: Iterable[str]) -> bool:
    """Whether an annotation says that a value is of one of these types."""
    path = annotated(value)
    return path is not None and path[-1] in names


def begins_statement(parts: tuple[Chunk | Hole, ...]) -> bool:
    """Whether a template begins as a statement does; it is a part of one where not."""
    pending = list(reversed(parts))
    while pending:
        part = pending.pop()
        if isinstance(part, Chunk):
            if not part.text.strip():
                continue
            match = _FIRST_WORD.match(part.text)
            return bool(match) and match is not None and match[1].lower() in _STATEMENTS
        if not isinstance(part.value, TemplateThing):
            return False
        pending += reversed(part.value.parts)
    return False


def sends_text(value: Value) -> bool:
    """Whether a text that is sent as it is begins as a statement does, or is not known."""
    return not isinstance(value, String) or begins_statement(value.parts)


def putting(pieces: Iterable[str]) -> PutInto:
    """What is put into a hole where a tag takes what it made as it is, and binds everything else.

    A value of one of the types `pieces` is such a one of which no more is known.
    """
    names = frozenset(pieces)

    def put(value: Value, span: Span, choose: Choose) -> Iterator[Part]:
        value = chosen(value, choose)
        if isinstance(value, Thing) and not isinstance(value, LibraryObject):
            yield Hole(value, span)
        elif has_type(value, names):
            yield UnknownPart(span, "raw")
        else:
            yield ParameterPart(span, value)

    return put


def written_parts(put: PutInto) -> Callable[[Thing, Choose], Iterator[Part]]:
    """The hook `parts` of a library, given what is put into a hole of its templates."""
    return partial(_parts, put)


def _parts(put: PutInto, thing: Thing, choose: Choose) -> Iterator[Part]:
    """The text of a thing."""
    if isinstance(thing, TemplateThing):
        for part in thing.parts:
            if isinstance(part, Chunk):
                yield part
            else:
                yield from put(part.value, part.span, choose)
    elif isinstance(thing, RawThing):
        yield Hole(thing.value, thing.span)
    elif isinstance(thing, NameThing):
        yield _name(thing, choose)
    elif isinstance(thing, LiteralThing):
        yield _literal(thing, choose)
    elif isinstance(thing, JoinedThing):
        yield from _joined(put, thing, choose)
    else:
        yield ParameterPart(thing.span, thing.value if isinstance(thing, BoundThing) else None)


def _name(thing: NameThing, choose: Choose) -> Part:
    """A name in quotes."""
    text = text_of(thing.value, choose)
    spelling = None if text is None else thing.spelt(text)
    if spelling is None:
        return UnknownPart(thing.span, "name")
    return Chunk(spelling, thing.span, False)


def _literal(thing: LiteralThing, choose: Choose) -> Part:
    """A constant of SQL."""
    value = chosen(thing.value, choose)
    if isinstance(value, Plain):
        constant = "null" if value.value is None else str(value.value).lower()
        return Chunk(constant, thing.span, False)
    text = text_of(value, choose)
    if text is None:
        return ParameterPart(thing.span)
    return Chunk("'" + text.replace("'", "''") + "'", thing.span, False)


def _joined(put: PutInto, thing: JoinedThing, choose: Choose) -> Iterator[Part]:
    """The items of a list; a list that is not known is one of values where commas are between."""
    items = chosen(thing.items, choose)
    yield from _between(thing.before, thing.span, choose)
    if isinstance(items, Items):
        is_first = True
        for item in items.items:
            item = chosen(item, choose)
            if isinstance(item, NoValue):
                continue
            if not is_first:
                yield from _between(thing.between, thing.span, choose)
            is_first = False
            yield from _item(put, item, thing.span, choose)
    else:
        between = thing.between if isinstance(thing.between, str) else _said(thing.between, choose)
        is_list = between is not None and between.strip() == ","
        yield UnknownPart(thing.span, "csv" if is_list else "raw")
    yield from _between(thing.behind, thing.span, choose)


def _item(put: PutInto, item: Value, span: Span, choose: Choose) -> Iterator[Part]:
    """One item; of any number of like ones, values are a list, and one fragment stands for all."""
    if not isinstance(item, Many):
        yield from put(item, span, choose)
        return
    like = chosen(item.value, choose)
    if isinstance(like, Thing):
        yield from put(like, span, choose)
    else:
        yield UnknownPart(span, "csv")


def _between(text: Value | str, span: Span, choose: Choose) -> Iterator[Part]:
    """A separator, or what stands before or behind a list."""
    if isinstance(text, str):
        if text:
            yield Chunk(text, span, False)
    else:
        yield Hole(text, span)


def _said(text: Value, choose: Choose) -> str | None:
    """What a separator says: a string, or a template without holes."""
    text = chosen(text, choose)
    if isinstance(text, TemplateThing):
        chunks = [part.text for part in text.parts if isinstance(part, Chunk)]
        return "".join(chunks) if len(chunks) == len(text.parts) else None
    return text_of(text, choose)
