import io

import psycopg2
import psycopg2.extras
from psycopg2 import pool, sql

connections = pool.ThreadedConnectionPool(0, 2, "")


# call: by_id("a1")
def by_id(app_id):
    conn = psycopg2.connect("")
    try:
        with conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
            cur.execute("SELECT id, owner FROM apps WHERE id = %s", (app_id,))
            return cur.fetchone()
    finally:
        conn.close()


# call: live()
def live():
    with psycopg2.connect("") as conn:
        cur = conn.cursor()
        cur.execute("SELECT id FROM apps WHERE name LIKE 'a%'")
        return cur.fetchall()


# call: starting("b")
def starting(prefix):
    with psycopg2.connect("") as conn:
        cur = conn.cursor()
        cur.execute("SELECT id FROM apps WHERE name LIKE %(prefix)s || '%%'", {"prefix": prefix})
        return cur.fetchall()


# call: many([("a1", "o1")])
def many(rows):
    with psycopg2.connect("") as conn, conn.cursor() as cur:
        cur.executemany("UPDATE apps SET owner = %s WHERE id = %s", rows)


# call: inserted([("a1", "o1"), ("a2", "o2")])
def inserted(rows):
    with psycopg2.connect("") as conn, conn.cursor() as cur:
        psycopg2.extras.execute_values(cur, "INSERT INTO apps (id, owner) VALUES %s", rows)


def _fetch(cursor, query, values=None):
    cursor.execute(query, values)
    return cursor.fetchall()


# call: fetched("o1")
def fetched(owner):
    conn = connections.getconn()
    try:
        with conn.cursor() as cur:
            return _fetch(cur, "SELECT id FROM apps WHERE owner = %s", (owner,))
    finally:
        connections.putconn(conn)


# call: composed()
def composed():
    query = sql.SQL("SELECT {} FROM {}").format(
        sql.SQL(", ").join(sql.Identifier(name) for name in ("id", "owner")),
        sql.Identifier("apps"),
    )
    with psycopg2.connect("") as conn, conn.cursor() as cur:
        cur.execute(query)
        return cur.fetchall()


# call: exported()
def exported():
    with psycopg2.connect("") as conn, conn.cursor() as cur:
        cur.copy_expert("COPY (SELECT id FROM apps) TO STDOUT", io.StringIO())
