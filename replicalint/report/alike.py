"""Findings of one cause together: the first of them is shown in full, the others in a line."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..finding import Finding, Severity

UNANALYSED = "unanalysed"


class Alike(Struct, frozen=True):
    """Findings that one frame explains, in the order of the report."""

    first: Finding
    others: tuple[Finding, ...] = ()


def grouped(findings: Iterable[Finding]) -> tuple[Alike, ...]:
    """The findings by cause, each group where its first one stands."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.rule, finding.severity, *_cause(finding)), []).append(finding)
    return tuple(Alike(first, tuple(others)) for first, *others in found.values())


def _cause(finding: Finding) -> tuple[object, ...]:
    """What findings of a rule have in common: the place that says why, else what they say.

    Notes need not be fixed, and have nothing but their rule. What is not analysed has what to do
    about it, or what is said before a name.
    """
    if finding.severity is Severity.NOTE:
        return ()
    if finding.rule == UNANALYSED:
        return (finding.hint or finding.message.partition('"')[0].partition(" for ")[0],)
    spans = (place.span for place in finding.related)
    return tuple((span.source.path, span.start) for span in spans) or (finding.message,)


def apart(findings: Iterable[Finding]) -> tuple[Alike, ...]:
    """Each finding by itself, to be shown in full."""
    return tuple(map(Alike, findings))
