"""node-postgres: `pg`, its pools and clients, and what has the same interface."""

from __future__ import annotations

from .library import Library, Makes, Runs, Sends

_QUERY = (Sends(0, "text"),)

NODE_POSTGRES = Library(
    name="node-postgres",
    packages=frozenset({"pg", "pg-pool"}),
    calls={
        "Pool": (Makes("Pool"),),
        "Client": (Makes("Client"),),
        "Pool.query": _QUERY,
        "Pool.connect": (Runs(0, ("", "Client")), Makes("Client")),
        "Client.query": _QUERY,
    },
    types={"PoolClient": "Client", "ClientBase": "Client", "default": "Pool"},
)
