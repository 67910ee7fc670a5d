"""What makes the gate milder is said with its place, and what a change has brought is marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_relation import Command, put
from repositories import begin, git

from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.contract.project_settings import ProjectSettings, read_project_settings
from replicalint.files.document import read_document
from replicalint.files.toml_document import read_table
from replicalint.finding import Milder
from replicalint.report.formats import FORMATS, render
from replicalint.rules import RULES
from replicalint.settings.gate import Gate, milder
from replicalint.settings.weakened import milder_since
from replicalint.source import Source

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint}}
endpoints:
  /orders: {queries: [sql/*.sql]}
"""


def contract(text: str = "", path: str = "app.yaml") -> Contract:
    return read_contract(read_document(Source(path, CONTRACT + text)).root)


def project(text: str) -> ProjectSettings:
    source = Source("pyproject.toml", f"[tool.replicalint]\n{text}\n")
    node = read_table(source, ("tool", "replicalint"))
    assert node is not None
    return read_project_settings(node, "", FORMATS)


def said(found: tuple[Milder, ...]) -> list[str]:
    return [f"{'+' if one.is_new else ''}{one.path}:{one.line} {one.text}" for one in found]


IN_FORCE = (
    ("", []),
    ("check: {ignore: [write]}", ["7 write is ignored"]),
    ("check: {ignore: [replica-identity-full]}", []),
    ("check: {severity: {write: warning}}", ["7 write is a warning, not an error"]),
    ("check: {severity: {session-state: error, select-star: warning}}", []),
    ("check: {severity: {select-star: note}}", ["7 select-star is a note, not a warning"]),
    ("check: {ignore: [write], severity: {write: note}}", ["7 write is ignored"]),
    ("check: {select: [all]}", []),
    ("check: {select: [default]}", []),
    (
        "check:\n  per_file:\n    db/: [write]\n    a.sql: {severity: {write: note}}\n",
        ['9 write is ignored in "db/"', '10 write is a note in "a.sql"'],
    ),
    (
        "  /old: {queries: [a/*.sql], except: [a/b.sql]}",
        ['7 endpoint "/old" takes out "a/b.sql"'],
    ),
    (
        "  /old: {queries: [a/*.sql], except: [a/1.sql, a/2.sql, a/3.sql, a/4.sql, a/5.sql]}",
        ['7 endpoint "/old" takes out "a/1.sql", "a/2.sql", "a/3.sql" and 2 more'],
    ),
)


@pytest.mark.parametrize(("text", "expected"), IN_FORCE)
def test_each_setting_of_a_contract_in_force_is_said(text: str, expected: list[str]) -> None:
    found = milder(Gate(RULES, (contract(text),)))
    assert said(found) == [f"app.yaml:{one}" for one in expected]


def test_a_narrow_select_says_how_many_rules_it_leaves_out() -> None:
    default = sum(not rule.is_optional for rule in RULES)
    (found,) = milder(Gate(RULES, (contract("check: {select: [write, unknown-column]}"),)))
    assert found.text == f"select leaves out {default - 2} rules of the default"


PROJECT = "ignore = ['write']\nseverity = {unanalysed = 'note'}\nfail_on = 'error'\n"
OF_PROJECT = [
    "pyproject.toml:2 write is ignored",
    "pyproject.toml:3 unanalysed is a note, not an error",
    "pyproject.toml:4 fail_on: error, not warning",
]


def test_each_setting_of_a_project_in_force_is_said() -> None:
    assert said(milder(Gate(RULES, (contract(),), project(PROJECT)))) == OF_PROJECT
    assert said(milder(Gate(RULES, (), project(PROJECT)))) == OF_PROJECT
    assert milder(Gate(RULES, (contract(),), project("fail_on = 'note'"))) == ()


def test_what_a_nearer_place_decides_is_not_in_force() -> None:
    strict = contract("check: {select: [default, write], severity: {unanalysed: error}}", "b.yaml")
    gate = Gate(RULES, (strict,), project(PROJECT))
    assert said(milder(gate)) == OF_PROJECT[2:]
    both = Gate(RULES, (strict, contract()), project(PROJECT))
    assert said(milder(both)) == OF_PROJECT


BEFORE = """\
  /old: {queries: [a/*.sql, b/*.sql], except: [a/x.sql]}
migrations: {files: [db/*.sql], applied_through: "1"}
check: {ignore: [write], severity: {unanalysed: warning}}
"""
SINCE = (
    (BEFORE, []),
    (f"# a line\n{BEFORE}", []),
    (BEFORE.replace("[write]", "[write, undecided]"), ["10 undecided is ignored"]),
    (
        BEFORE.replace("unanalysed: warning", "unanalysed: note"),
        ["9 unanalysed is a note, not an error"],
    ),
    (BEFORE.replace("unanalysed: warning", "unanalysed: error"), []),
    (BEFORE.replace("[a/x.sql]", "[a/x.sql, a/y.sql]"), ['7 endpoint "/old" takes out "a/y.sql"']),
    (BEFORE.partition("\n")[2], ['5 endpoint "/old" is gone']),
    (BEFORE.replace(", b/*.sql", ""), ['7 endpoint "/old" no longer names "b/*.sql"']),
    (BEFORE.replace('"1"', '"2"'), ['8 migrations are judged after "2", not after "1"']),
    (BEFORE.replace("db/*.sql", "db/2*.sql"), ['8 migrations no longer name "db/*.sql"']),
)


STRICT = """\
  /o: {queries: [a/*.sql], relations: []}
  /code: {code: {entry: a.ts, within: [a/**, b/**]}}
wrappers: {sinks: ["run(1)"], tags: [q]}
migrations: {files: [db/*.sql], applied_through: "2", applied_files: 2}
check:
  select: [default, replica-identity-full]
  severity: {unqualified-column: error}
  per_file: {"a/": {severity: {natural-join: error}}}
"""
WEAKENED = (
    (STRICT, []),
    (
        STRICT.replace(", relations: []", ""),
        ['7 endpoint "/o" may read every relation'],
    ),
    (
        STRICT.replace("relations: []", "relations: [public.orders]"),
        ['7 endpoint "/o" may read "public.orders" as well'],
    ),
    (STRICT.replace("  /o: ", "  /p: "), []),
    (
        STRICT.replace("  /o: {queries: [a/*.sql]", "  /p: {queries: [b/*.sql]"),
        ['5 endpoint "/o" is gone'],
    ),
    (STRICT.replace("[a/**, b/**]", "a/**"), ['8 endpoint "/code" no longer enters "b/**"']),
    (STRICT.replace(", within: [a/**, b/**]", ""), []),
    (STRICT.replace('sinks: ["run(1)"], ', ""), ['9 wrappers no longer name "run(1)"']),
    (STRICT.replace(", tags: [q]", ""), ['9 wrappers no longer name "q"']),
    (STRICT.replace(', applied_through: "2"', ', applied_through: "1"'), []),
    (
        STRICT.replace(
            '[db/*.sql], applied_through: "2"', '[db/*.sql, c/*.sql], applied_through: "3"'
        ),
        ['10 migrations are judged after "3", not after "2"'],
    ),
    (STRICT.replace(", applied_files: 2", ""), ["10 migrations no longer say how many have run"]),
    (
        STRICT.replace("files: 2", "files: 2, base: x.sql"),
        ['10 migrations begin with the dump "x.sql"'],
    ),
    (
        STRICT.replace(", replica-identity-full", ""),
        ["11 replica-identity-full is no longer judged"],
    ),
    (
        STRICT.replace("unqualified-column: error", "write: error"),
        ["11 unqualified-column is no longer an error"],
    ),
    (
        STRICT.replace("unqualified-column: error", "unqualified-column: note"),
        ["13 unqualified-column is a note, not a warning"],
    ),
    (
        STRICT.replace("natural-join: error", "natural-join: warning"),
        ['11 natural-join is no longer an error in "a/"'],
    ),
    (
        STRICT.replace(
            "unqualified-column: error", "unqualified-column: error, natural-join: error"
        ).partition("  per_")[0],
        [],
    ),
)


@pytest.mark.parametrize(("text", "expected"), WEAKENED)
def test_what_was_stricter_than_the_gate_is_by_itself_is_said_when_it_is_gone(
    text: str, expected: list[str]
) -> None:
    old, new = Gate(RULES, (contract(STRICT),)), Gate(RULES, (contract(text),))
    marked = [one for one in said(milder_since(old, new)) if one.startswith("+")]
    assert marked == [f"+app.yaml:{one}" for one in expected]


def test_what_a_project_was_stricter_in_is_said_when_it_is_gone() -> None:
    strict = project(
        "fail_on = 'note'\nfail_on_unanalysed = true\nseverity = {unqualified-column = 'error'}"
    )
    old = Gate(RULES, (contract(),), strict)
    gone = [
        "+pyproject.toml:1 fail_on: warning, no longer note",
        "+pyproject.toml:1 fail_on_unanalysed: false, no longer true",
        "+pyproject.toml:1 unqualified-column is no longer an error",
    ]
    assert said(milder_since(old, Gate(RULES, (contract(),)))) == gone
    assert said(milder_since(Gate(RULES, (), strict), Gate(RULES))) == gone
    by_command = Gate(RULES, (contract(),), fail_on="note", fail_on_unanalysed=True)
    assert said(milder_since(old, by_command)) == gone[2:]


def test_what_the_command_line_decides_is_not_in_force() -> None:
    gate = Gate(RULES, (contract(),), project("fail_on = 'never'"), fail_on="note")
    assert milder(gate) == ()


@pytest.mark.parametrize(("text", "expected"), SINCE)
def test_what_a_change_has_brought_is_marked(text: str, expected: list[str]) -> None:
    old, new = Gate(RULES, (contract(BEFORE),)), Gate(RULES, (contract(text),))
    marked = [one for one in milder_since(old, new) if one.is_new]
    assert [one.text for one in marked] == [one.partition(" ")[2] for one in expected]
    unmarked = {one.text for one in milder_since(old, new) if not one.is_new}
    in_force = {one.text for one in milder(new)}
    assert unmarked <= in_force | {one.text for one in milder(old)}
    assert len(unmarked) == len({*in_force} - {one.text for one in marked})


def test_a_contract_that_is_gone_and_a_larger_baseline_are_marked() -> None:
    one, other = ("write", "a", "b"), ("write", "a", "c")
    old = Gate(RULES, (contract(),), baseline="known.txt", known={one: 3})
    new = Gate(RULES, (), baseline="known.txt", known={one: 5})
    assert said(milder_since(old, new)) == [
        '+app.yaml:1 contract "app" is gone',
        "+known.txt:1 the baseline holds 2 known findings more",
    ]
    assert milder_since(new, Gate(RULES, (), baseline="known.txt", known={one: 2})) == ()
    swapped = Gate(RULES, (), baseline="known.txt", known={one: 4, other: 1})
    assert said(milder_since(new, swapped)) == [
        "+known.txt:1 the baseline holds 1 finding that it did not hold"
    ]


def test_settings_of_a_project_that_are_new_are_marked() -> None:
    old = Gate(RULES, (contract(),), project("fail_on = 'error'"))
    new = Gate(RULES, (contract(),), project("ignore = ['write']\nfail_on = 'never'"))
    assert said(milder_since(old, new)) == [
        "+pyproject.toml:2 write is ignored",
        "+pyproject.toml:3 fail_on: never, not warning",
    ]
    assert [one.is_new for one in milder_since(new, new)] == [False, False]
    assert [one.is_new for one in milder_since(new, old)] == [True]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    for variable in ("REPLICALINT_CONTRACT", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    put(tmp_path / ".git/config", "[core]\n")
    put(tmp_path / "sql/a.sql", "SELECT o.id FROM public.orders o;\n")
    monkeypatch.chdir(tmp_path)
    return Command(capsys)


def test_the_summary_says_it(run: Command) -> None:
    put(Path("replicalint.yaml"), f"{CONTRACT}check: {{ignore: [write]}}\n")
    put(Path("pyproject.toml"), "[tool.replicalint]\nfail_on = 'never'\n")
    summary = "analysed 1 of 1 statement in 1 file: no findings"
    lines = [
        "milder: pyproject.toml:2: fail_on: never, not warning",
        "milder: replicalint.yaml:7: write is ignored",
    ]
    assert run("check") == (0, [*lines, summary], [])
    assert run("check", "--format", "concise") == (0, [*lines, summary], [])
    assert run("check", "--quiet") == (0, [], [])
    _, out, _ = run("check", "--format", "json")
    assert json.loads("\n".join(out))["milder"] == [
        {"path": "pyproject.toml", "line": 2, "message": "fail_on: never, not warning"},
        {"path": "replicalint.yaml", "line": 7, "message": "write is ignored"},
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_it(run: Command, form: str) -> None:
    put(Path("replicalint.yaml"), f"{CONTRACT}check: {{ignore: [write]}}\n")
    _, out, _ = run("check", "--format", form)
    assert "write is ignored" in "\n".join(out).replace("\\", "")


def test_many_are_counted_and_those_that_are_new_are_all_shown() -> None:
    from replicalint.finding import Report
    from replicalint.report.milder import render_milder

    every = tuple(Milder(f"{n} is ignored", "a\x1b.yaml", n, is_new=n < 3) for n in range(1, 15))
    lines = render_milder(Report(milder=every)).splitlines()
    assert lines[:3] == [
        "milder (new): a\\x1b.yaml:1: 1 is ignored",
        "milder (new): a\\x1b.yaml:2: 2 is ignored",
        "milder: a\\x1b.yaml:3: 3 is ignored",
    ]
    assert (len(lines), lines[-1]) == (
        11,
        "milder: 4 more: replicalint check --show-config lists them",
    )
    assert render(Report(), "concise") == ""


def committed(text: str = "", settings: str = "") -> None:
    """A commit of the repository with this at the end of its contract, and these settings."""
    put(Path("replicalint.yaml"), CONTRACT + text)
    put(Path("pyproject.toml"), f"[tool.replicalint]\n{settings}\n")
    git(Path(), "add", "-A")
    git(Path(), "commit", "-q", "--allow-empty", "-m", "x")


@pytest.fixture
def repository(run: Command) -> Command:
    """A repository of git, with a commit."""
    Path(".git/config").unlink()
    Path(".git").rmdir()
    begin(Path())
    committed("check: {ignore: [write]}\n", "ignore = ['undecided']")
    return run


def marked(run: Command, *arguments: str) -> list[str]:
    status, out, err = run("check", *arguments)
    assert status == 0, err
    return [line for line in out if line.startswith("milder")]


BEFORE_CHANGES = [
    "milder: pyproject.toml:2: undecided is ignored",
    "milder: replicalint.yaml:7: write is ignored",
]


def test_a_run_since_a_revision_marks_what_has_come(repository: Command) -> None:
    assert marked(repository, "--since", "HEAD") == BEFORE_CHANGES
    committed("check: {ignore: [write, row-key]}\n", "fail_on = 'error'\nignore = ['undecided']")
    assert marked(repository, "--since", "HEAD~1") == [
        "milder (new): pyproject.toml:2: fail_on: error, not warning",
        "milder (new): replicalint.yaml:7: row-key is ignored",
        "milder: pyproject.toml:3: undecided is ignored",
        "milder: replicalint.yaml:7: write is ignored",
    ]
    assert marked(repository, "--since", "HEAD")[0] == (
        "milder: pyproject.toml:2: fail_on: error, not warning"
    )


def test_what_is_staged_is_held_against_the_last_commit(repository: Command) -> None:
    put(Path("pyproject.toml"), "[tool.replicalint]\nfail_on = 'never'\n")
    assert marked(repository, "--staged") == BEFORE_CHANGES
    git(Path(), "add", "pyproject.toml")
    put(Path("pyproject.toml"), "[tool.replicalint]\n")
    assert marked(repository, "--staged") == [
        "milder (new): pyproject.toml:2: fail_on: never, not warning",
        "milder: replicalint.yaml:7: write is ignored",
    ]


def test_an_endpoint_that_is_gone_is_marked(repository: Command) -> None:
    put(Path("sql/b.sql"), "SELECT o.id FROM public.orders o;\n")
    committed("  /more: {queries: [sql/b.sql]}\n")
    committed()
    assert marked(repository, "--since", "HEAD~1") == [
        'milder (new): replicalint.yaml:5: endpoint "/more" is gone'
    ]
    git(Path(), "mv", "replicalint.yaml", "replicalint.yml")
    assert marked(repository, "--since", "HEAD") == []


def test_a_baseline_that_has_grown_is_marked(repository: Command) -> None:
    committed()
    put(Path("sql/b.sql"), "SELECT o.x FROM public.orders o;\n")
    assert repository("baseline", "write")[0] == 0
    assert marked(repository, "--since", "HEAD") == [
        "milder (new): replicalint-baseline.txt:1: the baseline holds 1 known finding more"
    ]
    committed()
    assert marked(repository, "--since", "HEAD") == []


def test_what_is_excluded_since_is_marked(repository: Command) -> None:
    put(Path("db/a.sql"), "SELECT o.id FROM public.orders o;\n")
    committed("check: {exclude: [db/]}\n")
    found = 'exclude "db/" takes out 1 file'
    assert marked(repository, "--since", "HEAD~1", ".") == [
        f"milder (new): replicalint.yaml:7: {found}"
    ]
    assert marked(repository, "--since", "HEAD", ".") == [f"milder: replicalint.yaml:7: {found}"]


def test_settings_of_a_file_that_is_new_are_marked(repository: Command) -> None:
    Path("pyproject.toml").unlink()
    git(Path(), "commit", "-q", "-a", "-m", "x")
    put(Path("pyproject.toml"), "[tool.replicalint]\nfail_on = 'error'\n")
    assert marked(repository, "--since", "HEAD")[0] == (
        "milder (new): pyproject.toml:2: fail_on: error, not warning"
    )


def test_another_contract_is_held_against_the_one_before(repository: Command) -> None:
    put(Path("sql/b.sql"), "SELECT o.id FROM public.orders o;\n")
    put(Path("db/other.yml"), CONTRACT.replace("sql/*.sql", "sql/a.sql"))
    committed("", "contract = 'replicalint.yaml'")
    narrowed = 'endpoint "/orders" no longer names "sql/*.sql"'
    put(Path("pyproject.toml"), "[tool.replicalint]\ncontract = 'db/other.yml'\n")
    assert marked(repository, "--since", "HEAD") == [f"milder (new): db/other.yml:6: {narrowed}"]
    committed("", "contract = 'db/other.yml'")
    put(Path("pyproject.toml"), "[tool.replicalint]\ncontract = 'replicalint.yaml'\n")
    assert marked(repository, "--since", "HEAD") == [
        'milder (new): replicalint.yaml:6: endpoint "/orders" no longer names "sql/a.sql"'
    ]


def test_a_contract_that_is_none_any_more_is_gone(repository: Command) -> None:
    put(Path("contracts/b.yaml"), CONTRACT.replace("name: app", "name: b"))
    put(Path("contracts/a.yaml"), CONTRACT)
    Path("replicalint.yaml").unlink()
    git(Path(), "add", "-A")
    git(Path(), "commit", "-q", "-m", "x")
    put(Path("contracts/b.yaml"), "other: 1\n")
    assert marked(repository, "--since", "HEAD")[0] == (
        'milder (new): contracts/b.yaml:1: contract "b" is gone'
    )


def test_a_pattern_that_takes_out_more_is_marked(repository: Command) -> None:
    for name in ("a", "b"):
        put(Path(f"db/{name}.sql"), "SELECT o.id FROM public.orders o;\n")
    committed('check: {exclude: [db/*, "!db/b.sql"]}\n')
    committed("check: {exclude: [db/*]}\n")
    assert marked(repository, "--since", "HEAD~1", ".")[0] == (
        'milder (new): replicalint.yaml:7: exclude "db/*" takes out 2 files'
    )


def test_a_baseline_that_is_elsewhere_or_names_moved_files_is_not_larger(
    repository: Command,
) -> None:
    put(Path("sql/b.sql"), "SELECT o.x FROM public.orders o;\n")
    committed()
    assert repository("baseline", "write")[0] == 0
    git(Path(), "add", "-A")
    git(Path(), "commit", "-q", "-m", "x")
    Path("replicalint-baseline.txt").rename("known.txt")
    put(Path("pyproject.toml"), "[tool.replicalint]\nbaseline = 'known.txt'\n")
    assert marked(repository, "--since", "HEAD") == []
    Path("sql/b.sql").rename("sql/c.sql")
    assert repository("baseline", "write")[0] == 0
    assert marked(repository, "--since", "HEAD") == []
