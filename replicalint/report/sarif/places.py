"""Places and messages as SARIF has them: URIs relative to the repository, regions, links."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from ...source import Span, visible

ROOT = "%SRCROOT%"
# In a message, `[text](1)` is a link to a related location.
_LINK = "]("


def text(said: str) -> str:
    """A text of a message that holds no link, and nothing that acts on a terminal."""
    shown = visible(said)
    return shown.replace("[", r"\[") if _LINK in shown else shown


def link(said: str, number: int) -> str:
    """A link in a message to the related location with a number."""
    shown = visible(said).replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
    return f"[{shown}]({number})"


def location(span: Span) -> dict[str, object]:
    """The physical location of a span; columns count code points, the last one is not in it."""
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return _physical(span.source.path, region)


def lines(path: str, line: int | None, end_line: int | None) -> dict[str, object]:
    """Some lines of a file, or the whole file."""
    if line is None:
        return _physical(path, None)
    return _physical(path, {"startLine": line, "endLine": end_line or line})


def _physical(path: str, region: Mapping[str, object] | None) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact(path)}
    if region is not None:
        physical["region"] = region
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, object]:
    """A file: its bytes percent-encoded; relative to the root of the repository, if it is so."""
    data = path.encode("utf-8", "surrogateescape" if _is_bytes(path) else "surrogatepass")
    encoded = quote(data, safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded, "uriBaseId": ROOT}


def _is_bytes(path: str) -> bool:
    """Whether what is no character of the path is a byte that Python could not decode."""
    return all(not 0xD800 <= ord(one) < 0xDC80 and not 0xDCFF < ord(one) < 0xE000 for one in path)
