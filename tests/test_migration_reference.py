"""The shipped migration is clean, and each of its precautions is one that a rule asks for."""

from __future__ import annotations

import re

import pytest
from marks import REFERENCE, TESTS
from migrations import findings

MIGRATION = TESTS.parent / "sql" / "migrations" / "20260206213247_org_has_usage_credits_flag.sql"
SCHEMA = TESTS.parent / "sql" / "schema" / "primary.sql"

# A precaution as a pattern, what stands in its place, and the rules that miss it.
PRECAUTIONS = {
    "guard": (
        r"\n +AND o\.has_usage_credits IS DISTINCT FROM balance\.is_open",
        "",
        {"noop-update"},
    ),
    "owner": (r"ALTER FUNCTION \S+\(\) OWNER TO postgres;", "", {"definer-owner"}),
    "revoke": (r"REVOKE ALL ON FUNCTION \S+\(\)\s[^;]+;", "", {"definer-grants"}),
    "search path": (r"\nSET search_path = ''\n", "\n", {"definer-search-path"}),
    "schema of a name": (
        r"LEFT JOIN public\.usage_credit_balances",
        "LEFT JOIN usage_credit_balances",
        {"definer-search-path"},
    ),
    "update of the task": (r"DO UPDATE SET[^;]+;", "DO NOTHING;", {"register-without-update"}),
    # Without a trigger that gives them, transition tables are names like others.
    "triggers": (
        r"CREATE OR REPLACE TRIGGER [^;]+;",
        "",
        {"derived-column-stale", "definer-search-path"},
    ),
    "task": (r"INSERT INTO public\.cron_tasks [^;]+;", "", {"derived-column-stale"}),
    "function": (
        r"public\.refresh_orgs_has_usage_credits\b",
        "public.refresh_flag",
        {"derived-column-stale"},
    ),
    "default": (
        r"boolean NOT NULL DEFAULT false",
        "boolean NOT NULL",
        {"required-column-without-default"},
    ),
}


def test_the_shipped_migration_is_clean() -> None:
    assert findings(MIGRATION.read_text(), REFERENCE) == ()


@pytest.mark.parametrize("precaution", PRECAUTIONS)
def test_a_precaution_that_is_left_out_is_missed(precaution: str) -> None:
    pattern, instead, rules = PRECAUTIONS[precaution]
    text, count = re.subn(pattern, instead, MIGRATION.read_text())
    assert count > 0
    assert {finding.rule for finding in findings(text, REFERENCE)} == rules


def test_the_schema_before_the_migrations_is_clean() -> None:
    assert findings(SCHEMA.read_text(), REFERENCE) == ()
