"""The order of the steps, migration by migration: each a file under tests/rollouts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replicalint.cli.command import status_of
from replicalint.files.contracts import load_contract
from replicalint.plan_migrations import PlannedSources, plan_migrations
from replicalint.planning import Phase, RolloutPlan
from replicalint.showing.rollout_plan import plan_as_markdown, plan_as_text
from replicalint.source import Source

ROLLOUTS = Path(__file__).parent / "rollouts"
SHOP = ROLLOUTS / "shop.sql"
CONTRACT = load_contract(ROLLOUTS / "shop.yaml")
PUBLISHED = "CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.stages;\n"
PAGE = (Path(__file__).parents[1] / "docs" / "plan.md").read_text()


def plan(migration: str, history: str = PUBLISHED) -> RolloutPlan:
    """The plan for a migration of the shop."""
    before = Source("0.sql", SHOP.read_text() + history)
    given = PlannedSources((before, Source("1.sql", migration)), frozenset(("1.sql",)))
    return plan_migrations(given, CONTRACT)


def plan_of_case(text: str) -> RolloutPlan:
    """The plan for a file's migration; what stands before `-- @ migration` has run already."""
    before, mark, migration = text.partition("-- @ migration\n")
    return plan(migration, PUBLISHED + before) if mark else plan(text)


def titles(found: RolloutPlan) -> list[str]:
    """Each step in a line."""
    return [f"{step.where.value}: {step.title}" for step in found.steps]


def cases(folder: str) -> list[Path]:
    return sorted((ROLLOUTS / folder).glob("*.sql"))


@pytest.mark.parametrize("path", cases("orders"), ids=lambda path: path.stem)
def test_the_steps_come_in_this_order(path: Path) -> None:
    """The comments at the end of a file are the steps, one a line."""
    migration, _, expected = path.read_text().partition("-- @ steps\n")
    found = plan_of_case(migration)
    assert found.unordered == ()
    assert titles(found) == [line.removeprefix("-- ") for line in expected.splitlines()]


@pytest.mark.parametrize("path", cases("refused"), ids=lambda path: path.stem)
def test_what_has_no_order_is_said_at_its_line(path: Path) -> None:
    migration, _, expected = path.read_text().partition("-- @ why\n")
    found = plan_of_case(migration)
    said = [f"{one.span.line}: {one.reason}" for one in found.unordered]
    assert said == [line.removeprefix("-- ") for line in expected.splitlines()]
    assert found.steps == ()


def block(name: str) -> str:
    """A block of the documentation's page."""
    (text,) = re.findall(rf"^```\w+ {name}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return text


def test_the_page_shows_what_the_command_prints() -> None:
    assert plan_as_text(plan(block("migration"))).replace("1.sql", "db/migrations/7.sql") == (
        block("plan")
    )


def test_a_checklist_has_a_box_for_each_step() -> None:
    found = plan("ALTER TABLE app.orders DROP COLUMN quantity;")
    assert plan_as_markdown(found).count("- [ ] ") == len(found.steps)


def test_a_default_of_null_gives_rows_nothing() -> None:
    found = plan("ALTER TABLE app.orders ADD a text DEFAULT NULL, ADD b text DEFAULT 'b';")
    is_said = {step.title: "get the default of the primary" in step.reason for step in found.steps}
    assert not is_said['Add column "a" to app.orders']
    assert is_said['Add column "b" to app.orders']


def test_a_label_with_another_name_is_another_default_and_another_key() -> None:
    found = plan(
        "ALTER TYPE app.order_status RENAME VALUE 'open' TO 'opened';",
        PUBLISHED + "ALTER TABLE app.orders ALTER status SET DEFAULT 'open';"
        "CREATE UNIQUE INDEX one_each ON app.orders (customer_id, status);"
        "ALTER TABLE app.orders ADD CONSTRAINT is_new CHECK (status <> 'open' OR code IS NULL);",
    )
    writers, last = [step for step in found.steps if step.phase in (Phase.WRITE, Phase.MIGRATE)][1:]
    assert last.sql == (
        "ALTER TABLE app.orders ALTER COLUMN status SET DEFAULT 'opened';\n"
        "UPDATE app.orders SET status = 'opened' WHERE status = 'open';",
    )
    assert "constraint is_new of app.orders, index one_each of app.orders." in writers.reason


def test_functions_of_one_statement_are_dropped_one_by_one_behind_their_columns(
    tmp_path: Path,
) -> None:
    path = tmp_path / "contract.yaml"
    listed = "functions: [app.twice(integer), app.same(app.amount)]\n"
    path.write_text((ROLLOUTS / "shop.yaml").read_text() + listed)
    before = (
        SHOP.read_text()
        + PUBLISHED
        + """
        CREATE FUNCTION app.twice(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1';
        CREATE FUNCTION app.same(app.amount) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT $1';
        ALTER TABLE app.orders ADD twice integer GENERATED ALWAYS AS (app.twice(quantity)) STORED;
    """
    )
    migration = "DROP FUNCTION app.same, app.twice(int) CASCADE; DROP DOMAIN app.amount CASCADE;"
    sources = (Source("0.sql", before), Source("1.sql", migration))
    given = PlannedSources(sources, frozenset(("1.sql",)))
    found = plan_migrations(given, load_contract(path))
    assert [sql for step in found.steps if step.phase is Phase.FINISH for sql in step.sql] == [
        "ALTER TABLE app.orders DROP COLUMN IF EXISTS twice;",
        "ALTER TABLE app.orders DROP COLUMN IF EXISTS total;",
        "DROP FUNCTION IF EXISTS app.same CASCADE;",
        "DROP FUNCTION IF EXISTS app.twice(integer) CASCADE;",
        "DROP TYPE IF EXISTS app.amount;",
    ]


def test_a_name_is_text_in_a_terminal_and_in_markdown() -> None:
    found = plan('ALTER TABLE app.orders ADD COLUMN "\x1b[2J*a*" text;')
    assert "\x1b" not in plan_as_text(found)
    assert r"\*a\*" in plan_as_markdown(found)


def test_an_entry_of_the_contract_writes_names_as_contracts_do() -> None:
    added = plan('ALTER TABLE app.orders ADD COLUMN "sentAt" date;')
    assert """'"sentAt"': {type: date, rollout: adding}""" in plan_as_text(added)
    dropped = plan("ALTER TABLE app.orders DROP COLUMN code;")
    assert "code: {type: character varying(20), rollout: removing}" in plan_as_text(dropped)


@pytest.mark.parametrize(
    "migration", ["DROP PUBLICATION shop;", "ALTER TABLE app.orders ADD a int;"]
)
def test_the_name_of_a_file_is_text_in_markdown(migration: str) -> None:
    before = Source("0.sql", SHOP.read_text() + PUBLISHED)
    name = "<img src=x>`[a](b)`*@team#1.sql"
    given = PlannedSources((before, Source(name, migration)), frozenset((name,)))
    shown = plan_as_markdown(plan_migrations(given, CONTRACT))
    assert r"&lt;img src=x&gt;\`\[a\](b)\`\*@&#8203;team#&#8203;1.sql" in shown
    assert "<img" not in shown


def test_a_fence_is_longer_than_what_it_holds() -> None:
    found = plan("CREATE FUNCTION app.f() RETURNS text LANGUAGE sql AS $$\nSELECT '\n```\n'\n$$;")
    assert "````sql" in plan_as_markdown(found)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the shop, one migration that has made it, and two that come."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "db"
    folder.mkdir()
    (folder / "0.sql").write_text(SHOP.read_text() + PUBLISHED)
    (folder / "1.sql").write_text("ALTER TABLE app.orders DROP COLUMN quantity;\n")
    (folder / "2.sql").write_text("DROP PUBLICATION shop;\n")
    (tmp_path / "q.sql").write_text("SELECT o.quantity FROM app.orders AS o;\n")
    (tmp_path / "replicalint.yaml").write_text(
        (ROLLOUTS / "shop.yaml").read_text()
        + "endpoints:\n  /orders: {queries: [q.sql]}\n"
        + "migrations: {files: [db/*.sql], applied_through: '0'}\n"
    )
    return tmp_path


def test_the_command_says_who_reads_what_goes(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["plan", "db/1.sql"]) == 0
    assert "It is read in q.sql:1." in capsys.readouterr().out


def test_what_cannot_be_ordered_is_status_1_and_no_plan(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["plan", "db/1.sql", "db/2.sql"]) == 1
    assert capsys.readouterr().out == (
        'db/2.sql:1: no order is known: publication "shop" goes: its subscriptions stop\n'
        "no plan: 1 statement could not be ordered\n"
    )


def test_what_has_run_or_is_no_migration_is_status_2(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["plan", "db/0.sql"]) == 2
    assert capsys.readouterr().err == (
        "replicalint.yaml:31:33: migrations.applied_through: db/0.sql has run already: name what "
        "comes behind\n"
    )
    assert status_of(["plan", "q.sql"]) == 2
    assert capsys.readouterr().err == (
        "q.sql: not a migration: list it under the contract's key migrations\n"
    )
    (repository / "others").mkdir()
    (repository / "others/1.sql").write_text("ALTER TABLE public.orders ADD a integer;\n")
    assert status_of(["plan", "others"]) == 2
    assert capsys.readouterr().err == (
        "others: holds no migration: list its files under the contract's key migrations\n"
    )
    assert status_of(["plan", "nowhere.sql"]) == 2
    assert capsys.readouterr().err == "nowhere.sql: no such file or directory\n"


def test_a_migration_is_named_from_a_folder_beside_it(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert status_of(["plan", "db/1.sql"]) == 0
    expected = capsys.readouterr().out
    (repository / "others").mkdir()
    monkeypatch.chdir(repository / "others")
    assert status_of(["plan", "../db/1.sql"]) == 0
    assert capsys.readouterr().out == expected
    assert status_of(["check", "../db/1.sql", "--format", "concise"]) in (0, 1)
    assert capsys.readouterr().err == ""


def test_of_a_folder_what_has_run_is_left_out(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "db" / "2.sql").unlink()
    assert status_of(["plan", "db"]) == 0
    assert "1 of the migrations named have run already" in capsys.readouterr().out


def test_a_new_table_has_the_columns_that_a_replica_computes() -> None:
    """They are not sent: without them, a reader of the new table meets 42703."""
    found = plan("""
        CREATE FUNCTION app.twice(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1';
        CREATE TABLE app.refunds (
            id bigint PRIMARY KEY,
            gone boolean NOT NULL GENERATED ALWAYS AS (gone_at IS NOT NULL) STORED,
            gone_at date,
            twice integer GENERATED ALWAYS AS (app.twice(id::integer)) STORED
        );
        ALTER PUBLICATION shop ADD TABLE app.refunds;
    """)
    (made,) = [one for one in found.steps if one.title == "Create app.refunds"]
    assert made.sql == (
        "CREATE TABLE IF NOT EXISTS app.refunds (\n"
        "    id bigint NOT NULL,\n"
        "    gone boolean GENERATED ALWAYS AS (gone_at IS NOT NULL) STORED NOT NULL,\n"
        "    gone_at date,\n"
        "    CONSTRAINT refunds_pkey PRIMARY KEY (id)\n"
        ");",
    )
    (listed,) = [one for one in found.steps if one.title == "List app.refunds"]
    assert "gone: {type: boolean, generated: true}" in plan_as_text(found)
    assert "twice:" not in str(listed.edits)


def test_a_column_that_the_contract_lists_ahead_is_added_once() -> None:
    root = Path(__file__).parents[1]
    path = root / "sql" / "migrations" / "20260206213247_org_has_usage_credits_flag.sql"
    contract = load_contract(root / "contracts" / "plugin-read-path.yaml")
    given = PlannedSources((Source("1.sql", path.read_text()),), frozenset(("1.sql",)))
    assert titles(plan_migrations(given, contract)) == [
        'each replica: Add column "has_usage_credits" to public.orgs',
        "primary: Run 1.sql",
        "primary: Wait until every replica has applied all of it",
        'contract: Take rollout from column "has_usage_credits" of public.orgs',
        'read path: Queries may read column "has_usage_credits" of public.orgs',
    ]
