"""Packages that import from themselves, and folders that are none."""

import pytest
from programs import Program

FILES = {
    "app/__init__.py": "from app import store\nfrom app.store import QUERY\n",
    "app/store.py": 'QUERY = "SELECT id FROM apps"\n',
    "folder/tables.py": 'TABLE = "apps"\n',
    "main.py": """
import psycopg
from app import QUERY, store
from folder import tables

def run(conn: psycopg.Connection):
    conn.execute(QUERY)
    conn.execute(store.QUERY + " LIMIT 1")
    conn.execute(f"SELECT owner FROM {tables.TABLE}")
""",
}


def test_what_they_import_is_followed():
    found = Program(FILES).extraction("main.py")
    assert [site.fragments[0].text for site in found.sites] == [
        "SELECT id FROM apps",
        "SELECT id FROM apps LIMIT 1",
        "SELECT owner FROM apps",
    ]


CONNECTING = """
import psycopg

def connect():
    return psycopg.connect("")
"""


@pytest.mark.parametrize(
    "line, call",
    [
        ("from . import database", "database.connect()"),
        ("from app import database", "database.connect()"),
        ("from .database import connect", "connect()"),
        ("from .database import *", "connect()"),
        ("from app.database import *", "connect()"),
        ("import app.database as database", "database.connect()"),
        ("import app.database", "app.database.connect()"),
    ],
)
def test_a_library_comes_from_a_module_that_is_imported_by_any_spelling(line, call):
    files = {
        "app/__init__.py": "",
        "app/database.py": CONNECTING,
        "app/main.py": f'{line}\n\ndef run():\n    {call}.execute("SELECT 1")\n',
    }
    found = Program(files).extraction("app/main.py")
    assert [site.fragments[0].text for site in found.sites] == ["SELECT 1"]
