"""A rule: a name, a severity, a check and its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from .contract import Contract
from .facts import Fact, Statement
from .finding import Finding, Related, Severity
from .name import Name
from .source import Span

if TYPE_CHECKING:
    from .history import History

QueryCheck = Callable[[Statement, Contract], Iterator[Finding]]
MigrationCheck = Callable[["History", Contract], Iterator[Finding]]


class Otherwise(Struct, frozen=True):
    """Another severity that findings of a rule have, and `where`: the end of a sentence."""

    severity: Severity
    where: str


class Rule(Struct, frozen=True):
    """One rule as a value. `doc` is its module's docstring: sentence, reason, bad, good.

    Its findings have its severity, but for those of which `otherwise` says another.

    `queries` judges one statement, `migrations` all migrations at once; what neither judges, the
    pipeline does. `reads` are the kinds of fact without which `queries` finds nothing: it is asked
    about statements that have one of them, or where none is named, about all. `sqlstate` is what
    the replica answers where the rule finds a fault, if a server can say so. `replication` is the
    kind that it is about, None where it is about both. An optional rule is applied where it is
    selected.
    """

    name: str
    severity: Severity
    doc: str
    queries: QueryCheck | None = None
    reads: tuple[type[Fact], ...] = ()
    migrations: MigrationCheck | None = None
    sqlstate: str | None = None
    is_optional: bool = False
    replication: str | None = None
    otherwise: tuple[Otherwise, ...] = ()

    def is_about(self, replication: str) -> bool:
        """Whether it finds something where replicas are made so."""
        return self.replication in (None, replication)

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that its findings may have, its own first."""
        return (self.severity, *(other.severity for other in self.otherwise))

    @property
    def summary(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.doc.strip().partition("\n")[0].rstrip(".")

    def at(
        self,
        span: Span,
        message: str,
        *,
        subject: Name | str,
        sqlstate: str | None = None,
        label: str = "",
        instead: str | None = None,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule, with the rule's severity unless another is given.

        `sqlstate` is the rule's own unless another is given: "" where no server answers with one.
        The label says by default that the replica answers with it.
        """
        state = (self.sqlstate if sqlstate is None else sqlstate) or None
        if state and not label:
            label = f"the replica answers {state}"
        subject = str(subject)
        return Finding(
            self.name,
            severity or self.severity,
            message,
            span,
            subject,
            state,
            label,
            instead,
            hint,
            related,
        )
