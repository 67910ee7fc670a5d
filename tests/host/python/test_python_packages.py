"""Packages that import from themselves, and folders that are none."""

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
