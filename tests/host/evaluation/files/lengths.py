# How many items a list has that a caller gives.
import psycopg

connection = psycopg.connect("")


def exact(names: list[str]) -> None:
    if len(names) == 1:
        connection.execute("select 1")
    elif names:
        connection.execute("select 2")
    else:
        connection.execute("select 3")
