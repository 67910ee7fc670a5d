# What a class finds in the fields that another one gives it, and what is taken away.
import psycopg

connection = psycopg.connect("")


class Repository:
    table = "nothing"

    def __init__(self):
        self.where = "true"

    def find(self):
        connection.execute("SELECT 1 FROM " + self.table + " WHERE " + self.where)


class Orders(Repository):
    table = "orders"

    def __init__(self):
        super().__init__()
        self.where = "false"


def without(flag):
    parts = {"from": "FROM t", "where": "WHERE a"}
    parts.setdefault("order", "ORDER BY a")
    if flag:
        del parts["where"]
    connection.execute("SELECT 1 " + " ".join(parts.values()))


def items():
    columns = ["b", "a", "c"]
    columns.sort()
    del columns[-1]
    connection.execute("SELECT " + ", ".join(columns) + " FROM items")


def ranged(flag, number):
    columns = ["a", "b"]
    columns[:] = ["c"]
    columns[number] = "d"
    connection.execute("SELECT " + columns[0] + " FROM ranged")
