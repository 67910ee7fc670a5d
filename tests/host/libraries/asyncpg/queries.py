import asyncpg

COLUMNS = ["id", "owner"]


# call: by_id("a1")
async def by_id(app_id):
    conn = await asyncpg.connect()
    try:
        return await conn.fetchrow("SELECT id, owner FROM apps WHERE id = $1", app_id)
    finally:
        await conn.close()


# call: pooled("o1", True)
# call: pooled("o1", False)
async def pooled(owner, newest):
    async with asyncpg.create_pool(min_size=1, max_size=1) as pool:
        query = f"SELECT {', '.join(COLUMNS)} FROM apps WHERE owner = $1"
        if newest:
            query += " ORDER BY created_at DESC"
        return await pool.fetch(query, owner)


# call: counted("o1")
async def counted(owner: str):
    async with asyncpg.create_pool(min_size=1, max_size=1) as pool, pool.acquire() as conn:
        return await Apps(conn).count(owner)


class Apps:
    def __init__(self, conn: asyncpg.Connection):
        self._conn = conn

    async def count(self, owner):
        return await self._conn.fetchval("SELECT count(*) FROM apps WHERE owner = $1", owner)


# call: changed([("o2", "a1")])
async def changed(rows):
    conn = await asyncpg.connect()
    async with conn.transaction():
        await conn.executemany("UPDATE apps SET owner = $1 WHERE id = $2", rows)
        await conn.execute("DELETE FROM apps WHERE owner IS NULL")
    statement = await conn.prepare("SELECT id FROM apps")
    await statement.fetch()
    await conn.close()
