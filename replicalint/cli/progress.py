"""How far a long run has come, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from .output import draw, is_terminal

_QUIET_SECONDS = 2.0
_REDRAWN_SECONDS = 0.2


class Progress(Struct):
    """Redraws one line where standard error is a terminal, in a long run; else it is silent."""

    started: float = field(default_factory=time.monotonic)
    last: float = float("-inf")
    is_drawn: bool = False

    def show(self, text: str) -> None:
        now = time.monotonic()
        is_early = now - self.started < _QUIET_SECONDS or now - self.last < _REDRAWN_SECONDS
        if is_early or not is_terminal(sys.stderr):
            return
        self.last = now
        self.is_drawn = True
        draw(f"\r\x1b[K{text}")

    def clear(self) -> None:
        """Takes the line off the terminal again."""
        if self.is_drawn:
            draw("\r\x1b[K")
            self.is_drawn = False


@contextmanager
def files_checked(progress: Progress | None = None) -> Iterator[Callable[[int, int], None]]:
    """What is to be told how many files are checked, of how many."""
    progress = progress or Progress()
    try:
        yield lambda done, count: progress.show(f"checked {done} of {count} files")
    finally:
        progress.clear()
