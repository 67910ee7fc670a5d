"""The part of a file that is a contract's: what stands between two comments is made anew.

```markdown
<!-- replicalint contract plugin-read-path -->
...
<!-- /replicalint contract -->
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from ..source import visible

END = "<!-- /replicalint contract -->"
_BEGIN = re.compile(r" {0,3}<!-- replicalint contract (.+) -->[ \t]*\r?")
_END = re.compile(rf" {{0,3}}{re.escape(END)}[ \t]*\r?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|\r?$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEEPEST = 4  # of a section's own heading: there are two levels below it
_ABOVE = 1  # the level of the heading above, where there is none


class SectionMistake(ValueError):
    """Why a section cannot be made anew: `line` is the file's, 1-based, 0 for the file as such."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class Section(Struct, frozen=True):
    """A section as a text has it: between which lines, below which heading."""

    name: str  # as in the comment
    first: int  # the line that opens it, counted from 0
    last: int  # the line that closes it
    level: int  # of its heading
    newline: str


def marker(contract: str) -> str:
    """The comment that opens the section of a contract of this name."""
    return f"<!-- replicalint contract {in_comment(contract)} -->"


def in_comment(text: str) -> str:
    """The text as a comment of HTML may hold it."""
    shown = visible(text).strip().replace("&", "&amp;")
    return shown.replace("<", "&lt;").replace(">", "&gt;")


def renewed(text: str, made: Mapping[str, Callable[[int], str]], known: bool) -> str:
    """The text with its sections made anew; all that stands outside of them stays.

    `made` gives what is in the section of a contract of this name, for the level of its heading:
    lines that end in a line feed. `known`: a section of another name is a mistake. Raises
    SectionMistake for that, for a section that does not end, and where there is none.
    """
    lines = text.split("\n")
    makers = {in_comment(name): make for name, make in made.items()}
    found = [*_sections(lines)]
    for one in found if known else ():
        if one.name not in makers:
            names = ", ".join(f'"{name}"' for name in makers)
            raise SectionMistake(
                one.first + 1, f'no contract is named "{one.name}": expected one of {names}'
            )
    mine = [one for one in found if one.name in makers]
    if not mine:
        opening = " or ".join(f"<!-- replicalint contract {name} -->" for name in makers)
        what = f"no section to write: put the lines {opening} and {END} where it is to stand"
        raise SectionMistake(0, what)
    bodies: dict[tuple[str, int], list[str]] = {}
    parts: list[str] = []
    end = 0
    for one in mine:
        key = (one.name, one.level)
        if key not in bodies:
            bodies[key] = makers[one.name](one.level).removesuffix("\n").split("\n")
        parts += lines[end : one.first + 1]
        parts += [line + one.newline for line in bodies[key]]
        end = one.last
    return "\n".join([*parts, *lines[end:]])


def _sections(lines: list[str]) -> Iterator[Section]:
    """The sections of a text; what stands in a fenced block of code is none."""
    fence = ""
    above = _ABOVE
    number = 0
    while number < len(lines):
        line = lines[number]
        is_fence = _FENCE.match(line)
        if fence:
            if is_fence and is_fence[1].startswith(fence) and not line[is_fence.end() :].strip():
                fence = ""
        elif is_fence:
            fence = is_fence[1]
        elif heading := _HEADING.match(line):
            above = len(heading[1])
        elif begun := _BEGIN.fullmatch(line):
            last = _end(lines, number)
            newline = "\r" if line.endswith("\r") else ""
            yield Section(begun[1], number, last, min(above + 1, _DEEPEST), newline)
            number = last
        number += 1


def _end(lines: list[str], first: int) -> int:
    """The line that closes the section which this one opens."""
    for number in range(first + 1, len(lines)):
        if _END.fullmatch(lines[number]):
            return number
        if _BEGIN.fullmatch(lines[number]):
            break
    raise SectionMistake(first + 1, f"this section has no end: put the line {END} behind it")
