"""`replicalint contract pull`: what it writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_values import contract_values

from replicalint.cli.command import status_of
from replicalint.files.contracts import load_contract

ROOT = Path(__file__).parent.parent
SCHEMA = """\
-- Dumped from database version 16.2
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.orgs (id uuid PRIMARY KEY, name character varying(20) NOT NULL);
CREATE TABLE public.apps (id bigint PRIMARY KEY, "ownerOrg" uuid, mood public.mood);
CREATE VIEW public.stats AS SELECT 1 AS one;
"""
# As `contract pull --schema schema.sql` writes it.
PULLED = """\
# yaml-language-server: $schema=replicalint.schema.json
# Pulled from a schema. To renew it, which keeps what people write into it:
#
#   replicalint contract pull --schema schema.sql --tables 'public.*'
replicalint: 1
name: shop

replica:
  replication: logical
  postgres: 16
  # No ALTER DATABASE or ALTER ROLE sets search_path: this is PostgreSQL's default.
  search_path: [public]

relations:
  public.apps:
    replica_identity: default
    key: [id]
    not_null: []
    unique: []
    columns:
      id: bigint
      '"ownerOrg"': uuid
      mood: public.mood

  public.orgs:
    replica_identity: default
    key: [id]
    not_null: [name]
    unique: []
    columns:
      id: uuid
      name: character varying(20)

types:
  public.mood: {enum: [sad, ok]}

not_replicated:
  public.stats: {kind: view}
"""
# The same in another order and style, with all that only people write.
OWN = """\
# The shop's read path.
replicalint: 1
name: shop
description: What the shop reads.
replica: {postgres: 15, search_path: []}

relations:
  # Who pays.
  public.orgs:
    columns:
      name: varchar(20)   # may be long
      id: uuid
      has_credits:
        type: bool
        description: Whether there are credits left.
        rollout: adding
        absent: false
        derived: {from: [public.credits], refreshed_by: public.refresh(), at_most: 1 day}
  public.gone:   # since March
    columns: {id: int}
  public.apps:
    columns:
      id: int8
      legacy: {type: text, rollout: removing}
      old: text
      # Who owns it.
      ownerOrg: uuid
      mood: {type: public.mood, description: How it feels.}

types:
  public.mood:
    enum: [sad]   # and others

registries: [public.tasks]
not_replicated:
  public.credits: {kind: view, instead: public.orgs.has_credits}
  public.st*: {kind: view}

endpoints:
  /orders:
    queries: [sql/*.sql]
    relations: [public.orgs, public.gone, public.apps]
migrations: [migrations/*.sql]
"""
UPDATED = """\
# The shop's read path.
replicalint: 1
name: shop
description: What the shop reads.
replica: {postgres: 15, search_path: []}

relations:
  # Who pays.
  public.orgs:
    replica_identity: default
    key: [id]
    not_null: [name]
    unique: []
    columns:
      name: varchar(20)   # may be long
      id: uuid
      has_credits:
        type: bool
        description: Whether there are credits left.
        rollout: adding
        absent: false
        derived: {from: [public.credits], refreshed_by: public.refresh(), at_most: 1 day}
  public.apps:
    replica_identity: default
    key: [id]
    not_null: []
    unique: []
    columns:
      id: int8
      legacy: {type: text, rollout: removing}
      # Who owns it.
      ownerOrg: uuid
      mood: {type: public.mood, description: How it feels.}

types:
  public.mood:
    enum: [sad, ok]   # and others

registries: [public.tasks]
not_replicated:
  public.credits: {kind: view, instead: public.orgs.has_credits}
  public.st*: {kind: view}

endpoints:
  /orders:
    queries: [sql/*.sql]
    relations: [public.orgs, public.apps]
migrations: [migrations/*.sql]
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a schema and no contract."""
    root = tmp_path / "shop"
    (root / ".git").mkdir(parents=True)
    (root / "schema.sql").write_text(SCHEMA)
    monkeypatch.chdir(root)
    for name in ("CONTRACT", "REPLICA", "PRIMARY"):
        monkeypatch.delenv(f"REPLICALINT_{name}", raising=False)
    for name in ("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    return root


def pull(*arguments: str) -> int:
    return status_of(["contract", "pull", "--schema", "schema.sql", *arguments])


def test_a_new_contract_is_written(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pull("--tables", "public.*") == 0
    assert capsys.readouterr().out == "contracts/shop.yaml: written\n"
    assert (repository / "contracts/shop.yaml").read_text() == PULLED
    names = sorted(path.name for path in (repository / "contracts").iterdir())
    assert names == ["replicalint.schema.json", "shop.yaml"]
    assert pull() == 0
    assert capsys.readouterr().out == "contracts/shop.yaml: up to date\n"
    assert (repository / "contracts/shop.yaml").read_text() == PULLED


def test_what_people_wrote_stays(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "replicalint.yaml").write_text(OWN)
    assert pull("--check") == 1
    assert (repository / "replicalint.yaml").read_text() == OWN
    capsys.readouterr()
    assert pull() == 0
    assert (repository / "replicalint.yaml").read_text() == UPDATED
    assert capsys.readouterr().out == (
        "replicalint.yaml: 1 relation removed, 2 relations changed, 1 column removed, "
        "1 type changed, 1 endpoint changed\n"
    )
    assert pull("--check") == 0


def test_a_dry_run_shows_the_difference(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "replicalint.yaml").write_text(UPDATED.replace("name: varchar(20)", "name: text"))
    before = (repository / "replicalint.yaml").read_bytes()
    assert pull("--dry-run") == 0
    assert capsys.readouterr().out == (
        "replicalint.yaml\n"
        "@@ -12,7 +12,7 @@\n"
        "     not_null: [name]\n"
        "     unique: []\n"
        "     columns:\n"
        "-      name: text   # may be long\n"
        "+      name: character varying(20)   # may be long\n"
        "       id: uuid\n"
        "       has_credits:\n"
        "         type: bool\n"
    )
    assert (repository / "replicalint.yaml").read_bytes() == before


def test_standard_output_takes_a_contract(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pull("--output", "-", "--name", "shop", "--tables", "public.*") == 0
    said = PULLED.partition("replicalint: 1")[2]
    assert capsys.readouterr().out.partition("replicalint: 1")[2] == said
    assert not (repository / "contracts").exists()


def test_a_file_keeps_its_mode_and_its_byte_order_mark(repository: Path) -> None:
    path = repository / "replicalint.yaml"
    path.write_text(OWN.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    path.chmod(0o640)
    assert pull() == 0
    expected = UPDATED.replace("\n", "\r\n").encode("utf-8-sig")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (expected, 0o640)


def test_a_link_is_not_written_through(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "other.yaml").write_text(OWN)
    (repository / "replicalint.yaml").symlink_to("other.yaml")
    assert pull() == 2
    assert "is a symbolic link to a file" in capsys.readouterr().err
    assert (repository / "other.yaml").read_text() == OWN


def test_a_contract_that_leaves_no_place_stays(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = OWN.replace("  public.gone:   # since March\n", "  ? public.gone\n  :   # since March\n")
    (repository / "replicalint.yaml").write_text(text)
    assert pull() == 2
    assert capsys.readouterr().err == (
        "replicalint.yaml:9: cannot change relations as it is written here: change it by hand\n"
    )
    assert (repository / "replicalint.yaml").read_text() == text


def test_a_contract_with_other_ends_of_lines_stays(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = OWN.replace("\n", "\r").encode()
    (repository / "replicalint.yaml").write_bytes(text)
    assert pull() == 2
    assert capsys.readouterr().err == (
        "replicalint.yaml:1: cannot change the contract where lines end with neither LF nor CRLF: "
        "change it by hand\n"
    )
    assert (repository / "replicalint.yaml").read_bytes() == text


def test_one_of_several_contracts_is_chosen_by_its_name(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "contracts").mkdir()
    for name in ("one", "two"):
        text = UPDATED.replace("name: shop", f"name: {name}")
        (repository / f"contracts/{name}.yaml").write_text(text)
    assert pull() == 2
    assert capsys.readouterr().err.endswith(
        "Error: there are several contracts: choose one with --contract: "
        "contracts/one.yaml, contracts/two.yaml\n"
    )
    assert pull("--name", "two") == 0
    assert capsys.readouterr().out == "contracts/two.yaml: up to date\n"
    assert pull("--name", "three", "--tables", "public.orgs") == 0
    assert list(load_contract(repository / "contracts/three.yaml").relations) != []


@pytest.mark.parametrize(
    ("arguments", "mistake"),
    [
        ([], "no source given: pass --schema FILE, --migrations FOLDER, --primary DSN or --replica "
             "DSN, or set REPLICALINT_REPLICA or REPLICALINT_PRIMARY"),
        (["--migrations", "a", "--primary", "b"],
         "--primary and --migrations are several sources: choose one"),
        (["schema.sql"], "unexpected argument: pass files with --schema schema.sql"),
        (["--replica", "a", "--publication", "b"],
         "a replica has no publication: choose tables with --tables"),
        (["--schema", "a", "--publication", "b", "--tables", "c"],
         "--publication and --tables both choose the tables: pass one"),
        (["--primary", "a"],
         "--primary needs --publication NAME or --tables PATTERNS for a new contract"),
        (["--schema", "schema.sql", "--name", "../x"],
         "the name is not one for a file: choose a file with --output"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_on_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], mistake: str
) -> None:
    assert status_of(["contract", "pull", *arguments]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"Error: {mistake}"
    assert not (repository / "contracts").exists()


def test_the_command_line_goes_before_the_environment(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPLICALINT_REPLICA", "host=127.0.0.1 port=1")
    assert pull("--output", "-") == 0


def test_the_reference_is_what_its_migrations_leave(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tables are older than its migrations: nothing is added that they do not say."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    assert status_of(["contract", "pull", "--migrations", "sql/migrations", "--check"]) == 0
    assert capsys.readouterr().out == "contracts/plugin-read-path.yaml: up to date\n"


SCHEMAS = sorted((ROOT / "tests/primary").glob("*/*.sql"))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_was_pulled_is_up_to_date(
    repository: Path, capsys: pytest.CaptureFixture[str], schema: Path
) -> None:
    assert status_of(["contract", "pull", "--schema", str(schema)]) == 0
    written = (repository / "contracts/shop.yaml").read_bytes()
    capsys.readouterr()
    assert status_of(["contract", "pull", "--schema", str(schema)]) == 0
    assert capsys.readouterr().out == "contracts/shop.yaml: up to date\n"
    assert (repository / "contracts/shop.yaml").read_bytes() == written
    assert status_of(["contract", "check"]) == 0


def test_a_contract_without_relations_is_filled(repository: Path) -> None:
    (repository / "replicalint.yaml").write_text(
        "replicalint: 1\nname: shop\nrelations: {}  # to do\n"
    )
    assert pull() == 0
    head = "replicalint: 1\nname: shop\n"
    start, end = PULLED.index("replica:"), PULLED.index("relations:")
    body = PULLED[PULLED.index("  public.apps:") :]
    assert (repository / "replicalint.yaml").read_text() == (
        f"{head}\n{PULLED[start:end]}relations:  # to do\n{body}"
    )


def test_a_table_moves_from_the_rest_to_the_relations(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pull("--tables", "public.orgs") == 0
    path = repository / "contracts/shop.yaml"
    assert pull("--check") == 0
    table, relations = "  public.apps: {kind: table}\n", "relations:\n"
    text = path.read_text()
    assert table in text
    moved = text.replace(table, "").replace(
        relations, f"{relations}  public.apps: {{columns: {{}}}}\n\n"
    )
    path.write_text(moved)
    capsys.readouterr()
    assert pull() == 0
    assert path.read_text() == PULLED.replace("'public.*'", "public.orgs")


def test_what_has_not_run_is_left_out(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A contract says what replicas have: a migration of a pull request is not there yet."""
    folder = repository / "migrations"
    folder.mkdir()
    (folder / "0001.sql").write_text("CREATE TABLE public.orgs (id uuid PRIMARY KEY);\n")
    command = ["contract", "pull", "--migrations", "migrations"]
    assert status_of(command) == 0
    (folder / "0002.sql").write_text("ALTER TABLE public.orgs ADD COLUMN name text;\n")
    capsys.readouterr()
    assert status_of(command) == 0
    assert capsys.readouterr() == (
        "contracts/shop.yaml: up to date\n",
        "left out 1 migration that has not run: contract applied notes those that have\n",
    )
    assert status_of(["contract", "applied"]) == 0
    capsys.readouterr()
    assert status_of(command) == 0
    assert capsys.readouterr() == ("contracts/shop.yaml: 1 column added\n", "")
    assert status_of(["check"]) == 0


def test_migrations_that_are_programs_are_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository / "migrations"
    folder.mkdir()
    (folder / "1_a.up.sql").write_text("CREATE TABLE public.orgs (id uuid PRIMARY KEY);\n")
    (folder / "2_b.up.fizz").write_text('add_column("orgs", "name", "string", {})\n')
    (folder / "3_c.go").write_text("func init() { goose.AddMigrationContext(up, down) }\n")
    told = "migrations/2_b.up.fizz and 1 more: not read, a migration of Soda that is a program\n"
    command = ["contract", "pull", "--migrations", "migrations"]
    for _ in "12":
        assert status_of(command) == 0
        assert capsys.readouterr().err == told


def test_the_schema_of_another_database_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "replicalint.yaml").write_text(OWN)
    (repository / "schema.sql").write_text("CREATE TABLE public.others (id bigint);\n")
    assert pull() == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "replicalint.yaml: none of its relations is in the schema; to take others, choose them "
        "with --tables"
    )
    assert (repository / "replicalint.yaml").read_text() == OWN


@pytest.mark.parametrize(
    ("dump", "mistakes"),
    [
        (b"", ["dump.sql: creates nothing: expected a schema, as pg_dump --schema-only writes it"]),
        (b"COPY public.orgs (id) FROM stdin;\n1\n\\.\n",
         ["dump.sql: creates nothing: expected a schema, as pg_dump --schema-only writes it"]),
        (b"CREATE TABLE public.orgs (id",
         ["dump.sql:1: statement could not be parsed at end of input",
          "dump.sql: creates nothing: expected a schema, as pg_dump --schema-only writes it"]),
        (b"CREATE TABLE `orgs` (`id` int) ENGINE=InnoDB;\n",
         ["dump.sql: is for MySQL: expected SQL of PostgreSQL"]),
        (b"PGDMP\x01\x0f\0",
         ["dump.sql: is an archive of pg_dump: pg_restore --schema-only --file=FILE.sql writes its "
          "SQL"]),
        (b"toc.dat".ljust(257, b"\0") + b"ustar00", ["dump.sql: is a tar archive: expected text"]),
        (b"\x1f\x8b\x08", ["dump.sql: is compressed with gzip: expected text"]),
        ("CREATE TABLE a (i int);".encode("utf-16-le"),
         ["dump.sql:1:2: NUL byte: the file looks like UTF-16"]),
    ],
)  # fmt: skip
def test_what_makes_nothing_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str], dump: bytes, mistakes: list[str]
) -> None:
    (repository / "dump.sql").write_bytes(dump)
    assert status_of(["contract", "pull", "--schema", "dump.sql"]) == 2
    assert capsys.readouterr().err.splitlines() == mistakes
    assert not (repository / "contracts").exists()


@pytest.mark.parametrize(
    ("place", "mistake"),
    [
        ("schema.sql", "schema.sql: is not a folder"),
        ("functions", "functions: creates nothing: expected a schema, as pg_dump --schema-only "
         "writes it"),
    ],
)  # fmt: skip
def test_migrations_are_a_folder_that_makes_something(
    repository: Path, capsys: pytest.CaptureFixture[str], place: str, mistake: str
) -> None:
    (repository / "functions").mkdir()
    (repository / "functions/1.sql").write_text("CREATE SCHEMA app;\n")
    assert status_of(["contract", "pull", "--migrations", place]) == 2
    assert capsys.readouterr().err == f"{mistake}\n"


@pytest.mark.parametrize("text", ["openapi: 3.0.0\n", UPDATED.replace("name: shop", "name: other")])
@pytest.mark.parametrize("name", ["shop", ""])
def test_what_is_another_file_is_never_overwritten(
    repository: Path, capsys: pytest.CaptureFixture[str], text: str, name: str
) -> None:
    """The name of a new contract may be that of a file which is there."""
    (repository / "contracts").mkdir()
    (repository / "contracts/shop.yaml").write_text(text)
    assert pull("--name", name) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "contracts/shop.yaml: is not that contract, and stays as it is: choose another file with "
        "--output"
    )
    assert (repository / "contracts/shop.yaml").read_text() == text


@pytest.mark.parametrize(
    "arguments",
    [
        ["contract", "pull", "--schema"], ["contract", "pull", "--migrations"],
        ["contract", "pull", "--output"], ["contract", "pull"], ["contract", "diff"],
        ["contract", "show"], ["check"], ["init"], ["plan"], ["verify"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("dsn", ["postgresql://me:secret@host/db", "host=h password=secret"])
def test_a_connection_string_is_no_path_and_is_not_shown(
    repository: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], dsn: str
) -> None:
    assert status_of([*arguments, dsn]) == 2
    said = capsys.readouterr().err
    assert "Error: a connection string is not a path" in said
    assert "secret" not in said


def test_a_schema_is_no_pattern_of_tables(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["contract", "pull", "--schema", "schema.sql", "--tables", "public"]) == 2
    assert capsys.readouterr().err == (
        '--tables: "public" names no table of the schema (All tables of a schema are "public.*".)\n'
    )


def test_what_a_column_on_its_way_needs_stays(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The primary has dropped the column and its type already, some replicas have not."""
    column = "      legacy: {type: public.old_mood, rollout: removing, absent: sad}\n"
    text = UPDATED.replace("      legacy: {type: text, rollout: removing}\n", column)
    text = text.replace("types:\n", "types:\n  public.old_mood: {enum: [sad]}\n")
    (repository / "replicalint.yaml").write_text(text)
    assert pull() == 0
    assert capsys.readouterr().out == "replicalint.yaml: up to date\n"
    (repository / "replicalint.yaml").write_text(text.replace(column, ""))
    assert pull() == 0
    assert capsys.readouterr().out == "replicalint.yaml: 1 type removed\n"


@pytest.mark.parametrize(
    ("overloads", "said"),
    [
        (("(int) RETURNS int", "(text) RETURNS text"), "public.f"),
        (("(int) RETURNS int", "(text) RETURNS int"), "public.f returns integer"),
        (("(int, OUT text, OUT text)",), "public.f"),
    ],
)
def test_a_function_returns_no_type_that_is_gone(
    repository: Path, overloads: tuple[str, ...], said: str
) -> None:
    contract = "replicalint: 1\nname: shop\nrelations: {public.a: {columns: {id: integer}}}\n"
    path = repository / "replicalint.yaml"
    path.write_text(
        f"{contract}types: {{public.mood: {{enum: [sad]}}}}\n"
        "functions: [public.f returns public.mood]\n"
    )
    made = (f"CREATE FUNCTION public.f{one} LANGUAGE sql AS 'SELECT 1';" for one in overloads)
    (repository / "schema.sql").write_text("CREATE TABLE public.a (id int);" + "".join(made))
    assert pull() == 0
    assert f"functions: [{said}]\n" in path.read_text()


def test_a_contract_is_pulled_into_another_file(repository: Path) -> None:
    (repository / "replicalint.yaml").write_text(OWN)
    assert pull("--contract", "replicalint.yaml", "--output", "other.yaml") == 0
    assert (repository / "other.yaml").read_text() == UPDATED
    assert (repository / "replicalint.yaml").read_text() == OWN
    values = contract_values(load_contract(repository / "other.yaml"))
    assert values["description"] == "What the shop reads."
