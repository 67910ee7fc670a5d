"""The findings of a report with what became of each, in one order and with one identity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ..finding import Finding, Report
from ..fingerprint import fingerprints


class ReportEntry(Struct, frozen=True):
    """A finding, its fingerprint, and why it does not count: a reason, or the baseline."""

    finding: Finding
    fingerprint: str
    reason: str | None = None
    until: date | None = None
    is_baselined: bool = False

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return self.reason is None and not self.is_baselined


def entries(report: Report) -> list[ReportEntry]:
    """All of them, in the order of path and place."""
    found = [ReportEntry(finding, "") for finding in report.findings]
    found += [ReportEntry(one.finding, "", one.reason, one.until) for one in report.suppressed]
    found += [ReportEntry(finding, "", is_baselined=True) for finding in report.baselined]
    found.sort(key=lambda entry: entry.finding.order)
    identities = fingerprints(entry.finding for entry in found)
    pairs = zip(found, identities, strict=True)
    return [replace(entry, fingerprint=identity) for entry, identity in pairs]


def standing(report: Report) -> list[ReportEntry]:
    """Those that count, the most severe first."""
    return most_severe_first(entry for entry in entries(report) if entry.stands)


def most_severe_first(found: Iterable[ReportEntry]) -> list[ReportEntry]:
    """The same findings, errors before warnings before notes, each in the order of place.

    Of the warnings, those come last that say what of a program is not read: they fail no run, and
    may be many.
    """
    return sorted(found, key=_gravity)


def _gravity(entry: ReportEntry) -> tuple[int, bool]:
    return -entry.finding.severity.rank, entry.finding.is_unread_code
