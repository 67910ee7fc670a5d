"""The tool of a SARIF log: every rule with its help, and what its notifications are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ...documentation import DOCUMENTATION, rule_page
from ...explain import explanation, help_as_markdown, subject
from ...finding import Severity
from ...rule import Rule
from ...rules import RULES
from ...version import tool_version
from ..remarks import RemarkKind

# How often a finding of such a rule is right, in GitHub's words, which sorts alerts by it.
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.NOTE: "medium"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_MOST_CHARACTERS = 1024  # of a description
NOTIFICATIONS = {
    RemarkKind.INTERNAL_ERROR: "A bug of replicalint cost the verdict on something.",
    RemarkKind.MISTAKE: "Something could not be read or used.",
    RemarkKind.NOT_ANALYSED: "Something was not analysed: nothing is known of it.",
    RemarkKind.NOTE: "Something holds for the whole report.",
    RemarkKind.BASELINE: "What the baseline knows.",
    RemarkKind.MILDER: "A setting makes the gate milder.",
    RemarkKind.SUMMARY: "What the run comes to.",
}


def driver(found: Sequence[str]) -> dict[str, object]:
    """The tool with all its rules; and with those of findings that it does not know."""
    known = [_rule(rule) for rule in RULES]
    names = {*RULES.names}
    known += [_unknown(name) for name in dict.fromkeys(found) if name not in names]
    described: dict[str, object] = {"name": "replicalint", "informationUri": DOCUMENTATION}
    version = tool_version()
    if version[0].isdigit():
        described |= {"version": version, "semanticVersion": version}
    return {
        **described,
        "rules": known,
        "notifications": [_notification(kind, words) for kind, words in NOTIFICATIONS.items()],
    }


def _notification(kind: RemarkKind, words: str) -> dict[str, object]:
    text = {"text": words}
    named = {"id": kind.value, "name": f"{_in_one_word(kind.value)}Notification"}
    return {**named, "shortDescription": text, "fullDescription": text, "help": text}


def rule_numbers(found: Sequence[str]) -> Mapping[str, int]:
    """Where in the tool's list each rule stands."""
    names = dict.fromkeys((*RULES.names, *found))
    return {name: number for number, name in enumerate(names)}


def _unknown(name: str) -> dict[str, object]:
    return {"id": name, "shortDescription": {"text": f"{name}."}}


@cache
def _rule(rule: Rule) -> dict[str, object]:
    text = explanation(rule)
    return {
        "id": rule.name,
        "name": f"{_in_one_word(rule.name)}Rule",
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": _description(rule)},
        "help": {"text": text, "markdown": help_as_markdown(rule)},
        "helpUri": rule_page(rule.name),
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": _tags(rule),
            "precision": _PRECISION[rule.severity],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _in_one_word(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _description(rule: Rule) -> str:
    """The documentation up to the first example, as one paragraph."""
    prose = " ".join(rule.doc.partition("```")[0].split())
    return prose if len(prose) <= _MOST_CHARACTERS else f"{prose[: _MOST_CHARACTERS - 1]}…"


def _tags(rule: Rule) -> list[str]:
    """At most ten, as GitHub shows no more."""
    tags = ["postgresql", "replication", *subject(rule).split(" and ")]
    if rule.replication is not None:
        tags.append(f"{rule.replication}-replication")
    return tags
