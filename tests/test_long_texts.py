"""A text that is thousands of times longer gets the same answer, as soon as its length allows.

`test_patterns.py` proves that of the patterns; these are texts that take a square of their length
where a text is read again from each of its places.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mutants import ROOT, queries_report

from replicalint.contract import ContractError
from replicalint.files.contracts import load_contract

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
SHORT, LONG = 8, 30_000
Text = Callable[[int], str]


def selected(value: str) -> str:
    return f"SELECT {value} FROM public.orgs o;"


QUERIES: dict[str, Text] = {
    "blanks of a path": lambda n: selected("to_jsonb(o) #>> '{" + " " * n + "'"),
    "words of a path": lambda n: selected("to_jsonb(o) #>> '{" + "a " * n + "'"),
    "escapes of a path": lambda n: selected("to_jsonb(o) #>> '{\"" + '\\"' * n + "'"),
    "doubled quotes and comments": lambda n: selected("to_jsonb(o)->'" + "''--" * n + "'"),
    "comments between constants": lambda n: selected("'a'" + "\n--x" * n + "\n'b'"),
    "line breaks between constants": lambda n: selected("'a'" + "\n" * n + ", 'b'"),
    "parts of a constant": lambda n: selected("'a'" + "\n'a'" * n),
    "escapes": lambda n: selected("E'" + "\\'" * n + "'"),
    "Unicode escapes": lambda n: selected("U&'" + "\\0041" * n + "\\\\" * n + "'"),
    "an escape that is none": lambda n: selected("U&'" + "\\a" * n + "'"),
    "UESCAPE": lambda n: 'SELECT U&"a"' + " " * n + "x;",
    "quotes of an array": lambda n: selected("'{" + '"\\"' * n + "}'::public.stripe_status[]"),
    "blanks of an array": lambda n: selected("'{created" + " " * n + "}'::public.stripe_status[]"),
    "quotes of a row": lambda n: selected("'(\"" + '""' * n + "\",created)'::public.stripe_info"),
    "open quotes of a row": lambda n: selected("'(" + '"' * (2 * n + 1) + "'::public.stripe_info"),
    "parentheses of a row": lambda n: selected("'(" + "(" * n + ",created)'::public.stripe_info"),
    "blanks of a name": lambda n: selected("'public.orgs" + " " * n + "'::regclass"),
    "parentheses of a name": lambda n: selected("'lower(" + "(" * n + "'::regprocedure"),
    "comments between operators": lambda n: "CHECKPOINT " + "-/*-*/" * n + ";",
    "comments in comments": lambda n: "SELECT 1" + "/*" * n + "*/" * n + ";",
    "blanks behind an operator": lambda n: "SELECT ARRAY[1] ?|" + " " * n + "$1;",
    "blanks behind a parameter": lambda n: "SELECT @a" + " " * n + ";",
    "dollars": lambda n: "SELECT $a$" + "$b$" * n + "$a$;",
    "blanks of a comment": lambda n: "--" + " " * n + "\nSELECT 1;",
    "marks of a comment": lambda n: "/*" + "*-" * n + "*/ SELECT 1;",
    "blanks of an ignore": lambda n: "-- replicalint" + " " * n + "\nSELECT 1;",
    "brackets of an ignore": lambda n: "-- replicalint: ignore" + " [" * n + "\nSELECT 1;",
    "blanks of until": lambda n: "-- replicalint: ignore[write] until" + " " * n + "=\nSELECT 1;",
    "blanks of a header": lambda n: "-- name:" + " " * n + "\nSELECT 1;",
    "ends of statements": lambda n: "SELECT 1" + " \\;" * n + "\n",
    "placeholders": lambda n: "DO $$BEGIN EXECUTE format('" + "%1$-1" * n + "'); END$$;",
}


@pytest.mark.parametrize("text", QUERIES.values(), ids=QUERIES)
def test_a_long_query_gets_the_answer_of_a_short_one(text: Text) -> None:
    assert answer(text(LONG)) == answer(text(SHORT))


def answer(text: str) -> set[tuple[str, str | None]]:
    findings = queries_report(text, CONTRACT).findings
    return {(finding.rule, finding.sqlstate) for finding in findings}


def function(text: str) -> str:
    return f"functions: ['{text}']"


def domain(text: str) -> str:
    return f"types: {{public.d: {{domain: '{text}'}}}}"


CONTRACTS: dict[str, Text] = {
    "blanks and parentheses": lambda n: function("'" + "'f" + " " * n + "(" * n),
    "blanks before returns": lambda n: function("public.f" + " " * n + "returns"),
    "quotes before returns": lambda n: function('""' * n + " returns int"),
    "returns": lambda n: function("f" + " returns" * n),
    "commas": lambda n: function("public.f(" + "," * n),
    "brackets": lambda n: function("public.f(int" + "[]" * n + "x)"),
    "blanks of a type": lambda n: domain("int" + " " * n + "x"),
    "brackets of a type": lambda n: domain("foo" + "[ " * n + "x"),
    "blanks before a modifier": lambda n: domain("foo" + " " * n + "(x"),
    "quotes of a name": lambda n: "types: {'public.\"" + '""' * n + "': {}}",
    "parts of a name": lambda n: "types: {'" + "a." * n + "': {}}",
    "stars of a name": lambda n: "not_replicated: {'public." + "*" * n + "\"': {kind: view}}",
    "digits": lambda n: "replica: {replication: logical, postgres: " + "1" * n + "e}",
    "folders of a path": lambda n: "migrations: ['" + "**/" * n + "[.sql']",
    "stars of a path": lambda n: "migrations: ['" + "*a" * n + "/b.sql']",
    "brackets of a path": lambda n: "migrations: ['" + "[" * n + "/b.sql']",
}


@pytest.mark.parametrize("text", CONTRACTS.values(), ids=CONTRACTS)
def test_a_long_contract_is_refused_like_a_short_one(text: Text, tmp_path: Path) -> None:
    assert mistakes(text(SHORT), tmp_path)
    assert mistakes(text(LONG), tmp_path)


def mistakes(text: str, folder: Path) -> int:
    """How many things are wrong with a contract that says this."""
    path = folder / "contract.yaml"
    relations = "relations: {public.t: {columns: {id: int}}}"
    path.write_text(f"replicalint: 1\n{relations}\n{text}\n", encoding="utf-8")
    try:
        load_contract(path)
    except ContractError as error:
        return len(error.mistakes)
    return 0
