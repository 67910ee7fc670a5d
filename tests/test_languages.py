"""Files that are plainly not SQL: refused in one line each, and never counted as analysed."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_relation import CONTRACT, FAULTY, Command, found, repository_in

from replicalint.api import InputError, check_paths, check_text, load_contract

PROGRAM = 'export const orders = await sql("SELECT o.x FROM public.orders o");\n'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return repository_in(tmp_path, monkeypatch)


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def refused(name: str, language: str) -> str:
    return f"{name}: is {language}, not SQL: pass SQL files only"


NAMES = {
    "app.go": "Go",
    "app.rb": "Ruby",
    "App.java": "Java",
    "a.yml": "YAML",
    "a.yaml": "YAML",
    "a.json": "JSON",
    ".json": "JSON",
    "README.md": "Markdown",
    "a.toml": "TOML",
    "a.lock": "a lock file",
    "a.html": "HTML",
    "a.css": "CSS",
    "q.sql.gz": "an archive",
    "a.png": "an image",
    "deploy.sh": "a shell script",
}


@pytest.mark.parametrize(("name", "language"), NAMES.items())
def test_a_file_of_another_language_is_refused(
    run: Command, repository: Path, name: str, language: str
) -> None:
    (repository / name).write_text(PROGRAM)
    line = refused(name, language)
    assert run.check(name, "q.sql") == (
        2,
        [found("q.sql:1:10")],
        [line],
    )
    assert run("check", name) == run("show", name) == (2, [], [line])
    assert run("verify", "--replica", "host=/nowhere", name) == (2, [], [line])
    assert run("check", "--stdin-filename", name) == (2, [], [line])
    with pytest.raises(InputError) as told:
        check_paths([name])
    assert told.value.mistakes == (line,)


def test_each_such_file_has_its_line(run: Command, repository: Path) -> None:
    for name in NAMES:
        (repository / name).write_text(PROGRAM)
    status, out, err = run("check", *NAMES)
    assert (status, out, err) == (2, [], [refused(*item) for item in NAMES.items()])


@pytest.mark.parametrize("name", ["app.ts", "app.TSX", "app.d.ts", "app.js", "app.py", "q.sql.py"])
def test_a_program_that_no_contract_names_is_passed_over(
    run: Command, repository: Path, name: str
) -> None:
    (repository / name).write_text(PROGRAM)
    line = f"{name}: no contract names or reaches it, not checked"
    assert run.check(name, "q.sql") == (1, [found("q.sql:1:10")], [line])


@pytest.mark.parametrize(
    "name",
    [
        *("q.SQL", "q.psql", "q.pgsql", "q.ddl", "q.txt", "q.sql.j2", "q.sql.erb", "q.sql.tmpl"),
        *("q", "ts", "q.", "q.unheard-of", "q.ts.sql", ".sql", "q.sql.bak"),
    ],
)
def test_any_other_file_that_is_named_is_read_as_sql(
    run: Command, repository: Path, name: str
) -> None:
    (repository / name).write_text(FAULTY)
    assert run.check(name) == (1, [found(f"{name}:1:10")], [])


def test_a_file_that_is_not_there_is_not_there(run: Command) -> None:
    assert run("check", "app.ts") == (0, [], ["app.ts: no such file, passed over"])
    assert run("show", "app.ts") == (2, [], ["app.ts: no such file or directory"])


def test_a_folder_may_have_any_name(run: Command, repository: Path) -> None:
    (repository / "app.ts").mkdir()
    (repository / "app.ts/q.sql").write_text(FAULTY)
    (repository / "app.ts/main.ts").write_text(PROGRAM)
    assert run.check("app.ts") == (
        1,
        [found("app.ts/q.sql:1:10")],
        [],
    )


@pytest.mark.parametrize(
    ("glob", "hint"),
    [
        ("src/app.ts", ""),
        ("src/*.ts", ""),
        ("src/*", ' (Write "src/*.sql".)'),
        ("src/**", ' (Write "src/**/*.sql".)'),
        ("**", ' (Write "**/*.sql".)'),
    ],
)
def test_a_path_of_migrations_that_names_a_program_is_a_mistake(
    run: Command, repository: Path, glob: str, hint: str
) -> None:
    (repository / "src").mkdir()
    (repository / "src/app.ts").write_text(PROGRAM)
    (repository / "src/q.sql").write_text(FAULTY)
    (repository / "contracts").mkdir()
    (repository / "replicalint.yaml").rename(repository / "contract")
    written = f'migrations: ["{glob}"]'
    (repository / "contract").write_text(CONTRACT + written)
    place = f"contract:5:{written.index(chr(34)) + 1}"
    kind = 'matches "src/app.ts", which is TypeScript, not SQL'
    line = f'{place}: migrations[0]: "{glob}" {kind}{hint}'
    assert run("check", "--contract", "contract") == (2, [], [line])
    assert run("contract", "check", "contract") == (2, [], [line])


def test_text_that_a_program_has_found_in_a_file_may_bear_its_name(repository: Path) -> None:
    report = check_text(FAULTY, load_contract("replicalint.yaml"), "src/app.ts")
    assert [finding.rule for finding in report.findings] == ["unknown-column"]
