# What the file calls is called by others as well, with other values; text that only they may give
# is said where the file gives none.
import loaded
import psycopg

connection = psycopg.connect("")
columns = ["a"]
columns.append("b")


def found(by_name=False):
    if by_name:
        connection.execute("SELECT 1 FROM found WHERE name")
    else:
        connection.execute("SELECT " + ", ".join(columns) + " FROM found WHERE id")


def sent(text):
    connection.execute(text)


def _hidden(flag):
    connection.execute("SELECT 2 FROM " + ("shown" if flag else "hidden"))


class Repository:
    def count(self, deleted):
        connection.execute("SELECT count(*) FROM " + ("deleted" if deleted else "live"))

    def counts(self):
        self.count(True)


found()
sent("SELECT 3 FROM sent")
_hidden(True)


def from_others():
    connection.execute("SELECT 4 FROM " + loaded.table + " ORDER BY " + loaded.order)


class Special(loaded.Repository):
    def __init__(self):
        self.where = "special"


def paged():
    loaded.page("SELECT 5 FROM paged")
