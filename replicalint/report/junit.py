"""The report as JUnit's XML: a file is a test suite, and each of its statements a test case.

What Jenkins, GitLab and others read of it has no owner; this keeps to what the schema of Jenkins's
xUnit plugin (junit-10.xsd) takes. It knows what failed and what did not: errors and warnings are
failures, and notes are what a test that passed has printed. What a comment suppresses, what the
baseline knows and what was not analysed is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct, field

from ..finding import Finding, Report, Severity
from ..source import visible
from .entries import ReportEntry, entries
from .remarks import remarks
from .sentences import sentences

_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class _Case(Struct):
    """A test case: a statement, or what stands in none."""

    name: str
    line: int
    is_analysed: bool = True
    bugs: list[str] = field(default_factory=list)
    failures: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """The element that says how it ended; "" where it passed."""
        if self.bugs:
            return "error"
        if self.failures:
            return "failure"
        return "skipped" if self.skipped or not self.is_analysed else ""


def render(report: Report) -> str:
    """The XML, in ASCII lines; what holds for the whole run stands in a suite of its own."""
    suites = _suites(report)
    lines = [line for path, cases in suites.items() for line in _suite(path, cases.values())]
    cases = [case for each in suites.values() for case in each.values()] + _input(report)
    text = "\n".join((f"<testsuites {_counts(cases)}>", *_about(report), *lines, "</testsuites>"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suites(report: Report) -> dict[str, dict[tuple[int, str], _Case]]:
    """The cases of each file, by line and name."""
    suites: dict[str, dict[tuple[int, str], _Case]] = {}
    for one in chain.from_iterable(report.by_file):
        case = _case(suites, one.path, one.line, one.name or f"line {one.line}")
        case.is_analysed &= one.is_analysed
        if one.unseen is not None:
            case.skipped.append(f"not analysed: {one.unseen}")
    for entry in entries(report):
        _add(_case_of(suites, entry.finding), entry)
    for error in report.internal_errors:
        name = "this file" if error.is_file else error.statement or f"line {error.line}"
        _case(suites, error.path, error.line, name).bugs.append(error.message)
    return dict(sorted(suites.items()))


def _case(
    suites: dict[str, dict[tuple[int, str], _Case]], path: str, line: int, name: str
) -> _Case:
    return suites.setdefault(path, {}).setdefault((line, name), _Case(name, line))


def _case_of(suites: dict[str, dict[tuple[int, str], _Case]], finding: Finding) -> _Case:
    """That of the statement that a finding stands in, or one for its line."""
    span = finding.statement or finding.span
    name = finding.statement_name or f"line {span.line}"
    return _case(suites, span.source.path, span.line, name)


def _add(case: _Case, entry: ReportEntry) -> None:
    finding = entry.finding
    if entry.reason is not None:
        case.skipped.append(f"{finding.rule} suppressed: {visible(entry.reason)}")
    elif entry.is_baselined:
        case.skipped.append(f"{finding.rule} known to the baseline")
    elif finding.is_unread_code:
        case.skipped.append(_line(finding))
    elif finding.severity is Severity.NOTE:
        case.notes.append(finding)
    else:
        case.failures.append(finding)


def _input(report: Report) -> list[_Case]:
    """One case for all that could not be read, where there is something."""
    return [_Case("input", 0, bugs=[*report.mistakes])] if report.mistakes else []


def _about(report: Report) -> Iterator[str]:
    """The suite of what is no statement: input, counts, notes, what was not analysed."""
    said = [one for one in remarks(report) if one.severity is not Severity.ERROR]
    cases = _input(report)
    yield f'<testsuite name="replicalint" {_counts(cases)}>'
    yield from (line for case in cases for line in _test("replicalint", case))
    yield f"<system-out>{_text(chr(10).join(one.text for one in said))}</system-out>"
    yield "</testsuite>"


def _suite(path: str, cases: Iterable[_Case]) -> Iterator[str]:
    ordered = sorted(cases, key=lambda case: (case.line, case.name))
    skipped = sum(case.outcome == "skipped" for case in ordered)
    counts = f'{_counts(ordered)} skipped="{skipped}"'
    yield f"<testsuite name={_quoted(path)} file={_quoted(path)} {counts}>"
    for case in ordered:
        yield from _test(path, case)
    yield "</testsuite>"


def _counts(cases: Iterable[_Case]) -> str:
    ends = [case.outcome for case in cases]
    return (
        f'tests="{len(ends)}" failures="{ends.count("failure")}" errors="{ends.count("error")}"'
        ' time="0"'
    )


def _test(path: str, case: _Case) -> Iterator[str]:
    start = f'<testcase classname={_quoted(path)} name={_quoted(case.name)} time="0"'
    inside = [*_inside(case)]
    if not inside:
        yield f"{start}/>"
        return
    yield f"{start}>"
    yield from inside
    yield "</testcase>"


def _inside(case: _Case) -> Iterator[str]:
    """How it ended, in one element, and what else is to be told."""
    if case.outcome == "error":
        yield f'<error type="no-verdict" message={_quoted("; ".join(case.bugs))}/>'
    elif case.outcome == "failure":
        first = case.failures[0]
        body = _text("\n".join(map(_line, case.failures)))
        head = f"type={_quoted(first.rule)} message={_quoted(_head(case))}"
        yield f"<failure {head}>{body}</failure>"
    elif case.outcome == "skipped":
        yield f"<skipped message={_quoted('; '.join(case.skipped) or 'not analysed')}/>"
    told = [_line(finding) for finding in case.notes]
    told += [] if case.outcome == "skipped" else case.skipped
    if case.outcome == "error":
        told += map(_line, case.failures)
    if told:
        yield f"<system-out>{_text(chr(10).join(told))}</system-out>"


def _head(case: _Case) -> str:
    """The first finding's message, and how many more there are."""
    more = len(case.failures) - 1
    return case.failures[0].message + (f" (and {more} more)" if more else "")


def _line(finding: Finding) -> str:
    span = finding.span
    place = f"{visible(span.source.path)}:{span.line}:{span.column}"
    kind = f"{finding.severity.value}[{finding.rule}]"
    return f"{place}: {kind} {' '.join(sentences(finding))}"


def _text(text: str) -> str:
    """Text as XML takes it, in ASCII; line breaks stay."""
    escaped = "".join(_XML.get(one, one) for one in "\n".join(map(visible, text.split("\n"))))
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _quoted(text: str) -> str:
    return f'"{_text(visible(text))}"'
