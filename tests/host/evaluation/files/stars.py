# The last of several modules that give a name counts, and a module may give less than it has.
# ruff: noqa: F403, F405 - star imports, and what they give, are what this file is about
import psycopg
import starred_first
from starred_first import *
from starred_second import *

connection = psycopg.connect("")
starred_first.suffix = " FOR SHARE"


def found():
    connection.execute("SELECT 1 FROM " + table + " WHERE " + condition)


def locked():
    connection.execute("SELECT 2 FROM t" + starred_first.suffix)
