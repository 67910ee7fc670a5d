"""What stops replicas, and what does not: the cases under tests/replication on real servers.

The linter finds what stops a replica or parts it from its primary, and nothing in what does not.
"""

from __future__ import annotations

import pytest
from applying import CASES, CONTRACT, Case, pair
from replication import System

ALL = [Case(path) for path in sorted(CASES.glob("*/*.sql"))]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_it_happens(system: System, case: Case) -> None:
    with pair(system.clusters, case) as servers:
        assert servers.happens(case) == case.happens(system.version)


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_linter_says_so(case: Case) -> None:
    found = {finding.rule for finding in case.findings(CONTRACT)}
    assert found == case.finds
    harms = case.says["happens"] != "follows"
    assert "because" in case.says or bool(found) == harms or "fails" in case.says["happens"]
