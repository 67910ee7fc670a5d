"""`replicalint init` in small repositories of each kind: what it says, and what it writes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

KINDS = Path(__file__).parent / "init"
EVERY = sorted(path.name for path in KINDS.iterdir())
WITHOUT_SCHEMA = ("django", "mysql", "nothing", "prisma_without_migrations", "rails_in_ruby")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the repository, which gives the contract its name."""
    monkeypatch.delenv("REPLICALINT_REPLICA", raising=False)
    folder = tmp_path / "shop"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def fill(folder: Path, kind: str) -> None:
    shutil.copytree(KINDS / kind / "repository", folder, dirs_exist_ok=True)


def written(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in (folder / "contracts").glob("*.yaml")
    }


@pytest.mark.parametrize("kind", [one for one in EVERY if one not in WITHOUT_SCHEMA])
def test_a_contract_is_written_from_what_is_there(shop: Path, kind: str, capsys: Captured) -> None:
    fill(shop, kind)
    assert status_of(["init"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == (KINDS / kind / "said.txt").read_text()
    assert written(shop) == {"contracts/shop.yaml": (KINDS / kind / "contract.yaml").read_text()}
    assert status_of(["contract", "check"]) == 0


@pytest.mark.parametrize("kind", WITHOUT_SCHEMA)
def test_without_a_schema_nothing_is_written(shop: Path, kind: str, capsys: Captured) -> None:
    fill(shop, kind)
    assert status_of(["init"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (KINDS / kind / "said.txt").read_text()
    assert not (shop / "contracts").exists()


def test_the_page_shows_what_is_said() -> None:
    page = (KINDS.parent.parent / "docs" / "contract-from-a-schema.md").read_text()
    assert f"$ replicalint init\n{(KINDS / 'sqlc' / 'said.txt').read_text()}```" in page


def test_what_comes_next_can_be_run(shop: Path, capsys: Captured) -> None:
    for kind in ("sqlc", "supabase", "goose"):
        fill(shop / kind, kind)
        (shop / kind / ".git").mkdir()
        os.chdir(shop / kind)
        assert status_of(["init"]) == 0
        assert capsys.readouterr().out.endswith("next: replicalint check\n")
        assert status_of(["check"]) == 0, capsys.readouterr().out
        capsys.readouterr()


@pytest.mark.parametrize(
    "kind", [one for one in EVERY if one not in (*WITHOUT_SCHEMA, "replica_dump")]
)
def test_the_command_in_the_head_pulls_the_same(shop: Path, kind: str, capsys: Captured) -> None:
    fill(shop, kind)
    assert status_of(["init"]) == 0
    (text,) = written(shop).values()
    command = shlex.split(text.split("\n#   replicalint ")[1].split("\n")[0])
    assert command[:2] == ["contract", "pull"]
    capsys.readouterr()
    assert status_of([*command, "--check"]) == 0, capsys.readouterr().out


def test_a_folder_of_a_repository_gets_its_own_contract(shop: Path, capsys: Captured) -> None:
    fill(shop / "services/orders", "sqlc")
    assert status_of(["init", "services/orders"]) == 0
    assert "wrote services/orders/contracts/orders.yaml:" in capsys.readouterr().out
    (text,) = written(shop / "services/orders").values()
    assert "files: [services/orders/db/migration/*.sql]" in text
    assert status_of(["check"]) == 0


def test_a_contract_further_up_gives_way(shop: Path, capsys: Captured) -> None:
    fill(shop / "services/orders", "sqlc")
    (shop / "replicalint.yaml").write_text("replicalint: 1\nname: top\nrelations: {}\n")
    assert status_of(["init", "services/orders"]) == 0
    assert capsys.readouterr().err == (
        "replicalint.yaml: from now on governs nothing in services/orders\n"
    )


def test_what_git_ignores_is_not_looked_at(shop: Path, capsys: Captured) -> None:
    fill(shop, "rails")
    (shop / ".git").rmdir()
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "init", "--quiet"], check=True, env=own)
    (shop / ".gitignore").write_text("db/structure.sql\n")
    assert status_of(["init"]) == 0
    assert "db/queue_structure.sql: dump of the schema" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["contracts/shop.yaml", "contracts/other.yml", "replicalint.yaml"])
def test_a_contract_is_never_overwritten(shop: Path, name: str, capsys: Captured) -> None:
    fill(shop, "rails")
    path = shop / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("replicalint: 1\n")
    assert status_of(["init"]) == 2
    assert capsys.readouterr().err == (
        f"{name}: there is a contract already: update it with replicalint contract pull --output "
        f"{name}\n"
    )
    assert path.read_text() == "replicalint: 1\n"


def test_a_file_that_is_no_contract_stays(shop: Path, capsys: Captured) -> None:
    fill(shop, "rails")
    (shop / "contracts").mkdir()
    (shop / "contracts/shop.yaml").write_text("openapi: 3.0.0\n")
    assert status_of(["init"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "contracts/shop.yaml: is not a contract, and stays as it is: choose another name with "
        "replicalint contract pull --schema FILE --name NAME"
    )
    assert (shop / "contracts/shop.yaml").read_text() == "openapi: 3.0.0\n"


def test_a_link_in_the_way_is_not_followed(shop: Path, capsys: Captured) -> None:
    fill(shop, "rails")
    (shop.parent / "elsewhere").mkdir()
    (shop / "contracts").symlink_to("../elsewhere")
    assert status_of(["init"]) == 2
    assert capsys.readouterr().err == "contracts: points outside the repository\n"
    (shop / "contracts").unlink()
    (shop / "contracts").mkdir()
    (shop / "contracts/shop.yaml").symlink_to("missing.yaml")
    assert status_of(["init"]) == 2
    assert "contracts/shop.yaml: there is a contract already" in capsys.readouterr().err
    assert [*(shop.parent / "elsewhere").iterdir()] == []


def test_what_leads_outside_is_not_read(shop: Path, capsys: Captured) -> None:
    secret = shop.parent / "structure.sql"
    secret.write_text("CREATE TABLE secret (id integer);\n")
    (shop / "db").mkdir()
    (shop / "db/structure.sql").symlink_to("../../structure.sql")
    assert status_of(["init"]) == 2
    assert "secret" not in capsys.readouterr().err


def test_where_a_replica_is_named_its_pull_is_told(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("REPLICALINT_REPLICA", "host=nowhere password=hunter2")
    fill(shop, "rails")
    assert status_of(["init"]) == 0
    told = capsys.readouterr().out
    assert "replicalint contract pull --output contracts/shop.yaml\n" in told
    assert "hunter2" not in told


def test_hostile_names_reach_neither_the_terminal_nor_the_contract(
    shop: Path, capsys: Captured
) -> None:
    fill(shop, "sqlc")
    for name in ("\x1b[31mred", "back\\slash", "[a-z]*", "name #1", "ünï: cödé"):
        folder = shop / name
        folder.mkdir()
        (folder / "q.sql").write_text("SELECT 1;\n")
        (folder / "structure.sql").write_text("CREATE TABLE t (id integer PRIMARY KEY);\n")
    (shop / "sqlc.yaml").unlink()
    assert status_of(["init"]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert status_of(["contract", "check"]) == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"CREATE TABLE caf\xe9 (id int);\n", "byte 0xe9 at offset 16 is not UTF-8"),
        ("CREATE TABLE a (id int);\n".encode("utf-16"), "byte 0xff at offset 0 is not UTF-8"),
        (b"CREATE TABLE a (id int);\0\n", "NUL byte"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_reason(
    shop: Path, data: bytes, why: str, capsys: Captured
) -> None:
    (shop / "schema.sql").write_bytes(data)
    assert status_of(["init"]) == 2
    assert capsys.readouterr().err.startswith(f"schema.sql: cannot be read: {why}")


def test_of_a_schema_that_is_not_read_as_a_whole_the_contract_says_so(
    shop: Path, capsys: Captured
) -> None:
    (shop / "migrations").mkdir()
    sample = '{{ if eq .sample "true" }}\nINSERT INTO orders VALUES (1);\n{{ end }}\n'
    (shop / "migrations/001_orders.sql").write_text(f"CREATE TABLE orders (id bigint);\n{sample}")
    (shop / "migrations/002_lines.sql").write_text("CREATE TABLE lines (id bigint);\n")
    assert status_of(["init"]) == 0
    said = capsys.readouterr()
    place = "migrations/001_orders.sql:2: this is a template"
    assert said.err.startswith(place)
    assert f"What is listed may be incomplete: {place}" in said.out
    (text,) = written(shop).values()
    assert "public.lines:" in text
    assert "be incomplete: migrations/001_orders.sql:2" in " ".join(text.split("\n# "))


def test_the_next_origin_is_taken_where_one_cannot_be_used(shop: Path, capsys: Captured) -> None:
    fill(shop, "sqlc")
    (shop / "structure.sql").write_text("CREATE TABLE orders (id bigint")
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    assert "db/migration: 2 migrations of golang-migrate\n" in said
    why = "structure.sql:1: statement could not be parsed at end of input"
    assert f"structure.sql: definitions of tables, cannot be used: {why}\n" in said


def test_queries_of_another_schema_are_not_taken(shop: Path, capsys: Captured) -> None:
    entry = "{{engine: postgresql, schema: {0}/schema, queries: {0}/queries}}"
    entries = "".join(f"  - {entry.format(one)}\n" for one in ("orders", "users"))
    (shop / "sqlc.yaml").write_text(f'version: "2"\nsql:\n{entries}')
    for name in ("orders", "users"):
        (shop / name / "schema").mkdir(parents=True)
        (shop / name / "queries").mkdir()
        (shop / name / "schema/1.sql").write_text(f"CREATE TABLE {name} (id bigint PRIMARY KEY);\n")
        (shop / name / "queries/a.sql").write_text(
            f"-- name: GetOne :one\nSELECT id FROM {name} WHERE id = $1;\n"
        )
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    assert "  orders/schema/1.sql: sqlc's schema\n" in said
    assert "  users/queries: queries of another schema of sqlc: give them a contract" in said
    assert status_of(["check"]) == 0


def test_a_file_of_which_a_part_only_reads_is_not_taken(shop: Path, capsys: Captured) -> None:
    (shop / "schema.sql").write_text("CREATE TABLE public.orders (id bigint PRIMARY KEY);")
    (shop / "queries").mkdir()
    (shop / "queries" / "a.sql").write_text("SELECT id FROM orders; DELETE FROM orders;")
    assert status_of(["init"]) == 0
    why = "no file, and no statement with a name, that only reads"
    assert f"found and not taken:\n  queries/*.sql: {why}\n" in capsys.readouterr().out


def test_further_folders_of_migrations_are_told(shop: Path, capsys: Captured) -> None:
    fill(shop / "orders", "dbmate")
    fill(shop / "users", "supabase")
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "found:\n  orders/db/schema.sql: dump of the schema\n"
        "  orders/db/migrations: 1 migration of dbmate\n"
    )
    assert (
        "  users/supabase/migrations: 2 migrations of supabase: list it under migrations, too, if "
        "it is of the same database, else run init in it\n"
    ) in said


def test_of_several_folders_of_migrations_one_is_taken(shop: Path, capsys: Captured) -> None:
    fill(shop / "orders", "goose")
    fill(shop / "users", "supabase")
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("found:\n  users/supabase/migrations: 2 migrations of supabase\n")
    assert (
        "  orders/migrations/postgres: 2 migrations of goose: list it under migrations, too, if it "
        "is of the same database, else run init in it\n"
    ) in said


def test_a_folder_that_cannot_be_made_is_told(shop: Path, capsys: Captured) -> None:
    fill(shop, "rails")
    (shop / "contracts").write_text("")
    assert status_of(["init"]) == 2
    assert capsys.readouterr().err == "contracts/shop.yaml: not a directory\n"
    assert status_of(["init", "missing"]) == 2
    assert capsys.readouterr().err == "missing: not a folder\n"


def test_types_that_nothing_makes_are_told_with_their_line(shop: Path, capsys: Captured) -> None:
    (shop / "schema.sql").write_text("CREATE TABLE a (id int PRIMARY KEY, x blob, y clob);\n")
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    (line,) = [one for one in said.splitlines() if ": types: " in one]
    number = int(line.split(":")[1])
    assert line.endswith(": types: The schema does not create this type. So for 1 more.")
    text = written(shop)["contracts/shop.yaml"].splitlines()
    assert text[number - 1 : number + 1] == [
        "  # The schema does not create this type.",
        "  public.blob: {}",
    ]


def test_many_folders_of_queries_are_not_all_told(shop: Path, capsys: Captured) -> None:
    fill(shop, "rails")
    for number in range(12):
        (shop / f"sql/{number}").mkdir(parents=True)
        (shop / f"sql/{number}/a.sql").write_text("SELECT 1;\n")
    assert status_of(["init"]) == 0
    said = capsys.readouterr().out
    assert said.count(": queries, 1 statement\n") == 10
    assert "  and 2 more folders of queries\n" in said


def test_programs_that_send_sql_are_told_with_what_reads_them(shop: Path, capsys: Captured) -> None:
    (shop / "src").mkdir()
    (shop / "src/db.ts").write_text('import { drizzle } from "drizzle-orm/node-postgres"\n')
    (shop / "src/jobs.py").write_text("import asyncpg\n")
    (shop / "src/other.ts").write_text("import { render } from 'react'\n")
    status_of(["init", str(shop)])
    told = (
        "src: 2 programs with drizzle-orm, asyncpg: list where they begin under endpoints,"
        " as code: {entry: FILE#FUNCTION}; pip install 'replicalint[code]' for TypeScript"
    )
    assert told in capsys.readouterr().err.splitlines()


def test_where_programs_send_sql_the_comment_shows_how_to_list_them(shop: Path) -> None:
    fill(shop, "prisma")
    (shop / "src").mkdir()
    (shop / "src/rows.ts").write_text("import { Pool } from 'pg'\n")
    assert status_of(["init"]) == 0
    text = Path("contracts/shop.yaml").read_text()
    assert "\n#       code: {entry: FILE#FUNCTION}  # where a program begins" in text
