"""Edits of lists and mappings that are written in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from .edit import Edit, Stretch, is_comment, is_first_in_line, line_end, line_start


class InBrackets(Struct, frozen=True, dict=True):
    """The parts in a pair of brackets, of which the closing one is at `close`."""

    text: str
    parts: Sequence[Stretch]
    close: int

    def edits(self, gone: set[int], new: Mapping[int, Sequence[str]]) -> Iterator[Edit]:
        """The edits that take parts out and put others in, behind the parts of these numbers.

        -1 is in front of all.
        """
        if self._is_in_lines:
            yield from self._edits_of_lines(gone, new)
        else:
            yield from self._edits_in_line(gone, new)

    @cached_property
    def _commas(self) -> list[int | None]:
        """Where the comma behind each part is; None for the last where it has none."""
        stops = [*(part.start for part in self.parts[1:]), self.close]
        return [self._comma(part.end, stop) for part, stop in zip(self.parts, stops, strict=True)]

    def _comma(self, start: int, stop: int) -> int | None:
        position = start
        while position < stop:
            if self.text[position] == "#":
                position = line_end(self.text, position)
            elif self.text[position] == ",":
                return position
            else:
                position += 1
        return None

    @property
    def _is_in_lines(self) -> bool:
        """Whether each part has lines of its own."""
        stops = [one.start for one in self.parts[1:]] + [self.close]
        return all(
            is_first_in_line(self.text, part.start) and line_start(self.text, stop) > part.end
            for part, stop in zip(self.parts, stops, strict=True)
        )

    def _commas_edited(self, gone: set[int], new: Mapping[int, Sequence[str]]) -> Iterator[Edit]:
        """The commas behind the parts that stay: all but the last, which has one if it had."""
        kept = [number for number in range(len(self.parts)) if number not in gone]
        ends_with_comma = self._commas[-1] is not None
        for number in kept:
            comma, end = self._commas[number], self.parts[number].end
            is_last = number == kept[-1] and not any(behind >= number for behind in new)
            if comma is None and not is_last:
                yield Edit(end, end, ",")
            elif comma is not None and is_last and not ends_with_comma:
                yield Edit(comma, comma + 1)

    def _edits_of_lines(self, gone: set[int], new: Mapping[int, Sequence[str]]) -> Iterator[Edit]:
        text = self.text
        yield from self._commas_edited(gone, new)
        last = max((n for n in range(len(self.parts)) if n not in gone), default=-1)
        ends_with_comma = self._commas[-1] is not None
        first_line = line_start(text, self.parts[0].start)
        indent = text[first_line : self.parts[0].start]
        for behind, parts in sorted(new.items()):
            place = self._line_start(0) if behind < 0 else self._line_end(behind)
            written = [f"{indent}{part},\n" for part in parts]
            if behind == last and not ends_with_comma:
                written[-1] = f"{indent}{parts[-1]}\n"
            yield Edit(place, place, "".join(written))
        for number in sorted(gone):
            yield Edit(self._line_start(number), self._line_end(number))

    def _line_start(self, number: int) -> int:
        """Where the lines of a part begin, with the comments directly above it."""
        start = line_start(self.text, self.parts[number].start)
        floor = self._line_end(number - 1) if number else 0
        while start > floor:
            above = line_start(self.text, start - 1)
            if above < floor or not is_comment(self.text[above:start]):
                break
            start = above
        return start

    def _line_end(self, number: int) -> int:
        comma = self._commas[number]
        return line_end(self.text, self.parts[number].end if comma is None else comma)

    def _edits_in_line(self, gone: set[int], new: Mapping[int, Sequence[str]]) -> Iterator[Edit]:
        text, parts = self.text, self.parts
        kept = [number for number in range(len(parts)) if number not in gone]
        for behind, every in sorted(new.items()):
            written = ", ".join(every)
            if behind >= 0:
                yield Edit(parts[behind].end, parts[behind].end, f", {written}")
            else:
                yield Edit(parts[0].start, parts[0].start, written + (", " if kept else ""))
        last = kept[-1] if kept else -1
        for number in sorted(gone):
            part, comma = parts[number], self._commas[number]
            if number < last:  # with the comma and the blanks behind it
                assert comma is not None
                following = parts[number + 1].start
                is_close = "\n" not in text[comma:following]
                yield Edit(part.start, following if is_close else comma + 1)
            else:  # with the comma and the blanks before it
                before = parts[number - 1].end if number else part.start
                is_close = "#" not in text[before : part.start]
                if is_close:
                    yield Edit(before, part.end)
                else:
                    lost = self._commas[number - 1]
                    assert lost is not None
                    yield Edit(lost, lost + 1)
                    yield Edit(part.start, part.end)
                if number == len(parts) - 1 and comma is not None and not kept and not new:
                    yield Edit(comma, comma + 1)
