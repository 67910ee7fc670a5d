"""What migration tools make of their files: what runs, in which order, and what does not add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marks import REFERENCE

from replicalint.api import InputError, check_paths
from replicalint.contract.migrations import TOOLS as CONTRACT_TOOLS
from replicalint.extract.migration import Migration
from replicalint.extract.migrations import migrations
from replicalint.extract.tools import TOOLS
from replicalint.files.indexes import read_indexes
from replicalint.replay import Fold
from replicalint.source import Source
from replicalint.syntax.reading import read

_COMMENTS = re.compile(r"\A(?:\s*--(?! B)[^\n]*(?:\n|\Z))+")


def of_text(text: str, tool: str | None = None) -> Migration:
    """The migration in a file."""
    name = "1_a.up.sql" if tool == "golang-migrate" else "1_a.sql"
    (found,) = migrations([Source(f"migrations/{name}", text)], tool)
    return found


def run(migration: Migration) -> list[str]:
    """What is run of it, without the markers and comments above."""
    texts = (one.text for unit in migration.units for one in unit.fragments)
    bare = (_COMMENTS.sub("", text).strip() for text in texts)
    return [text for text in bare if text]


def test_a_contract_may_name_each_tool_that_is_read() -> None:
    assert sorted(TOOLS) == sorted(CONTRACT_TOOLS)


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("-- +goose Down\nB;\n", "-- +goose Down", "goose allows this only after -- +goose Up"),
        ("-- +goose Up\nA;\n-- +goose Foo\n", "-- +goose Foo", "unknown goose annotation"),
        ("-- +goose Up\nA;\n -- +goose Down\n", "-- +goose Down", "unknown goose annotation"),
        (
            "-- +goose Up\nA;\n-- +goose Up\nB;\n",
            "-- +goose Up",
            "goose allows one -- +goose Up per file",
        ),
        (
            "-- +goose Up\n-- +goose StatementBegin\nA;\n",
            "-- +goose StatementBegin",
            "StatementBegin without StatementEnd",
        ),
        (
            "-- +goose Up\nA;\n-- +goose StatementEnd\n",
            "-- +goose StatementEnd",
            "StatementEnd without StatementBegin",
        ),
        (
            "A;\n-- +goose Up\nB;\n",
            "A;",
            "goose runs nothing of a file with statements before -- +goose Up",
        ),
        (
            "A;\n-- migrate:up\nB;\n",
            "A;",
            "dbmate runs nothing of a file with statements before -- migrate:up",
        ),
        (
            "-- migrate:down\nB;\n",
            "-- migrate:down",
            "dbmate runs nothing of a file without -- migrate:up",
        ),
        (
            "-- +goose Up\nA;\n-- +goose Down\nB;\n-- +goose Down\nC;\n",
            "-- +goose Down",
            "goose allows this only after -- +goose Up",
        ),
        (
            "-- +migrate Up\n-- +migrate StatementBegin\nA;\n",
            "-- +migrate StatementBegin",
            "StatementBegin without StatementEnd",
        ),
        (
            "-- +goose Upp\nA;\n-- +goose Down\nB;\n",
            "-- +goose Upp",
            "unknown goose annotation",
        ),
        (
            "--liquibase formatted sql\n-- changset a:1\nA;\n-- rollback B;\n",
            "A;",
            "Liquibase does not run this: it comes before the first --changeset",
        ),
        (
            "--liquibase formatted sql\n-- changeset a\nA;\n",
            "-- changeset a",
            "Liquibase cannot parse this line",
        ),
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_nothing_is_run_where_the_words_of_a_tool_do_not_add_up(
    text: str, word: str, why: str
) -> None:
    found = of_text(text)
    assert run(found) == []
    assert [(one.span.text, one.reason) for one in found.misfits] == [(word, why)]


def test_node_pg_migrate_runs_all_of_a_file_without_an_up_marker() -> None:
    text = "A;\n  -- Down Migration: not of use\nB;\n"
    assert run(of_text(text, "node-pg-migrate")) == [text.strip()]
    found = of_text("A;\n  -- Down Migration\nB;\n")
    assert (run(found), [one.span.text for one in found.misfits]) == ([], ["-- Down Migration"])
    assert found.misfits[0].reason == (
        "node-pg-migrate runs this as well: no -- Up Migration is in the file"
    )


@pytest.mark.parametrize("tool", ["goose", "dbmate", "sql-migrate", "micrate", "rambler", "play"])
def test_a_file_without_a_marker_is_none_of_a_tool_that_needs_one(tool: str) -> None:
    found = of_text("-- a comment\nA;\n", tool)
    assert (run(found), [one.span.text for one in found.misfits]) == ([], ["-- a comment"])
    assert found.misfits[0].reason.startswith(f"{tool} runs nothing of a file without ")
    assert of_text("\n", tool).misfits == ()


@pytest.mark.parametrize(
    "marker", ["-- +migrate Up", "-- +micrate Up", "-- rambler up", "-- !Ups", "-- Up Migration"]
)
def test_text_before_the_first_marker_is_passed_over_and_said(marker: str) -> None:
    found = of_text(f"/* A; */\n-- B;\n  C;\n{marker}\nD;\n")
    assert run(found) == ["D;"]
    assert [one.span.text for one in found.misfits] == ["C;"]


def test_liquibase_passes_over_text_before_the_first_changeset() -> None:
    found = of_text("--liquibase formatted sql\n/* A; */\n-- B;\n  C;\n--changeset d:1\nD;\n")
    assert run(found) == ["D;"]
    assert [one.span.text for one in found.misfits] == ["C;"]


@pytest.mark.parametrize(
    ("text", "forward"),
    [
        ("-- +migrate Down\nA;\n-- +migrate Up\nB;\n", ["B;"]),
        ("-- rambler down\nA;\n-- rambler up\nB;\n", ["B;"]),
        ("-- Down Migration\nA;\n-- Up Migration\nB;\n", ["B;"]),
        (
            "-- +goose Up\nA;\n-- +goose StatementBegin\nB\n-- +goose StatementEnd\nC\n",
            ["A;", "B", "C"],
        ),
        ("A\n--> statement-breakpoint\nB;--> statement-breakpoint\nC\n", ["A", "B;", "C"]),
        ("A;\n---- create above / drop below ----\nB;\n", ["A;"]),
        (
            "--liquibase formatted sql\n--changeset a:1 endDelimiter:/\n"
            "A $$ \n/\n $$ 1/2\n/\n-- B\nC '\n/'\n/\n",
            ["A $$ \n/\n $$ 1/2", "-- B\nC '\n/'"],
        ),
        (
            "--liquibase formatted sql\n--changeset a:1\nA;\n--rollback B;\nC;\n"
            "--changeset a:2\nD\n/* liquibase rollback\nE;\n*/\n",
            ["A;", "C;", "D"],
        ),
        (
            "--liquibase formatted sql\n--changeset a:1 dbms:mysql\nA;\n"
            "--changeset a:2 dbms:postgresql,h2\nB;\n--ignoreLines:start\nC;\n--ignoreLines:end\n"
            "--ignoreLines:1\nD;\nE;\n--changeset a:3 ignore:true\nF;\n",
            ["B;", "E;"],
        ),
    ],
    ids=lambda text: text.replace("\n", " ") if isinstance(text, str) else "",
)
def test_what_runs_of_a_file(text: str, forward: list[str]) -> None:
    found = of_text(text)
    assert (run(found), found.misfits) == (forward, ())


@pytest.mark.parametrize(
    ("text", "tool", "is_transaction"),
    [
        ("BEGIN; A; COMMIT;", None, False),
        ("A;", "golang-migrate", True),
        ("-- +goose Up\nA;", None, True),
        ("-- +goose NO TRANSACTION\n-- +goose Up\nA;", None, False),
        ("-- +goose Up\nCREATE INDEX CONCURRENTLY i ON t (a);", None, False),
        ("-- migrate:up\nA;", None, True),
        ("-- migrate:up transaction:false\nA;", None, False),
        ("-- +migrate Up\nA;", None, True),
        ("-- +migrate Up notransaction\nA;", None, False),
        ("-- +migrate Up\nA;\n-- +migrate Down notransaction\nB;", None, True),
        ("A;", "sqlx", True),
        ("-- no-transaction\nA;", None, False),
        ("---- tern: disable-tx ----\nA;", "tern", False),
        ("-- depends: b\n-- transactional: false\nA;", None, False),
        ("-- atlas:txmode none\n\nA;", "atlas", False),
        ("A;", "atlas", True),
        ("A;", "sqitch", False),
        ("--liquibase formatted sql\n--changeset a:1\nA;", None, True),
        ("--liquibase formatted sql\n--changeset a:1 runInTransaction:false\nA;", None, False),
    ],
    ids=lambda text: text.replace("\n", " ") if isinstance(text, str) else "",
)
def test_which_files_a_tool_runs_in_a_transaction(
    text: str, tool: str | None, is_transaction: bool
) -> None:
    (unit,) = of_text(text, tool).units
    assert unit.is_transaction is is_transaction


def test_a_setting_beside_a_migration_of_diesel_takes_it_out_of_the_transaction() -> None:
    settings = {"m/1_a/metadata.toml": "run_in_transaction = false\n"}
    found = migrations([Source("m/1_a/up.sql", "A;"), Source("m/2_b/up.sql", "B;")], None, settings)
    assert [one.units[0].is_transaction for one in found] == [False, True]


def test_a_setting_beside_a_script_of_flyway_takes_it_out_of_the_transaction() -> None:
    settings = {"db/V1__a.sql.conf": "executeInTransaction=false\n"}
    found = migrations([Source("db/V1__a.sql", "A;"), Source("db/V2__b.sql", "B;")], None, settings)
    assert [one.units[0].is_transaction for one in found] == [False, True]


@pytest.mark.parametrize(
    ("tool", "paths"),
    [
        ("goose", ("m/2_z.sql", "m/10_y.sql")),
        ("dbmate", ("m/10_y.sql", "m/2_z.sql")),
        ("flyway", ("b/V1__z.sql", "a/V1_2__y.sql", "b/V1.10__x.sql", "V2.0__w.sql", "a/R__v.sql")),
        ("refinery", ("m/V1__z.sql", "m/U2__y.sql", "m/V10__x.sql")),
        ("prisma", ("m/10_a/migration.sql", "m/9_b/migration.sql")),
        ("hasura", ("m/9_b/up.sql", "m/10_a/up.sql")),
        ("diesel", ("m/20260101000000_b/up.sql", "m/2026-01-02-000000_a/up.sql")),
        ("diesel", ("m/10_b/up.sql", "m/9_a/up.sql")),
        (None, ("m/20260101_b/up.sql", "m/2026-01-02-000000-0000_a/up.sql", "m/20260103_c/up.sql")),
        ("atlas", ("m/10_a.sql", "m/9_b.sql")),
        ("sql-migrate", ("m/2_z.sql", "m/10_y.sql", "m/a.sql")),
        ("mybatis", ("m/2_z.sql", "m/10_y.sql")),
    ],
)
def test_the_order_is_the_tools(tool: str | None, paths: tuple[str, ...]) -> None:
    found = migrations([Source(path, "") for path in sorted(paths)], tool)
    assert tuple(one.source.path for one in found) == paths


def test_what_begins_with_u_undoes_a_version_or_is_one_of_refinery() -> None:
    flyway = [Source(f"m/{name}__a.sql", "A;") for name in ("U1", "V1", "V2")]
    assert [bool(one.units) for one in migrations(flyway)] == [False, True, True]
    refinery = [Source(f"m/{name}__a.sql", "A;") for name in ("V1", "U2", "V3")]
    assert [(one.tool, bool(one.units)) for one in migrations(refinery)] == 3 * [("refinery", True)]


def test_a_baseline_of_flyway_runs_where_no_version_before_it_is_there() -> None:
    texts = [Source(f"m/{name}__a.sql", "A;") for name in ("B2", "V1", "V3")]
    assert [bool(one.units) for one in migrations(texts)] == [True, False, True]
    assert [bool(one.units) for one in migrations(texts[:1] + texts[2:])] == [True, True]


def test_a_checkpoint_of_atlas_runs_where_no_version_before_it_is_there() -> None:
    texts = [Source("m/1_a.sql", "A;"), Source("m/2_b.sql", "-- atlas:checkpoint\n\nB;")]
    assert [bool(one.units) for one in migrations(texts, "atlas")] == [True, False]
    assert [bool(one.units) for one in migrations(texts[1:], "atlas")] == [True]


@pytest.mark.parametrize("delimiter", ["\\n\\n\\n", "-- end", "/"])
def test_atlas_may_end_statements_with_other_words(delimiter: str) -> None:
    between = delimiter.replace("\\n", "\n")
    text = f"-- atlas:delimiter {delimiter}\nA;\nB\n{between}\nC\n"
    assert run(of_text(text, "atlas")) == ["A;\nB", "C"]


def test_the_journal_of_drizzle_has_the_order_and_what_it_lacks_does_not_run() -> None:
    journal = '{"entries": [{"tag": "0001_b"}, {"tag": "0000_a"}]}'
    sources = [Source(f"drizzle/{name}.sql", "A;") for name in ("0000_a", "0001_b", "0002_c")]
    found = migrations(sources, None, {"drizzle/meta/_journal.json": journal})
    assert [(one.source.path, run(one)) for one in found] == [
        ("drizzle/0001_b.sql", ["A;"]),
        ("drizzle/0000_a.sql", ["A;"]),
        ("drizzle/0002_c.sql", []),
    ]
    assert found[2].unrun == "drizzle/meta/_journal.json does not list it"


PLAN = """\
%syntax-version=1.0.0
%project=shop

users 2026-01-01T00:00:00Z A <a@example.com> # users
@v1.0 2026-01-02T00:00:00Z A <a@example.com>
app/orders [users] 2026-01-03T00:00:00Z A <a@example.com>
@v1.1 2026-01-03T12:00:00Z A <a@example.com>
users [users@v1.0] 2026-01-04T00:00:00Z A <a@example.com> # again
@v2.0 2026-01-06T00:00:00Z A <a@example.com>
"""


CHANGELOGS = [
    {
        "db/db.changelog-master.xml": (
            '<include relativeToChangelogFile="true" file="late/changelog.xml"/>\n'
            '<include file="classpath:db/sql/b.sql"/><includeAll path="db/all/"/>'
        ),
        "db/late/changelog.xml": '<include file="sql/c.sql"/>',
    },
    {
        "db/changelog-root.yaml": (
            "databaseChangeLog:\n  - include:\n      file: sql/c.sql\n"
            "  - include:\n      file: ./sql/b.sql\n  - includeAll:\n      path: all\n"
        ),
    },
    {
        "db/changelog.json": (
            '{"databaseChangeLog": [{"include": {"file": "sql/c.sql"}}, '
            '{"include": {"file": "sql/b.sql"}}, {"includeAll": {"path": "db/all"}}]}'
        ),
    },
]


@pytest.mark.parametrize("changelogs", CHANGELOGS, ids=["xml", "yaml", "json"])
def test_a_changelog_that_includes_others_has_their_order(changelogs: dict[str, str]) -> None:
    paths = ["db/sql/a.sql", "db/sql/b.sql", "db/sql/c.sql", "db/all/10.sql", "db/all/2.sql"]
    text = "--liquibase formatted sql\n--changeset a:1\nA;\n"
    found = migrations([Source(path, text) for path in paths], None, changelogs)
    assert [one.source.path for one in found] == [
        "db/sql/c.sql",
        "db/sql/b.sql",
        "db/all/10.sql",
        "db/all/2.sql",
        "db/sql/a.sql",
    ]


def test_the_plan_of_sqitch_has_the_order() -> None:
    names = ("app/orders", "users", "users@v1.1")
    sources = [Source(f"db/deploy/{name}.sql", "A;") for name in names]
    sources.append(Source("db/verify/users.sql", "B;"))
    found = migrations(sources, None, {"db/sqitch.plan": PLAN})
    assert [(one.source.path, run(one)) for one in found] == [
        ("db/deploy/users@v1.1.sql", ["A;"]),
        ("db/deploy/app/orders.sql", ["A;"]),
        ("db/deploy/users.sql", ["A;"]),
    ]
    assert [unit.names for one in found for unit in one.units] == [
        ("users@v1.1", "@v1.0", "users@v1.1.sql", "db/deploy/users@v1.1.sql"),
        ("app/orders", "@v1.1", "orders", "orders.sql", "db/deploy/app/orders.sql"),
        ("users", "@v2.0", "users.sql", "db/deploy/users.sql"),
    ]


@pytest.mark.parametrize(
    ("tool", "path", "names"),
    [
        ("goose", "m/00012_a.sql", ("12", "00012_a", "00012_a.sql", "m/00012_a.sql")),
        (
            "golang-migrate",
            "m/12_a.up.sql",
            ("12", "12_a", "12_a.up", "12_a.up.sql", "m/12_a.up.sql"),
        ),
        ("flyway", "m/V1_10__a.sql", ("1.10", "V1_10__a", "V1_10__a.sql", "m/V1_10__a.sql")),
        (
            "flyway",
            "m/R__all_views.sql",
            ("all views", "R__all_views", "R__all_views.sql", "m/R__all_views.sql"),
        ),
        ("prisma", "m/2026_a/migration.sql", ("2026_a", "m/2026_a/migration.sql")),
        (
            "diesel",
            "m/2026-01-02-030405_a/up.sql",
            ("20260102030405", "2026-01-02-030405_a", "m/2026-01-02-030405_a/up.sql"),
        ),
        ("sql-migrate", "m/1_a.sql", ("1_a.sql", "1_a", "m/1_a.sql")),
        ("sql", "m/1_a.sql", ("1_a", "1_a.sql", "m/1_a.sql")),
    ],
)
def test_what_a_tool_records(tool: str, path: str, names: tuple[str, ...]) -> None:
    (found,) = migrations([Source(path, "-- +goose Up\n-- +migrate Up\n")], tool)
    assert [unit.names for unit in found.units] == [names]


@pytest.mark.parametrize(
    ("tool", "path", "other"),
    [
        ("goose", "1_a.sql", "a.sql"),
        ("dbmate", "1a.sql", "a1.sql"),
        ("golang-migrate", "1_a.up.sql", "1_a.sql"),
        ("sqlx", "1_a.sql", "1.sql"),
        ("flyway", "V1__a.sql", "V2_a.sql"),
        ("flyway", "R__a.sql", "v2__a.sql"),
        ("flyway", "afterMigrate.sql", "a.sql"),
        ("refinery", "U1__a.sql", "R__a.sql"),
        ("supabase", "1_a.sql", "seed.sql"),
        ("tern", "1_a.sql", "shared.sql"),
    ],
)
def test_a_tool_passes_over_files_of_other_names(tool: str, path: str, other: str) -> None:
    text = "-- +goose Up\n-- migrate:up\nA;\n"
    text = text.replace("-- +goose Up\n", "") if tool == "dbmate" else text
    found = migrations([Source(path, text), Source(other, text)], tool)
    assert {one.source.path: one.unrun for one in found} == {
        path: None,
        other: f"{tool} takes no file of this name",
    }


def test_a_file_among_those_of_a_tool_has_its_markers_misspelt() -> None:
    marked = "-- migrate:up\nA;\n"
    texts = {"1_a.sql": marked, "2_b.sql": marked, "3_c.sql": "-- migrate:Up\nB;\n"}
    found = migrations([Source(path, text) for path, text in texts.items()])
    assert [(one.source.path, misfit.reason) for one in found for misfit in one.misfits] == [
        ("3_c.sql", "dbmate runs nothing of a file without -- migrate:up")
    ]
    texts |= {"2_b.sql": "B;\n", "3_c.sql": "C;\n", "schema.sql": "D;\n"}
    found = migrations([Source(path, text) for path, text in texts.items()])
    assert [one.tool for one in found] == ["dbmate", "sql", "sql", "sql"]


def test_a_callback_of_flyway_runs_each_time() -> None:
    names = ("V1__a.sql", "afterMigrate.sql", "beforeMigrate__b.sql", "afterMigrateError.sql")
    found = migrations([Source(name, "A;\n") for name in names])
    repeated = {one.source.path: one.units[0].is_repeatable for one in found}
    assert repeated == {name: 0 < number < 3 for number, name in enumerate(names)}
    assert {one.tool for one in found if repeated[one.source.path]} == {"flyway"}


def test_what_flyway_passes_over_beside_its_own_files_is_not_run() -> None:
    names = (*(f"V{n}__a.sql" for n in range(1, 5)), "V3_d.sql", "v4__e.sql", "seed.sql")
    found = migrations([Source(f"m/{name}", "A;") for name in names])
    passed = {"m/V3_d.sql", "m/v4__e.sql"}
    assert {one.source.path for one in found if one.unrun} == passed
    assert {one.source.path for one in found if not one.units} == passed


def test_a_unit_of_liquibase_is_a_changeset() -> None:
    text = (
        '--liquibase formatted sql\n--changeset "J. D":a-1\nA;\n'
        "--changeset b:2 runOnChange:true\nB;\n"
    )
    assert [(one.names[:2], one.is_repeatable) for one in of_text(text).units] == [
        (("J. D:a-1", "migrations/1_a.sql::a-1::J. D"), False),
        (("b:2", "migrations/1_a.sql::2::b"), True),
    ]


@pytest.mark.parametrize(
    ("text", "tool", "transactions"),
    [
        ("SELECT 1; SELECT 2;", None, [1, 2]),
        ("SELECT 1; SELECT 2;", "golang-migrate", [1, 1]),
        ("SELECT 1; BEGIN; SELECT 2; COMMIT; SELECT 3;", None, [1, 2, 2, 2, 3]),
        ("START TRANSACTION; SELECT 2; END; SELECT 3;", None, [1, 1, 1, 2]),
        ("BEGIN; SAVEPOINT s; ROLLBACK TO s; COMMIT AND CHAIN; COMMIT;", None, [1, 1, 1, 1, 2]),
        ("BEGIN; SELECT 1; PREPARE TRANSACTION 'x'; COMMIT PREPARED 'x';", None, [1, 1, 1, 2]),
        ("SELECT 1; COMMIT; SELECT 2; SELECT 3;", "golang-migrate", [1, 1, 2, 3]),
    ],
)
def test_which_statements_happen_at_once(
    text: str, tool: str | None, transactions: list[int]
) -> None:
    fold = Fold.of(REFERENCE)
    (unit,) = of_text(text, tool).units
    fold.begin_session(is_transaction=unit.is_transaction)
    steps = [fold.step(syntax) for one in unit.fragments for syntax in read(one)]
    first = steps[0].transaction
    assert [step.transaction - first + 1 for step in steps] == transactions


PRINTED = 'Give the SQL that "{}" prints.'
DUMPED = "{} prints no SQL: give a dump (pg_dump --schema-only) as the base of migrations."
RAILS = "bin/rails db:schema:dump, with config.active_record.schema_format = :sql"
PROGRAMS = [
    ("m/1.py", "from alembic import op\n", PRINTED.format("alembic upgrade head --sql")),
    ("m/2.py", "migrations.Migration\n", PRINTED.format("manage.py sqlmigrate APP NAME")),
    ("db/1.rb", "class A < ActiveRecord::Migration[7.1]\n", PRINTED.format(RAILS)),
    ("m/1.exs", "use Ecto.Migration\n", PRINTED.format("mix ecto.dump")),
    ("m/1.js", "exports.up = (knex) => knex.schema.x();\n", DUMPED.format("Knex")),
    ("m/1.ts", "class A implements MigrationInterface {}\n", DUMPED.format("TypeORM")),
]


@pytest.mark.parametrize(("path", "text", "hint"), PROGRAMS, ids=[path for path, _, _ in PROGRAMS])
def test_a_migration_that_is_a_program_is_one_line_with_what_prints_its_sql(
    path: str, text: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = path.rpartition("/")[0]
    contract = f'replicalint: 1\nname: a\nrelations: {{}}\nmigrations: ["{folder}/*"]\n'
    for name, written in ((path, text), ("replicalint.yaml", contract), (".git/HEAD", "")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written)
    for paths in ([], [path]):
        with pytest.raises(InputError) as raised:
            check_paths(paths)
        (line,) = raised.value.mistakes
        assert str(line).endswith(f" not SQL ({hint})")
    with pytest.raises(InputError) as raised:
        check_paths([folder])
    assert [str(one) for one in raised.value.mistakes] == [
        f"{folder}: contains no *.sql files ({hint})"
    ]
    (tmp_path / "replicalint.yaml").write_text(contract.replace("/*", "/*.sql"))
    with pytest.raises(InputError) as raised:
        check_paths([])
    (line,) = raised.value.mistakes
    assert str(line).endswith(f'"{folder}/*.sql" matches no file ({hint})')


def test_programs_beside_migrations_in_sql_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    contract = 'replicalint: 1\nname: a\nrelations: {}\nmigrations: ["m/*.sql"]\n'
    files = {
        "replicalint.yaml": contract,
        "m/1_a.sql": "-- +goose Up\nSELECT 1;\n",
        "m/2_b.go": "func init() { goose.AddMigrationContext(up, down) }\n",
        "m/3_c.go": "func init() { goose.AddMigrationContext(up, down) }\n",
        "m/main.go": "package main\n",
    }
    for name, written in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written)
    assert check_paths().notes == (
        "m/2_b.go and 1 more: not read, a migration of goose that is a program",
    )


def test_changesets_that_are_not_sql_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m").mkdir()
    (tmp_path / "replicalint.yaml").write_text(
        'replicalint: 1\nname: a\nrelations: {}\nmigrations: ["m/*.sql"]\n'
    )
    (tmp_path / "m/a.sql").write_text("--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n")
    (tmp_path / "m/changelog.yaml").write_text("- include: {file: a.sql}\n")
    assert check_paths().notes == ()
    (tmp_path / "m/changelog.yaml").write_text("- changeSet: {id: 1}\n- include: {file: a.sql}\n")
    assert check_paths().notes == (
        "m/changelog.yaml: not read, Liquibase changesets that are not SQL",
    )


def test_files_of_folders_below_are_named_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m/1_a").mkdir(parents=True)
    (tmp_path / "m/1_a/migration.sql").write_text("SELECT 1;\n")
    for path in ("m", "m/*.sql"):
        (tmp_path / "replicalint.yaml").write_text(
            f'replicalint: 1\nname: a\nrelations: {{}}\nmigrations: ["{path}"]\n'
        )
        with pytest.raises(InputError) as raised:
            check_paths()
        (line,) = raised.value.mistakes
        assert str(line).endswith(
            f'"{path}" matches no file (Its files are in folders below: write "m/**/*.sql".)'
        )


def test_no_order_is_looked_for_outside_of_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "deploy" / "repository"
    (root / "m").mkdir(parents=True)
    files = (
        "changelog.xml",
        "deploy/changelog.xml",
        "sqitch.plan",
        "deploy/repository/master.yaml",
    )
    for name in files:
        (tmp_path / name).write_text("file: a.sql")
    found = read_indexes([root / "m" / "a.sql"], root, 1_000)
    assert [Path(path).name for path in found] == ["master.yaml"]
