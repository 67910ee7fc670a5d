import psycopg

connection = psycopg.connect("")
table = "first"
order = "id"


def other():
    global table
    table = "second"


def asked():
    order = "name"
    connection.execute("select 1 from " + table + " order by " + order)


def ordered():
    connection.execute("select 2 order by " + order)


class Repository:
    def __init__(self):
        self.table = "begun"

    def of(self):
        self.table = "given"

    def find(self):
        connection.execute("select 1 from " + self.table)
