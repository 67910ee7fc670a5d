"""Ways back are none of the history: neither read nor folded, and counted."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from replicalint.api import LeftOut, Report, check_paths, check_text, load_contract
from replicalint.cli.command import status_of
from replicalint.report.colours import plain
from replicalint.report.verification import render_verification
from replicalint.report.verification_json import render_verification_json
from replicalint.verification import Verification

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders: {columns: {id: bigint, note: text}}
endpoints:
  /orders: {queries: ["sql/**/*.sql"]}
migrations: ["migrations/**/*.sql"]
"""
DROP = "ALTER TABLE public.orders DROP COLUMN note;\n"
OTHER = "ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS id bigint;\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a contract, a query and a migration; the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    (tmp_path / ".git").mkdir()
    write("replicalint.yaml", CONTRACT)
    write("sql/all.sql", "SELECT o.id FROM public.orders AS o;\n")
    write("migrations/1.sql", OTHER)
    return tmp_path


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return name


class Ran:
    """How `replicalint` ended and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = status_of(arguments)
        self.out, self.err = capsys.readouterr()


def dropped(report: Report) -> list[str]:
    """Where columns of the contract are dropped."""
    return [
        f"{one.span.source.path}:{one.span.line}"
        for one in report.findings
        if one.rule == "replicated-column-dropped"
    ]


# The Up marker, if there is one, and the Down marker.
MARKERS = [
    ("-- +goose Up", "-- +goose Down"),
    ("-- +goose up", "--+goose DOWN"),
    ("-- +goose Up", "--  +goose  Down --"),
    ("-- migrate:up", "-- migrate:down"),
    ("--migrate:up", "--\tmigrate:down transaction:false"),
    ("-- +migrate Up", "-- +migrate Down"),
    ("-- +migrate Up notransaction", "-- +migrate   Down notransaction"),
    ("-- +micrate Up", "-- +micrate Down"),
    ("-- rambler up", "-- rambler down"),
    ("-- ====  UP  ====", "-- ==== DOWN ===="),
    ("-- !Ups", "-- !Downs"),
    ("# --- !Ups", "# --- !Downs"),
    ("-- Up Migration", "-- Down Migration"),
    ("  ---- up  migration of orders", "  -- - DOWN\tMigration of orders"),
    ("", "---- create above / drop below ----"),
    ("", "  -- //@UNDO"),
    ("", "-- // @UNDO drops the column"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("up", "down"), MARKERS, ids=[down.strip() for _, down in MARKERS])
def test_a_drop_is_found_though_a_way_back_before_it_drops_the_same(
    repository: Path, up: str, down: str, end: str
) -> None:
    write("migrations/1.sql", f"{up}\n{OTHER}{down}\n{DROP}".replace("\n", end))
    write("migrations/2.sql", DROP)
    report = check_paths()
    assert dropped(report) == ["migrations/2.sql:1"]
    assert report.left_out == (LeftOut("migrations/1.sql", 3, 4),)
    assert (len(report.statements), report.files) == (3, 3)


@pytest.mark.parametrize(
    "open_", ["SELECT 'a", "DO $$ BEGIN", "/* a", 'SELECT "a', "SELECT (1"], ids=lambda text: text
)
def test_a_statement_ends_where_the_way_back_begins(repository: Path, open_: str) -> None:
    """The tools cut line by line: what is open at the marker never ends."""
    write("migrations/1.sql", f"-- migrate:up\n{open_}\n-- migrate:down\n')\"*/ $$;\n{DROP}")
    report = check_paths(["migrations/1.sql"])
    assert [one.end_line for one in report.statements] in ([2], [3])
    assert (dropped(report), len(report.left_out)) == ([], 1)


def test_each_way_back_of_a_file_counts(repository: Path) -> None:
    part = f"-- migrate:up\n{OTHER}-- migrate:down\n{DROP}"
    write("migrations/1.sql", part * 3)
    report = check_paths()
    assert [(one.line, one.end_line) for one in report.left_out] == [(3, 4), (7, 8), (11, 12)]
    assert (len(report.statements), dropped(report)) == (4, [])


def test_the_prose_of_a_file_with_a_way_back_of_its_own_is_no_marker(repository: Path) -> None:
    write("migrations/2.up.sql", f"-- Up migration: one\n-- Down migration: the other\n{DROP}")
    write("migrations/2.down.sql", OTHER)
    assert dropped(check_paths()) == ["migrations/2.up.sql:3"]


def test_the_markers_of_one_tool_make_the_prose_of_another_none(repository: Path) -> None:
    text = (
        f"-- Up Migration\n-- Down Migration: below\n-- +goose Up\n{DROP}-- +goose Down\nno SQL\n"
    )
    write("migrations/2.sql", text)
    assert dropped(check_paths()) == ["migrations/2.sql:4"]


def test_a_query_has_no_way_back(repository: Path) -> None:
    write("sql/all.sql", "SELECT o.id FROM public.orders AS o;\n-- migrate:down\nSELECT nope;\n")
    report = check_paths(["sql/all.sql"])
    assert (len(report.statements), report.left_out) == (2, ())
    assert [one.rule for one in report.findings] == ["unknown-column"]


WAYS_BACK = [
    "migrations/2.down.sql",
    "migrations/20260101_orders.DOWN.sql",
    "migrations/2_orders/down.sql",
    "migrations/2.down.pgsql",
    "migrations/2_orders.rollback.sql",
    "migrations/U2__orders.sql",
    "migrations/U2.1__orders.sql",
    "migrations/down/2.sql",
    "migrations/Revert/2.sql",
    "migrations/rollback/2026/2.sql",
]


@pytest.mark.parametrize("name", WAYS_BACK)
def test_a_file_that_leads_back_is_left_out_of_the_history(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write("replicalint.yaml", CONTRACT.replace("*.sql]", "*sql]").replace('*.sql"]\n', '*sql"]\n'))
    write(name, DROP)
    write("migrations/3.sql", DROP)
    report = check_paths()
    assert dropped(report) == ["migrations/3.sql:1"]
    assert report.left_out == (LeftOut(name),)
    ran = Ran(capsys, "check", "--format", "concise")
    assert ran.out.splitlines()[-1] == (
        "analysed 3 of 3 statements in 3 files, 1 rollback part not judged: 1 error"
    )
    assert ran.err.startswith("replicalint.yaml: all 2 migrations are judged: ")


@pytest.mark.parametrize(
    "name",
    [
        "migrations/2.up.sql",
        "migrations/2_orders/up.sql",
        "migrations/markdown.sql",
        "migrations/2_scale_down.sql",
        "migrations/U2_orders.sql",
        "migrations/Users__orders.sql",
        "migrations/u2__orders.sql",
        "migrations/downs/2.sql",
        "migrations/V2__down.sql",
    ],
)
def test_a_file_whose_name_is_only_like_a_way_back_is_folded(repository: Path, name: str) -> None:
    write(name, DROP)
    report = check_paths()
    assert (dropped(report), report.left_out) == ([f"{name}:1"], ())


@pytest.mark.parametrize(
    ("glob", "name"),
    [
        ("services/rollback/migrations/*.sql", "services/rollback/migrations/2.sql"),
        ("services/*/migrations/*.sql", "services/rollback/migrations/2.sql"),
        ("**/migrations/**/*.sql", "services/rollback/migrations/late/2.sql"),
        ("down/*/up/[0-9].sql", "down/rollback/up/2.sql"),
    ],
)
def test_a_folder_that_the_contract_passes_through_says_nothing(
    repository: Path, glob: str, name: str
) -> None:
    write("replicalint.yaml", CONTRACT.replace("migrations/**/*.sql", glob))
    write(name, DROP)
    report = check_paths([name])
    assert (dropped(report), report.left_out) == ([f"{name}:1"], ())


def test_what_one_contract_passes_through_is_no_way_back_for_another(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("replicalint.yaml").unlink()
    write("contracts/a.yaml", CONTRACT)
    write("contracts/b.yaml", CONTRACT.replace("migrations/**", "services/rollback/migrations"))
    write("services/rollback/migrations/1.sql", OTHER)
    write("services/rollback/seed.sql", f"{DROP}SELECT o.id FROM public.orders o;\n")
    ran = Ran(capsys, "check", "services/rollback/seed.sql")
    assert ran.status == 2
    assert "not listed in any contract" in ran.err


@pytest.mark.parametrize("name", [*WAYS_BACK, "down/2.sql", "revert/orders/2.sql"])
def test_a_way_back_that_is_named_is_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write(name, DROP)
    for options in ((), ("--quiet",), ("--format", "concise"), ("--statistics",)):
        ran = Ran(capsys, "check", name, *options)
        assert (ran.status, ran.out, ran.err) == (0, "", f"{name}: down migration, not checked\n")
    ran = Ran(capsys, "show", name)
    assert (ran.status, ran.out, ran.err) == (0, "", f"{name}: down migration, not checked\n")
    ran = Ran(capsys, "verify", "--replica", "host=nowhere", name)
    assert (ran.status, ran.out, ran.err) == (0, "", f"{name}: down migration, not checked\n")


def test_a_way_back_beside_other_files_is_counted_as_well(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("down/1.sql", DROP)
    ran = Ran(capsys, "check", "down/1.sql", "sql/all.sql")
    assert (ran.status, ran.err) == (0, "down/1.sql: down migration, not checked\n")
    assert ran.out == (
        "analysed 1 of 1 statement in 1 file, 1 rollback part not judged: no findings\n"
    )


def test_a_folder_of_ways_back_is_counted_and_not_told_file_by_file(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("down/1.sql", DROP)
    write("down/deep/2.sql", DROP)
    ran = Ran(capsys, "check", "down")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "analysed 0 of 0 statements in 0 files, 2 rollback parts not judged: no findings\n"
    )
    ran = Ran(capsys, "check", "down", "down/1.sql")
    assert (ran.status, ran.err) == (0, "down/1.sql: down migration, not checked\n")


def test_json_counts_what_is_left_out(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("migrations/1.sql", f"-- Up Migration\n{OTHER}-- Down Migration\n{DROP}")
    write("migrations/1.down.sql", DROP)
    summary = json.loads(Ran(capsys, "check", "--format", "json").out)["summary"]
    assert (summary["files"], summary["statements"], summary["left_out"]) == (2, 2, 2)
    assert Ran(capsys, "check", "--output", "report", "migrations/1.down.sql").status == 0
    assert (
        Path("report").read_text().startswith("analysed 0 of 0 statements in 0 files, 1 rollback")
    )
    ran = Ran(capsys, "check", "--format", "json", "migrations/1.down.sql")
    summary = json.loads(ran.out)["summary"]
    assert (ran.status, summary["files"], summary["left_out"]) == (0, 0, 1)


def test_what_two_contracts_leave_out_counts_once(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("replicalint.yaml").unlink()
    write("contracts/a.yaml", CONTRACT)
    write("contracts/b.yaml", CONTRACT)
    write("migrations/1.sql", f"-- Up Migration\n{OTHER}-- Down Migration\n{DROP}")
    write("migrations/1.down.sql", DROP)
    write("down/1.sql", DROP)
    for _ in range(2):
        report = check_paths()
        assert report.left_out == (
            LeftOut("migrations/1.down.sql"),
            LeftOut("migrations/1.sql", 3, 4),
        )
    ran = Ran(capsys, "check", "down/1.sql")
    assert (ran.status, ran.err) == (0, "down/1.sql: down migration, not checked\n")


def test_an_endpoint_may_read_what_is_called_down(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("sql/down.sql", "SELECT o.nope FROM public.orders AS o;\n")
    ran = Ran(capsys, "check", "sql/down.sql", "--quiet", "--format", "concise")
    assert (ran.status, ran.err) == (1, "")
    assert "unknown-column" in ran.out


def test_standard_input_may_be_a_way_back(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Input:
        buffer = io.BytesIO(DROP.encode())

    monkeypatch.setattr(sys, "stdin", Input())
    ran = Ran(capsys, "check", "-", "--stdin-filename", "migrations/1.down.sql")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "migrations/1.down.sql: down migration, not checked\n"


def test_a_text_that_is_named_as_a_way_back_is_left_out(repository: Path) -> None:
    contract = load_contract("replicalint.yaml")
    for name in ("migrations/1.down.sql", "down/1.sql"):
        assert check_text(DROP, contract, name) == Report(left_out=(LeftOut(name),))
    report = check_text(
        f"-- Up Migration\n{OTHER}-- Down Migration\n{DROP}", contract, "migrations/9.sql"
    )
    assert (dropped(report), report.left_out) == ([], (LeftOut("migrations/9.sql", 3, 4),))


def test_show_says_where_a_way_back_is_left_out(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("migrations/1.sql", f"-- migrate:up\n{OTHER}-- migrate:down\n{DROP}")
    ran = Ran(capsys, "show", "migrations/1.sql")
    assert ran.out == (
        "against replicalint.yaml, for a migration\n\n"
        "migrations/1.sql:2: ALTER TABLE\n\n"
        "migrations/1.sql:3: down migration, not checked\n"
    )


def test_a_verification_counts_the_files_that_are_left_out() -> None:
    verification = Verification((), migrations=2, left_out=1)
    text = plain(render_verification(verification))
    assert "migrations not verified: 2 files\n1 rollback part not judged\n" in text
    summary = json.loads(render_verification_json(verification))["summary"]
    assert (summary["migrations"], summary["left_out"]) == (2, 1)
