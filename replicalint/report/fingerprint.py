"""An identity for each finding that survives edits elsewhere in its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from ..finding import Finding

# 64 bits: two of a million findings have the same by a chance of one in thirty million.
DIGITS = 16


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """The identity of each finding, in order: what it says, and which it is among equals.

    It is made of the rule, the path, the subject and the statement's text with its white space
    evened out; not of line numbers. A text is read once, however many findings it has.
    """
    seen: dict[tuple[str, ...], int] = {}
    texts: dict[tuple[int, int, int], str] = {}
    for finding in findings:
        statement = finding.statement or finding.span
        place = (id(statement.source), statement.start, statement.end)
        if place not in texts:
            texts[place] = _digest((_even(statement.text),))[:32]
        key = (finding.rule, finding.span.source.path, finding.subject, texts[place])
        seen[key] = seen.get(key, 0) + 1
        yield _digest((*key, str(seen[key])))[:DIGITS]


def _even(text: str) -> str:
    return " ".join(text.split())


def _digest(parts: tuple[str, ...]) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()
