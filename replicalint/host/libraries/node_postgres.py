"""node-postgres: `pg`, its pools and clients, and what has the same interface.

https://node-postgres.com/apis/client, https://node-postgres.com/apis/cursor
"""

from __future__ import annotations

from collections.abc import Iterator

from ..values import Fields, Hole, Thing, Value
from .library import (
    CallOf,
    Choose,
    Gives,
    Interpreter,
    Library,
    Makes,
    Meaning,
    Part,
    Runs,
    Sends,
)
from .written import RawThing

_QUERY = (Sends(0, "text"),)


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


NODE_POSTGRES = Library(
    name="node-postgres",
    packages=frozenset({"pg", "pg-pool"}),
    calls={**clients("Pool", "Client"), "Query": (submitted("node-postgres"),)},
    types={"PoolClient": "Client", "ClientBase": "Client", "default": "Pool"},
    parts=parts,
)
PG_CURSOR = Library(
    name="pg-cursor",
    packages=frozenset({"pg-cursor", "pg-query-stream"}),
    calls={"default": (submitted("pg-cursor"),)},
    parts=parts,
)
