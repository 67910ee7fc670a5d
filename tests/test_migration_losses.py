"""What migrations take away of the contract is found, whatever the statement and the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.api import Report, check_paths

CONTRACT = """\
replicalint: 1
name: shop
relations:
  app.orders:
    columns: {id: bigint, note: text, state: app.state, total: numeric}
  app.lines:
    columns: {id: bigint, order_id: bigint}
types:
  app.state: {enum: [open]}
migrations:
  files: [migrations/*.sql]
"""
MADE = """\
CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM ('open');
CREATE TABLE app.base (id bigint PRIMARY KEY, note text);
CREATE TABLE app.orders (state app.state, total numeric) INHERITS (app.base);
CREATE TABLE app.lines (id bigint, order_id bigint);
"""
DROPPED, RENAMED = "replicated-column-dropped", "replicated-column-renamed"
RETYPED, GONE = "replicated-column-retyped", "replicated-relation-dropped"
MOVED = "replicated-relation-renamed"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "migrations").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    (tmp_path / "replicalint.yaml").write_text(CONTRACT)
    return tmp_path


def found(repository: Path, *files: str, through: int | None = None) -> list[str]:
    """`2 app.orders.note replicated-column-dropped`: the file's number, subject and rule."""
    line = f"  applied_through: {through}\n" if through is not None else ""
    (repository / "replicalint.yaml").write_text(CONTRACT + line)
    for number, text in enumerate(files, start=1):
        (repository / "migrations" / f"{number}.sql").write_text(text)
    return lines(check_paths())


def lines(report: Report) -> list[str]:
    losses = (one for one in report.findings if one.rule.startswith("replicated-"))
    return [
        f"{Path(one.span.source.path).stem} {one.subject} {one.rule}" for one in losses
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("ALTER TABLE app.base DROP COLUMN note;", [f"2 app.orders.note {DROPPED}"]),
        ("ALTER TABLE app.base RENAME note TO remark;", [f"2 app.orders.note {RENAMED}"]),
        ("ALTER TABLE app.base ALTER note TYPE bytea;", [f"2 app.orders.note {RETYPED}"]),
        ("DROP TYPE app.state CASCADE;", [f"2 app.orders.state {DROPPED}"]),
        ("DROP TABLE app.base CASCADE;", [f"2 app.orders {GONE}"]),
        ("DROP SCHEMA app CASCADE;", [f"2 app.lines {GONE}", f"2 app.orders {GONE}"]),
        ("ALTER SCHEMA app RENAME TO old;", [f"2 app.lines {MOVED}", f"2 app.orders {MOVED}"]),
        ("ALTER TABLE app.lines SET SCHEMA public;", [f"2 app.lines {MOVED}"]),
        (
            "ALTER TABLE app.lines RENAME TO items; ALTER TABLE app.items DROP order_id;",
            [f"2 app.lines {MOVED}", f"2 app.lines.order_id {DROPPED}"],
        ),
        ("DO $$ BEGIN ALTER TABLE app.lines DROP id; END $$;", [f"2 app.lines.id {DROPPED}"]),
        (
            "ALTER TABLE app.lines DROP COLUMN id, DROP COLUMN order_id;",
            [f"2 app.lines.id {DROPPED}", f"2 app.lines.order_id {DROPPED}"],
        ),
        ("DROP TABLE app.lines; DROP TABLE IF EXISTS app.lines;", [f"2 app.lines {GONE}"]),
        ("CREATE TABLE IF NOT EXISTS app.lines (id bigint);", []),
        ("ALTER TABLE app.lines ADD COLUMN more int, DROP COLUMN more;", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("through", [None, 1])
def test_what_a_statement_takes_away(
    repository: Path, sql: str, expected: list[str], through: int | None
) -> None:
    assert sorted(found(repository, MADE, sql, through=through)) == sorted(expected)


BACK = [
    (
        "ALTER TABLE app.lines DROP id;",
        "ALTER TABLE app.lines ADD id bigint;",
        f"app.lines.id {DROPPED}",
    ),
    (
        "ALTER TABLE app.lines RENAME id TO old;",
        "ALTER TABLE app.lines RENAME old TO id;",
        f"app.lines.id {RENAMED}",
    ),
    (
        "ALTER TABLE app.lines ALTER id TYPE int;",
        "ALTER TABLE app.lines ALTER id TYPE bigint;",
        f"app.lines.id {RETYPED}",
    ),
    (
        "DROP TABLE app.lines;",
        "CREATE TABLE app.lines (id bigint, order_id bigint);",
        f"app.lines {GONE}",
    ),
    (
        "ALTER TABLE app.lines RENAME TO old;",
        "ALTER TABLE app.old RENAME TO lines;",
        f"app.lines {MOVED}",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("away", "back", "loss"), BACK)
def test_what_a_later_file_brings_back_is_no_loss_of_today(
    repository: Path, away: str, back: str, loss: str
) -> None:
    assert found(repository, MADE, away, back) == []
    assert found(repository, MADE, away, back, away) == [f"4 {loss}"]
    is_kept = "DROP" not in away  # a column that is made anew has lost its values
    assert found(repository, MADE, away + back, "SELECT 1;", "SELECT 1;") == (
        [] if is_kept else [f"2 {loss}"]
    )


@pytest.mark.parametrize(("away", "back", "loss"), BACK)
def test_what_comes_is_a_loss_whatever_follows(
    repository: Path, away: str, back: str, loss: str
) -> None:
    assert found(repository, MADE, away, back, through=1) == [f"2 {loss}"]
    assert found(repository, MADE, away, back, away, through=3) == [f"4 {loss}"]
    assert found(repository, MADE, away, back, away, through=1) == [f"2 {loss}", f"4 {loss}"]


def test_a_table_that_comes_back_without_a_column_is_lost(repository: Path) -> None:
    back = "CREATE TABLE app.lines (id bigint);"
    assert found(repository, MADE, "DROP TABLE app.lines;", back) == [f"2 app.lines {GONE}"]


def test_a_type_that_becomes_that_of_the_contract_is_none(repository: Path) -> None:
    made = MADE.replace("order_id bigint", "order_id int")
    assert found(repository, made, "ALTER TABLE app.lines ALTER order_id TYPE bigint;") == []


def test_shorter_values_fit_and_longer_ones_may_not(repository: Path) -> None:
    made = MADE.replace("total numeric", "total numeric(8, 2)")
    to = "ALTER TABLE app.orders ALTER total TYPE numeric({});"
    assert found(repository, made, to.format("8, 2")) == []
    assert found(repository, made, to.format("10, 2")) == [f"2 app.orders.total {RETYPED}"]


@pytest.mark.parametrize("is_made", [True, False])
@pytest.mark.parametrize(
    ("agreed", "to", "is_lost"),
    [
        ("varchar(50)", "varchar(50)", False),
        ("character varying(50)", "varchar(20)", False),
        ("varchar(50)", "varchar(51)", True),
        ("varchar(50)", "varchar", True),
        ("{type: varchar(50)}", "varchar(51)", True),
        ("numeric(8)", "numeric(8, 0)", False),
        ("numeric(8)", "numeric(10, 2)", True),
        ('"numeric(8,2)"', "numeric(6, 2)", False),
        ('"numeric(8,2)"', "numeric(8, 3)", True),
        ("timestamp(3) without time zone", "timestamp(3)", False),
        ("timestamp(0)", "timestamp(3)", True),
        ('"varchar(50)[]"', "varchar(50)[]", False),
        ('"varchar(50)[]"', "varchar(60)[]", True),
    ],
)
def test_a_length_that_the_contract_says_is_that_of_the_replicas(
    repository: Path, agreed: str, to: str, is_lost: bool, is_made: bool
) -> None:
    contract = CONTRACT.replace("order_id: bigint", "order_id: " + agreed)
    (repository / "replicalint.yaml").write_text(contract)
    first = to.partition("(")[0] + "(1)" + ("[]" if "[]" in to else "")
    made = f"CREATE SCHEMA app; CREATE TABLE app.lines (id bigint, order_id {first});"
    (repository / "migrations" / "1.sql").write_text(made if is_made else "SELECT 1;")
    alter = f"ALTER TABLE app.lines ALTER order_id TYPE {to};"
    (repository / "migrations" / "2.sql").write_text(alter)
    lost = [f"2 app.lines.order_id {RETYPED}"]
    assert lines(check_paths()) == (lost if is_lost else [])


def test_a_length_that_a_later_file_takes_back_is_no_loss_of_today(repository: Path) -> None:
    contract = CONTRACT.replace("order_id: bigint", "order_id: varchar(50)")
    made = MADE.replace("order_id bigint", "order_id varchar(50)")
    to = "ALTER TABLE app.lines ALTER order_id TYPE varchar({});"
    for number, text in enumerate((made, to.format(60), to.format(50)), start=1):
        (repository / "migrations" / f"{number}.sql").write_text(text)
    (repository / "replicalint.yaml").write_text(contract)
    assert lines(check_paths()) == []
    (repository / "replicalint.yaml").write_text(contract + "  applied_through: 1\n")
    assert lines(check_paths()) == [f"2 app.lines.order_id {RETYPED}"]


def test_what_was_made_elsewhere_is_lost_as_well(repository: Path) -> None:
    unseen = "ALTER TABLE app.lines ADD COLUMN IF NOT EXISTS more int;"
    for through in (None, 1):
        made = found(repository, unseen, "ALTER TABLE app.lines DROP order_id;", through=through)
        assert made == [f"2 app.lines.order_id {DROPPED}"]
    less = MADE.replace(", order_id bigint", "")
    assert found(repository, less, "ALTER TABLE app.lines DROP order_id;", through=1) == [
        f"2 app.lines.order_id {DROPPED}"
    ]


def test_dropping_what_the_history_has_dropped_changes_nothing(repository: Path) -> None:
    drop = "ALTER TABLE app.lines DROP COLUMN IF EXISTS order_id;"
    assert found(repository, MADE, drop, drop, through=2) == []
    table = "DROP TABLE IF EXISTS app.lines;"
    assert found(repository, MADE, table, table, through=2) == []


def test_a_table_that_is_dropped_before_it_is_first_made_is_none(repository: Path) -> None:
    made = MADE.replace(
        "CREATE TABLE app.lines", "DROP TABLE IF EXISTS app.lines;\nCREATE TABLE app.lines"
    )
    assert found(repository, made) == []
    there = made.replace("IF EXISTS ", "")
    assert found(repository, there) == [f"1 app.lines {GONE}"]


@pytest.mark.parametrize(
    "rename", ["ALTER TABLE app.parts RENAME TO lines;", "ALTER TABLE old.lines SET SCHEMA app;"]
)
@pytest.mark.parametrize("through", [None, 1])
def test_a_table_that_is_renamed_to_its_name_takes_none_of_its_columns_away(
    repository: Path, rename: str, through: int | None
) -> None:
    made = "CREATE TABLE app.parts (id bigint); CREATE TABLE old.lines (id bigint);"
    add = "ALTER TABLE app.lines ADD COLUMN order_id bigint;"
    assert found(repository, made, rename + add, through=through) == []
    drop = "ALTER TABLE app.lines DROP COLUMN order_id;"
    assert found(repository, made, rename + add, drop, through=through) == [
        f"3 app.lines.order_id {DROPPED}"
    ]


def test_an_enum_that_is_made_anew_is_the_same_where_the_replicas_have_its_labels(
    repository: Path,
) -> None:
    anew = (
        "CREATE TYPE app.state_new AS ENUM ({});\n"
        "ALTER TABLE app.orders ALTER state TYPE app.state_new USING state::text::app.state_new;\n"
        "ALTER TYPE app.state RENAME TO state_old;\n"
        "ALTER TYPE app.state_new RENAME TO state;\n"
        "DROP TYPE app.state_old;\n"
    )
    assert found(repository, MADE, anew.format("'open'"), through=1) == []
    assert found(repository, MADE, anew.format("'open', 'paid'"), through=1) == [
        f"2 app.orders.state {RETYPED}"
    ]


def test_a_statement_that_can_only_run_on_a_column_says_that_it_is_there(
    repository: Path,
) -> None:
    unlike = MADE.replace(", order_id bigint", "") + (
        "ALTER TABLE app.lines ADD order_id bigint;\nALTER TABLE app.lines DROP order_id;\n"
    )
    gone = "ALTER TABLE app.lines DROP COLUMN IF EXISTS order_id;"
    assert found(repository, unlike, gone, through=1) == []
    there = gone.replace("IF EXISTS ", "")
    assert found(repository, unlike, there, through=1) == [f"2 app.lines.order_id {DROPPED}"]


def test_a_table_that_a_called_function_changed_is_not_known(repository: Path) -> None:
    history = MADE.replace("app.lines (id bigint, order_id bigint)", "app.old (id bigint)") + (
        "CREATE FUNCTION app.extend(name text) RETURNS void LANGUAGE plpgsql AS $$\n"
        "BEGIN EXECUTE format('ALTER TABLE app.%I ADD order_id bigint', name); END $$;\n"
        "SELECT app.extend('old');\n"
        "ALTER TABLE app.old RENAME TO lines;\n"
    )
    drop = "ALTER TABLE app.lines DROP COLUMN IF EXISTS order_id;"
    assert found(repository, history, drop, through=1) == [f"2 app.lines.order_id {DROPPED}"]
    assert [one.rule for one in check_paths().findings] == ["replicated-column-dropped"]


def test_what_is_rolled_back_is_no_loss(repository: Path) -> None:
    tried = "BEGIN;\nALTER TABLE app.lines DROP id;\nROLLBACK;\n"
    assert found(repository, MADE, tried, through=1) == []
    assert found(repository, MADE, f"{tried}ALTER TABLE app.lines DROP id;", through=1) == [
        f"2 app.lines.id {DROPPED}"
    ]


def test_what_is_rolled_back_to_a_savepoint_is_no_loss(repository: Path) -> None:
    tried = "SAVEPOINT a;\nALTER TABLE app.lines DROP order_id;\nROLLBACK TO a;\n"
    for through in (None, 1):
        assert found(repository, MADE, f"BEGIN;\n{tried}COMMIT;", through=through) == []
        both = f"BEGIN;\nALTER TABLE app.lines DROP id;\n{tried}COMMIT;"
        assert found(repository, MADE, both, through=through) == [f"2 app.lines.id {DROPPED}"]


AWAY = "ALTER TABLE app.lines RENAME order_id TO of;\n"
BACK_AGAIN = "ALTER TABLE app.lines RENAME of TO order_id;\n"
WRITTEN = "INSERT INTO app.lines VALUES (1, 2);\n"


@pytest.mark.parametrize("through", [None, 1])
def test_a_column_has_its_name_back_before_others_see_that_it_was_gone(
    repository: Path, through: int | None
) -> None:
    kept = f"BEGIN;\n{AWAY}{BACK_AGAIN}COMMIT;\n"
    assert found(repository, MADE, kept + WRITTEN, through=through) == []
    sent = f"BEGIN;\n{AWAY}{WRITTEN}{BACK_AGAIN}COMMIT;\n"
    assert found(repository, MADE, sent, through=through) == [f"2 app.lines.order_id {RENAMED}"]


@pytest.mark.parametrize("through", [None, 1])
def test_a_name_that_another_column_or_table_takes_is_not_back(
    repository: Path, through: int | None
) -> None:
    swapped = (
        "BEGIN;\nALTER TABLE app.lines RENAME id TO x;\n"
        "ALTER TABLE app.lines RENAME order_id TO id;\n"
        "ALTER TABLE app.lines RENAME x TO order_id;\nCOMMIT;\n"
    )
    assert found(repository, MADE, swapped, through=through) == [
        f"2 app.lines.id {RENAMED}",
        f"2 app.lines.order_id {RENAMED}",
    ]
    rebuilt = (
        "BEGIN;\nCREATE TABLE app.new (LIKE app.lines INCLUDING ALL);\n"
        "ALTER TABLE app.lines RENAME TO old;\nALTER TABLE app.new RENAME TO lines;\nCOMMIT;\n"
    )
    assert found(repository, MADE, rebuilt, through=through) == [f"2 app.lines {MOVED}"]
    moved = (
        "BEGIN;\nALTER TABLE app.lines SET SCHEMA tmp;\n"
        "ALTER TABLE tmp.lines SET SCHEMA app;\nCOMMIT;\n"
    )
    assert found(repository, MADE, moved, through=through) == []


@pytest.mark.parametrize("through", [None, 1])
def test_an_enum_under_the_same_name_is_another_where_it_has_more_labels(
    repository: Path, through: int | None
) -> None:
    anew = (
        "CREATE TYPE app.state_new AS ENUM ({0});\n"
        "ALTER TABLE app.orders ALTER state TYPE app.state_new USING state::text::app.state_new;\n"
        "ALTER TYPE app.state RENAME TO state_old;\nALTER TYPE app.state_new RENAME TO state;\n",
        "ALTER TYPE app.state RENAME TO state_old;\nCREATE TYPE app.state AS ENUM ({0});\n"
        "ALTER TABLE app.orders ALTER state TYPE app.state USING state::text::app.state;\n",
    )
    for way in anew:
        assert found(repository, MADE, way.format("'open'"), through=through) == []
        more = found(repository, MADE, way.format("'open', 'paid'"), through=through)
        assert more == [f"2 app.orders.state {RETYPED}"]


@pytest.mark.parametrize(
    ("agreed", "made", "is_found"),
    [
        ("integer", "bigint", True),
        ("bigint", "integer", False),
        ("integer", "text", True),
        ("text", "jsonb", False),
        ("varchar(20)", "varchar(30)", True),
        ("varchar(20)", "text", True),
        ("varchar", "varchar(30)", False),
        ("numeric", "integer", False),
        ("integer[]", "bigint[]", True),
        ("timestamptz", "date", False),
        ("app.state", "text", True),
        ("text", "app.state", False),
    ],
)
def test_a_column_is_made_as_the_replicas_have_it(
    repository: Path, agreed: str, made: str, is_found: bool
) -> None:
    listed = (
        f"columns: {{id: bigint, more: {{type: '{agreed}', rollout: adding}}, order_id: bigint}}"
    )
    contract = CONTRACT.replace("columns: {id: bigint, order_id: bigint}", listed)
    contract += "  applied_through: 1\n"
    (repository / "replicalint.yaml").write_text(contract)
    (repository / "migrations" / "1.sql").write_text(MADE)
    add = repository / "migrations" / "2.sql"
    add.write_text(f"ALTER TABLE app.lines ADD COLUMN IF NOT EXISTS more {made};")
    assert lines(check_paths()) == ([f"2 app.lines.more {RETYPED}"] if is_found else [])
    add.write_text("SELECT 1;")
    first = MADE.replace("order_id bigint", f"order_id bigint, more {made}")
    (repository / "migrations" / "1.sql").write_text(first)
    assert lines(check_paths()) == []


def test_a_table_is_made_as_the_replicas_have_been_given_it(repository: Path) -> None:
    history = MADE.replace("CREATE TABLE app.lines (id bigint, order_id bigint);\n", "")
    made = "CREATE TABLE app.lines (id bigint PRIMARY KEY, order_id numeric, note text);"
    assert found(repository, history, made, through=1) == [f"2 app.lines.order_id {RETYPED}"]
    assert [(one.rule, one.subject) for one in check_paths().findings] == [
        ("replicated-column-retyped", "app.lines.order_id"),
        ("column-not-in-contract", "app.lines.note"),
    ]
    same = "CREATE TABLE app.lines (order_id integer, id bigint);"
    assert found(repository, history, same, through=1) == []
    mended = made + "ALTER TABLE app.lines ALTER order_id TYPE bigint;"
    assert found(repository, history, mended, through=1) == []
    spoilt = same + "ALTER TABLE app.lines ALTER order_id TYPE numeric;"
    assert found(repository, history, spoilt, through=1) == [f"2 app.lines.order_id {RETYPED}"]
