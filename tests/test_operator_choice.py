"""PostgreSQL confirms which overload of an operator is chosen, for every operator it has."""

from __future__ import annotations

import pytest
from answers import ANSWER, ANSWERS
from replication import System

from replicalint import catalog
from replicalint.catalog.overload import choose_operator, operands, result_type
from replicalint.pgtype import NO_OPERAND, PgType, built_in

# One type at least of each category, the array and range types, and a constant without a type.
TYPES = (
    *("int8", "numeric", "float8", "text", "varchar", "bool", "date", "timestamptz", "interval"),
    *("jsonb", "bytea", "bit", "int4range", "int4multirange", "int4[]", "unknown"),
)

# The type of an expression, or the SQLSTATE with which it is refused.


@pytest.fixture(scope="session")
def answers(system: System) -> dict[tuple[str, str, str], str]:
    """What the server says of each operator, left operand ("" for none) and right operand."""
    database = system.clusters[0].create("operators")
    database.run(ANSWER)
    asked = {
        (name, left, right): f"{_null(left)} {name} {_null(right)}"
        for name in sorted(catalog.operator_names())
        for left in ("", *TYPES)
        for right in TYPES
        if _overloads(name, left, system.version)
    }
    rows = database.run(ANSWERS, list(asked.values()))
    return {use: str(answer) for use, (answer,) in zip(asked, rows, strict=True)}


def test_the_server_chooses_the_same_operator(
    system: System, answers: dict[tuple[str, str, str], str]
) -> None:
    said = {use: _answer(*use, system.version) for use in answers}
    assert said == answers


def _answer(name: str, left: str, right: str, version: int) -> str:
    first, second = _type(left), _type(right)
    chosen = choose_operator(_overloads(name, left, version), first, second)
    if len(chosen) != 1:
        return "42725" if chosen else "42883"
    actual = (first, second) if left else (second,)
    return str(result_type(chosen[0].result, operands(chosen[0]), actual) or "not known")


def _type(text: str) -> PgType:
    if not text:
        return NO_OPERAND
    element = built_in(text.removesuffix("[]"))
    return element.array if text.endswith("[]") else element


def _overloads(name: str, left: str, version: int) -> list[catalog.OperatorInfo]:
    return [
        one
        for one in catalog.operators(name)
        if catalog.is_in(one, version) and (one.left == NO_OPERAND) == (left == "")
    ]


def _null(kind: str) -> str:
    if kind == "unknown":
        return "NULL"
    return f"NULL::{kind}" if kind else ""
