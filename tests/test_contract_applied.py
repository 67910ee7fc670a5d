"""`replicalint contract applied`: what has run is written, and nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.api import check_paths
from replicalint.cli.command import status_of

HEAD = "# The shop.\nreplicalint: 1\nname:   shop\nrelations: {}  # none\n"
# What stands under migrations, and what stands there when 0002 of the migrations has run.
FORMS = [
    (
        "migrations: [migrations/*.sql]\n",
        "migrations:\n  files: [migrations/*.sql]\n"
        "  applied_through: 0002_x\n  applied_files: 2\n",
    ),
    (
        "migrations: [migrations/*.sql]  # in order\n# end\nextensions: [ citext ]\n",
        "migrations:\n  files: [migrations/*.sql]  # in order\n"
        "  applied_through: 0002_x\n  applied_files: 2\n# end\nextensions: [ citext ]\n",
    ),
    (
        "migrations:\n  # all\n  - migrations/*_x.sql\n\n"
        "  - \"migrations/*.sql\"   # more\n\n# end\n",
        "migrations:\n  files:\n    # all\n    - migrations/*_x.sql\n\n"
        "    - \"migrations/*.sql\"   # more\n"
        "  applied_through: 0002_x\n  applied_files: 2\n\n# end\n",
    ),
    (
        "migrations:\n- migrations/*.sql",
        "migrations:\n  files:\n  - migrations/*.sql\n"
        "  applied_through: 0002_x\n  applied_files: 2",
    ),
    (
        "migrations: [\n  migrations/*.sql,\n]\nextensions: []\n",
        "migrations:\n  files: [\n    migrations/*.sql,\n  ]\n"
        "  applied_through: 0002_x\n  applied_files: 2\nextensions: []\n",
    ),
    (
        "migrations:\n  files: [migrations/*.sql]   # all\n  # plain\n  tool: sql\n",
        "migrations:\n  files: [migrations/*.sql]   # all\n  # plain\n  tool: sql\n"
        "  applied_through: 0002_x\n  applied_files: 2\n",
    ),
    (
        "migrations:\n  applied_files: 7 # of them\n  applied_through: '0001' # Monday\n"
        "  files:\n    - migrations/*.sql\n",
        "migrations:\n  applied_files: 2 # of them\n  applied_through: 0002_x # Monday\n"
        "  files:\n    - migrations/*.sql\n",
    ),
    (
        "migrations: {files: [migrations/*.sql], tool: sql}\n",
        "migrations: {files: [migrations/*.sql], tool: sql, applied_through: 0002_x, "
        "applied_files: 2}\n",
    ),
    (
        "migrations: {\n  files: [migrations/*.sql],\n  tool: sql\n}\n",
        "migrations: {\n  files: [migrations/*.sql],\n  tool: sql,\n"
        "  applied_through: 0002_x,\n  applied_files: 2\n}\n",
    ),
    (
        "migrations:\n  - tool: sql\n    files: [migrations/*.sql]\n",
        "migrations:\n  - tool: sql\n    files: [migrations/*.sql]\n"
        "    applied_through: 0002_x\n    applied_files: 2\n",
    ),
]  # fmt: skip
JSON = '{"replicalint": 1, "name": "shop", "relations": {}, "migrations": %s, "types": {}}\n'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three migrations."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "migrations").mkdir()
    for number in ("0001", "0002", "0003"):
        (tmp_path / "migrations" / f"{number}_x.sql").write_text("SELECT 1;\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


def quoted(text: str) -> str:
    """A name of the files as the contract gets it."""
    return text.replace("0002_x", '"0002_x"')


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), FORMS)
def test_what_has_run_is_written_into_any_form(
    repository: Path, before: str, after: str, ending: str
) -> None:
    path = repository / "replicalint.yaml"
    path.write_bytes((HEAD + before).replace("\n", ending).encode())
    assert status_of(["contract", "applied", "0002"]) == 0
    assert path.read_bytes().decode() == (HEAD + quoted(after)).replace("\n", ending)
    assert check_paths().judged == ("migrations/0003_x.sql",)
    assert status_of(["contract", "applied", "0002"]) == 0
    assert path.read_bytes().decode() == (HEAD + quoted(after)).replace("\n", ending)


def test_a_contract_in_json_stays_json(repository: Path) -> None:
    path = repository / "replicalint.yaml"
    path.write_text(JSON % '["migrations/*.sql"]')
    assert status_of(["contract", "applied", "0002"]) == 0
    after = '{"files": ["migrations/*.sql"], "applied_through": "0002_x", "applied_files": 2}'
    assert path.read_text() == JSON % after
    assert status_of(["contract", "applied"]) == 0
    assert path.read_text() == JSON % after.replace("0002", "0003").replace(": 2", ": 3")


def test_a_byte_order_mark_stays(repository: Path) -> None:
    path = repository / "replicalint.yaml"
    path.write_text(HEAD + FORMS[0][0], encoding="utf-8-sig")
    assert status_of(["contract", "applied", "0002"]) == 0
    assert path.read_text(encoding="utf-8-sig") == HEAD + quoted(FORMS[0][1])


def test_the_newest_is_meant_where_none_is_named(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "migrations/R__views.sql").write_text("SELECT 1;\n")
    (repository / "replicalint.yaml").write_text(HEAD + "migrations: [migrations/*.sql]\n")
    assert status_of(["contract", "applied"]) == 0
    assert capsys.readouterr().out == "replicalint.yaml: applied through 0003_x (3 files)\n"
    assert check_paths().judged == ()


def test_each_entry_gets_its_own(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "later").mkdir()
    (repository / "later/V1_10__x.sql").write_text("SELECT 1;\n")
    (repository / "later/V1_9__x.sql").write_text("SELECT 1;\n")
    text = "migrations:\n  - files: [migrations/*.sql]\n  - files: [later/*.sql]\n"
    (repository / "replicalint.yaml").write_text(HEAD + text)
    assert status_of(["contract", "applied"]) == 0
    assert capsys.readouterr().out == (
        "replicalint.yaml: applied through 0003_x (3 files)\n"
        "replicalint.yaml: applied through 1.10 (2 files)\n"
    )
    assert status_of(["contract", "applied", "V1_9__x.sql"]) == 0
    assert (repository / "replicalint.yaml").read_text() == HEAD + (
        'migrations:\n  - files: [migrations/*.sql]\n    applied_through: "0003_x"\n'
        '    applied_files: 3\n  - files: [later/*.sql]\n    applied_through: "1.9"\n'
        "    applied_files: 1\n"
    )


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("0004_x", 'no migration is named "0004_x" (Did you mean "0003_x"?)'),
        (
            "0002",
            '"0002" names 2 migrations: migrations/0002_x.sql, migrations/0002_y.sql '
            "(Write the path of the file.)",
        ),
    ],
)
def test_a_name_that_is_none_changes_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str], name: str, mistake: str
) -> None:
    (repository / "migrations/0002_y.sql").write_text("SELECT 1;\n")
    text = HEAD + "migrations: [migrations/*.sql]\n"
    (repository / "replicalint.yaml").write_text(text)
    assert status_of(["contract", "applied", name]) == 2
    assert capsys.readouterr().err == f"replicalint.yaml: {mistake}\n"
    assert (repository / "replicalint.yaml").read_text() == text


def test_a_name_is_of_one_contract(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "contracts").mkdir()
    for name in ("a", "b"):
        text = HEAD + "migrations: [migrations/*.sql]\n"
        (repository / f"contracts/{name}.yaml").write_text(text)
    assert status_of(["contract", "applied", "0002"]) == 2
    assert "choose one with --contract" in capsys.readouterr().err
    assert status_of(["contract", "applied", "0002", "--contract", "contracts/b.yaml"]) == 0
    assert "applied_through" not in (repository / "contracts/a.yaml").read_text()


def test_a_link_is_not_written_through(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "contracts").mkdir()
    text = HEAD + "migrations: [migrations/*.sql]\n"
    (repository / "other.yaml").write_text(text)
    (repository / "contracts/a.yaml").symlink_to("../other.yaml")
    assert status_of(["contract", "applied", "0002"]) == 2
    assert "is a symbolic link" in capsys.readouterr().err
    assert (repository / "other.yaml").read_text() == text


def test_contract_check_looks_for_what_has_run(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "migrations:\n  files: [migrations/*.sql]\n  applied_through: {}\n"
    (repository / "replicalint.yaml").write_text(HEAD + text.format("0002"))
    assert status_of(["contract", "check"]) == 0
    assert capsys.readouterr().out == "replicalint.yaml: shop: 0 relations (0 columns)\n"
    (repository / "replicalint.yaml").write_text(HEAD + text.format("0004_x"))
    assert status_of(["contract", "check"]) == 2
    assert capsys.readouterr().err == (
        "replicalint.yaml:7:3: migrations.applied_through: "
        'no migration is named "0004_x" (Did you mean "0003_x"?)\n'
    )


@pytest.mark.parametrize("text", ["", "migrations: []\n"])
def test_a_contract_without_migrations_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (repository / "replicalint.yaml").write_text(HEAD + text)
    assert status_of(["contract", "applied"]) == 2
    assert capsys.readouterr().err == (
        "replicalint.yaml: no migrations: list their files under the key migrations\n"
    )


def test_what_is_counted_of_liquibase_are_changesets(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "log.sql").write_text(
        "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n--changeset a:2\nSELECT 2;\n"
    )
    (repository / "replicalint.yaml").write_text(HEAD + "migrations: [log.sql]\n")
    assert status_of(["check"]) == 0
    assert "all 2 migrations are judged" in capsys.readouterr().err
    assert status_of(["contract", "applied"]) == 0
    assert capsys.readouterr().out == "replicalint.yaml: applied through a:2 (2 changesets)\n"
