import psycopg

_connection = None
_is_ready = False


def connection():
    global _connection
    if _connection is None:
        _connection = psycopg.connect("")
    return _connection


def asked():
    if _is_ready:
        connection().execute("select 1")


def setup():
    global _is_ready
    _is_ready = True
