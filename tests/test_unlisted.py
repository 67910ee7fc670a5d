"""Files that no contract names: what is checked of them, what is excluded, and what is gone."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from one_relation import Command, Ended, put

from replicalint.source import Source
from replicalint.unlisted import holds_queries

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint}}
endpoints:
  /orders: {queries: [sql/*.sql]}
"""
FAULTY = "SELECT o.x FROM public.orders o;\n"
DUMP = """\
--
-- PostgreSQL database dump
--

SELECT pg_catalog.set_config('search_path', '', false);
CREATE VIEW public.v AS SELECT 1;
SELECT pg_catalog.setval('public.s', max(o.id)) FROM public.orders o;
"""

# What a file holds, and whether it is checked where no contract names it.
FILES = (
    ("SELECT o.id FROM public.orders o;", True),
    ("SELECT public.plan_of($1);", True),
    ("TABLE public.orders;", True),
    ("VALUES (1);", True),
    ("WITH gone AS (DELETE FROM public.orders o RETURNING o.id) SELECT g.id FROM gone g;", True),
    ("EXPLAIN SELECT o.id FROM public.orders o;", True),
    ("DECLARE c CURSOR FOR SELECT o.id FROM public.orders o;", True),
    ("COPY (SELECT o.id FROM public.orders o) TO STDOUT;", True),
    ("COPY public.orders TO STDOUT;", True),
    ("SELECT o.id FROM public.orders o WHERE;", True),
    ("SELECT o.id FROM {{ relation }};", True),
    ("CREATE TABLE public.a (id int); SELECT o.id FROM public.orders o;", True),
    ("DO $$ BEGIN PERFORM 1; END $$;", True),
    ("\\i other.sql\n", True),
    ("CREATE FUNCTION public.f() RETURNS int AS 'SELECT", True),
    ("", True),
    ("-- nothing\n", True),
    ("CREATE TABLE public.a (id int); GRANT SELECT ON public.a TO b;", False),
    ("CREATE VIEW public.v AS SELECT o.id FROM public.orders o;", False),
    ("CREATE TABLE a (id INT AUTO_INCREMENT) ENGINE=InnoDB;", False),
    ("BEGIN; ALTER TABLE public.orders ADD COLUMN x text; COMMIT;", False),
    ("CREATE TABLE public.a (id int); SELECT setval('public.s', 1);", False),
    ("ALTER TABLE public.orders ADD x int; DO $$ BEGIN PERFORM 1; END $$;", False),
    ("INSERT INTO public.orders (id) VALUES (1); SELECT setval('public.s', 1);", False),
    ("INSERT INTO public.orders SELECT o.id FROM public.orders o;", False),
    ("WITH a AS (SELECT 1) UPDATE public.orders SET id = 1;", False),
    ("COPY public.orders (id) FROM stdin;\n1\n\\.\n", False),
    ("SET search_path = public;", False),
    (DUMP, False),
)


@pytest.mark.parametrize(("text", "is_checked"), FILES, ids=[one[0][:50] for one in FILES])
def test_what_reads_is_checked(text: str, is_checked: bool) -> None:
    assert holds_queries(Source("db/a.sql", text)) is is_checked


def test_a_migration_of_prisma_is_known_by_its_name() -> None:
    assert not holds_queries(Source("prisma/migrations/1_a/migration.sql", FAULTY))
    assert holds_queries(Source("prisma/a_migration.sql", FAULTY))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a clean query that its contract names; the working folder."""
    for variable in ("REPLICALINT_CONTRACT", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    put(tmp_path / ".git/config", "[core]\n")
    put(tmp_path / "contracts/app.yaml", CONTRACT)
    put(tmp_path / "sql/a.sql", "SELECT o.id FROM public.orders o;\n")
    put(tmp_path / "db/dump.sql", DUMP)
    put(tmp_path / "db/tables.sql", "CREATE TABLE public.a (id int);\n")
    put(tmp_path / "db/report.sql", FAULTY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def checked(ended: Ended) -> tuple[int, list[str]]:
    """The exit status, and the files with findings and the counts."""
    status, out, _ = ended
    return status, [line.split(":")[0] if "[" in line else line for line in out]


ONE = "db/dump.sql: not governed: list it under migrations: or exclude it"
TWO = "db/dump.sql and 1 more: not governed: list them under migrations: or exclude them"


def test_a_dump_is_one_line_and_no_verdict(run: Command) -> None:
    assert run("check", "db/dump.sql") == (0, ["0 files checked (1 file not governed)"], [ONE])
    assert run("check", "-q", "db/dump.sql") == (0, [], [ONE])


def test_several_are_one_line_with_their_number(run: Command) -> None:
    counts = "0 files checked (2 files not governed)"
    assert run("check", "db/dump.sql", "db/tables.sql") == (0, [counts], [TWO])
    status, out, err = run("check", "--format", "concise", ".")
    assert (status, out[0][:12], out[-1], err) == (
        1,
        "db/report.sq",
        "analysed 2 of 2 statements in 2 files (2 files not governed): 1 error",
        [TWO],
    )


def test_programs_read_how_many_are_not_governed(run: Command) -> None:
    status, out, _ = run("check", "--format", "json", "db/dump.sql", "db/tables.sql")
    summary = json.loads("\n".join(out))["summary"]
    assert (status, summary["files"], summary["ungoverned"], summary["excluded"]) == (0, 0, 2, 0)


def test_a_baseline_knows_what_a_run_finds(run: Command) -> None:
    assert run("baseline", "write", ".")[2] == [TWO]
    assert run("check", ".")[1][-1] == (
        "analysed 2 of 2 statements in 2 files (2 files not governed): no findings"
    )


def test_the_others_can_be_left_to_another_run(run: Command, repository: Path) -> None:
    put(repository / "sql/b.sql", FAULTY)
    put(repository / "db/a.ts", "export const id = 1\n")
    every = ("sql/a.sql", "sql/b.sql", "db/dump.sql", "db/report.sql", "db/a.ts")
    status, out, err = run("check", "--ungoverned", "--format", "concise", "--", *every)
    assert (status, err) == (1, [ONE])
    assert [line.partition(":")[0] for line in out[:-1]] == ["db/report.sql"]
    assert run("check", "--ungoverned", "--", "sql/b.sql", "gone.sql") == (
        0,
        [],
        ["gone.sql: no such file, passed over"],
    )
    for wrong in ((), ("-",)):
        status, _, err = run("check", "--ungoverned", *wrong)
        assert status == 2
        assert err[-1] == "Error: --ungoverned requires PATHS, and none of them standard input"


def test_with_several_contracts_only_a_query_must_be_listed(run: Command, repository: Path) -> None:
    put(repository / "contracts/b.yaml", CONTRACT.replace("name: app", "name: b"))
    assert run("check", "-q", "db/dump.sql") == (0, [], [ONE])
    status, _, (line,) = run("check", "-q", "db/report.sql")
    assert status == 2
    assert line.startswith("db/report.sql: not listed in any contract (contracts/app.yaml, ")


def test_a_text_that_is_named_is_judged_as_its_file(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(text: str, *arguments: str) -> Ended:
        stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        return run("check", "-q", *arguments)

    assert check(DUMP, "--stdin-filename", "db/dump.sql") == (0, [], [ONE])
    assert check(DUMP, "-")[0] == 1
    assert check(FAULTY, "--stdin-filename", "db/dump.sql")[0] == 1


@pytest.mark.parametrize("name", ["db/gone.sql", "src/gone.ts", "gone/gone.sql"])
def test_a_file_that_is_gone_is_passed_over(run: Command, name: str) -> None:
    assert run("check", "-q", name) == (0, [], [f"{name}: no such file, passed over"])
    assert checked(run("check", "-q", name, "db/report.sql"))[0] == 1
    several = f"{name} and 1 more: no such files, passed over"
    assert run("check", "-q", name, "x.sql") == (0, [], [several])


def test_a_folder_that_is_not_there_is_a_mistake(run: Command, repository: Path) -> None:
    assert run("check", "quries") == (2, [], ["quries: no such file or directory"])
    (repository / "link.sql").symlink_to("nowhere.sql")
    assert run("check", "link.sql")[0] == 2
    assert run("verify", "--contract", "contracts/app.yaml", "gone.sql")[0] == 2


def exclude(*patterns: str) -> None:
    put(Path("contracts/app.yaml"), f"{CONTRACT}check: {{exclude: {json.dumps(patterns)}}}\n")


def test_what_settings_exclude_is_not_checked(run: Command) -> None:
    exclude("db/", "!db/report.sql")
    milder = 'milder: contracts/app.yaml:7: exclude "db/" takes out 1 file'
    files = "0 files checked (1 file excluded)"
    assert run("check", "db/report.sql") == (0, [milder, files], [])
    exclude("db/*", "!db/report.sql")
    status, out, err = run("check", "--format", "concise", ".")
    assert (status, out[-1], err) == (
        1,
        "analysed 2 of 2 statements in 2 files (2 files excluded): 1 error",
        [],
    )


def test_a_project_excludes_as_well(run: Command) -> None:
    put(Path("pyproject.toml"), "[tool.replicalint]\nexclude = ['report.sql']\n")
    files = "0 files checked (1 file excluded)"
    milder = 'milder: pyproject.toml:2: exclude "report.sql" takes out 1 file'
    assert run("check", "db/report.sql") == (0, [milder, files], [])


def test_what_a_contract_names_cannot_be_excluded(run: Command, repository: Path) -> None:
    put(repository / "sql/a.sql", FAULTY)
    exclude("sql/", "*.sql")
    put(repository / ".gitignore", "sql/\n")
    for paths in ((), (".",), ("sql/a.sql",)):
        assert run("check", "-q", "--format", "concise", *paths)[1][0].startswith("sql/a.sql:1:10")


def test_a_program_that_is_excluded_is_not_told_of(run: Command, repository: Path) -> None:
    put(repository / "src/a.ts", "export const a = 1\n")
    line = "src/a.ts: no contract names or reaches it, not checked"
    assert run("check", "-q", "src/a.ts") == (0, [], [line])
    exclude("src/")
    assert run("check", "-q", "src/a.ts") == (0, [], [])


def test_gitignore_is_heeded_in_folders(run: Command, repository: Path) -> None:
    put(repository / ".gitignore", "build/\n*.gen.sql\n")
    put(repository / "build/a.sql", FAULTY)
    put(repository / "db/a.gen.sql", FAULTY)
    put(repository / "db/.gitignore", "report.sql\n!kept.gen.sql\n")
    put(repository / "db/kept.gen.sql", FAULTY)
    assert [one.split(":")[0] for one in run.check(".")[1]] == ["db/kept.gen.sql"]
    assert [one.split(":")[0] for one in run.check("db/report.sql")[1]] == ["db/report.sql"]
    assert [one.split(":")[0] for one in run.check("build")[1]] == ["build/a.sql"]
    (repository / "only").mkdir()
    put(repository / "only/a.gen.sql", FAULTY)
    status, _, err = run("check", "only")
    assert status == 2
    assert err[0].startswith("only: contains no *.sql files but those that .gitignore leaves out")


@pytest.mark.parametrize("kind", ["outside", "folder", "huge", "bytes"])
def test_a_gitignore_that_cannot_be_read_leaves_nothing_out(
    run: Command, repository: Path, kind: str
) -> None:
    path = repository / ".gitignore"
    if kind == "outside":
        put(repository.parent / "ignoring", "db/\n")
        path.symlink_to(repository.parent / "ignoring")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"db/\n" * 60_000 if kind == "huge" else b"\xff\xfe\x00\n")
    assert [one.split(":")[0] for one in run.check(".")[1]] == ["db/report.sql"]


def test_what_git_ignores_is_what_is_left_out(run: Command, repository: Path) -> None:
    """git is asked about each file of a tree with .gitignore files of several folders."""
    (repository / ".git/config").unlink()
    (repository / ".git").rmdir()
    subprocess.run(["git", "init", "-q", "."], check=True)
    put(repository / ".gitignore", "out/\n/x/*.sql\n!/x/a.sql\n**/old/*\n")
    put(repository / "x/.gitignore", "y/\n!*.b.sql\n")
    put(repository / "x/z/.gitignore", "*\n!/a.sql\n")
    folders = ("", "out/", "x/", "x/y/", "x/z/", "x/old/", "x/old/q/", "z/out/")
    paths = [f"{folder}{name}" for folder in folders for name in ("a.sql", "a.b.sql")]
    for path in paths:
        put(repository / path, FAULTY)
    asked = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        input="\n".join(paths),
        capture_output=True,
        text=True,
        check=True,
    )
    kept = sorted({*paths, "db/report.sql"} - {*asked.stdout.splitlines()})
    assert sorted({one.split(":")[0] for one in run.check(".")[1]}) == kept
    os.chdir(repository / "x")
    below = [one for one in kept if one.startswith("x/")]
    assert sorted({one.split(":")[0] for one in run.check(".")[1]}) == below
