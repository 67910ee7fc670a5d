from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import psycopg

if TYPE_CHECKING:
    from psycopg import AsyncConnection, Connection


def typed(conn: Connection, order: Literal["asc", "desc"]):
    return conn.execute(f"SELECT id FROM apps ORDER BY id {order}")


async def optional(conn: AsyncConnection | None = None):
    async with conn or await psycopg.AsyncConnection.connect() as one:
        await one.execute("SELECT owner FROM apps")


def untyped(cur, table):
    cur.execute("SELECT count(*) FROM apps")
    cur.execute("SELECT count(*) FROM " + table)


@contextmanager
def cursor():
    with psycopg.connect() as conn:
        yield conn.cursor()


def managed(task):
    with cursor() as cur:
        cur.execute("SELECT name FROM apps")
    task.execute(3)
    task.run("SELECT nothing")
