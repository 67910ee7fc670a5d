import psycopg
from psycopg import sql

ACTIVE = "o.name IS NOT NULL"


def get_org(connection: psycopg.Connection, org: str):
    return connection.execute("SELECT o.nmae FROM public.orgs o WHERE o.id = %s", (org,))
    #                                   ^^^^ unknown-column "public.orgs"


class Store:
    def __init__(self, connection: psycopg.Connection):
        self.connection = connection

    def list(self, column: str, is_long: bool):
        name = "name" if is_long else "nmae"
        #                              ^^^^ unknown-column "nmae"
        query = f"SELECT o.{name} FROM public.orgs o WHERE {ACTIVE}"
        self.connection.execute(query)
        own = sql.Identifier("o", column)
        #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided "which column"
        credits = sql.Identifier("public", "usage_credit_balances")
        #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
        template = sql.SQL("SELECT {} FROM public.orgs o, {} x")
        return self.connection.execute(template.format(own, credits))


def chosen(cursor: psycopg.Cursor, is_long: bool, key: str):
    query = "SELECT o.id FROM public.orgs o" if is_long else "SELECT o.nmae FROM public.orgs o"
    #                                                                  ^^^^ unknown-column "nmae"
    cursor.execute(sql.SQL(query))
    glue = sql.SQL(", " if is_long else " , ")
    named = sql.Placeholder("long" if is_long else key)
    columns = glue.join([sql.Identifier("id"), sql.Identifier("nmae")])
    #                                          ^^^^^^^^^^^^^^^^^^^^^^ unknown-column "public.orgs"
    template = sql.SQL("SELECT {} FROM public.orgs WHERE id = {}")
    return cursor.execute(template.format(columns, named), {"long": 1, key: 2})


# replicalint: ignore[user-function] the replicas are to have it
#                     ^^^^^^^^^^^^^ unused-ignore
def credits(cursor: psycopg.Cursor, org: str):
    # replicalint: ignore[user-function] the replicas are to have it
    cursor.execute("SELECT public.available_credits(%(org)s)", {"org": org})


def given(cursor: psycopg.Cursor, query, values):
    return cursor.execute(query, values)
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed "cursor.execute(query, values)"
