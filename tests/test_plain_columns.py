"""A column that is written again and again says each time what it says where it stands."""

from __future__ import annotations

import sys
from types import FrameType

from replicalint.contract import Contract
from replicalint.name import Name
from replicalint.pgtype import PgType
from replicalint.primary import TableColumn
from replicalint.schema import schema_of_dumps
from replicalint.source import Source
from replicalint.syntax.typenames import typename


def column(dump: str, table: str) -> TableColumn:
    schema = schema_of_dumps([Source("dump.sql", dump)], Contract(Source("", ""), "some"))
    assert schema.unread == ()
    return schema.primary.tables[Name("public", table)].columns["c"]


def test_a_type_before_pg_catalog_in_the_search_path_is_meant() -> None:
    dump = """CREATE TABLE public.a (c uuid);
CREATE TYPE public.uuid AS ENUM ('x');
SET search_path = public, pg_catalog;
CREATE TABLE public.b (c uuid);
"""
    assert column(dump, "a").type == PgType(Name("pg_catalog", "uuid"))
    assert column(dump, "b").type == PgType(Name("public", "uuid"))


def test_a_column_stands_where_its_own_table_has_it() -> None:
    dump = "CREATE TABLE public.a (c int);\nCREATE TABLE public.b (c int);\n"
    assert [column(dump, one).span.line for one in ("a", "b")] == [1, 2]


def test_a_type_that_is_made_later_is_not_known_before() -> None:
    dump = """CREATE TABLE public.a (c public.mood DEFAULT 'x');
DROP TABLE public.a;
CREATE TYPE public.mood AS ENUM ('x');
CREATE TABLE public.b (c public.mood DEFAULT 'x'::public.mood);
"""
    assert column(dump, "b").type == PgType(Name("public", "mood"))


def test_a_column_that_is_written_again_is_not_read_again() -> None:
    dump = "".join(
        f"CREATE TABLE public.t{n} (c{n} numeric(9,{n % 2}) DEFAULT 1 NOT NULL);\n"
        for n in range(9)
    )
    read = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal read
        read += event == "call" and frame.f_code is typename.__code__

    sys.setprofile(count)
    try:
        found = column(dump.replace("c8", "c"), "t8")
    finally:
        sys.setprofile(None)
    assert (found.modifier, found.is_required, read) == ("(9,0)", True, 2)
