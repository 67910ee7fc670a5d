"""An identity for each finding that survives edits elsewhere in its file.

Reports and the baseline know a finding by it. Line numbers are no part of it, nor are comments,
white space and what formatters of code change.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from .finding import Finding, Report
from .source import Comment, Span

# 64 bits: two of a million findings have the same by a chance of one in thirty million.
DIGITS = 16

_QUOTES = str.maketrans('"`', "''")
_COMMA = re.compile(r",(?=[)\]}])")  # that formatters write behind the last of several lines

Ranges = Sequence[tuple[int, int]]  # of a file, in order, none in another
NO_RANGES: Mapping[str, Ranges] = {}


def identity_of(text: str) -> str:
    """What a statement is known by, however it is laid out and its keywords are written."""
    words = "".join(text.split()).lower().translate(_QUOTES)
    return _digest((_COMMA.sub("", words),))[:DIGITS]


class Identities(Struct, frozen=True):
    """Gives findings their identities; a text is read once, however many findings it has.

    The `comments`, by path and in order, are no part of it.
    """

    comments: Mapping[str, Ranges] = NO_RANGES
    known: dict[tuple[int, int, int], tuple[Span, str]] = field(default_factory=dict)

    def finding(self, finding: Finding, words: Span | None = None) -> Finding:
        """The finding with the identity of its statement, or of `words` that say better what it
        is about; as it is, where it has one."""
        if finding.identity:
            return finding
        span = words or finding.statement or finding.span
        key = id(span.source), span.start, span.end
        if key not in self.known:
            text = _without(span, self.comments.get(span.source.path, ()))
            self.known[key] = span, identity_of(text)  # the span keeps the source, and so its id
        return replace(finding, identity=self.known[key][1])


def ranges(comments: Iterable[Comment]) -> dict[str, Ranges]:
    """Where comments stand, by path."""
    found: dict[str, set[tuple[int, int]]] = {}
    for comment in comments:
        span = comment.span
        found.setdefault(span.source.path, set()).add((span.start, span.end))
    return {path: sorted(each) for path, each in found.items()}


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """The fingerprint of each finding, in order: what it says, and which it is among equals."""
    for one in counted_out(findings):
        path = one.span.source.path
        yield fingerprint(one.rule, path, one.identity, one.subject, one.ordinal)


def fingerprint(rule: str, path: str, identity: str, subject: str, ordinal: int) -> str:
    """The fingerprint of a finding; the ordinal says which it is among equals, from 1 on."""
    return _digest((rule, path, identity, subject, str(ordinal)))[:DIGITS]


def fingerprinted(report: Report) -> Report:
    """The report whose findings know which they are among equals, whatever is left out later.

    Those that a comment suppresses count as well: so a new comment changes no other's fingerprint.
    """
    every = [*report.findings, *(one.finding for one in report.suppressed)]
    if all(one.ordinal for one in every):
        return report
    order = sorted(range(len(every)), key=lambda number: every[number].order)
    counted = dict(zip(order, counted_out(every[n] for n in order), strict=True))
    standing = len(report.findings)
    return replace(
        report,
        findings=tuple(counted[number] for number in range(standing)),
        suppressed=tuple(
            replace(one, finding=counted[number])
            for number, one in enumerate(report.suppressed, standing)
        ),
    )


def counted_out(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in the order of a report with what makes their fingerprints."""
    seen: dict[tuple[str, str, str, str], int] = {}
    identities = Identities()
    for finding in map(identities.finding, findings):
        if finding.ordinal:
            yield finding
            continue
        key = (finding.rule, finding.span.source.path, finding.identity, finding.subject)
        seen[key] = seen.get(key, 0) + 1
        yield replace(finding, ordinal=seen[key])


def _without(span: Span, comments: Ranges) -> str:
    """The text of a range without the comments that stand in it."""
    text, offset, end = span.text, span.start, 0
    parts: list[str] = []
    for start, stop in comments[bisect_left(comments, (span.start, 0)) :]:
        if stop > span.end:
            break
        if start - offset >= end:
            parts.append(text[end : start - offset])
            end = stop - offset
    return "".join((*parts, text[end:]))


def _digest(parts: tuple[str, ...]) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()
