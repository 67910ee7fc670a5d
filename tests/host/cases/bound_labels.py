# search_path: public
import asyncpg
import psycopg
from django.db import connection as django
from sqlalchemy import create_engine, text

PAUSED = "paused"
#         ^^^^^^ unknown-enum-label
engine = create_engine("postgresql://")


def with_psycopg(connection: psycopg.Connection, customer: str):
    connection.execute(
        "SELECT s.customer_id FROM stripe_info s WHERE s.customer_id = %s AND s.status = %s",
        (customer, PAUSED),
    )
    connection.execute(
        "SELECT s.customer_id FROM stripe_info s WHERE s.customer_id = %(i)s AND s.status = %(s)s",
        {"s": "suceeded", "i": "no label, and none is asked for"},
        #      ^^^^^^^^ unknown-enum-label "succeeded"
    )
    connection.execute(
        "SELECT s.customer_id FROM stripe_info s WHERE s.status = ANY(%s) AND s.status <> %s",
        [["created", "expired"], "updated"],
        #             ^^^^^^^ unknown-enum-label
    )
    others = [customer] * 3
    connection.execute(
        "SELECT s.customer_id FROM stripe_info s WHERE s.customer_id IN (%s, %s) AND s.status = %s",
        [*others, "of which parameter?"],
    )


async def with_asyncpg(connection: asyncpg.Connection, customer: str):
    status = "expired"
    #         ^^^^^^^ unknown-enum-label
    return await connection.fetch(
        "SELECT s.customer_id FROM stripe_info s WHERE s.customer_id = $2 AND s.status = $1",
        status,
        customer,
    )


def with_sqlalchemy(is_paid: bool):
    status = text("SELECT s.customer_id FROM stripe_info s WHERE s.status = :status")
    with engine.connect() as connection:
        connection.execute(status, {"status": "succeeded" if is_paid else "unpaid"})
        #                                                                  ^^^^^^ unknown-enum-label
        connection.execute(status.bindparams(status="expired"))
        #                                            ^^^^^^^ unknown-enum-label


def with_django():
    text = "SELECT s.customer_id FROM stripe_info s WHERE s.status = %s"
    with django.cursor() as cursor:
        cursor.execute(text, ["expired"])
        #                      ^^^^^^^ unknown-enum-label
