"""Which statements are wrong with a contract, and which changes make them so."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ..comparing import BrokenStatement
from ..finding import Finding, InternalError, Report, Severity
from ..source import Span

# The statements that are wrong, by their places.
Wrong = Mapping[tuple[str, int], BrokenStatement]


class Caused(Struct, frozen=True):
    """A statement that goes wrong, as the change of a number breaks it."""

    number: int
    statement: BrokenStatement


class FileOutcome(Struct, frozen=True):
    """What comes of one file, or of all migrations.

    `read` are the endpoints that read some of it with the old contract, `lost` those that no longer
    read all of that with the new one.
    """

    broken: tuple[Caused, ...] = ()
    statements: int = 0
    read: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    internal_errors: tuple[InternalError, ...] = ()


def wrong_in(report: Report) -> Wrong:
    """The statements that make `check` fail, each with the first of the gravest findings."""
    found: dict[tuple[str, int], BrokenStatement] = {}
    for finding in sorted(report.findings, key=lambda one: -one.severity.rank):
        fails = finding.severity.rank >= Severity.WARNING.rank and not finding.is_unread_code
        if finding.statement is not None and fails:
            one = _broken(finding, finding.statement)
            found.setdefault(one.place, one)
    return found


def _broken(finding: Finding, statement: Span) -> BrokenStatement:
    return BrokenStatement(
        statement.source.path,
        statement.start,
        statement.line,
        finding.statement_name,
        finding.rule,
        finding.message,
    )
