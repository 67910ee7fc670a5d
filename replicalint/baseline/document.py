"""The text of a baseline: a header, and a line for each known finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..source import Source, visible
from .entry import KnownFinding, NotAnEntry, entry_in, sorted_entries

FORMAT = 1
HEADER = f"# replicalint baseline {FORMAT}: findings that are known, written by replicalint"

_HEADER = cache(lambda: re.compile(r"# replicalint baseline ([0-9]{1,9})\b"))
_MARKER = cache(lambda: re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)"))
_MOST_MISTAKES = 10


class BaselineError(Exception):
    """A baseline that cannot be used. Each of `mistakes` is one whole line."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def baseline_text(entries: Iterable[KnownFinding]) -> str:
    """The text that makes findings known: the same for the same entries, however they came."""
    return "".join(f"{line}\n" for line in (HEADER, *(one.line for one in sorted_entries(entries))))


def read_baseline(source: Source) -> tuple[KnownFinding, ...]:
    """The entries of a baseline, each once, in order.

    Lines may come in any order and more than once, as a merge leaves them, and end as Windows ends
    them. Raises BaselineError with the mistakes in it, the first ones of many.
    """
    lines = [line.removesuffix("\r") for line in source.text.split("\n")]
    mistakes: list[str] = []
    entries: list[KnownFinding] = []
    header = _HEADER().match(lines[0])
    if header is None:
        raise BaselineError([_at(source, 1, f'expected "# replicalint baseline {FORMAT}"')])
    if int(header[1]) != FORMAT:
        wrong = f"format {header[1]} is not known: this replicalint reads format {FORMAT}"
        raise BaselineError([_at(source, 1, wrong)])
    for number, line in enumerate(lines[1:], 2):
        if len(mistakes) == _MOST_MISTAKES:
            mistakes.append(f"{visible(source.path)}: more lines are not entries")
            break
        if not line.strip() or line.startswith("# "):
            continue
        try:
            entries.append(_entry(line))
        except NotAnEntry as error:
            mistakes.append(_at(source, number, str(error)))
    if mistakes:
        raise BaselineError(mistakes)
    return tuple(sorted_entries(entries))


def _entry(line: str) -> KnownFinding:
    if _MARKER().match(line):
        raise NotAnEntry("merge conflict marker: keep the lines of both sides, without the markers")
    return entry_in(line)


def _at(source: Source, line: int, what: str) -> str:
    return f"{visible(source.path)}:{line}: {what}"


def lines_of(entries: Iterable[KnownFinding]) -> Iterator[str]:
    """Entries as people read them, by file."""
    path = None
    order = sorted(entries, key=_place)
    for entry in order:
        if entry.path != path:
            path = entry.path
            yield visible(path)
        name = f" ({visible(entry.name)})" if entry.name is not None else ""
        yield f"  {entry.rule}: {visible(entry.message or entry.subject)}{name}"


def _place(entry: KnownFinding) -> tuple[str, ...]:
    return entry.path, entry.rule, entry.subject, entry.name or "", entry.fingerprint
