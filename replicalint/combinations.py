"""Findings in SQL that a program puts together in several ways: whether they are known to occur.

Choices of a program are taken to be made each for itself, and so ways are checked that no run of it
takes. A branch of a choice is taken by some run. So what all ways with that branch have, occurs;
what only those have that take several branches together, may not.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from .finding import Finding, Related, Severity
from .host.extraction import Branch, Way
from .source import Span

UNDECIDED = "undecided"
_HINT = "Check whether the program can choose so, and suppress the finding if it cannot."
_CHOSEN = "taken here together with the others"
F = TypeVar("F", bound=Hashable)


class Neighbour(Struct, Generic[F], frozen=True):
    """A way that differs in one branch from another one, and its faults: None where it could not be
    read."""

    branch: Branch
    way: Way
    faults: Collection[F] | None


def together(having: Collection[Way], every: Collection[Way]) -> tuple[Branch, ...]:
    """The branches that bring a finding about together; none where one alone does, or each way.

    `having` are the ways that have the finding, and `every` are all.
    """
    others = [way for way in every if way not in having]
    elsewhere = frozenset(branch for other in others for branch in other)
    if not others or any(way - elsewhere for way in having):
        return ()
    needed = sorted(min(having, key=sorted))
    for branch in reversed(needed):
        rest = [one for one in needed if one != branch]
        if not any(other.issuperset(rest) for other in others):
            needed = rest
    return tuple(needed)


def needed(fault: F, neighbours: Iterable[Neighbour[F]]) -> tuple[Branch, ...]:
    """The same where not all ways are known, but those next to one that has the fault.

    A branch without which the fault is gone brings it about, and so does each in which that stands:
    of those the innermost is meant.
    """
    without: dict[Branch, list[Way]] = {}
    for one in neighbours:
        if one.faults is not None and fault not in one.faults:
            without.setdefault(one.branch, []).append(one.way)
    inner = [
        branch
        for branch in without
        if not any(
            other != branch
            and all(other not in way for way in without[branch])
            # where each of two is gone without the other, the first is meant
            and (any(branch in way for way in without[other]) or other < branch)
            for other in without
        )
    ]
    return tuple(sorted(inner)) if len(inner) > 1 else ()


def in_combination(
    finding: Finding, branches: Sequence[Branch], places: Mapping[Branch, Span]
) -> Finding:
    """A finding that is known only of branches together, as what is not decided."""
    related = (Related(span, _CHOSEN) for span in dict.fromkeys(map(places.__getitem__, branches)))
    return replace(
        finding,
        rule=UNDECIDED,
        severity=Severity.NOTE,
        own_severity=None,
        message=f"cannot tell whether the program takes these {len(branches)} branches together:"
        f" if so, {finding.message}",
        sqlstate=None,
        label="not decided",
        instead=None,
        hint=_HINT,
        related=(*finding.related, *related),
    )
