"""From the lines and columns of Python's parser, which counts bytes, to characters of the text."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

_LINE_END = re.compile(r"\r\n?|\n")
_WIDE = re.compile(r"[^\x00-\x7f]")


class Places(Struct, frozen=True, dict=True):
    """The part of a text that is parsed: all but a mark of its encoding, one field of a string."""

    text: str
    first: int
    last: int

    @classmethod
    def of(cls, text: str) -> Places:
        return cls(text, int(text.startswith("\ufeff")), len(text))

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines start, as Python has lines: a lone carriage return ends one."""
        return [self.first, *(match.end() for match in self._line_ends)]

    @property
    def _line_ends(self) -> Iterator[re.Match[str]]:
        return _LINE_END.finditer(self.text, self.first, self.last)

    @cached_property
    def _wide(self) -> dict[int, tuple[list[int], list[int]]]:
        """Of the lines that are asked for and are not ASCII: where, in bytes, each character ends
        that has several, and by how much the bytes are ahead of the characters there."""
        return {}

    @cached_property
    def _is_ascii(self) -> bool:
        return self.text.isascii()

    def offset(self, line: int, column: int) -> int:
        """The character at a line, counted from 1, and a column in bytes."""
        start = self.starts[line - 1]
        return start + (column if self._is_ascii else self._characters(line, column))

    def of_node(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where a node of the parser starts and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        end = self.offset(node.end_lineno, node.end_col_offset)
        return self.offset(node.lineno, node.col_offset), end

    def _characters(self, line: int, column: int) -> int:
        known = self._wide.get(line)
        if known is None:
            known = self._wide[line] = self._measured(line)
        ends, ahead = known
        index = bisect_right(ends, column)
        return column - (ahead[index - 1] if index else 0)

    def _measured(self, line: int) -> tuple[list[int], list[int]]:
        start = self.starts[line - 1]
        stop = self.starts[line] if line < len(self.starts) else self.last
        ends: list[int] = []
        ahead: list[int] = []
        by = 0
        for match in _WIDE.finditer(self.text, start, stop):
            size = len(match[0].encode("utf-8", "surrogatepass"))
            ends.append(match.start() - start + by + size)
            by += size - 1
            ahead.append(by)
        return ends, ahead
