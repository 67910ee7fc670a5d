# An exception may end what is tried anywhere; a function that is handed out may be called or not.
import contextlib

import psycopg
from events import on

connection = psycopg.connect("")


def tried(work):
    table = "first"
    try:
        work()
        table = "second"
        work()
        table = "third"
    except ValueError:
        connection.execute("SELECT 1 FROM " + table)
    connection.execute("SELECT 2 FROM " + table)


def suppressed(work):
    table = "first"
    with contextlib.suppress(ValueError):
        work()
        table = "second"
    connection.execute("SELECT 3 FROM " + table)


def handed_out():
    table = "before"

    def change():
        nonlocal table
        table = "after"

    on("change", change)
    connection.execute("SELECT 4 FROM " + table)


class View:
    def __init__(self):
        self.confirmed = None

    def confirm(self):
        self.confirmed = True


def shown():
    view = View()
    on(view)
    if not view.confirmed:
        return
    connection.execute("SELECT 5 FROM shown")
