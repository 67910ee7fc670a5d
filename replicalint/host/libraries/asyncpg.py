"""asyncpg: its connections and pools; parameters are PostgreSQL's own.

https://magicstack.github.io/asyncpg/current/api/index.html
"""

from __future__ import annotations

from ...source import Span
from ..values import Items, NotKnown, OneOf, String, Value
from .library import CountsUnread, Given, Interpreter, Library, Makes, Meaning, Sends
from .written import placed

# Their values stand behind the text one by one.
_WITH_VALUES = frozenset(("fetch", "fetchrow", "fetchval", "execute", "cursor"))
_QUERIES = "fetch fetchrow fetchval fetchmany execute executemany cursor prepare"


def _sent(method: str, name: str) -> Sends:
    if method in _WITH_VALUES:
        return Sends(0, name=name, values=1, is_spread=True)
    return Sends(0, name=name)


def _sends(of: str) -> dict[str, tuple[Meaning, ...]]:
    name = {"executemany": "command", "execute": "query"}
    return {
        **{
            f"{of}.{method}": (_sent(method, name.get(method, "query")),)
            for method in _QUERIES.split()
        },
        f"{of}.copy_from_query": (Sends(0, name="query"),),
        **{
            f"{of}.{method}": (CountsUnread(),)
            for method in ("copy_from_table", "copy_to_table", "copy_records_to_table")
        },
    }


def _method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """`conn.fetch(..)`, where nothing is known of the connection in a file of the library."""
    value = given.get(0, "query")
    if not isinstance(receiver, NotKnown) or name not in _QUERIES.split():
        return None
    if isinstance(value, String | OneOf) or name in ("fetchrow", "fetchval", "executemany"):
        has_values = name in _WITH_VALUES and given.positional
        values = Items(given.positional[1:], span) if has_values else None
        interpreter.send(NotKnown(span) if value is None else value, span, "asyncpg", values)
        return NotKnown(span)
    return None


ASYNCPG = Library(
    name="asyncpg",
    packages=frozenset({"asyncpg"}),
    calls={
        "connect": (Makes("Connection"),),
        "create_pool": (Makes("Pool"),),
        "Pool.acquire": (Makes("Connection"),),
        **_sends("Connection"),
        **_sends("Pool"),
    },
    types={
        "pool.Pool": "Pool",
        "pool.PoolConnectionProxy": "Connection",
        "connection.Connection": "Connection",
    },
    method=_method,
    placed=placed,
)
