"""Migrations that have run, as the contract says: replayed and not judged; the others are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replicalint.api import Report, check_paths, check_text, load_contract
from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns: {id: bigint, note: text}
migrations:
  files: [migrations/*.sql]
"""
DROP = "ALTER TABLE public.orders DROP COLUMN note;\n"
ADD = "ALTER TABLE public.orders ADD COLUMN note text;\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three migrations: the second drops what the contract lists."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "migrations").mkdir()
    for number, text in (
        ("0001", "CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);\n"),
        ("0002", DROP),
        ("0003", ADD),
    ):
        (tmp_path / "migrations" / f"{number}_x.sql").write_text(text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    applied(tmp_path, None)
    return tmp_path


def applied(repository: Path, through: str | None, more: str = "") -> None:
    """Writes the contract."""
    line = f"  applied_through: {through}\n" if through is not None else ""
    (repository / "replicalint.yaml").write_text(CONTRACT + line + more)


def places(report: Report) -> list[str]:
    return [f"{one.span.source.path}:{one.span.line} {one.rule}" for one in report.findings]


def test_what_has_run_is_not_judged(repository: Path) -> None:
    applied(repository, "0003")
    (repository / "migrations/0004_x.sql").write_text(DROP)
    report = check_paths()
    assert places(report) == ["migrations/0004_x.sql:1 replicated-column-dropped"]
    assert report.known == tuple(f"migrations/000{n}_x.sql" for n in (1, 2, 3))
    assert (report.judged, report.files) == (("migrations/0004_x.sql",), 1)
    assert report.notes == ()


def test_what_comes_is_judged_statement_by_statement(repository: Path) -> None:
    applied(repository, "0003")
    (repository / "migrations/0004_x.sql").write_text(DROP + ADD)
    (repository / "migrations/0005_x.sql").write_text(DROP)
    (repository / "migrations/0006_x.sql").write_text(ADD)
    assert places(check_paths()) == [
        "migrations/0004_x.sql:1 replicated-column-dropped",
        "migrations/0005_x.sql:1 replicated-column-dropped",
    ]


@pytest.mark.parametrize(
    "through", ["0002", "2", "0002_x", "0002_x.sql", "migrations/0002_x.sql", '"0002"']
)
def test_what_has_run_is_named_as_the_tool_does_or_as_the_file(
    repository: Path, through: str
) -> None:
    applied(repository, through)
    assert check_paths().known == ("migrations/0001_x.sql", "migrations/0002_x.sql")


def test_a_number_of_zeros_is_that_of_one_file(repository: Path) -> None:
    (repository / "migrations/0000_x.sql").write_text("CREATE SCHEMA more;")
    applied(repository, "0000")
    assert check_paths().known == ("migrations/0000_x.sql",)


def test_a_name_that_no_migration_has_is_a_mistake(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applied(repository, "0003_y")
    assert status_of(["check"]) == 2
    assert capsys.readouterr().err == (
        'replicalint.yaml:8:3: migrations.applied_through: no migration is named "0003_y" '
        '(Did you mean "0003_x"?)\n'
    )


def test_a_name_that_several_migrations_have_is_a_mistake(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "migrations/0002_y.sql").write_text("SELECT 1;\n")
    applied(repository, "0002")
    assert status_of(["check"]) == 2
    assert capsys.readouterr().err == (
        'replicalint.yaml:8:3: migrations.applied_through: "0002" names 2 migrations: '
        "migrations/0002_x.sql, migrations/0002_y.sql (Write the path of the file.)\n"
    )


def test_the_summary_counts_what_is_known_and_what_is_judged(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "migrations/0002_x.sql").write_text("SELECT 1;\n")
    applied(repository, "0002")
    assert status_of(["check"]) == 0
    told = capsys.readouterr()
    line = "analysed 1 of 1 statement in 1 file (2 files known, 1 judged): no findings\n"
    assert (told.out, told.err) == (line, "")
    assert status_of(["check", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["known"], summary["judged"], summary["files"]) == (2, 1, 1)


def test_a_file_of_the_history_that_is_named_is_known(repository: Path) -> None:
    applied(repository, "0002")
    report = check_paths(["migrations/0002_x.sql"])
    assert (places(report), report.judged, report.files) == ([], (), 0)
    assert report.known == ("migrations/0001_x.sql", "migrations/0002_x.sql")


def test_comments_in_files_of_the_history_are_not_unused(repository: Path) -> None:
    comment = "-- replicalint: ignore[noop-update] it was none\nSELECT 1;\n"
    (repository / "migrations/0002_x.sql").write_text(comment)
    applied(repository, "0002")
    assert places(check_paths()) == []


def test_without_it_a_line_says_how_many_are_judged(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status_of(["check"])
    line = 'all 3 migrations are judged: note which have run with "replicalint contract applied"'
    assert capsys.readouterr().err == f"replicalint.yaml: {line}\n"


def test_what_the_history_changes_and_nobody_can_read_is_counted(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "migrations/0002_x.sql").write_text("ALTER TABLE public.orders DROP;\n")
    applied(repository, "0003")
    assert status_of(["check"]) == 0
    place = "migrations/0002_x.sql:1"
    line = (
        f"1 of 3 statements of the history could not be analysed ({place}): what they change is not"
    )
    assert capsys.readouterr().err == f"replicalint.yaml: {line} known\n"


def test_repeatables_belong_to_the_history(repository: Path) -> None:
    (repository / "migrations/R__views.sql").write_text("CREATE VIEW public.v AS SELECT 1;\n")
    applied(repository, "0002")
    report = check_paths()
    assert report.judged == ("migrations/0003_x.sql",)
    assert "migrations/R__views.sql" in report.known


LIQUIBASE = """\
--liquibase formatted sql
--changeset ann:1
CREATE TABLE public.orders (id bigint PRIMARY KEY, note text);
-- replicalint: ignore[noop-update] it was none
SELECT 1;
--changeset ann:2
ALTER TABLE public.orders DROP COLUMN note;
--changeset ann:3
ALTER TABLE public.orders ADD COLUMN note text;
ALTER TABLE public.orders DROP COLUMN note;
"""


def test_the_unit_of_liquibase_is_the_changeset(repository: Path) -> None:
    for path in (repository / "migrations").iterdir():
        path.unlink()
    (repository / "migrations/all.sql").write_text(LIQUIBASE)
    applied(repository, '"ann:2"')
    report = check_paths()
    assert places(report) == [
        "migrations/all.sql:10 replicated-column-dropped",
        "replicalint.yaml:5 contract-drift",
    ]
    assert (report.known, report.judged) == (("migrations/all.sql",), ("migrations/all.sql",))
    assert [one.line for one in report.statements] == [9, 10]


TWO = """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns: {id: bigint, note: text}
migrations:
  - files: [migrations/*.sql]
    applied_through: 0003
  - files: [db/*.sql, later/*.sql]
    base: db/schema.sql
"""


def test_two_folders_are_dated_each_for_itself(repository: Path) -> None:
    for folder in ("db", "later"):
        (repository / folder).mkdir()
    (repository / "db/schema.sql").write_text("CREATE TABLE public.more (id int);\n" + DROP)
    (repository / "db/1.sql").write_text(DROP)
    (repository / "later/2.sql").write_text("SELECT 1;\n")
    (repository / "migrations/0004_x.sql").write_text(DROP)
    (repository / "replicalint.yaml").write_text(TWO)
    report = check_paths()
    assert report.known == (
        "db/schema.sql", *(f"migrations/000{n}_x.sql" for n in (1, 2, 3))
    )  # fmt: skip
    assert report.judged == ("db/1.sql", "later/2.sql", "migrations/0004_x.sql")


def test_a_file_of_two_entries_is_a_mistake(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "replicalint.yaml").write_text(TWO.replace("later/*", "migrations/*3_x"))
    (repository / "db").mkdir()
    (repository / "db/schema.sql").write_text("SELECT 1;\n")
    assert status_of(["check"]) == 2
    assert capsys.readouterr().err == (
        'replicalint.yaml:9:23: migrations[1].files[1]: "migrations/*3_x.sql" matches '
        '"migrations/0003_x.sql", which migrations[0] lists as well\n'
    )


def test_a_text_is_judged_alone_whatever_has_run(repository: Path) -> None:
    applied(repository, "none")
    contract = load_contract("replicalint.yaml")
    assert places(check_text(DROP, contract, "migrations/0009_x.sql")) == [
        "migrations/0009_x.sql:1 replicated-column-dropped"
    ]


def test_a_migration_that_came_late_is_told_in_any_run(repository: Path) -> None:
    applied(repository, "0003", "  applied_files: 2\n")
    (repository / "migrations/0004_x.sql").write_text("SELECT 1;\n")
    late = "replicalint.yaml:9 migration-out-of-order"
    assert places(check_paths()) == [late]
    assert places(check_paths(["migrations/0004_x.sql"])) == [late]
    assert places(check_paths(["migrations/0001_x.sql"])) == [late]
    applied(repository, "0003", "  applied_files: 3\n")
    assert places(check_paths()) == []


def test_a_contract_that_is_not_what_has_run_is_told_in_a_whole_run(repository: Path) -> None:
    applied(repository, "0002")
    assert places(check_paths()) == ["replicalint.yaml:5 contract-drift"]
    assert places(check_paths(["migrations/0003_x.sql"])) == []
    applied(repository, "0003")
    assert places(check_paths()) == []


def test_a_run_in_which_all_has_run_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applied(repository, "0003", "  applied_files: 2\n")
    assert status_of(["check", "--fail-on", "error"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("warning[migration-out-of-order]: applied_files is 2, but there are 3 ")
    line = "analysed 0 of 0 statements in 0 files (3 files known, 0 judged): 1 warning\n"
    assert line in said
    assert status_of(["check", "--format", "json", "migrations/0001_x.sql"]) == 1
    assert json.loads(capsys.readouterr().out)["summary"]["known"] == 3


def test_a_count_of_more_files_than_there_are_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    applied(repository, "0003", "  applied_files: 5\n")
    assert status_of(["check"]) == 0
    assert capsys.readouterr().err == (
        'replicalint.yaml:9: applied_files is 5, but there are 3 migrations up to "0003"\n'
    )


def test_a_base_may_stand_alone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = CONTRACT.replace("files: [migrations/*.sql]", "base: schema.sql")
    (repository / "replicalint.yaml").write_text(text)
    (repository / "schema.sql").write_text("CREATE TABLE public.orders (id bigint, note int);\n")
    assert places(check_paths()) == ["replicalint.yaml:5 contract-drift"]
    assert status_of(["contract", "applied"]) == 2
    assert capsys.readouterr().err == "replicalint.yaml: no migration has run\n"


@pytest.mark.parametrize(
    ("migrations", "mistake"),
    [
        (
            "[migrations/down.sql, migrations/*.down.sql]",
            'migrations[0]: "migrations/down.sql" matches down migrations only',
        ),
        ("{files: [verify/*.sql], tool: sqitch}", "migrations.tool: none of the files is run"),
        (
            "{files: [migrations/*_x.sql], tool: golang-migrate}",
            "migrations.tool: none of the files is run "
            "(migrations/0001_x.sql: golang-migrate takes no file of this name)",
        ),
    ],
)
def test_migrations_of_which_none_is_run_are_a_mistake(
    repository: Path, capsys: pytest.CaptureFixture[str], migrations: str, mistake: str
) -> None:
    (repository / "verify").mkdir()
    for name in ("migrations/down.sql", "migrations/1.down.sql", "verify/a.sql"):
        (repository / name).write_text(DROP)
    head = CONTRACT[: CONTRACT.index("migrations:")]
    (repository / "replicalint.yaml").write_text(f"{head}migrations: {migrations}\n")
    for command in (["check"], ["contract", "check"]):
        assert status_of(command) == 2
        assert capsys.readouterr().err.partition(" ")[2] == f"{mistake}\n"


def test_markers_of_another_tool_than_the_contract_names_are_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (2, 3):
        (repository / f"migrations/000{number}_x.sql").write_text("-- +goose Up\nSELECT 1;\n")
    applied(repository, "0003_x", "  tool: supabase\n")
    assert status_of(["check"]) == 0
    assert capsys.readouterr().err == (
        "replicalint.yaml: tool is supabase, but migrations/0002_x.sql and 1 more have the markers "
        "of goose\n"
    )


def test_files_that_a_tool_passes_over_are_told_in_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "migrations/0004_x.up.sql").write_text("SELECT 1;\n")
    applied(repository, None, "  tool: golang-migrate\n")
    assert status_of(["check"]) == 0
    said = capsys.readouterr()
    assert said.err == (
        "migrations/0001_x.sql and 2 more: not run, golang-migrate takes no file of this name\n"
    )
    assert said.out == "analysed 1 of 1 statement in 1 file: no findings\n"


def test_what_has_run_may_be_named_after_a_program(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = "class V4__x extends BaseJavaMigration {}\n"
    (repository / "migrations/V4__x.java").write_text(program)
    applied(repository, "4")
    assert status_of(["contract", "check"]) == 0
    assert status_of(["check", "--quiet", "--fail-on", "never"]) == 0
    told = 'replicalint.yaml:8:3: migrations.applied_through: no migration is named "4": all files'
    assert f"{told} are judged\n" in capsys.readouterr().err
