# What context managers of the program give, by what they yield and by what they are said to.
from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Generator
from typing import TYPE_CHECKING

from installed import installed

if TYPE_CHECKING:
    import psycopg
else:
    psycopg, *_ = installed("psycopg", "psycopg.rows")


class Connector:
    @contextlib.contextmanager
    def cursor(self, connection: psycopg.Connection | None = None):
        kept = self.pool.connection() if connection is None else contextlib.nullcontext(connection)
        with kept as held, held.cursor() as cursor:
            yield cursor

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncGenerator[psycopg.AsyncConnection]:
        async with await self.pool.connection_class.connect(autocommit=True) as connection:
            yield connection

    @contextlib.contextmanager
    def closed(self) -> Generator[psycopg.Cursor]:
        raise NotImplementedError  # what it gives is left to others, as in a base class

    def rows(self, query: str):
        with self.cursor() as cursor:
            cursor.execute("select 1")

    async def listen(self, channel: str):
        async with self.alone() as connection:
            await connection.execute("select 2")
            await self.once(connection)

    async def once(self, connection: psycopg.AsyncConnection):
        await connection.execute("select 3")

    def any(self, query: str):
        with self.closed() as cursor:
            cursor.execute(query)
