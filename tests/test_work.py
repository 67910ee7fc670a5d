"""A statement that needs too much work is given up after so many steps, and the rest goes on.

The numbers are those of every machine, process and parser; what may need so many steps is in
`bench/nesting.py` and `test_growth.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.api import check_text, load_contract

ROOT = Path(__file__).parent.parent
REFERENCE = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
NEXT = "SELECT o.nmae FROM public.orgs o;"
LEVELS = 32


def doubled_rows(select: str) -> str:
    """A row whose fields are two of the row before it: written once a level, compared twice."""
    queries = ["c0 AS (SELECT ROW(1, 'a') AS r)"]
    queries += [f"c{n} AS (SELECT ROW(r, r) AS r FROM c{n - 1})" for n in range(1, LEVELS)]
    return f"WITH {', '.join(queries)} {select.replace('$', f'c{LEVELS - 1}')};"


HUNGRY = {
    "rows compared": (doubled_rows("SELECT x.r = y.r FROM $ x, $ y, public.orgs"), "179,736"),
    "rows in a list": (doubled_rows("SELECT x.r IN (y.r, y.r) FROM $ x, $ y"), "180,331"),
}


@pytest.mark.parametrize(("sql", "steps"), HUNGRY.values(), ids=HUNGRY)
def test_a_statement_is_given_up_after_its_steps(sql: str, steps: str) -> None:
    report = check_text(f"{sql}\n{NEXT}", REFERENCE)
    given_up, found = report.findings
    assert given_up.rule == "unanalysed"
    assert given_up.message == (f"statement needs more than {steps} steps of analysis")
    assert found.rule == "unknown-column"
    assert [one.is_analysed for one in report.statements] == [False, True]


MISTAKEN = {
    "joins without ON": f"SELECT 1 FROM a{' JOIN b' * LEVELS};",
    "joins after commas": f"SELECT 1 FROM a{' JOIN b, c' * LEVELS};",
    "laterals around a mistake": (
        f"{'SELECT 1 FROM a, LATERAL (' * LEVELS}SELECT 1 1{') t' * LEVELS};"
    ),
}


@pytest.mark.parametrize("sql", MISTAKEN.values(), ids=MISTAKEN)
def test_a_mistake_is_found_before_sqlglot_reads_each_level_twice(sql: str) -> None:
    mistake, found = check_text(f"{sql}\n{NEXT}", REFERENCE).findings
    assert mistake.message.startswith("statement could not be parsed")
    assert found.rule == "unknown-column"


def test_a_statement_of_a_migration_is_given_up_as_well() -> None:
    sql, steps = HUNGRY["rows compared"]
    text = f"{sql}\nDO $$ BEGIN {sql} END $$;\nALTER TABLE public.orgs DROP COLUMN name;"
    report = check_text(text, REFERENCE, "sql/migrations/9999.sql")
    assert [(one.rule, one.statement.line if one.statement else 0) for one in report.findings] == [
        ("unanalysed", 1),
        ("unanalysed", 2),
        ("replicated-column-dropped", 3),
    ]
    assert f"statement needs more than {steps} steps of analysis" in report.findings[0].message


def test_what_a_migration_changes_is_looked_for_once_in_each_group() -> None:
    """However many stand in each other: none is looked through again by those around it."""
    inner = f"WITH w AS (INSERT INTO public.orgs SELECT 1) SELECT 1{' + 1' * 1000}"
    sql = f"SELECT {'(' * 160}{inner}{')' * 160};"
    text = f"{sql}\nALTER TABLE public.orgs DROP COLUMN name;"
    unread, dropped = check_text(text, REFERENCE, "sql/migrations/9999.sql").findings
    assert unread.message.endswith("nested more than 150 levels deep")
    assert dropped.rule == "replicated-column-dropped"


def test_stars_bring_no_more_columns_than_postgresql_has_room_for() -> None:
    records = ["c0 AS (SELECT ROW(1, 2) AS r)"]
    records += [
        f"c{n} AS (SELECT (SELECT (x.r).*, (x.r).*) AS r FROM c{n - 1} x)" for n in range(1, LEVELS)
    ]
    sql = f"WITH {', '.join(records)} SELECT r FROM c{LEVELS - 1};"
    first, second = check_text(f"{sql}\n{NEXT}", REFERENCE).findings
    assert first.message == ("target lists can have at most 1664 entries")
    assert second.rule == "unknown-column"


def test_explain_of_explain_ends() -> None:
    first, second = check_text(f"{'EXPLAIN ' * 20_000}SELECT 1;\n{NEXT}", REFERENCE).findings
    assert first.rule == "unanalysed"
    assert second.rule == "unknown-column"
