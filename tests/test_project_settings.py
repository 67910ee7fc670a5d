"""A project's own settings: `[tool.replicalint]` of pyproject.toml."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from one_relation import Command, put

from replicalint.contract import Node, NodeKind
from replicalint.contract.project_settings import RUN_KEYS
from replicalint.files.toml_document import read_table
from replicalint.source import Source

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orders: {columns: {id: bigint, note: text}}
endpoints:
  /orders: {queries: [sql/*.sql]}
"""
TABLE = "[tool.replicalint]\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two files that are at fault; the working folder."""
    for variable in ("REPLICALINT_CONTRACT", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    put(tmp_path / ".git/config", "[core]\n")
    put(tmp_path / "contracts/app.yaml", CONTRACT)
    put(tmp_path / "sql/missing.sql", "SELECT o.x FROM public.orders o;\n")
    put(tmp_path / "sql/setting.sql", "SET statement_timeout = 1;\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def project(keys: str, folder: str = ".", table: str = TABLE) -> None:
    put(Path(folder) / "pyproject.toml", f"[project]\nname = 'x'\n\n{table}{keys}\n")


def found(run: Command, *arguments: str) -> list[str]:
    """The rules that a run finds, with their severities."""
    status, out, err = run("check", "--format", "json", *arguments)
    assert status in (0, 1), err
    findings = json.loads("\n".join(out))["findings"]
    return [f"{one['severity']} {one['rule']}" for one in findings]


def test_settings_of_a_project_stand_behind_those_of_contracts(run: Command) -> None:
    project("severity.unknown-column = 'note'\nseverity.session-state = 'error'")
    assert found(run) == ["note unknown-column", "error session-state"]
    check = "check: {severity: {session-state: note}, ignore: [unknown-column]}\n"
    put(Path("contracts/app.yaml"), CONTRACT + check)
    assert found(run) == ["note session-state"]
    put(Path("contracts/app.yaml"), f"{CONTRACT}check: {{select: [unknown-column]}}\n")
    project("ignore = ['unknown-column']")
    assert found(run) == ["error unknown-column"]
    assert found(run, "--select", "session-state") == ["warning session-state"]


@pytest.mark.parametrize(
    ("keys", "options", "status"),
    [
        ("", [], 1),
        ("fail_on = 'never'", [], 0),
        ("fail_on = 'never'", ["--fail-on", "error"], 1),
        ("fail_on = 'error'\nignore = ['unknown-column']", [], 0),
        ("fail_on = 'note'\nseverity.session-state = 'note'\nignore = ['unknown-column']", [], 1),
    ],
)
def test_a_project_says_what_fails(
    run: Command, keys: str, options: list[str], status: int
) -> None:
    project(keys)
    assert run("check", "-q", *options)[0] == status


def test_a_project_says_how_what_is_not_analysed_in_programs_counts(
    run: Command, repository: Path
) -> None:
    put(repository / "sql/missing.sql", "SELECT 1;\n")
    put(repository / "sql/setting.sql", "SELECT 1;\n")
    code = "import { Pool } from 'pg'\nexport const f = (q: string) => new Pool().query(q)\n"
    put(repository / "src/db.ts", code)
    contract = CONTRACT.replace("[sql/*.sql]", "[sql/*.sql, src/db.ts]")
    put(repository / "contracts/app.yaml", contract)
    assert run.check()[0] == 0
    project("fail_on_unanalysed = true")
    assert run.check()[0] == 1
    assert run.check("--no-fail-on-unanalysed")[0] == 0


def test_a_project_says_where_reports_go(run: Command, repository: Path) -> None:
    project("format = 'concise'\noutput = ['json=out.json', 'sarif=out.sarif']", "services")
    (repository / "services").rename(repository / "sub")
    os.chdir(repository / "sub")
    status, out, _ = run("check", "-q")
    files = [line.split(":")[0] for line in out]
    assert (status, files) == (1, ["sql/missing.sql", "sql/setting.sql"])
    assert json.loads((repository / "sub/out.json").read_text())["version"] == 2
    assert (repository / "sub/out.sarif").exists()
    assert run("check", "-q", "--output", "text=own.txt")[0] == 1
    assert (repository / "sub/own.txt").exists()


def test_a_project_names_its_contract_and_its_baseline(run: Command, repository: Path) -> None:
    put(repository / "db/replicas.yaml", CONTRACT)
    (repository / "contracts/app.yaml").unlink()
    project("contract = 'db/replicas.yaml'\nbaseline = 'db/known.txt'")
    assert len(found(run, "--no-baseline")) == 2
    known = ["baseline", "write", "--contract", "db/replicas.yaml", "--baseline", "db/known.txt"]
    assert run(*known)[0] == 0
    assert found(run, "--fail-on", "note") == ["error unknown-column", "warning session-state"]
    assert run.check()[0] == 0


def test_the_nearest_file_with_a_table_decides(run: Command, repository: Path) -> None:
    project("ignore = ['unknown-column']")
    put(repository / "sub/pyproject.toml", "[tool.other]\nreplicalint = 1\n")
    os.chdir(repository / "sub")
    assert found(run) == ["warning session-state"]
    project("ignore = ['session-state']")
    assert found(run) == ["error unknown-column"]


def test_patterns_are_relative_to_the_folder_of_the_file(run: Command, repository: Path) -> None:
    project("per_file = {'/missing.sql' = ['unknown-column']}", "sql")
    os.chdir(repository / "sql")
    assert found(run) == ["warning session-state"]


def test_nothing_above_the_repository_is_read(run: Command, repository: Path) -> None:
    (repository / "own/.git").mkdir(parents=True)
    put(repository / "own/contracts/app.yaml", CONTRACT)
    put(repository / "own/sql/missing.sql", "SELECT o.x FROM public.orders o;\n")
    project("ignore = ['unknown-column']")
    os.chdir(repository / "own")
    assert found(run) == ["error unknown-column"]
    os.chdir(repository)
    assert found(run, "own/sql/missing.sql") == ["error unknown-column"]


def test_a_file_that_a_link_leads_out_to_is_not_read(run: Command, repository: Path) -> None:
    put(repository.parent / "elsewhere.toml", f"{TABLE}ignore = ['unknown-column']\n")
    (repository / "pyproject.toml").symlink_to(repository.parent / "elsewhere.toml")
    assert "error unknown-column" in found(run)


def test_no_report_is_written_through_a_link(run: Command, repository: Path) -> None:
    (repository / "out").symlink_to(repository.parent)
    project("output = 'out/report.txt'")
    message = '"out/report.txt" leaves the repository through a link'
    assert run("check") == (2, [], [f"pyproject.toml:5:10: tool.replicalint.output: {message}"])
    assert not (repository.parent / "report.txt").exists()


MISTAKES = """\
fail-on = "note"
ignor = ["select-star"]
select = ["writes", 1]
format = "pretty"
output = ["../x", "sarif=.git/x", "-", "json=a.json", "json=a.json"]
contract = "/etc/passwd"
baseline = "C:\\\\x"
fail_on_unanalysed = "yes"
exclude = "legacy/"

[tool.replicalint.severity]
write = 2026-11-30
"select-star" = {a = 1}
[[tool.replicalint.per_file]]
ignore = []
"""


def test_all_mistakes_are_told_at_once(run: Command) -> None:
    project(MISTAKES)
    place = "tool.replicalint"
    stays = "(Paths are relative to the folder of the file and stay in the repository.)"
    status, out, err = run("check")
    assert (status, out) == (2, [])
    assert err == [
        f'pyproject.toml:5:1: {place}: unknown key "fail-on" (Did you mean "fail_on"?)',
        f'pyproject.toml:6:1: {place}: unknown key "ignor" (Did you mean "ignore"?)',
        f'pyproject.toml:7:11: {place}.select[0]: rule "writes" does not exist '
        '(Did you mean "write"?)',
        f"pyproject.toml:7:21: {place}.select[1]: expected the name of a rule, found the number 1",
        f"pyproject.toml:8:10: {place}.format: expected text, concise, json, jsonl, sarif, github, "
        'gitlab, junit, rdjson or markdown, found "pretty"',
        f'pyproject.toml:9:11: {place}.output[0]: "../x" leaves the repository {stays}',
        f"pyproject.toml:9:19: {place}.output[1]: expected a path outside .git, "
        'found "sarif=.git/x"',
        f'pyproject.toml:9:35: {place}.output[2]: expected the path of a file, found "-"',
        f'pyproject.toml:9:55: {place}.output[4]: duplicate "json=a.json" in the list',
        f'pyproject.toml:10:12: {place}.contract: "/etc/passwd" leaves the repository {stays}',
        f"pyproject.toml:11:12: {place}.baseline: expected a path with / as separator, "
        'found "C:\\x"',
        f'pyproject.toml:12:22: {place}.fail_on_unanalysed: expected true or false, found "yes"',
        f"pyproject.toml:13:11: {place}.exclude: expected a list of patterns of paths, "
        'found "legacy/"',
        f"pyproject.toml:16:9: {place}.severity.write: expected error, warning or note, "
        "found a date",
        f"pyproject.toml:17:17: {place}.severity.select-star: expected error, warning or note, "
        "found a mapping",
        f"pyproject.toml:18:20: {place}.per_file: expected a mapping from pattern of paths to the "
        "keys ignore and severity, found a list",
    ]


NOT_TOML = {
    "no value": ("a =", "pyproject.toml:5:4: not TOML: invalid value"),
    "twice": ("a = 1\na = 2", "pyproject.toml:6:6: not TOML: cannot overwrite a value"),
    "no end": ('a = "x', "pyproject.toml:5:7: not TOML: "),
    "deep": ("a = " + "[" * 90_000, "pyproject.toml:1:1: nested more than 20 levels deep"),
    "rather deep": (
        "a = " + "[" * 30 + "]" * 30,
        "pyproject.toml:5:26: nested more than 20 levels deep",
    ),
    "deep in braces": (
        "a = {" + ".".join("a" * 5000) + " = 1}",
        "pyproject.toml:5:10004: nested more than 20 levels deep",
    ),
    "long key": (".".join("a" * 90_000) + " = 1", "pyproject.toml:5:1: key of more than 30 parts"),
    "digits": ("a = " + "9" * 5000, "pyproject.toml:1:1: not TOML: a number has too many digits"),
    "huge": ("a = '" + "x" * 200_000 + "'", "pyproject.toml: larger than 200000 bytes"),
    "NUL": ("a = '\0'", "pyproject.toml:5:6: NUL byte"),
    "table twice": (TABLE, "pyproject.toml:5:18: not TOML: "),
}


@pytest.mark.parametrize("name", NOT_TOML)
def test_a_hostile_file_is_refused_in_one_line(run: Command, name: str) -> None:
    keys, line = NOT_TOML[name]
    project(keys)
    status, out, err = run("check")
    assert (status, out, len(err)) == (2, [], 1)
    assert err[0].startswith(line)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_header_that_nothing_ends_is_no_other_file(
    run: Command, repository: Path, end: str
) -> None:
    (repository / "pyproject.toml").write_bytes(f"[tool.replicalint{end}".encode())
    expected = "pyproject.toml:1:18: not TOML: expected ']' at the end of a table declaration"
    assert run("check") == (2, [], [expected])


def test_a_file_that_is_not_utf_8_is_refused(run: Command, repository: Path) -> None:
    (repository / "pyproject.toml").write_bytes(f"{TABLE}# \xff\n".encode("latin-1"))
    assert run("check") == (2, [], ["pyproject.toml:2:3: byte 0xff at offset 21 is not UTF-8"])


@pytest.mark.parametrize(
    "text", ["[tool.other", "[\n'replicalint'\n", "dependencies = ['replicalint==1']\n[", "\xff"]
)
def test_what_is_not_about_us_is_not_read(run: Command, repository: Path, text: str) -> None:
    (repository / "pyproject.toml").write_bytes(text.encode("latin-1"))
    assert run("check", "-q")[0] == 1


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_file_may_be_written_on_windows(
    run: Command, repository: Path, ends: str, mark: bytes
) -> None:
    text = f"{TABLE}ignore = ['unknown-column', 'session-state']\n".replace("\n", ends)
    (repository / "pyproject.toml").write_bytes(mark + text.encode())
    assert found(run) == []


def test_a_project_without_a_table_costs_no_reading_of_toml(repository: Path) -> None:
    program = "import sys; from replicalint.cli.command import status_of; status_of(['check']);"
    program += "print('tomllib' in sys.modules)"
    for text, expected in (("[tool.other]\n", "False"), (f"{TABLE}fail_on = 'note'\n", "True")):
        put(repository / "pyproject.toml", text)
        ran = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert ran.stdout.splitlines()[-1] == expected


TOML = """\
# [tool.replicalint]
[tool.ruff] # ]
a = \"""x ] [tool.replicalint] \\\""" \"""\""
[tool.replicalint]
select = ["a", 'b', # ]
  "x\\u0041",]
n = 0x1f
d = 1979-05-27 07:32:00 # c
b.c."d e" = {x=1, y.z = [ {q = true} ]}
'm' = '''
]'''
[tool.replicalint.severity]
write = 1.5
[[tool.replicalint.several]]
k = -1_000
[[tool.replicalint.several]]
[tool.replicalint.several.sub]
z = inf
[other]
"""


def outline(node: Node) -> object:
    """A tree with the lines and columns of its keys."""
    if node.kind is NodeKind.LIST:
        return [outline(item) for item in node.items]
    if node.kind is NodeKind.MAPPING:
        places = ((f"{one.span.line}:{one.span.column} {one.key}", one) for one in node.entries)
        return {place: outline(one.value) for place, one in places}
    return (node.kind.name, node.text)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_table_is_read_with_its_places(ends: str) -> None:
    node = read_table(Source("x.toml", TOML.replace("\n", ends)), ("tool", "replicalint"))
    assert node is not None
    assert outline(node) == {
        "5:1 select": [("TEXT", "a"), ("TEXT", "b"), ("TEXT", "xA")],
        "7:1 n": ("INTEGER", "0x1f"),
        "8:1 d": ("DATE", "1979-05-27 07:32:00"),
        "9:1 b": {
            "9:3 c": {
                "9:5 d e": {
                    "9:14 x": ("INTEGER", "1"),
                    "9:19 y": {"9:21 z": [{"9:28 q": ("BOOLEAN", "true")}]},
                }
            }
        },
        "10:1 m": ("TEXT", f"{ends.replace(chr(13), '')}]".lstrip("\n")),
        "12:19 severity": {"13:1 write": ("NUMBER", "1.5")},
        "14:20 several": [
            {"15:1 k": ("INTEGER", "-1_000")},
            {"17:27 sub": {"18:1 z": ("NUMBER", "inf")}},
        ],
    }


@pytest.mark.parametrize(
    "text", ["tool.replicalint.a = 1", "tool = {replicalint.a = 1}", "[tool]\nreplicalint.a = 1"]
)
def test_a_table_may_be_written_in_other_ways(text: str) -> None:
    node = read_table(Source("x.toml", text), ("tool", "replicalint"))
    assert node is not None
    assert [one.key for one in node.entries] == ["a"]
    assert read_table(Source("x.toml", "tool = 1"), ("tool", "replicalint")) is None


def test_the_page_shows_settings_that_can_be_used(run: Command, repository: Path) -> None:
    page = (Path(__file__).parent.parent / "docs/configuration.md").read_text(encoding="utf-8")
    check = page.partition("```yaml\n")[2].partition("```")[0]
    put(repository / "contracts/app.yaml", CONTRACT + check)
    assert run("contract", "check")[0] == 0
    table = page.partition("```toml\n")[2].partition("```")[0]
    put(repository / "pyproject.toml", table)
    put(repository / "db/replicas.yaml", CONTRACT)
    assert run("check", "-q", "--no-baseline")[::2] == (1, [])
    assert run("check", "--show-config")[0] == 0
    named = {line.split("=")[0].strip() for line in table.splitlines()[1:]}
    assert named == {"ignore", "per_file", *RUN_KEYS}
