"""The page of each rule is made from its documentation, and says all that a page has to say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rule_pages

from replicalint.cli.command import status_of
from replicalint.explain import help_as_markdown
from replicalint.rule import Rule
from replicalint.rules import RULES


def test_the_pages_are_those_that_the_tool_writes() -> None:
    found = {path.name: path.read_text(encoding="utf-8") for path in rule_pages.FOLDER.iterdir()}
    assert found == rule_pages.pages(), "run: python tools/rule_pages.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_says_why_and_how_to_fix_and_how_to_suppress(rule: Rule) -> None:
    page = help_as_markdown(rule)
    assert page.startswith(f"{rule.summary}.\n")
    headings = re.findall(r"^## (.*)", page, re.MULTILINE)
    assert headings == [
        "Why",
        "Example",
        "How to fix it",
        "What PostgreSQL answers",
        "How to suppress it",
    ]
    assert "\nBad:\n" in page.split("## How to fix it")[0]
    assert "\nGood:\n" in page.split("## How to fix it")[1]
    assert f"ignore[{rule.name}]" in page
    assert len(re.findall("^```", page, re.MULTILINE)) % 2 == 0
    assert "\n\n\n" not in page


def test_explain_prints_pages_and_objects_of_one_rule_and_of_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status_of(["explain", "write", "--format", "markdown"]) == 0
    page = (rule_pages.FOLDER / "write.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page
    assert status_of(["explain", "--all", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.count("\n## Why\n") == len(RULES)
    assert status_of(["explain", "--all", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in told] == [rule.name for rule in RULES]
    assert status_of(["explain", "--all"]) == 0
    assert capsys.readouterr().out.startswith(f"{RULES[0].name}: error, the replica answers")


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "write", "--all"]])
def test_explain_wants_a_rule_or_all(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(arguments) == 2
    assert "expected a RULE, or --all" in capsys.readouterr().err


def test_every_page_is_linked() -> None:
    index = (rule_pages.FOLDER / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((.*?\.md)\)", index)
    assert sorted(linked) == sorted(f"{rule.name}.md" for rule in RULES)
    assert "rules/README.md" in (Path(rule_pages.FOLDER).parent / "README.md").read_text("utf-8")
