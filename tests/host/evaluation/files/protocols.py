# What a protocol says of an object is not what the object does.
from typing import Any, Protocol

from asyncpg import Pool


class Reads(Protocol):
    async def fetch(self, query: str) -> list[Any]: ...


class Context:
    def __init__(self, bot: Any) -> None:
        self.pool: Pool = bot.pool

    @property
    def db(self) -> Reads:
        return self.pool


async def of_property(context: Context) -> None:
    await context.db.fetch("select 1")


async def of_parameter(db: Reads) -> None:
    await db.fetch("select 2")
