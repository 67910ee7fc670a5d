"""The examples in the documentation of the rules."""

from __future__ import annotations

import re

from replicalint.rule import Rule
from replicalint.rule_names import PIPELINE_RULES, QUERY_RULES
from replicalint.rules import RULES

_EXAMPLE = re.compile(r"^```(sql|ts|py) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(rule: Rule, kind: str, language: str = "sql") -> list[str]:
    """A rule's bad or good examples, in SQL or in the language of a program."""
    found = _EXAMPLE.findall(rule.doc)
    return [text for written, its_kind, text in found if (written, its_kind) == (language, kind)]


_QUERY_RULES = RULES.only((*QUERY_RULES, *PIPELINE_RULES))
BAD = [(rule, sql) for rule in _QUERY_RULES for sql in examples(rule, "bad")]
GOOD = [(rule, sql) for rule in _QUERY_RULES for sql in examples(rule, "good")]
