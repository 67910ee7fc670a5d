"""The report for people: each finding with its source line, carets, related places and hints."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, Related, Report
from ..source import Span, visible
from .colours import GUTTER, RESET, SEVERITIES, TITLE
from .frame import Frame, frame
from .sentences import label


def render(report: Report) -> str:
    """Every finding as a frame, an empty line after each; nothing where there is none."""
    lines = (line for finding in report.findings for line in _finding(finding))
    return "".join(line + "\n" for line in lines)


def _finding(finding: Finding) -> Iterator[str]:
    main = frame(finding.span)
    related = tuple((place, frame(place.span)) for place in finding.related)
    size = max(len(str(shown.line)) for shown in (main, *(shown for _, shown in related)))
    bar = f"{' ' * size} {GUTTER}|{RESET}"
    colour = SEVERITIES[finding.severity]
    yield _title(finding)
    yield _place(finding.span, f"{' ' * size}-->") + _in_statement(finding)
    yield bar
    yield from _marked(main, size, "^", label(finding), colour)
    for place, shown in related:
        yield bar
        yield from _related(place, shown, size)
    yield bar
    for word, sentence in _notes(finding):
        yield f"{' ' * size} {GUTTER}={RESET} {word}: {visible(sentence)}"
    yield ""


def _title(finding: Finding) -> str:
    colour = SEVERITIES[finding.severity]
    kind = f"{colour}{finding.severity.value}[{finding.rule}]{RESET}"
    return f"{kind}{TITLE}: {visible(finding.message)}{RESET}"


def _place(span: Span, arrow: str) -> str:
    where = f"{visible(span.source.path)}:{span.line}:{span.column}"
    return f"{GUTTER}{arrow}{RESET} {where}"


def _in_statement(finding: Finding) -> str:
    return f" ({visible(finding.statement_name)})" if finding.statement_name else ""


def _marked(shown: Frame, size: int, mark: str, label: str, colour: str) -> Iterator[str]:
    """A source line with its number, and below it the mark with its sentence."""
    number = f"{GUTTER}{shown.line:>{size}} |{RESET}"
    yield f"{number} {shown.text}".rstrip()
    below = f"{mark * shown.marked} {visible(label)}".rstrip()
    bar = f"{GUTTER}|{RESET}"
    yield f"{' ' * size} {bar} {' ' * shown.indent}{colour}{below}{RESET}"


def _related(place: Related, shown: Frame, size: int) -> Iterator[str]:
    yield _place(place.span, f"{' ' * size}:::")
    yield f"{' ' * size} {GUTTER}|{RESET}"
    yield from _marked(shown, size, "-", place.message, GUTTER)


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.instead:
        yield "instead", finding.instead
    if finding.hint:
        yield "hint", finding.hint
    yield "see", f"replicalint explain {finding.rule}"
