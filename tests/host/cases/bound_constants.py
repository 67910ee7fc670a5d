# search_path: public
import asyncpg
import psycopg

UNKNOWN = "north"
#          ^^^^^ invalid-constant "uuid"


def with_psycopg(connection: psycopg.Connection, customer: str, day: str):
    connection.execute("SELECT o.name FROM orgs o WHERE o.id = %s AND o.name = %s", (UNKNOWN, "a"))
    connection.execute(
        "SELECT o.name FROM orgs o WHERE o.created_at > %(since)s AND o.customer_id = %(customer)s",
        {"since": "2024-02-30", "customer": customer},
        #          ^^^^^^^^^^ invalid-constant "out of range"
    )
    connection.execute(
        "SELECT o.name FROM orgs o WHERE o.id = ANY(%s) AND o.created_at > %s",
        [["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "south"], "2024-01-31"],
        #                                          ^^^^^ invalid-constant
    )
    connection.execute(f"SELECT o.name FROM orgs o WHERE o.created_at > '{day}' OR o.id = '{day}'")


async def with_asyncpg(connection: asyncpg.Connection, name: str):
    return await connection.fetch("SELECT 1 FROM orgs o WHERE o.id = $1", "")
    #                                                                     ^^ invalid-constant
