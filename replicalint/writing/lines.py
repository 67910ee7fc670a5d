"""Edits of lists and mappings that are written in lines, one part below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from .edit import (
    Edit,
    Stretch,
    indentation,
    is_comment,
    is_first_in_line,
    line_end,
    line_start,
)


class NewLines(Struct, frozen=True):
    """The lines of a part that is put in; `is_apart`: blank lines separate it from the others."""

    lines: Sequence[str]
    is_apart: bool


class InLines(Struct, frozen=True, dict=True):
    """The parts of a list or a mapping. `floor` is where the line ends that it stands below.

    A comment directly above a part and in its column belongs to it, and so does one that is below
    it and further in.
    """

    text: str
    parts: Sequence[Stretch]
    floor: int

    @property
    def column(self) -> int:
        """How far in its parts stand."""
        return self.parts[0].start - line_start(self.text, self.parts[0].start)

    def is_in_lines(self, numbers: set[int]) -> bool:
        """Whether these parts stand alone in their lines: `- a: 1`, `? a` do not."""
        return all(is_first_in_line(self.text, self.parts[number].start) for number in numbers)

    @cached_property
    def is_apart(self) -> bool | None:
        """Whether blank lines separate its parts; None for a single one."""
        gaps = [
            "\n" in self.text[end:start].replace("\r", "")
            for end, start in zip(self.ends, self.starts[1:], strict=False)
        ]
        return None if not gaps else 2 * sum(gaps) >= len(gaps)

    @cached_property
    def ends(self) -> list[int]:
        """Where the lines of each part end."""
        limits = [line_start(self.text, part.start) for part in self.parts[1:]]
        return [
            self._end(part, limit)
            for part, limit in zip(self.parts, [*limits, len(self.text)], strict=True)
        ]

    def _end(self, part: Stretch, limit: int) -> int:
        value = self.text[part.start : part.end].rstrip()
        end = position = line_end(self.text, part.start + len(value))
        while position < limit:
            stop = line_end(self.text, position)
            line = self.text[position:stop]
            if is_comment(line) and indentation(line) > self.column:
                end = stop
            elif line.strip():
                break
            position = stop
        return end

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines of each part begin, with the comment above it."""
        floors = [self.floor, *self.ends]
        return [self._start(part, floor) for part, floor in zip(self.parts, floors, strict=False)]

    def _start(self, part: Stretch, floor: int) -> int:
        start = line_start(self.text, part.start)
        while start > floor:
            above = line_start(self.text, start - 1)
            line = self.text[above:start]
            if above < floor or not is_comment(line) or indentation(line) != self.column:
                break
            start = above
        return start

    def edits(self, gone: set[int], new: Mapping[int, Sequence[NewLines]]) -> Iterator[Edit]:
        """The edits that take parts out and put others in, behind the parts of these numbers.

        -1 is in front of all. Those that are taken out, and the first where something comes in
        front of it, have to be in lines of their own.
        """
        for behind, parts in sorted(new.items()):
            yield self._inserted(behind, parts, is_all_new=len(gone) == len(self.parts))
        for first, last in self._runs(gone):
            yield self._removed(first, last)

    def _inserted(self, behind: int, parts: Sequence[NewLines], *, is_all_new: bool) -> Edit:
        text = self.text
        if behind < 0:
            place = self.starts[0]
            parted = ["".join(f"{line}\n" for line in part.lines) for part in parts]
            has_gap = parts[0].is_apart
            written = ("\n" if has_gap else "").join(parted)
            return Edit(place, place, written + ("\n" if has_gap and not is_all_new else ""))
        place = self.ends[behind]
        written = "".join(
            "".join(f"{line}\n" for line in (*([""] if part.is_apart else []), *part.lines))
            for part in parts
        )
        if place and text[place - 1] != "\n":  # the last line of the file has no break
            return Edit(place, place, "\n" + written.removesuffix("\n"))
        is_close = bool(text[place : line_end(text, place)].strip())
        if parts[-1].is_apart and is_close and behind < len(self.parts) - 1:
            written += "\n"
        return Edit(place, place, written)

    def _runs(self, gone: set[int]) -> Iterator[tuple[int, int]]:
        """Numbers of parts that go with what is between them: blank lines and no comment."""
        run: list[int] = []
        for number in sorted(gone):
            is_next = run and run[-1] == number - 1
            if is_next and not self.text[self.ends[number - 1] : self.starts[number]].strip():
                run.append(number)
                continue
            if run:
                yield run[0], run[-1]
            run = [number]
        if run:
            yield run[0], run[-1]

    def _removed(self, first: int, last: int) -> Edit:
        """Takes lines out, and one of the gaps that they leave above and below."""
        text, start, end = self.text, self.starts[first], self.ends[last]
        if last == len(self.parts) - 1:  # what is below belongs to what is around
            above = line_start(text, start - 1)
            while first and start > self.ends[first - 1] and not text[above:start].strip():
                start, above = above, line_start(text, above - 1)
            return Edit(start, end)
        if first == 0 or not text[line_start(text, start - 1) : start].strip():
            while not text[end : line_end(text, end)].strip():
                end = line_end(text, end)
        return Edit(start, end)
