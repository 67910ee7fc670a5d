"""The report for people: the first finding of each cause with its source lines, others by place."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from ..counting import counted
from ..finding import Finding, Related, Report
from ..source import Span, visible
from .alike import Alike, apart, grouped
from .colours import GUTTER, RESET, SEVERITIES, TITLE
from .frame import frame
from .links import link
from .sentences import label
from .view import PLAIN, View
from .width import lines_of, width

_FEW = 3  # places of what fails no run: of more the number is told


def render(report: Report, view: View = PLAIN) -> str:
    """Each cause as a frame, an empty line after each; nothing where nothing is found."""
    parts = apart if view.is_verbose else grouped
    lines = (line for group in parts(report.findings) for line in _lines(group, view))
    return "".join(f"{line}\n" for line in lines)


class _Margin(Struct, frozen=True):
    """What stands left of everything: `size` columns for the numbers of lines."""

    size: int
    view: View

    @property
    def columns(self) -> int:
        """What there is for the text on the right."""
        return self.view.width - self.size - 3

    def row(self, text: str = "", number: int | None = None) -> str:
        shown = "" if number is None else number
        return f"{GUTTER}{shown:>{self.size}} |{RESET} {text}".rstrip()

    def place(self, span: Span, arrow: str) -> str:
        return f"{' ' * self.size}{GUTTER}{arrow}{RESET} {_place(span, self.view)}"

    def note(self, word: str, text: str, *, is_broken: bool = True) -> Iterator[str]:
        """`= hint: ...`, in several lines where they must not be longer."""
        first, *others = _broken(text, self.columns - len(word) - 2, self.view, is_broken)
        yield f"{' ' * self.size} {GUTTER}={RESET} {word}: {first}"
        for line in others:
            yield f"{' ' * (self.size + 5 + len(word))}{line}"


def _lines(group: Alike, view: View) -> Iterator[str]:
    finding = group.first
    spans = (finding.span, *(place.span for place in finding.related))
    margin = _Margin(max(len(str(span.line)) for span in spans), view)
    yield from _title(finding, view)
    yield margin.place(finding.span, "-->") + _in_statement(finding)
    yield margin.row()
    yield from _marked(finding.span, margin, "^", label(finding), SEVERITIES[finding.severity])
    for place in finding.related:
        yield margin.row()
        yield from _related(place, margin)
    notes = [
        line
        for word, text, fits in _notes(group, view)
        for line in margin.note(word, text, is_broken=fits)
    ]
    if notes:
        yield margin.row()
        yield from notes
    yield ""


def _broken(text: str, columns: int, view: View, is_broken: bool = True) -> Iterator[str]:
    """The lines of a sentence: one, unless the view breaks sentences."""
    return lines_of(text, columns) if view.is_wrapped and is_broken else iter((text,))


def _title(finding: Finding, view: View) -> Iterator[str]:
    kind = f"{finding.severity.value}[{finding.rule}]"
    first, *others = _broken(f"{kind}: {visible(finding.message)}", view.width - 2, view)
    said = first.removeprefix(kind)
    yield f"{SEVERITIES[finding.severity]}{kind}{RESET}{TITLE}{said}{RESET}"
    for line in others:
        yield f"{TITLE}  {line}{RESET}"


def _place(span: Span, view: View) -> str:
    path = span.source.path
    shown = f"{visible(path)}:{span.line}:{span.column}"
    return link(shown, view.address(path)) if view.address is not None else shown


def _in_statement(finding: Finding) -> str:
    return f" ({visible(finding.statement_name)})" if finding.statement_name else ""


def _marked(span: Span, margin: _Margin, mark: str, label: str, colour: str) -> Iterator[str]:
    """A source line with its number, and below it the mark with its sentence.

    The sentence stands below the mark where there is no room beside it.
    """
    shown = frame(span, margin.columns)
    yield margin.row(shown.text, shown.line)
    marks, said = mark * shown.marked, visible(label)
    beside = f"{marks} {said}".rstrip()
    if shown.indent + width(beside) <= margin.columns:
        yield margin.row(f"{' ' * shown.indent}{colour}{beside}{RESET}")
        return
    yield margin.row(f"{' ' * shown.indent}{colour}{marks}{RESET}")
    indent = max(min(shown.indent, margin.columns - width(said)), 0)
    for line in lines_of(said, margin.columns):
        yield margin.row(f"{' ' * indent}{colour}{line}{RESET}")


def _related(place: Related, margin: _Margin) -> Iterator[str]:
    yield margin.place(place.span, ":::")
    yield margin.row()
    yield from _marked(place.span, margin, "-", place.message, GUTTER)


def _notes(group: Alike, view: View) -> Iterator[tuple[str, str, bool]]:
    """What stands below a frame: its word, its text, and whether that may be broken."""
    finding = group.first
    if finding.instead:
        yield "instead", visible(finding.instead), False
    if finding.hint:
        yield "hint", visible(finding.hint), True
    if finding.is_unread_code and len(group.others) > _FEW:
        files = counted(len({one.span.source.path for one in group.others}), "file")
        yield "also", f"{len(group.others)} times more in {files} (--verbose shows them)", True
        return
    messages = {one.message for one in (finding, *group.others)}
    hints = {finding.instead, finding.hint, None}
    for other in group.others:
        yield "also", _in_a_line(other, len(messages) > 1, hints, view), False
        hints |= {other.instead, other.hint}


def _in_a_line(other: Finding, differs: bool, hints: Container[str | None], view: View) -> str:
    """Where a finding is, and where not all say the same, what it says beside those `hints`."""
    where = _place(other.span, view) + _in_statement(other)
    said = [other.message] if differs else []
    if other.instead not in hints:
        said.append(f"instead: {other.instead}")
    elif other.hint not in hints:
        said.append(f"hint: {other.hint}")
    return f"{where}: {'; '.join(map(visible, said))}" if said else where
