"""The rules as people read them: the table of all, and the documentation of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from .rule import Rule

_FENCE = re.compile(r"```\w*(?: (?P<kind>\w*))?")


def rules_as_text(rules: Sequence[Rule]) -> str:
    """One line a rule: name, severity, SQLSTATE, summary."""
    size = max(len(rule.name) for rule in rules)
    room = max(len(_severities(rule)) for rule in rules)
    return "".join(
        f"{rule.name:<{size}}  {_severities(rule):<{room}}  {rule.sqlstate or '':<5}"
        f"  {rule.summary}\n"
        for rule in rules
    )


def _severities(rule: Rule) -> str:
    """`note/warning`: all that its findings may have."""
    return "/".join(severity.value for severity in rule.severities)


def _when(rule: Rule) -> str:
    """`note; warning where a relation has a column in rollout`."""
    others = (f"{other.severity.value} {other.where}" for other in rule.otherwise)
    return "; ".join((rule.severity.value, *others))


def rules_as_markdown(rules: Sequence[Rule]) -> str:
    """The table of the README."""
    head = "| rule | severity | SQLSTATE | what |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {rule.name} | {_when(rule)} | {rule.sqlstate or ''} "
        f"| {rule.summary.replace('|', chr(92) + '|')} |\n"
        for rule in rules
    )


def rules_as_json(rules: Sequence[Rule]) -> str:
    """The same for programs."""
    values = [
        {
            "name": rule.name,
            "severity": rule.severity.value,
            "otherwise": [
                {"severity": other.severity.value, "where": other.where} for other in rule.otherwise
            ],
            "sqlstate": rule.sqlstate,
            "summary": rule.summary,
        }
        for rule in rules
    ]
    return json.dumps(values, indent=2) + "\n"


def explanation(rule: Rule) -> str:
    """The documentation of a rule; its examples are set off and say which is which."""
    answer = f", the replica answers {rule.sqlstate}" if rule.sqlstate else ""
    lines = [f"{rule.name}: {_when(rule)}{answer}", "", *_prose(rule.doc)]
    return "\n".join(lines).rstrip() + "\n"


def _prose(doc: str) -> Iterator[str]:
    first, _, rest = doc.strip().partition("\n")
    is_code = False
    for line in (first, *dedent(rest).split("\n")):
        fence = _FENCE.fullmatch(line.strip())
        if fence is None:
            yield f"    {line}".rstrip() if is_code else line.rstrip()
            continue
        is_code = not is_code
        if is_code and fence["kind"]:
            yield f"{fence['kind'].capitalize()}:"
            yield ""
