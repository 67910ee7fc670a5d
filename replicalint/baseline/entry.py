"""One known finding, and the line of the baseline that says so.

    25b3a213b803f8ee unknown-column sql/plan.sql app.orgs.nmae GetPlan 0f3c2d1e9a8b7c65 1 column ...

The line begins with the fingerprint, by which lines are sorted: so two branches seldom add lines
in the same place. What the fingerprint is made of stands behind it, and at the end the message, for
people alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from ..finding import Finding, Report
from ..fingerprint import DIGITS, fingerprint, fingerprinted
from ..source import visible

_MOST_OF_A_MESSAGE = 160
_FIELD = cache(lambda: re.compile(r'"(?:[^"\\]|\\.)*"|[^"\s]\S*'))
_BARE = cache(lambda: re.compile(r'[^\s"\\#-][^\s\\]*'))
_DIGEST = cache(lambda: re.compile(f"[0-9a-f]{{{DIGITS}}}"))
_ORDINAL = cache(lambda: re.compile("[1-9][0-9]{0,8}"))
_RULE = cache(lambda: re.compile("[a-z][a-z0-9-]{0,79}"))
_NONE = "-"
FIELDS = 7


class NotAnEntry(ValueError):
    """What is wrong with a line, as the end of a sentence about it."""


class KnownFinding(Struct, frozen=True):
    """A known finding. `name` is that of its statement, `ordinal` which it is among equals."""

    rule: str
    path: str
    subject: str
    name: str | None
    identity: str
    ordinal: int
    message: str = ""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.rule, self.path, self.identity, self.subject, self.ordinal)

    @property
    def line(self) -> str:
        """The line that says it, without its end."""
        name = _NONE if self.name is None else _field(self.name)
        fields = (
            *(self.fingerprint, self.rule, _field(self.path), _field(self.subject), name),
            *(self.identity, str(self.ordinal), self.message),
        )
        return " ".join(fields).rstrip()


def entry_in(line: str) -> KnownFinding:
    """The entry that a line says; raises NotAnEntry."""
    fields: list[str] = []
    position = 0
    while len(fields) < FIELDS and (found := _FIELD().match(line, position)):
        fields.append(found[0])
        position = found.end() + 1
        if line[found.end() : position] not in ("", " "):
            raise NotAnEntry('expected "FINGERPRINT RULE PATH SUBJECT NAME STATEMENT NUMBER"')
    if len(fields) < FIELDS:
        raise NotAnEntry('expected "FINGERPRINT RULE PATH SUBJECT NAME STATEMENT NUMBER"')
    mark, rule, path, subject, name, identity, ordinal = fields
    if not (
        _RULE().fullmatch(rule) and _DIGEST().fullmatch(identity) and _ORDINAL().fullmatch(ordinal)
    ):
        raise NotAnEntry("the rule, the statement or the number is not one")
    entry = KnownFinding(
        rule,
        _text(path),
        _text(subject),
        None if name == _NONE else _text(name),
        identity,
        int(ordinal),
        line[position:],
    )
    if entry.fingerprint != mark:
        raise NotAnEntry("the fingerprint is not that of the entry: remove the line, or write anew")
    return entry


def entries_of(report: Report) -> tuple[KnownFinding, ...]:
    """The entries that make all findings of a report known, but for those that are suppressed."""
    known = fingerprinted(report)
    return tuple(entry_of(one) for one in (*known.findings, *known.baselined))


def entry_of(finding: Finding) -> KnownFinding:
    """The entry of a finding that has its fingerprint."""
    return KnownFinding(
        finding.rule,
        finding.span.source.path,
        finding.subject,
        finding.statement_name,
        finding.identity,
        finding.ordinal,
        " ".join(visible(finding.message).split())[:_MOST_OF_A_MESSAGE],
    )


def sorted_entries(entries: Iterable[KnownFinding]) -> Iterator[KnownFinding]:
    """Each entry once, in the order of the file."""
    by_mark = {entry.fingerprint: entry for entry in entries}
    yield from (by_mark[mark] for mark in sorted(by_mark))


def _field(text: str) -> str:
    """A text as a field: as it is where that says it, else as a JSON string."""
    if text.isprintable() and _BARE().fullmatch(text):
        return text
    characters = (c if c.isprintable() or c in '"\\' else None for c in text)
    if None not in [*characters]:
        return json.dumps(text, ensure_ascii=False)
    return json.dumps(text)


def _text(field: str) -> str:
    if not field.startswith('"'):
        return field
    try:
        text = json.loads(field)
    except ValueError:
        raise NotAnEntry(f"{visible(field)} is not a JSON string") from None
    assert isinstance(text, str)
    return text
