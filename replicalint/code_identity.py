"""What a finding in a program is known by: the text that sends the SQL, or a constant in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from .finding import Finding
from .fingerprint import Identities, ranges
from .host.extraction import Site
from .host.repository import comments_of
from .source import Comment, Fragment, Source, Span

K = TypeVar("K", bound=Hashable)


def words_of(span: Span, site: Site, fragment: Fragment) -> Span:
    """What a finding of a site is known by: the text of the site, or of the constant outside of it
    in which it stands, whichever others are put together with that."""
    if span.source is site.span.source and touches(span, site.span):
        return site.span
    for piece in fragment.pieces:
        source = piece.source or fragment.source
        is_around = piece.source_start <= span.start and span.end <= piece.source_end
        if source is span.source and is_around:
            return Span(source, piece.source_start, piece.source_end)
    return span


def identified(
    findings: Mapping[K, Finding],
    words: Mapping[K, Span],
    source: Source,
    comments: Callable[[], Iterable[Comment]],
) -> list[Finding]:
    """The findings of a file with what they are known by, which comments are no part of.

    The `comments` are those known beside the file's own. A finding without words is known by where
    it stands: a declaration.
    """
    if not findings:
        return []
    identities = Identities(ranges((*comments_of(source.path, source), *comments())))
    return [identities.finding(one, words.get(key, one.span)) for key, one in findings.items()]


def touches(one: Span, other: Span) -> bool:
    """Whether two ranges of a file have something in common."""
    return one.start < other.end and other.start < one.end
