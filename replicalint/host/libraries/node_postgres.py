"""node-postgres: `pg`, its pools and clients, and what has the same interface.

https://node-postgres.com/apis/client, https://node-postgres.com/apis/cursor
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import Span
from ..values import Fields, Hole, NotKnown, OneOf, String, Thing, Value
from .library import (
    CallOf,
    Choose,
    Given,
    Gives,
    Interpreter,
    Library,
    Makes,
    Meaning,
    Part,
    Runs,
    Sends,
)
from .unread import called
from .written import RawThing

_QUERY = (Sends(0, "text", values=1),)


def clients(pool: str, client: str) -> dict[str, tuple[Meaning, ...]]:
    """What node-postgres's calls mean in a library that names its classes so."""
    return {
        pool: (Makes(pool),),
        client: (Makes(client),),
        f"{pool}.query": _QUERY,
        f"{pool}.connect": (Runs(0, ("", client)), Makes(client)),
        f"{client}.query": _QUERY,
    }


def submitted(name: str) -> Gives:
    """`new Cursor(text, values)`, `new Query({text})`: what a client is then given to send."""

    def function(interpreter: Interpreter, call: CallOf) -> Value | None:
        text = call.arguments.get(0)
        if isinstance(text, Fields):
            text = text.get("text")
        return None if text is None else RawThing(name, call.span, text)

    return Gives(function)


def parts(thing: Thing, choose: Choose) -> Iterator[Part]:
    """The text of what is submitted."""
    if isinstance(thing, RawThing):
        yield Hole(thing.value, thing.span)


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """`query` of what is not known, in a program that uses the library: perhaps a client of it."""
    text = given.get(0)
    options = text.options if isinstance(text, OneOf) else (text,)
    is_query = any(
        isinstance(one, String) or (isinstance(one, Fields) and one.get("text") is not None)
        for one in options
    )
    if name == "query" and is_query and isinstance(receiver, NotKnown):
        interpreter.not_read(called(span, name), span)
    return None


NODE_POSTGRES = Library(
    name="node-postgres",
    packages=frozenset({"pg", "pg-pool"}),
    calls={**clients("Pool", "Client"), "Query": (submitted("node-postgres"),)},
    types={"PoolClient": "Client", "ClientBase": "Client", "default": "Pool"},
    method=method,
    parts=parts,
)
PG_CURSOR = Library(
    name="pg-cursor",
    packages=frozenset({"pg-cursor", "pg-query-stream"}),
    calls={"default": (submitted("pg-cursor"),)},
    parts=parts,
)
