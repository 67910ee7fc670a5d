"""The examples in the documentation of the rules."""

from __future__ import annotations

import re

from replicalint.rule import Rule
from replicalint.rules import RULES
from replicalint.rules.migrations import MIGRATION_RULES

_EXAMPLE = re.compile(r"^```sql (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(rule: Rule, kind: str) -> list[str]:
    """The SQL of a rule's bad or good examples."""
    return [sql for its_kind, sql in _EXAMPLE.findall(rule.doc) if its_kind == kind]


_QUERY_RULES = [rule for rule in RULES if rule not in MIGRATION_RULES]
BAD = [(rule, sql) for rule in _QUERY_RULES for sql in examples(rule, "bad")]
GOOD = [(rule, sql) for rule in _QUERY_RULES for sql in examples(rule, "good")]
