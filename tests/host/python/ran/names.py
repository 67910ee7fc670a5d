"""What variables hold: exchanged, shared with inner functions, entered, called by other names."""

import psycopg

TEXT = "select 'before'"


class Session:
    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> psycopg.Connection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        pass


def change() -> None:
    global TEXT
    TEXT = "select 'after'"


def exchanged(connection: psycopg.Connection, flag: bool) -> None:
    one, other = "a", "b"
    one, other = other, one
    connection.execute(f"select {one}, {other}")


def added_by_an_inner_function(connection: psycopg.Connection, flag: bool) -> None:
    text = "select 1"

    def add(more: str) -> None:
        nonlocal text
        text += more

    add(" from apps")
    if flag:
        add(" where id = 1")
    connection.execute(text)


def changed_by_a_function(connection: psycopg.Connection, flag: bool) -> None:
    change()
    connection.execute(TEXT)


def entered(connection: psycopg.Connection, flag: bool) -> None:
    with Session(connection) as inner:
        inner.execute("select 'entered'")


def under_another_name(connection, flag: bool) -> None:
    run = connection.execute
    run("select 'other name'")


def numbered(connection: psycopg.Connection, flag: bool) -> None:
    names = [f"{name}{number}" for number, name in enumerate(("a", "b"), start=1)]
    connection.execute("select " + ", ".join(names))
