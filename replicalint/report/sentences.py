"""What a report says about a finding beside its message, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding
from ..source import visible


def advice(finding: Finding) -> str | None:
    """What to do: what to use instead comes first."""
    instead = f"Use {finding.instead} instead." if finding.instead else None
    return " ".join(one for one in (instead, finding.hint) if one) or None


def label(finding: Finding) -> str:
    """What stands below the carets: by default what the replica answers."""
    if finding.label or finding.sqlstate is None:
        return finding.label
    return f"the replica answers {finding.sqlstate}"


def more_places(finding: Finding, shown: int) -> str | None:
    """How many places it is about beside those that are shown; None where there are no more."""
    count = len(finding.related) - shown
    if count <= 0:
        return None
    return f"{count} more place{'s' if count > 1 else ''}"


def sentences(finding: Finding) -> Iterator[str]:
    """Message, label and advice as sentences of one paragraph, on one line."""
    yield f"{visible(finding.message)}."
    said = visible(label(finding))
    if said:
        yield f"{said[0].upper()}{said[1:]}."
    todo = advice(finding)
    if todo:
        yield visible(todo)
