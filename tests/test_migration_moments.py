"""Several migrations: what is judged by its moment, and what is taken to have run."""

from __future__ import annotations

from datetime import date

import pytest
from applying import CONTRACT
from msgspec.structs import replace

from replicalint.check import Rules
from replicalint.check_migrations import check_migrations
from replicalint.rules import RULES
from replicalint.source import Source

_RULES = Rules(RULES, frozenset(RULES.names) - {"noop-update", "contract-drift"})
_ONE = "SELECT 1;\n"


def found(*files: str, applied: int = 0) -> list[tuple[str, str]]:
    """The findings in migrations 1.sql, 2.sql, ..., of which the first have run everywhere."""
    contract = CONTRACT
    if applied:
        through = replace(CONTRACT.migrations[0], applied_through=str(applied))
        contract = replace(CONTRACT, migrations=(through,))
    sources = [Source(f"migrations/{n}.sql", sql) for n, sql in enumerate(files, start=1)]
    paths = [one.path for one in sources]
    report = check_migrations(sources, paths, contract, _RULES, date(2026, 1, 1)).report
    assert report.internal_errors == ()
    return [(one.span.source.path[11:12], one.rule) for one in report.findings]


ADD = "ALTER TABLE app.orders ADD COLUMN old integer;\n"
WRITE = "UPDATE app.orders SET old = 1 WHERE old IS DISTINCT FROM 1;\n"
DROP = "ALTER TABLE app.orders DROP COLUMN old;\n"
PUBLISH = "CREATE PUBLICATION shop FOR ALL TABLES;\n"
CREATE = "CREATE TABLE app.events (id bigint PRIMARY KEY);\n"


@pytest.mark.parametrize(
    ("files", "applied", "expected"),
    [
        # The last migration may be the one to come: a row was sent with the column.
        ((ADD, WRITE, DROP), 0, [("1", "column-not-in-contract")]),
        ((ADD, DROP), 0, []),
        ((ADD, WRITE, DROP, _ONE), 0, []),
        # What is to come is judged statement by statement.
        ((_ONE, ADD, WRITE, DROP, _ONE), 1, [("2", "column-not-in-contract")]),
        ((_ONE, ADD, DROP), 1, [("2", "column-not-in-contract")]),
        ((_ONE, ADD + DROP), 1, [("2", "column-not-in-contract")]),
        ((_ONE, f"BEGIN;{ADD}{DROP}COMMIT;"), 1, []),
        ((ADD, WRITE, DROP), 3, []),
        # What has run is known by what it left.
        ((PUBLISH, CREATE, _ONE), 0, [("2", "relation-not-in-contract")]),
        ((PUBLISH, CREATE, "DROP TABLE app.events;", _ONE), 0, []),
        ((PUBLISH, CREATE), 2, []),
        ((PUBLISH, CREATE), 1, [("2", "relation-not-in-contract")]),
    ],
)
def test_a_migration_is_judged_when_it_runs(
    files: tuple[str, ...], applied: int, expected: list[tuple[str, str]]
) -> None:
    assert found(*files, applied=applied) == expected


RELAX = "ALTER TABLE app.places ALTER COLUMN during DROP NOT NULL;\n"
REQUIRED = (
    "ALTER TABLE app.places ADD COLUMN label text NOT NULL;\n",
    "ALTER TABLE app.customers DROP CONSTRAINT customers_pkey, ADD PRIMARY KEY (id);\n",
)


def test_of_what_has_run_only_that_is_found_which_the_contract_says() -> None:
    assert found(RELAX) == [("1", "constraint-relaxed")]
    assert found(RELAX, _ONE) == []
    unique = "ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;\n"
    assert found(unique, _ONE) == [("1", "constraint-relaxed")]
    assert found(REQUIRED[0]) == [("1", "required-column-without-default")]
    assert found(*REQUIRED) == []


def test_the_agreed_index_is_known_by_its_name_alone() -> None:
    """No migration makes it: its columns and whether a constraint has it are not known."""
    for rename in (
        "ALTER INDEX app.stages_label_key RENAME TO one_label;",
        "ALTER TABLE app.stages RENAME CONSTRAINT stages_label_key TO one_label;",
    ):
        assert found(rename) == []
    for gone in (
        "ALTER TABLE app.stages DROP CONSTRAINT stages_label_key;",
        "DROP INDEX app.stages_label_key;",
    ):
        assert ("1", "replica-identity") in found(gone)


def test_a_column_in_rollout_may_be_new_where_no_migration_makes_its_table() -> None:
    add = "ALTER TABLE app.orders ADD COLUMN double integer DEFAULT (random() * 9)::integer;"
    assert found(add) == [("1", "rewrite-not-replicated")]
    assert found(add.replace("(random() * 9)::integer", "7")) == []


def test_nothing_that_is_rolled_back_is_judged() -> None:
    undone = (
        "BEGIN; ALTER PUBLICATION shop DROP TABLE app.orders; TRUNCATE app.customers;"
        "ALTER TABLE app.customers REPLICA IDENTITY NOTHING, ALTER email DROP NOT NULL;"
        "UPDATE app.orders SET status = 'lost'; ROLLBACK;"
    )
    assert found(undone) == []
    assert found(undone + "ALTER TABLE app.customers ALTER email DROP NOT NULL;") == [
        ("1", "constraint-relaxed")
    ]
