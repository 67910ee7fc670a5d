"""Every rule is documented, and its examples give exactly the findings that they mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import BAD, GOOD, examples
from marks import REFERENCE, assert_as_marked, marks

import replicalint.rules
from replicalint.explain import explanation
from replicalint.rule import Rule
from replicalint.rules import RULES

_FOLDER = Path(replicalint.rules.__file__).parent


def test_a_rule_is_listed_if_and_only_if_its_file_exists() -> None:
    files = {path.stem.replace("_", "-") for path in _FOLDER.rglob("*.py")} - {"--init--"}
    assert sorted(rule.name for rule in RULES) == sorted(files)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_kebab_case_name_and_a_bad_and_a_good_example(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.doc.partition("\n")[0].endswith(".")
    assert len(examples(rule, "bad")) > 0
    assert len(examples(rule, "good")) > 0
    assert rule.doc.count("```sql ") == len(examples(rule, "bad")) + len(examples(rule, "good"))


@pytest.mark.parametrize(("rule", "sql"), BAD, ids=lambda part: getattr(part, "name", ""))
def test_a_bad_example_gives_exactly_the_marked_findings(rule: Rule, sql: str) -> None:
    assert rule.name in {mark.place.rule for mark in marks(sql)}
    assert_as_marked(sql, REFERENCE)


@pytest.mark.parametrize(("rule", "sql"), GOOD, ids=lambda part: getattr(part, "name", ""))
def test_a_good_example_gives_no_finding(rule: Rule, sql: str) -> None:
    assert marks(sql) == ()
    assert_as_marked(sql, REFERENCE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_explanation_of_a_rule_holds_its_examples(rule: Rule) -> None:
    told = explanation(rule)
    assert told.startswith(f"{rule.name}: {rule.severity.value}")
    for sql in (*examples(rule, "bad"), *examples(rule, "good")):
        assert all(line.strip() in told for line in sql.splitlines())
