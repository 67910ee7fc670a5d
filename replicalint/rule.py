"""A rule: a name, a severity, a check and its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from .contract import Contract
from .facts import Statement
from .finding import Finding, Severity
from .history import History

Check = Callable[[Statement, Contract], Iterator[Finding]]
MigrationCheck = Callable[[History, Contract], Iterator[Finding]]


def no_query(statement: Statement, contract: Contract) -> Iterator[Finding]:
    """The check of a rule that judges migrations alone."""
    return iter(())


class Rule(Struct, frozen=True):
    """One rule as a value. `doc` is its module's docstring: sentence, reason, bad, good.

    `sqlstate` is what the replica answers where the rule finds a fault, if a server can say so.
    `migrations` judges all migrations at once. An optional rule is applied where it is selected.
    """

    name: str
    severity: Severity
    check: Check
    doc: str
    sqlstate: str | None = None
    migrations: MigrationCheck | None = None
    is_optional: bool = False

    @property
    def summary(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.doc.strip().partition("\n")[0].rstrip(".")
