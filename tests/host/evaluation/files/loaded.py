# What a module does to its variables when it is loaded.
import psycopg

table = "first"
order = "a"
order += ", b"
parts = {"x": "y"}

if parts:
    table = "second"

connection = psycopg.connect("")


class Repository:
    def __init__(self):
        self.where = "true"

    def find(self):
        connection.execute("SELECT 1 FROM loaded WHERE " + self.where)


def page(text):
    connection.execute(text + " LIMIT 10")
