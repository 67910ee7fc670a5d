import sqlite3

import psycopg


def local(path):
    with sqlite3.connect(path) as db:
        return db.cursor().execute("SELECT id FROM cached").fetchall()


def remote():
    with psycopg.connect() as conn:
        return conn.execute("SELECT id FROM apps").fetchall()


def whose(cursor):
    cursor.execute("SELECT 1 FROM somewhere")
