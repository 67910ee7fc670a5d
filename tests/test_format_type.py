"""Types as PostgreSQL prints them: the server is asked for the same."""

import pytest
from servers import Database

from replicalint.format_type import format_type
from replicalint.name import Name
from replicalint.pgtype import PgType, built_in

PRINTED = {
    ("bool", None): "boolean",
    ("int2", None): "smallint",
    ("int4", None): "integer",
    ("int8", None): "bigint",
    ("float4", None): "real",
    ("float8", None): "double precision",
    ("numeric", None): "numeric",
    ("numeric", "(10,2)"): "numeric(10,2)",
    ("varchar", None): "character varying",
    ("varchar", "(20)"): "character varying(20)",
    ("bpchar", None): "bpchar",
    ("bpchar", "(1)"): "character(1)",
    ("bit", "(8)"): "bit(8)",
    ("varbit", "(8)"): "bit varying(8)",
    ("time", None): "time without time zone",
    ("timetz", "(3)"): "time(3) with time zone",
    ("timestamp", "(0)"): "timestamp(0) without time zone",
    ("timestamptz", None): "timestamp with time zone",
    ("char", None): '"char"',
    ("jsonb", None): "jsonb",
}


@pytest.mark.parametrize(("name", "modifier"), PRINTED)
def test_a_type_is_printed_as_format_type_prints_it(name: str, modifier: str | None) -> None:
    printed = PRINTED[name, modifier]
    assert format_type(built_in(name), modifier) == printed
    assert format_type(built_in(name).array, modifier) == f"{printed}[]"


def test_a_type_of_a_user_comes_with_its_schema_and_in_quotes_where_it_needs_them() -> None:
    assert format_type(PgType(Name("app", "Mood"), True), None) == 'app."Mood"[]'


def test_the_server_prints_the_same(primary: Database) -> None:
    columns = ", ".join(f"c{number} {printed}" for number, printed in enumerate(PRINTED.values()))
    with primary.connect() as connection:
        connection.execute(f"CREATE TEMP TABLE types ({columns})")
        rows = connection.execute(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid = 'types'::regclass AND attnum > 0 ORDER BY attnum"
        ).fetchall()
    assert [row[0] for row in rows] == [*PRINTED.values()]
