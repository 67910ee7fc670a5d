"""Python's clients of other databases: what their cursors send is not for PostgreSQL.

They are known so that a cursor of theirs is no unknown one. Where a file has such a client besides
one of PostgreSQL, nobody can tell whose a cursor is that a function is given: that is said.
"""

from __future__ import annotations

from ...source import Span
from ..values import Exported, NotKnown, Thing, Value
from . import cursors
from .library import Given, Interpreter, Library, LibraryObject
from .unread import function_of

NAME = "another database"
_PACKAGES = (
    "sqlite3 aiosqlite apsw MySQLdb pymysql mysql aiomysql asyncmy cx_Oracle oracledb pyodbc "
    "aioodbc pymssql duckdb clickhouse_driver clickhouse_connect snowflake databricks trino "
    "prestodb pyhive vertica_python redshift_connector cassandra teradatasql hdbcli fdb"
)


def _called(
    interpreter: Interpreter, function: Exported | Thing, given: Given, span: Span
) -> Value | None:
    return LibraryObject(NAME, span, "client")


def _method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    if isinstance(receiver, LibraryObject):
        return LibraryObject(NAME, span, "client")
    is_sent = name in ("execute", "executemany") and cursors.is_text(given.get(0))
    if isinstance(receiver, NotKnown) and is_sent:
        interpreter.not_read(function_of(span), span)
        return NotKnown(span)
    return None


def _member(interpreter: Interpreter, value: Value, name: str, span: Span) -> Value | None:
    return LibraryObject(NAME, span, "client") if isinstance(value, LibraryObject) else None


OTHER_DATABASES = Library(
    name=NAME,
    packages=frozenset(_PACKAGES.split()),
    called=_called,
    method=_method,
    member=_member,
)
