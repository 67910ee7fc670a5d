import psycopg

COLUMNS = ("id", "name")


def constant(connection: psycopg.Connection) -> None:
    connection.execute("select id from apps where id = %s", ("a",))


def built(connection: psycopg.Connection, owner: str | None) -> None:
    text = f"select {', '.join(COLUMNS)} from apps"
    if owner:
        text += " where owner = %s"
    with connection.cursor() as cursor:
        cursor.execute(text, (owner,))


def filled(cursor: psycopg.Cursor, limit: int) -> None:
    cursor.execute("select %s from {table}".format(table="orgs") % "id")
    places = ", ".join(["%s"] * limit)
    cursor.execute("select id from apps where id in (" + places + ")")


class Store:
    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def find(self) -> None:
        self.connection.execute("select 1 from store")


def of_kind(connection: psycopg.Connection, kind: str) -> None:
    if kind in ("all", "none"):
        connection.execute("select id from apps")
    if kind not in ("all", "none"):
        connection.execute(f"select id from apps where {kind}")


def kinds(connection: psycopg.Connection) -> None:
    of_kind(connection, "all")
    of_kind(connection, "a = 1")
