"""The report as Markdown: a comment of a pull request, or the summary of a step in CI.

It is bounded, as both are: first comes what a reviewer has to know, and what is cut is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from ..counting import counted
from ..finding import Report, Severity
from ..markup import code, plain
from .entries import ReportEntry, entries, most_severe_first
from .remarks import Remark, RemarkKind, remarks
from .sentences import more_places, sentences

MOST_OF_A_COMMENT = 65_536  # characters, of a comment on GitHub
_SPARE = 1_000  # for what says what is cut
_MOST_REMARKS = 20
_MOST_IN_A_CELL = 2_000  # characters
_MOST_PLACES = 3


class _Table(Struct, frozen=True):
    """Rows below a title; a folded one is shown when a reader opens it."""

    title: str
    noun: str
    rows: Sequence[ReportEntry]
    row: Callable[[ReportEntry], str]
    is_folded: bool = True


def render(report: Report) -> str:
    """The report as a comment."""
    return markdown(report, MOST_OF_A_COMMENT)


def markdown(report: Report, most: int) -> str:
    """The report in as many bytes of UTF-8 as may be, and so in no more characters."""
    text = "\n".join(_head(report)) + "\n"
    room = most - _size(text) - _SPARE
    for table in _tables(report):
        part = _fitting(table, room)
        room -= _size(part)
        text += part
    return text


def _head(report: Report) -> Iterator[str]:
    """What the run comes to, and what a reader must not miss."""
    told = [*remarks(report)]
    yield f"### replicalint: {_verdict(report)}"
    yield ""
    yield from (plain(one.text) for one in told if one.kind is RemarkKind.SUMMARY)
    listed = [one for one in told if one.kind is not RemarkKind.SUMMARY]
    if listed:
        yield ""
        yield from (f"- {_remark(one)}" for one in listed[:_MOST_REMARKS])
    if len(listed) > _MOST_REMARKS:
        yield f"- and {len(listed) - _MOST_REMARKS} more like these"


def _verdict(report: Report) -> str:
    if not report.has_verdict:
        return "no verdict"
    counts = [(report.count(severity), severity.value) for severity in Severity]
    return ", ".join(counted(count, noun) for count, noun in counts if count) or "no findings"


def _remark(remark: Remark) -> str:
    text = plain(_shortened(remark.text))
    return f"**{text}**" if remark.severity is Severity.ERROR else text


def _tables(report: Report) -> Iterator[_Table]:
    found = most_severe_first(entries(report))
    stand = [entry for entry in found if entry.stands]
    if stand:
        yield _Table("", "finding", stand, _finding, is_folded=False)
    suppressed = [entry for entry in found if entry.reason is not None]
    if suppressed:
        yield _Table("suppressed by comments", "suppressed finding", suppressed, _suppressed)
    known = [entry for entry in found if entry.is_baselined]
    if known:
        yield _Table("known to the baseline", "known finding", known, _finding)


def _fitting(table: _Table, room: int) -> str:
    """The table with as many rows as there is room for."""
    before, after = "\n", ""
    if table.is_folded:
        title = f"{len(table.rows)} {table.title}"
        before, after = f"\n<details><summary>{title}</summary>\n\n", "\n</details>\n"
    before += "| | where | what |\n|---|---|---|\n"
    room -= _size(before) + _size(after)
    rows: list[str] = []
    for entry in table.rows:
        row = table.row(entry)
        room -= _size(row)
        if room < 0:
            break
        rows.append(row)
    left = len(table.rows) - len(rows)
    cut = f"\n{counted(left, f'more {table.noun}')} not shown: there is no room\n" if left else ""
    return f"{before}{''.join(rows)}{after}{cut}" if rows else cut


def _finding(entry: ReportEntry) -> str:
    finding = entry.finding
    said = plain(_shortened(" ".join(sentences(finding))))
    for place in finding.related[:_MOST_PLACES]:
        where = code(f"{place.span.source.path}:{place.span.line}")
        said += f"<br>{where}: {plain(_shortened(place.message))}"
    left = more_places(finding, _MOST_PLACES)
    if left is not None:
        said += f"<br>and {left}"
    return f"| {finding.severity.value} | {_place(entry)} | **{finding.rule}**<br>{said} |\n"


def _suppressed(entry: ReportEntry) -> str:
    until = f", until {entry.until.isoformat()}" if entry.until else ""
    said = plain(_shortened(f"{entry.finding.message}: {entry.reason}{until}"))
    return f"| suppressed | {_place(entry)} | **{entry.finding.rule}**<br>{said} |\n"


def _place(entry: ReportEntry) -> str:
    span = entry.finding.span
    return code(f"{span.source.path}:{span.line}:{span.column}")


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_IN_A_CELL else f"{text[: _MOST_IN_A_CELL - 1]}…"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
