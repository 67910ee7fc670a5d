"""The README and the page on check say what is true: examples run, commands and files exist."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
import yaml

from replicalint.api import check_text, load_contract
from replicalint.check import Rules, check_source
from replicalint.cli.command import commands, status_of
from replicalint.rules import RULES
from replicalint.source import Source

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


CHECK = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")


def blocks(language: str, page: str = README) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)


def test_the_finding_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = blocks("console")
    command, _, expected = block.partition("\n")
    assert command.startswith("$ replicalint ")
    status = status_of(command.split()[2:])
    assert (status, *capsys.readouterr()) == (1, expected, "")


def test_the_table_lists_every_command() -> None:
    cells = re.findall(r"^\| (`.*?`) \| ", README, re.MULTILINE)
    listed = re.findall(r"`([a-z ]+)`", ", ".join(cells))
    assert sorted(listed) == sorted(names(commands))


def names(group: click.Group, before: str = "") -> Iterator[str]:
    """The commands below a group, as a person writes them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from names(command, f"{name} ")
        else:
            yield before + name


def test_the_set_up_is_two_commands_of_one_line() -> None:
    lines = blocks("sh")
    assert [line.count("\n") for line in lines] == [1, 1]
    last = [line.split(" && ")[-1].strip() for line in lines]
    assert last == [".venv/bin/replicalint check", ".venv/bin/pytest"]


def test_the_reference_is_as_clean_as_the_readme_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check"]) == 0
    capsys.readouterr()
    assert status_of(["check", "--format", "concise", "tests/cases/reference"]) == 1
    findings = [line for line in capsys.readouterr().out.splitlines() if "error[" in line]
    files = {line.partition(":")[0] for line in findings}
    assert (len(findings), len(files)) == (4, 4)


def test_the_contract_can_be_used(tmp_path: Path) -> None:
    text = next(block for block in blocks("yaml") if block.startswith("replicalint: 1"))
    path = tmp_path / "replicalint.yaml"
    path.write_text(text, encoding="utf-8")
    contract = load_contract(path)
    query = "SELECT o.id, o.status::public.order_status FROM public.orders AS o"
    assert check_text(query, contract).findings == ()


def test_the_index_of_rules_is_the_generated_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["rules", "--format", "markdown"]) == 0
    generated = capsys.readouterr().out
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| rule \|.*?\n(?=\n|\Z)", index, re.MULTILINE | re.DOTALL)
    assert re.sub(r"^\| \[(.+?)\]\(.+?\)", r"| \1", table, flags=re.MULTILINE) == generated


@pytest.mark.parametrize(
    ("day", "left"), [(date(2027, 1, 31), []), (date(2027, 2, 1), ["rollout-column"])]
)
def test_the_comments_silence_what_they_name(day: date, left: list[str]) -> None:
    contract = load_contract("contracts/plugin-read-path.yaml")
    (sql,) = blocks("sql", CHECK)
    rules = Rules(RULES, frozenset(RULES.names))
    report = check_source(Source("export.sql", sql), (contract,), rules, day)
    assert [finding.rule for finding in report.findings] == left


def test_the_hooks_are_those_that_exist() -> None:
    text = next(block for block in blocks("yaml") if block.startswith("repos:"))
    (repository,) = yaml.safe_load(text)["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in hooks]
    taking_names = {hook["id"] for hook in hooks if hook.get("pass_filenames", True)}
    passed = [
        hook.get("args", ["--"])
        for hook in (*repository["hooks"], *hooks)
        if hook["id"] in taking_names
    ]
    assert {arguments[-1] for arguments in passed} == {"--"}, "a file name could be an option"


def test_the_python_example_finds_the_column(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = blocks("python", CHECK)
    exec(compile(program, "check.md", "exec"), {})
    message = 'relation "public.orgs" has no column "plan" on the replica'
    assert capsys.readouterr().out == f"1 unknown-column {message}\n"


PAGES = sorted(path.relative_to(ROOT) for path in ROOT.glob("docs/*.md"))


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *map(str, PAGES)])
def test_each_link_leads_to_a_file_and_a_heading(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", path.read_text(encoding="utf-8"))
    targets = [(path.parent / file if file else path, heading) for file, heading in links]
    assert [file for file, _ in targets if not file.exists()] == []
    assert [link for link in targets if link[1] and link[1] not in headings(link[0])] == []


def headings(path: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    found = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_index_lists_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"\]\(([^)#/]+)\)", index)
    assert sorted(listed) == [path.name for path in PAGES if path.name != "README.md"]
