"""The colours of what the commands tell about rules and contracts.

The texts themselves have none: Markdown and JSON come from the same functions.
"""

from __future__ import annotations

import re

from ..report.colours import BAD, GOOD, RESET, SEVERITIES, TITLE, WARNING

_COLOURS = {severity.value: colour for severity, colour in SEVERITIES.items()}
_SEVERITY = re.compile(rf"\b({'|'.join(_COLOURS)})\b")
_ROW = re.compile(r"(?m)^(\S+)( +)(\S+)")
_HEADING = re.compile(r"(?m)^([a-z-]+)(: (?:error|warning|note)\b.*)$")
_EXAMPLE = re.compile(r"(?m)^(Bad|Good):$")
_CONTRACT = re.compile(r"(?m)^(\S.*?)(: )")
_ROLLOUT = "in rollout"


def rules_in_colour(text: str) -> str:
    """The table of rules: names stand out, severities have the colours of findings."""
    return _ROW.sub(lambda row: f"{_title(row[1])}{row[2]}{_severities(row[3])}", text)


def explanation_in_colour(text: str) -> str:
    """What is explained of rules: their names, severities and examples stand out."""
    text = _HEADING.sub(lambda line: f"{_title(line[1])}{_severities(line[2])}", text)
    return _EXAMPLE.sub(lambda line: f"{BAD if line[1] == 'Bad' else GOOD}{line[0]}{RESET}", text)


def contract_in_colour(text: str) -> str:
    """What a contract holds: its path stands out, and what is in rollout."""
    text = _CONTRACT.sub(lambda line: f"{_title(line[1])}{line[2]}", text, count=1)
    return text.replace(_ROLLOUT, f"{WARNING}{_ROLLOUT}{RESET}")


def _title(text: str) -> str:
    return f"{TITLE}{text}{RESET}"


def _severities(text: str) -> str:
    return _SEVERITY.sub(lambda word: f"{_COLOURS[word[0]]}{word[0]}{RESET}", text)
