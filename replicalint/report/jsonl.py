"""The report for programs that read it line by line: a finding a line, and the counts at the end.

Each line is an object of its own, with a `type`; nothing in it refers to another line. The keys of
a finding are those of the JSON report, but that its hint and its related places stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Report
from .encoding import encoded
from .json import to_json


def render(report: Report) -> str:
    """A line for each finding, mended entry, internal error, milder setting and note; the last one
    counts.
    """
    return "".join(encoded(value) + "\n" for value in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, object]]:
    told = to_json(report)
    for finding in told["findings"]:
        line: dict[str, object] = {"type": "finding", **finding}
        if "hint" in finding:
            line["hint"] = told["hints"][finding["hint"]]
        if "related" in finding:
            line["related"] = [told["places"][number] for number in finding["related"]]
        yield line
    for mended in told["mended"]:
        yield {"type": "mended", **mended}
    for error in told["internal_errors"]:
        yield {"type": "internal_error", **error}
    for setting in told["milder"]:
        yield {"type": "milder", **setting}
    for mistake in told["mistakes"]:
        yield {"type": "mistake", "message": mistake}
    for note in told["notes"]:
        yield {"type": "note", "message": note}
    yield {
        "type": "summary",
        "version": told["version"],
        "tool": told["tool"],
        **told["summary"],
    }
