"""`check --show-config`: which place decides what, and what governs a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_relation import Command, put

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint}}
endpoints:
  /orders: {queries: [sql/*.sql], except: [sql/old.sql]}
migrations: [db/*.sql]
check:
  exclude: [other/]
  ignore: [undecided]
  severity: {write: warning}
  per_file: {sql/: {ignore: [select-star], severity: {row-key: note}}}
"""
PROJECT = """\
[tool.replicalint]
fail_on = "error"
format = "concise"
output = "report.txt"
ignore = ["write"]
select = ["row-key"]
severity = {write = "note", "select-star" = "error"}
"""


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    for variable in ("REPLICALINT_CONTRACT", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    put(tmp_path / ".git/config", "[core]\n")
    put(tmp_path / "contracts/app.yaml", CONTRACT)
    for name in ("sql/a.sql", "sql/old.sql", "other/a.sql", "more/a.sql"):
        put(tmp_path / name, "SELECT o.id FROM public.orders o;\n")
    put(tmp_path / "db/1.sql", "ALTER TABLE public.orders ADD COLUMN x text;\n")
    put(tmp_path / "more/tables.sql", "CREATE TABLE public.x (id int);\n")
    put(tmp_path / "src/a.ts", "export const a = 1\n")
    put(tmp_path / ".gitignore", "more/\n")
    monkeypatch.chdir(tmp_path)
    return Command(capsys)


def test_without_settings_all_is_the_default(run: Command) -> None:
    put(Path("contracts/app.yaml"), CONTRACT.partition("check:")[0])
    assert run("check", "--show-config") == (
        0,
        [
            "contract            contracts/app.yaml        found from the files upwards",
            "fail_on             warning                   default",
            "fail_on_unanalysed  false                     default",
            "format              text                      default",
            "output              -                         default",
            "baseline            replicalint-baseline.txt  default",
            "",
            "What contracts/app.yaml judges:",
            "select  default  default",
        ],
        [],
    )


def test_each_place_is_said_with_what_it_overrides(run: Command) -> None:
    put(Path("pyproject.toml"), PROJECT)
    options = ("--select", "write", "--fail-on", "note", "--format", "text")
    status, out, err = run("check", "--show-config", *options)
    assert (status, err) == (0, [])
    assert [" ".join(line.split()) for line in out] == [
        "contract contracts/app.yaml found from the files upwards",
        "fail_on note --fail-on (overrides pyproject.toml:2: error)",
        "fail_on_unanalysed false default",
        "format text --format (overrides pyproject.toml:3: concise)",
        f"output {Path.cwd()}/report.txt pyproject.toml:4",
        "baseline replicalint-baseline.txt default",
        "",
        "What contracts/app.yaml judges:",
        "select write --select (overrides pyproject.toml:6)",
        "ignore undecided contracts/app.yaml:10",
        "ignore write pyproject.toml:5 (overridden: select at --select)",
        "severity write: warning contracts/app.yaml:11 (overrides pyproject.toml:7: note)",
        "severity select-star: error pyproject.toml:7",
        'per_file "sql/": ignore select-star; row-key: note contracts/app.yaml:12',
        "exclude other/ contracts/app.yaml:9",
    ]
    assert not Path("report.txt").exists()


FILES = {
    "sql/a.sql": [
        "checked as queries",
        'contracts/app.yaml:6: endpoint "/orders" names it: "sql/*.sql"',
        'contracts/app.yaml:12: per_file "sql/": ignore select-star; row-key: note',
    ],
    "sql/old.sql": [
        "not checked: an endpoint takes it out",
        'contracts/app.yaml:6: endpoint "/orders" names it: "sql/*.sql"',
        'contracts/app.yaml:6: endpoint "/orders" takes it out: "sql/old.sql"',
    ],
    "db/1.sql": [
        "judged as a migration",
        'contracts/app.yaml:7: migrations name it: "db/*.sql"',
    ],
    "other/a.sql": [
        "excluded",
        'contracts/app.yaml:9: exclude "other/", and no contract names it',
    ],
    "more/a.sql": [
        "checked as queries",
        "no contract lists it, and it reads: held against contracts/app.yaml",
        ".gitignore leaves it out where its folder is looked through",
    ],
    "more/tables.sql": [
        "not governed",
        "no contract names it, and nothing in it reads",
        ".gitignore leaves it out where its folder is looked through",
    ],
    "src/a.ts": ["not governed", "no contract names or reaches it"],
    "gone.sql": ["not there"],
}


@pytest.mark.parametrize("path", FILES)
def test_a_file_says_what_governs_it_and_why(run: Command, path: str) -> None:
    status, out, err = run("check", "--show-config", path)
    first, *reasons = FILES[path]
    below = out[out.index("", out.index("") + 1) + 1 :]
    assert (status, below, err) == (0, [f"{path}: {first}", *(f"  {one}" for one in reasons)], [])


def test_a_program_says_which_endpoint_reaches_it(run: Command) -> None:
    put(Path("src/a.ts"), "import { b } from './b'\nexport const a = () => b()\n")
    code = "import { Pool } from 'pg'\nexport const b = () => new Pool().query('SELECT 1')\n"
    put(Path("src/b.ts"), code)
    endpoint = "endpoints:\n  /a: {code: {entry: src/a.ts#a}}\n"
    put(Path("contracts/app.yaml"), CONTRACT.replace("endpoints:\n", endpoint))
    _, out, _ = run("check", "--show-config", "src/b.ts")
    assert out[-2:] == [
        "src/b.ts: checked as a program",
        '  contracts/app.yaml:6: endpoint "/a" reaches it from the entries of its code',
    ]


def test_several_contracts_are_shown_each(run: Command) -> None:
    put(Path("contracts/b.yaml"), CONTRACT.replace("name: app", "name: b").partition("migr")[0])
    status, out, _ = run("check", "--show-config", "more/a.sql")
    assert [line for line in out if line.startswith("What")] == [
        "What contracts/app.yaml judges:",
        "What contracts/b.yaml judges:",
    ]
    assert (status, out[-3:-1]) == (
        0,
        [
            "more/a.sql: a mistake",
            "  it reads, and no contract of several lists it: contracts/app.yaml, contracts/b.yaml",
        ],
    )


def test_settings_that_cannot_be_used_are_told(run: Command) -> None:
    put(Path("pyproject.toml"), "[tool.replicalint]\nfailon = 1\n")
    assert run("check", "--show-config")[0] == 2
    Path("pyproject.toml").unlink()
    put(Path("contracts/app.yaml"), "replicalint: 2\n")
    status, out, err = run("check", "--show-config")
    assert (status, out, len(err)) == (2, [], 3)
