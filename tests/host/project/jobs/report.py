"""The nightly report; it reads a replica with psycopg."""

import psycopg
from psycopg import sql

OWNED = "apps"
NEWEST = "v.created_at DESC"


def owned(connection: psycopg.Connection, owner: str) -> list[tuple]:
    query = sql.SQL("SELECT {column}, name FROM {table} WHERE owner_org = %s").format(
        column=sql.Identifier("app_id"),
        table=sql.Identifier("public", OWNED),
    )
    return connection.execute(query, (owner,)).fetchall()


def versions(connection: psycopg.Connection, app_id: str, only_named: bool) -> list[tuple]:
    condition = "AND v.name <> ''" if only_named else "AND NOT v.deleted"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT v.name, v.checksum
            FROM public.app_versions AS v
            WHERE v.app_id = %(app_id)s {condition}
            ORDER BY {NEWEST}
            """,
            {"app_id": app_id},
        )
        return cursor.fetchall()


class Payers:
    TABLE = "public.stripe_info"

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def count(self) -> int:
        query = "SELECT count(*) FROM %s AS s WHERE s.status = 'succeeded'" % self.TABLE
        with self.connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()[0]
