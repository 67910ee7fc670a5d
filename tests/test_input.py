"""PostgreSQL confirms which texts are values of a type, with its SQLSTATE and its message."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from input_texts import SEEDS, texts
from replication import System

from replicalint.catalog.kinds import NO_USER_TYPES, kind_of, range_subtype
from replicalint.input import (
    Component,
    NotAValue,
    Undetermined,
    array_elements,
    multirange_ranges,
    range_bounds,
    range_refusal,
    value,
)
from replicalint.name import Name
from replicalint.pgtype import PgType, built_in

COUNT = 1500
# How many of a hundred texts are not known, at most; of the other types all are.
NOT_KNOWN = {
    "macaddr": 20,
    **dict.fromkeys(("date", "timestamp", "timestamptz"), 12),
    **dict.fromkeys(("time", "timetz"), 25),
    "interval": 6,
    "tsquery": 8,
    "tsvector": 20,
    **dict.fromkeys(("jsonpath", "hstore"), 3),
    **dict.fromkeys(("daterange", "tsrange", "tstzrange", "int4multirange"), 60),
    **dict.fromkeys(("int4[]", "bool[]", "box[]"), 6),
    **dict.fromkeys(("oid", "xid", "xid8"), 1),
}
READ = """
CREATE FUNCTION pg_temp.answer(kind text, written text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT %L::%s', written, kind);
    RETURN 'a value';
EXCEPTION WHEN others THEN
    RETURN SQLSTATE || ' ' || SQLERRM;
END $$
"""


@pytest.fixture(scope="session")
def answers(system: System) -> dict[str, dict[str, str]]:
    """What the server says of each text, by type."""
    database = system.clusters[0].create("input")
    database.run("CREATE EXTENSION hstore")
    with database.connect() as connection:
        connection.execute(READ)
        found = {}
        for kind in SEEDS:
            asked = texts(kind, COUNT)
            rows = connection.execute(
                "SELECT pg_temp.answer(%s, written) FROM unnest(%s::text[]) WITH ORDINALITY"
                " AS one(written, place) ORDER BY place",
                (kind, asked),
            ).fetchall()
            found[kind] = {text: str(said) for text, (said,) in zip(asked, rows, strict=True)}
    return found


@pytest.mark.parametrize("kind", SEEDS)
def test_the_server_reads_the_same_texts(
    system: System, answers: dict[str, dict[str, str]], kind: str
) -> None:
    version = system.version
    ours = {text: _answer(kind, text, version) for text in answers[kind]}
    known = {text: said for text, said in ours.items() if said is not None}
    told = {text: said for text, said in answers[kind].items() if text in known}
    if kind.endswith(
        "[]"
    ):  # an element that is wrong, or the array, whichever a version sees first
        known, told = _codes(known), _codes(told)
    assert known == told
    not_known = 100 * (len(ours) - len(known)) / len(ours)
    assert not_known <= NOT_KNOWN.get(kind, 0), sorted(ours.keys() - known)[:40]


def _codes(said: dict[str, str]) -> dict[str, str]:
    return {text: answer[:5] for text, answer in said.items()}


def _answer(kind: str, text: str, version: int) -> str | None:
    """What we say of a text; None where that is not known."""
    bare = kind.removesuffix("[]")
    of = PgType(Name("", bare)) if bare == "hstore" else built_in(bare)
    try:
        _read(of.array if kind.endswith("[]") else of, text, version)
    except NotAValue as refused:
        return f"{refused.sqlstate} {refused.message}"
    except Undetermined:
        return None
    return "a value"


def _read(kind: PgType, text: str, version: int) -> None:
    if kind.is_array:
        delimiter = ";" if kind.bare == built_in("box") else ","
        _read_each(kind.bare, array_elements(text, delimiter), version)
        return
    below = range_subtype(kind, NO_USER_TYPES)
    if below is None:
        value(kind, text, version)
    elif kind_of(kind, NO_USER_TYPES) == "m":
        _read_each(below, multirange_ranges(text), version)
    elif (bounds := range_bounds(text)) is not None:
        _read_each(below, (bounds.lower, bounds.upper), version)
        refused = range_refusal(below, bounds, version)
        if refused is not None:
            raise refused


def _read_each(kind: PgType, parts: Iterable[Component], version: int) -> None:
    for part in parts:
        if part.text is not None:
            _read(kind, part.text, version)
