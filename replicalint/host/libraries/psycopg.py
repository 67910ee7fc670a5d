"""psycopg 3 and 2: their connections, cursors and pools, and `psycopg.sql`.

https://www.psycopg.org/psycopg3/docs/api/, https://www.psycopg.org/docs/

Two versions, and their own way to put SQL together: so the file is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source import Chunk, Span
from ..values import Hole, Items, Many, NotKnown, NoValue, OneOf, Plain, String, Thing, Value
from . import cursors
from .cursors import Mark
from .library import (
    CallOf,
    Choose,
    CountsUnread,
    Given,
    Gives,
    Interpreter,
    Library,
    Makes,
    Meaning,
    UnknownPart,
)
from .written import chosen, no_choice, placed, quoted, text_of

NAME = "psycopg"
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}:!]*+)\}")


# --- psycopg.sql ----------------------------------------------------------------------------------


class ComposedSql(Thing, frozen=True, eq=False):
    """SQL and what is composed of it: its parts, one behind the other, with `between` in between.

    `SQL(text)` is one of one part, `Composed([..])` and `a + b` of several.
    """

    items: Value
    between: Value | None = None


class ComposedName(Thing, frozen=True, eq=False):
    """`Identifier("schema", "table")`"""

    names: tuple[Value, ...]


class ComposedLiteral(Thing, frozen=True, eq=False):
    """`Literal(value)`"""

    value: Value


def _sql(interpreter: Interpreter, call: CallOf) -> Value | None:
    text = call.arguments.get(0, "obj") or call.arguments.get(0, "string")
    return None if text is None else ComposedSql(NAME, call.span, Items((text,), call.span))


def _composed(interpreter: Interpreter, call: CallOf) -> Value | None:
    items = call.arguments.get(0, "seq")
    return None if items is None else ComposedSql(NAME, call.span, items)


def _identifier(interpreter: Interpreter, call: CallOf) -> Value | None:
    return ComposedName(NAME, call.span, call.arguments.positional)


def _literal(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0, "obj") or call.arguments.get(0, "wrapped")
    return None if value is None else ComposedLiteral(NAME, call.span, value)


def _placeholder(interpreter: Interpreter, call: CallOf) -> Value | None:
    value = call.arguments.get(0, "name")
    if value is None:
        return Mark(NAME, call.span, None)
    text = text_of(value, no_choice)
    # One whose name is not known is a value all the same.
    return Mark(NAME, call.span, text if text is not None else f"{call.span.start}")


def _method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """The methods of composed SQL; those of a cursor of which nothing is known."""
    if isinstance(receiver, ComposedSql):
        if name == "format":
            return _formatted(receiver, given, span)
        if name == "join":
            items = given.get(0, "seq")
            return None if items is None else ComposedSql(NAME, span, items, receiver)
        if name in ("as_string", "as_bytes"):
            return receiver
        if name == "+" and given.positional:
            return ComposedSql(NAME, span, Items((receiver, *given.positional), span))
        return None
    if isinstance(receiver, NotKnown):
        return of_unknown(NAME, interpreter, receiver, name, given, span)
    return None


def of_unknown(
    library: str, interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """`cursor.execute(..)`, where nothing is known of the cursor in a file of the library."""
    if name not in ("execute", "executemany", "copy_expert"):
        return None
    value = given.get(0, "query")
    is_own = isinstance(value, Thing) and value.library == library
    if value is None or not (is_own or cursors.is_text(value)):
        return None
    call = CallOf(receiver, name, given, span)
    if name == "execute":
        return cursors.sent(library).function(interpreter, call)
    if name == "executemany":
        return cursors.sent_once_for_each(library).function(interpreter, call)
    return cursors.sent_as_it_is(library).function(interpreter, call)


def _formatted(template: ComposedSql, given: Given, span: Span) -> Value:
    """`SQL("..{}..{name}..").format(..)`"""
    parts: list[Value] = []
    pieces: list[Chunk | Hole] = []
    number = 0
    items = template.items.items if isinstance(template.items, Items) else ()
    text = items[0] if len(items) == 1 else template.items
    if not isinstance(text, String):
        return ComposedSql(NAME, span, Items((NotKnown(text.span),), span))
    for piece in text.parts:
        if not isinstance(piece, Chunk):
            pieces.append(piece)
            continue
        start = 0
        for match in _FIELD.finditer(piece.text):
            pieces.append(cursors.piece(piece, start, match.start()))
            place = cursors.piece(piece, match.start(), match.end()).span
            start = match.end()
            name = match["name"]
            if name is None:
                pieces.append(Chunk(match[0][0], place, False))
                continue
            value: Value | None
            if not name or name.isdigit():
                value = given.get(int(name) if name else number)
                number += 1
            else:
                value = next((one for key, one in given.named if key == name), None)
            pieces.append(Hole(NotKnown(place) if value is None else value, place))
        pieces.append(cursors.piece(piece, start, len(piece.text)))
    parts.append(String(tuple(pieces), text.span))
    return ComposedSql(NAME, span, Items(tuple(parts), span))


def _text_of_thing(thing: Thing, choose: Choose) -> Iterator[Chunk | Hole | UnknownPart | Mark]:
    """What a thing of psycopg.sql is as text."""
    if isinstance(thing, Mark):
        yield thing
    elif isinstance(thing, ComposedName):
        names = [text_of(name, choose) for name in thing.names]
        known = [name for name in names if name is not None]
        if names and len(known) == len(names):
            yield Chunk(".".join(quoted(name) for name in known), thing.span, False)
        else:
            yield UnknownPart(thing.span, "name")
    elif isinstance(thing, ComposedLiteral):
        yield _constant(thing, choose)
    elif isinstance(thing, ComposedSql):
        yield from _items(thing, choose)
    else:
        yield UnknownPart(thing.span, "raw")


def _constant(thing: ComposedLiteral, choose: Choose) -> Chunk | Mark:
    value = chosen(thing.value, choose)
    if isinstance(value, Plain) and not isinstance(value.value, float):
        constant = "NULL" if value.value is None else str(value.value).lower()
        return Chunk(constant, thing.span, False)
    text = text_of(value, choose)
    if text is None or "\\" in text:  # a value, whatever it is
        return Mark(NAME, thing.span, f"literal {thing.span.start}")
    return Chunk("'" + text.replace("'", "''") + "'", thing.span, False)


def _items(thing: ComposedSql, choose: Choose) -> Iterator[Chunk | Hole | UnknownPart | Mark]:
    items = chosen(thing.items, choose)
    if not isinstance(items, Items):
        yield UnknownPart(thing.span, "csv" if _is_comma(thing.between, choose) else "raw")
        return
    is_first = True
    for item in items.items:
        value = chosen(item, choose)
        if isinstance(value, NoValue):
            continue
        if not is_first and thing.between is not None:
            yield Hole(thing.between, thing.between.span)
        is_first = False
        if isinstance(value, Many):
            kind = "csv" if _is_comma(thing.between, choose) and _is_value(value) else "raw"
            yield UnknownPart(thing.span, kind)
        else:
            yield Hole(value, value.span)


def _is_value(items: Many) -> bool:
    return isinstance(items.value, Mark | ComposedLiteral)


def _is_comma(between: Value | None, choose: Choose) -> bool:
    if not isinstance(between, ComposedSql) or not isinstance(between.items, Items):
        return False
    text = text_of(between.items.items[0], choose) if between.items.items else None
    return text is not None and text.strip() == ","


def _holds(thing: Thing) -> tuple[Value, ...]:
    match thing:
        case ComposedSql():
            return (thing.items,) if thing.between is None else (thing.items, thing.between)
        case ComposedLiteral():
            return (thing.value,)
        case ComposedName():
            return thing.names
    return cursors.holds(thing)


def _is_fragment(thing: Thing) -> bool:
    """SQL that is composed, but for a separator."""
    if not isinstance(thing, ComposedSql):
        return False
    items = thing.items.items if isinstance(thing.items, Items) else ()
    return len(items) != 1 or any(map(_has_words, _each(items[0])))


def _each(value: Value) -> Iterator[Value]:
    """A value, or each of those that it may be."""
    if isinstance(value, OneOf):
        for option in value.options:
            yield from _each(option)
    else:
        yield value


def _has_words(value: Value) -> bool:
    text = text_of(value, no_choice)
    return text is None or bool(re.search(r"\w", text))


# --- connections, cursors, pools ------------------------------------------------------------------


def _cursor(cursor: str, *methods: str) -> dict[str, tuple[Meaning, ...]]:
    return {f"{cursor}.{method}": (cursors.sent(NAME),) for method in methods}


def _connections(connection: str, cursor: str) -> dict[str, tuple[Meaning, ...]]:
    return {
        connection: (Makes(connection),),
        f"{connection}.connect": (Makes(connection),),
        f"{connection}.cursor": (Makes(cursor),),
        f"{connection}.execute": (cursors.sent(NAME),),
        f"{cursor}.executemany": (cursors.sent_once_for_each(NAME),),
        **_cursor(cursor, "execute", "stream", "copy"),
        cursor: (Makes(cursor),),
    }


def _pools(pool: str, connection: str) -> dict[str, tuple[Meaning, ...]]:
    return {
        pool: (Makes(pool),),
        f"{pool}.connection": (Makes(connection),),
        f"{pool}.getconn": (Makes(connection),),
    }


def _composing(before: str) -> dict[str, tuple[Meaning, ...]]:
    return {
        f"{before}SQL": (Gives(_sql),),
        f"{before}Composed": (Gives(_composed),),
        f"{before}Identifier": (Gives(_identifier),),
        f"{before}Literal": (Gives(_literal),),
        f"{before}Placeholder": (Gives(_placeholder),),
    }


_PSYCOPG_2: dict[str, tuple[Meaning, ...]] = {
    "Cursor.copy_expert": (cursors.sent_as_it_is(NAME),),
    **{f"Cursor.{name}": (CountsUnread(),) for name in ("callproc", "copy_from", "copy_to")},
    "extras.execute_values": (cursors.sent_once_for_each(NAME, 1, rows=True),),
    "extras.execute_batch": (cursors.sent_once_for_each(NAME, 1),),
    **{
        f"pool.{pool}": (Makes("ConnectionPool"),)
        for pool in ("SimpleConnectionPool", "ThreadedConnectionPool")
    },
}

PSYCOPG = Library(
    name=NAME,
    packages=frozenset({"psycopg", "psycopg_pool", "psycopg2"}),
    calls={
        "connect": (Makes("Connection"),),
        **_connections("Connection", "Cursor"),
        **_connections("AsyncConnection", "AsyncCursor"),
        **_pools("ConnectionPool", "Connection"),
        **_pools("AsyncConnectionPool", "AsyncConnection"),
        **_composing("sql."),
        **_PSYCOPG_2,
    },
    types={
        **{f"{kind}Cursor": "Cursor" for kind in ("Client", "Server", "RawServer", "Raw")},
        **{
            f"Async{kind}Cursor": "AsyncCursor" for kind in ("Client", "Server", "RawServer", "Raw")
        },
        "NullConnectionPool": "ConnectionPool",
        "AsyncNullConnectionPool": "AsyncConnectionPool",
        "extensions.connection": "Connection",
        "extensions.cursor": "Cursor",
        **{
            f"pool.{pool}": "ConnectionPool"
            for pool in ("AbstractConnectionPool", "SimpleConnectionPool", "ThreadedConnectionPool")
        },
        **{f"extras.{kind}Connection": "Connection" for kind in ("Dict", "RealDict", "NamedTuple")},
        **{f"extras.{kind}Cursor": "Cursor" for kind in ("Dict", "RealDict", "NamedTuple")},
    },
    method=_method,
    placed=placed,
    holds=_holds,
    parts=cursors.parts(_text_of_thing),
    is_statement=cursors.is_statement,
    is_fragment=_is_fragment,
)
