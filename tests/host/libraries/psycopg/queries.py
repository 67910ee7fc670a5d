import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

pool = ConnectionPool("", open=False, min_size=1)
COLUMNS = ("id", "owner", "created_at")
TABLE = "apps"


# call: by_id("a1")
def by_id(app_id):
    with psycopg.connect() as conn:
        return conn.execute("SELECT id, owner FROM apps WHERE id = %s", (app_id,)).fetchone()


# call: named("a1", "o1")
def named(app_id, owner):
    with psycopg.connect() as conn, conn.cursor(row_factory=dict_row) as cur:
        cur.execute(
            "SELECT id FROM apps"
            " WHERE id = %(id)s AND owner = %(owner)s AND name LIKE %(id)s || '%%'",
            {"id": app_id, "owner": owner},
        )
        return cur.fetchall()


# call: without_parameters()
def without_parameters():
    with psycopg.connect() as conn:
        return conn.execute("SELECT id FROM apps WHERE name LIKE 'a%'").fetchall()


# call: no_values()
def no_values():
    with psycopg.connect() as conn:
        return conn.execute("SELECT id FROM apps WHERE name LIKE 'a%%'", ()).fetchall()


# call: listed(True)
# call: listed(False)
def listed(newest):
    order = "DESC" if newest else "ASC"
    query = f"SELECT {', '.join(COLUMNS)} FROM {TABLE} ORDER BY created_at {order}"
    with psycopg.connect() as conn:
        return conn.execute(query).fetchall()


# call: filtered("o1", True)
# call: filtered("o1", False)
# call: filtered(None, True)
# call: filtered(None, False)
def filtered(owner, only_live):
    conditions = ["true"]
    values = []
    if owner:
        conditions.append("owner = %s")
        values.append(owner)
    query = "SELECT id FROM apps WHERE " + " AND ".join(conditions)
    if only_live:
        query += " AND deleted_at IS NULL"
    with psycopg.connect() as conn:
        return conn.execute(query, values).fetchall()


# call: composed("a1")
def composed(app_id):
    query = sql.SQL("SELECT {fields} FROM {table} WHERE {key} = {value} AND owner <> %s").format(
        fields=sql.SQL(", ").join([sql.Identifier("id"), sql.Identifier("apps", "owner")]),
        table=sql.Identifier("public", TABLE),
        key=sql.Identifier("id"),
        value=sql.Placeholder(),
    )
    with psycopg.connect() as conn:
        return conn.execute(query, (app_id, "nobody")).fetchall()


# call: pieces(True)
# call: pieces(False)
def pieces(with_owner):
    parts = [sql.SQL("SELECT id")]
    if with_owner:
        parts.append(sql.SQL(", owner"))
    query = sql.Composed(parts) + sql.SQL(" FROM {}").format(sql.Identifier("apps"))
    with psycopg.connect() as conn:
        return conn.execute(query).fetchall()


# call: literals()
def literals():
    query = sql.SQL("SELECT id FROM apps WHERE name = {} AND size > {}").format(
        sql.Literal("it's"), sql.Literal(3)
    )
    with psycopg.connect() as conn:
        return conn.execute(query).fetchall()


# call: placeholders({"id": "a1", "owner": "o1"})
def placeholders(row):
    query = sql.SQL("INSERT INTO apps ({}) VALUES ({})").format(
        sql.SQL(", ").join(map(sql.Identifier, ["id", "owner"])),
        sql.SQL(", ").join(map(sql.Placeholder, ["id", "owner"])),
    )
    with psycopg.connect() as conn:
        conn.execute(query, row)


# call: many([("a1", "o1"), ("a2", "o2")])
def many(rows):
    with psycopg.connect() as conn, conn.cursor() as cur:
        cur.executemany("UPDATE apps SET owner = %s WHERE id = %s", [(b, a) for a, b in rows])


# call: copied()
def copied():
    query = "COPY (SELECT id, owner FROM apps) TO STDOUT"
    with psycopg.connect() as conn, conn.cursor() as cur, cur.copy(query) as copy:
        return list(copy)


# call: streamed("o1")
def streamed(owner):
    with psycopg.connect() as conn:
        cur = conn.cursor()
        return list(cur.stream("SELECT id FROM apps WHERE owner = %s", [owner]))


# call: pooled("a1")
def pooled(app_id):
    with pool, pool.connection() as conn:
        conn.execute("SELECT owner FROM apps WHERE id = %s", [app_id])


# call: read()
async def read():
    conn = await psycopg.AsyncConnection.connect()
    async with conn, conn.cursor() as cur:
        await cur.execute("SELECT id FROM apps LIMIT 1")
        return await cur.fetchone()


class Apps:
    table = "apps"

    def __init__(self, conn: psycopg.Connection) -> None:
        self.conn = conn

    def count(self, owner: str):
        with self.conn.cursor() as cur:
            cur.execute(
                f"SELECT count(*) FROM {self.table} WHERE owner = %(owner)s", {"owner": owner}
            )
            return cur.fetchone()


# call: counted("o1")
def counted(owner):
    with psycopg.connect() as conn:
        return Apps(conn).count(owner)
