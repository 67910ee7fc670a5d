"""The report for people: each finding with its source line, carets, related places and hints."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Finding, Related, Report
from ..source import Span, visible
from .frame import Frame, frame
from .palette import COLOURED, PLAIN, Palette


def render_text(report: Report, *, in_colour: bool = False) -> str:
    """Every finding as a frame, an empty line after each; nothing where there is none."""
    palette = COLOURED if in_colour else PLAIN
    lines = (line for finding in report.findings for line in _finding(finding, palette))
    return "".join(line + "\n" for line in lines)


def _finding(finding: Finding, palette: Palette) -> Iterator[str]:
    main = frame(finding.span)
    related = tuple((place, frame(place.span)) for place in finding.related)
    size = max(len(str(shown.line)) for shown in (main, *(shown for _, shown in related)))
    bar = f"{' ' * size} {palette.gutter}|{palette.reset}"
    colour = palette.severity(finding.severity)
    yield _title(finding, palette)
    yield _place(finding.span, f"{' ' * size}-->", palette) + _in_statement(finding)
    yield bar
    yield from _marked(main, size, "^", _label(finding), colour, palette)
    for place, shown in related:
        yield bar
        yield from _related(place, shown, size, palette)
    yield bar
    for word, sentence in _notes(finding):
        yield f"{' ' * size} {palette.gutter}={palette.reset} {word}: {visible(sentence)}"
    yield ""


def _title(finding: Finding, palette: Palette) -> str:
    colour = palette.severity(finding.severity)
    kind = f"{colour}{finding.severity.value}[{finding.rule}]{palette.reset}"
    return f"{kind}{palette.title}: {visible(finding.message)}{palette.reset}"


def _place(span: Span, arrow: str, palette: Palette) -> str:
    where = f"{visible(span.source.path)}:{span.line}:{span.column}"
    return f"{palette.gutter}{arrow}{palette.reset} {where}"


def _in_statement(finding: Finding) -> str:
    return f" ({visible(finding.statement_name)})" if finding.statement_name else ""


def _label(finding: Finding) -> str:
    if finding.label or finding.sqlstate is None:
        return finding.label
    return f"the replica answers {finding.sqlstate}"


def _marked(
    shown: Frame, size: int, mark: str, label: str, colour: str, palette: Palette
) -> Iterator[str]:
    """A source line with its number, and below it the mark with its sentence."""
    number = f"{palette.gutter}{shown.line:>{size}} |{palette.reset}"
    yield f"{number} {shown.text}".rstrip()
    below = f"{mark * shown.marked} {visible(label)}".rstrip()
    bar = f"{palette.gutter}|{palette.reset}"
    yield f"{' ' * size} {bar} {' ' * shown.indent}{colour}{below}{palette.reset}"


def _related(place: Related, shown: Frame, size: int, palette: Palette) -> Iterator[str]:
    yield _place(place.span, f"{' ' * size}:::", palette)
    yield f"{' ' * size} {palette.gutter}|{palette.reset}"
    yield from _marked(shown, size, "-", place.message, palette.gutter, palette)


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.instead:
        yield "instead", finding.instead
    if finding.hint:
        yield "hint", finding.hint
    yield "see", f"replicalint explain {finding.rule}"
