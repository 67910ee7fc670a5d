"""asyncpg: its connections and pools; parameters are PostgreSQL's own.

https://magicstack.github.io/asyncpg/current/api/index.html
"""

from __future__ import annotations

from .library import CountsUnread, Library, Makes, Meaning, Sends
from .written import placed

_QUERIES = "fetch fetchrow fetchval fetchmany execute executemany cursor prepare"


def _sends(of: str) -> dict[str, tuple[Meaning, ...]]:
    name = {"executemany": "command", "execute": "query"}
    return {
        **{
            f"{of}.{method}": (Sends(0, name=name.get(method, "query")),)
            for method in _QUERIES.split()
        },
        f"{of}.copy_from_query": (Sends(0, name="query"),),
        **{
            f"{of}.{method}": (CountsUnread(),)
            for method in ("copy_from_table", "copy_to_table", "copy_records_to_table")
        },
    }


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
    placed=placed,
)
