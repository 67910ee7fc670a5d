"""PostgreSQL confirms which types CASE, UNION and COALESCE can make one of, for every two."""

from __future__ import annotations

from itertools import product

import pytest
from answers import ANSWER, ANSWERS
from replication import System

from replicalint.catalog.overload import common_type, mismatch
from replicalint.pgtype import PgType, built_in

# Some types of each category, preferred and not; arrays, ranges, and what only a cast leads to.
TYPES = (
    *("int2", "int4", "int8", "numeric", "float4", "float8", "money", "oid", "regclass", "regproc"),
    *("text", "varchar", "bpchar", "name", '"char"', "bool", "date", "timestamp", "timestamptz"),
    *("time", "timetz", "interval", "json", "jsonb", "bytea", "uuid", "bit", "varbit", "inet"),
    *("cidr", "macaddr", "macaddr8", "point", "box", "tsvector", "xml", "pg_lsn", "tid", "xid"),
    *("int4range", "int8range", "int4multirange", "nummultirange", "int4[]", "int8[]", "text[]"),
)


@pytest.fixture(scope="session")
def answers(system: System) -> dict[tuple[str, ...], str]:
    """What the server says of each two types, and of three."""
    database = system.clusters[0].create("common_types")
    database.run(ANSWER)
    some = TYPES[::4]
    asked = [*product(TYPES, repeat=2), *product(some, repeat=3)]
    expressions = [f"coalesce({', '.join(f'NULL::{kind}' for kind in each)})" for each in asked]
    rows = database.run(ANSWERS, expressions)
    return {each: str(answer) for each, (answer,) in zip(asked, rows, strict=True)}


def test_the_server_finds_the_same_type(answers: dict[tuple[str, ...], str]) -> None:
    assert {each: _answer(each) for each in answers} == answers


def _answer(written: tuple[str, ...]) -> str:
    kinds = [_type(text.strip('"')) for text in written]
    wrong = mismatch(kinds)
    if wrong is not None:
        return wrong.sqlstate
    common = common_type(kinds)
    return str(common).strip('"') if common is not None else "not known"  # pg_type's name


def _type(text: str) -> PgType:
    element = built_in(text.removesuffix("[]"))
    return element.array if text.endswith("[]") else element
