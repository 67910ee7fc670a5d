"""A rule: a name, a severity, a check and its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .contract import Contract
from .facts import Statement
from .finding import Finding, Severity

Check = Callable[[Statement, Contract], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule as a value. `doc` is its module's docstring: sentence, reason, bad, good.

    `sqlstate` is what the replica answers where the rule finds a fault, if a server can say so.
    """

    name: str
    severity: Severity
    check: Check
    doc: str
    sqlstate: str | None = None

    @property
    def summary(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.doc.strip().partition("\n")[0].rstrip(".")
