"""The log: one run with the findings as results, no larger than GitHub takes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

from ...finding import Report
from ...source import visible
from ..encoding import encoded
from ..entries import ReportEntry, entries, most_severe_first
from ..sentences import more_places, sentences
from .driver import driver, rule_numbers
from .invocation import invocation
from .places import ROOT, link, location, text

# What GitHub takes of a run: https://docs.github.com/code-security/code-scanning/
# troubleshooting-sarif-uploads/results-exceed-limit, and of a file, compressed.
MOST_RESULTS = 25_000
MOST_BYTES = 10_000_000
MOST_PLACES = 100  # related ones of a result
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """The log as JSON in ASCII: a line for each result.

    The most severe findings stand in it where there are more than GitHub takes; a notification says
    how many are left out.
    """
    return bounded(report, MOST_RESULTS, MOST_BYTES)


def bounded(report: Report, most_results: int, most_bytes: int) -> str:
    """The same with so many results at most, and in so many bytes when it is compressed."""
    found = entries(report)
    kept = _kept(found, most_results)
    log = _log(report, found, kept)
    while kept and (size := _compressed(log, most_bytes)) > most_bytes:
        kept = _kept(kept, len(kept) * most_bytes * 9 // (size * 10))
        log = _log(report, found, kept)
    return log


def _kept(found: Sequence[ReportEntry], most: int) -> Sequence[ReportEntry]:
    """As many as may be: those that count before those that do not, errors before warnings."""
    if len(found) <= most:
        return found
    ordered = sorted(most_severe_first(found), key=lambda entry: not entry.stands)
    return sorted(ordered[:most], key=lambda entry: entry.finding.order)


def _compressed(log: str, enough: int) -> int:
    """The compressed size; that of the log itself where it is small enough."""
    return len(log) if len(log) <= enough else len(zlib.compress(log.encode("ascii")))


def _log(report: Report, found: Sequence[ReportEntry], kept: Sequence[ReportEntry]) -> str:
    names = [entry.finding.rule for entry in kept]
    numbers = rule_numbers(names)
    parts: dict[str, object] = {
        "tool": {"driver": driver(names)},
        "invocations": [invocation(report, _cut(found, kept))],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
    }
    head = "".join(f"{encoded(key)}:{encoded(value)},\n" for key, value in parts.items())
    made = (_result(entry, numbers, report.baseline) for entry in kept)
    results = ",\n".join(map(encoded, made))
    schema = f'"$schema":"{_SCHEMA}","version":"2.1.0"'
    return f'{{{schema},"runs":[{{\n{head}"results":[\n{results}]}}]}}\n'


def _cut(found: Sequence[ReportEntry], kept: Sequence[ReportEntry]) -> str | None:
    if len(kept) == len(found):
        return None
    return f"{len(kept)} of {len(found)} findings stand here, the most severe: GitHub takes no more"


def _result(
    entry: ReportEntry, numbers: Mapping[str, int], baseline: str | None
) -> dict[str, object]:
    finding = entry.finding
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.severity.value,
        "message": {"text": _message(entry)},
        "locations": [location(finding.span)],
        "partialFingerprints": {"replicalint/v1": entry.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **location(place.span), "message": {"text": text(place.message)}}
            for number, place in enumerate(finding.related[:MOST_PLACES], 1)
        ]
    if baseline is not None:
        result["baselineState"] = "unchanged" if entry.is_baselined else "new"
    suppressions = [*_suppressions(entry, baseline)]
    if suppressions:
        result["suppressions"] = suppressions
    result["properties"] = _properties(entry)
    return result


def _message(entry: ReportEntry) -> str:
    """What is wrong and what to do, with links to the related places, which GitHub shows so."""
    finding = entry.finding
    said = [text(sentence) for sentence in sentences(finding)]
    places = finding.related[:MOST_PLACES]
    links = [link(place.message, number) for number, place in enumerate(places, 1)]
    left = more_places(finding, MOST_PLACES)
    if left is not None:
        links.append(left)
    if links:
        said.append(f"See {', '.join(links)}.")
    return " ".join(said)


def _suppressions(entry: ReportEntry, baseline: str | None) -> Iterator[dict[str, object]]:
    """Why it does not count: by a comment in the file, or by the baseline, which is another one."""
    if entry.reason is not None:
        made = _suppression("inSource", entry.reason)
        if entry.until is not None:
            made["properties"] = {"until": entry.until.isoformat()}
        yield made
    if entry.is_baselined:
        yield _suppression("external", f"known to {baseline}")


def _suppression(kind: str, reason: str) -> dict[str, object]:
    return {"kind": kind, "status": "accepted", "justification": visible(reason)}


def _properties(entry: ReportEntry) -> dict[str, object]:
    finding = entry.finding
    named = {
        "subject": finding.subject,
        "sqlstate": finding.sqlstate,
        "statement": finding.statement_name,
    }
    return {key: visible(value) for key, value in named.items() if value is not None}
