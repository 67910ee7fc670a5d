"""What the exit status of `replicalint verify` says about statements that got no verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import Database
from shop import AS_PROMISED, TEXT, Ran

NOT_ANALYSED = "SELECT o.id FROM orders o WHERE;\n"
NOT_ASKED = 'SELECT o.:"name" FROM orders o;\n'
NAME_PUT_IN = "SELECT o.id, '{table}'::regclass FROM orders o;\n"
REFUSED = 'SELECT o."idd" FROM orders o;\n'
DISAGREED = "SELECT 1 / '0'::integer FROM orders o WHERE o.id = '{x';\n"

Verify = Callable[..., Ran]


@pytest.mark.parametrize(
    ("sql", "status", "analysed", "conclusive"),
    [
        (AS_PROMISED, 0, True, True),
        (AS_PROMISED + REFUSED, 0, True, True),
        (AS_PROMISED + NOT_ANALYSED, 1, False, True),
        (AS_PROMISED + NOT_ASKED, 2, True, False),
        (AS_PROMISED + NAME_PUT_IN, 2, True, False),
        (NOT_ANALYSED + NOT_ASKED, 2, False, False),
        (DISAGREED + NOT_ASKED, 2, True, False),
        (DISAGREED + NOT_ANALYSED, 1, False, True),
    ],
)
def test_a_statement_without_a_verdict(
    verify: Verify, sql: str, status: int, analysed: bool, conclusive: bool
) -> None:
    ran = verify(sql, "--format", "json")
    summary = ran.json["summary"]
    assert ran.status == status
    assert (summary["analysed"], summary["conclusive"]) == (analysed, conclusive)
    assert ran.err == ("" if conclusive else "replica: no verdict on 1 statement\n")


def test_the_report_comes_first(verify: Verify) -> None:
    ran = verify(AS_PROMISED + NOT_ASKED)
    assert ran.status == 2
    assert "not verified: 1\n  sql/a.sql:2:1  the client fills in a part of it\n" in ran.out
    assert "2 statements: 1 agreed, 1 not verified\n" in ran.out


def test_nothing_to_compare_is_agreement(verify: Verify) -> None:
    ran = verify("")
    assert (ran.status, ran.err) == (0, "")
    assert "0 statements: nothing to compare\n" in ran.out


def test_a_contract_that_governs_nothing_is_held_against_the_catalogue(
    verify: Verify, shop_repository: Path
) -> None:
    text = TEXT.partition("endpoints:")[0]
    (shop_repository / "replicalint.yaml").write_text(text)
    ran = verify("")
    assert (ran.status, ran.err) == (0, "")
    assert "the catalogue: matches the contract\n" in ran.out
    (shop_repository / "replicalint.yaml").write_text(text.replace("id: bigint", "id: integer"))
    ran = verify("")
    assert ran.status == 1
    assert "the contract and the catalogue differ: 1\n  replicalint.yaml:7:7  " in ran.out


@pytest.fixture
def stranger(shop: tuple[Database, Database]) -> Iterator[str]:
    """The connection string of a role that may read nothing of the shop."""
    replica = shop[1]
    replica.run("CREATE ROLE stranger LOGIN")
    yield replica.dsn.replace("user=postgres", "user=stranger")
    replica.run("DROP ROLE stranger")


@pytest.mark.parametrize(
    "sql", ["SELECT o.id FROM shop.orders o;\n", "SELECT id FROM shop.orders WHERE;\n"]
)
def test_a_role_that_may_not_look(verify: Verify, stranger: str, sql: str) -> None:
    ran = verify(sql, "--replica", stranger, "--format", "json")
    assert ran.status == (1 if "WHERE" in sql else 2)


def test_the_contract_is_compared_where_all_that_it_names_is_left_out(
    verify: Verify, shop_repository: Path
) -> None:
    (shop_repository / "replicalint.yaml").write_text(
        TEXT.partition("endpoints:")[0] + "migrations: [migrations/*.sql]\n"
    )
    (shop_repository / "migrations").mkdir()
    (shop_repository / "migrations/1.up.sql").write_text("SELECT 1;\n")
    (shop_repository / "migrations/1.down.sql").write_text("DROP TABLE shop.orders;\n")
    ran = verify("")
    assert (ran.status, ran.err) == (0, "")
    assert "1 rollback part not judged\nthe catalogue: matches the contract\n" in ran.out
    named = verify("", "migrations/1.down.sql", "--format", "json")
    assert (named.status, named.json["summary"]["left_out"]) == (0, 1)
    assert named.err == "migrations/1.down.sql: down migration, not checked\n"
