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


def filled(owner: str | None, name: str | None) -> None:
    where = []
    if owner:
        where.append("owner = %s")
    if name:
        where.append("name = %s")
    query = "select 4 from apps"
    if where:
        query += " where " + " and ".join(where)
    connection.execute(query)
    order = (["id"] if owner else []) or ["name"]
    connection.execute("select 5 from apps order by " + ", ".join(order))
    if not where:
        connection.execute("select 6")
    if not ["id"]:
        connection.execute("select 7")
