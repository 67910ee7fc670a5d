# What a program puts in the place of other text: all that is found, and as it stands.
import psycopg

connection = psycopg.connect("")


def every(name: str) -> None:
    query = "select $1 from TABLE, TABLE where {0}"
    connection.execute(query.replace("TABLE", "t").replace("{0}", "b = '$1'"))


def once() -> None:
    connection.execute("select a from t, t".replace("t", "u", 1))
