"""What lists hold: filtered, repeated, in another order."""

import psycopg

COLUMNS = ("id", "secret", "name")
HIDDEN = {"secret"}


def filtered(connection: psycopg.Connection, flag: bool) -> None:
    shown = [column for column in COLUMNS if column not in HIDDEN]
    connection.execute("select " + ", ".join(shown) + " from apps")
    connection.execute(f"select {len(shown)}")
    connection.execute("select " + ", ".join(one for one in COLUMNS if one != "id"))


def repeated(connection: psycopg.Connection, flag: bool) -> None:
    connection.execute("select " + ", ".join(["null"] * len(COLUMNS)))


def ordered(connection: psycopg.Connection, flag: bool) -> None:
    connection.execute("select " + ", ".join(sorted(["b", "a"])))
    connection.execute("select " + ", ".join(reversed(["first", "last"])))
