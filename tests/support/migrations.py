"""What the rules find in a migration of the tests.

The first lines of a text may hold a query that the contract governs: `-- read by: SELECT ...`.
"""

from __future__ import annotations

import re
from datetime import date

from marks import REFERENCE

from replicalint.check import Rules
from replicalint.check_migrations import check_migrations
from replicalint.contract import Contract
from replicalint.finding import Finding
from replicalint.history import GovernedStatement
from replicalint.name import Name
from replicalint.resolve import statements
from replicalint.rules import RULES
from replicalint.source import Fragment, Source

_READER = re.compile(r"^-- read by: (.+)$", re.MULTILINE)
_ALL = Rules(RULES, frozenset(rule.name for rule in RULES))


def findings(sql: str, contract: Contract = REFERENCE) -> tuple[Finding, ...]:
    """What all rules together find in a migration that comes alone."""

    def readers(name: Name) -> tuple[GovernedStatement, ...]:
        found = []
        for query in _READER.findall(sql):
            fragment = Fragment.of(Source("query.sql", query))
            found += [
                GovernedStatement(s, contract.endpoints[:1]) for s in statements(fragment, contract)
            ]
        return tuple(found)

    source = Source("migration.sql", sql)
    judged = {source.path}
    today = date(2026, 1, 1)
    report = check_migrations([source], judged, contract, _ALL, today, readers=readers)
    assert report.internal_errors == ()
    return report.findings
