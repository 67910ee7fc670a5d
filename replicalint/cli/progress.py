"""How far a long run has come, on a terminal."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

from .output import discard

_QUIET_SECONDS = 3.0
_REDRAWN_SECONDS = 0.2


@dataclass
class Progress:
    """Redraws one line where standard error is a terminal, in a long run; else it is silent."""

    started: float = field(default_factory=time.monotonic)
    last: float = float("-inf")
    is_drawn: bool = False

    def show(self, text: str) -> None:
        now = time.monotonic()
        is_early = now - self.started < _QUIET_SECONDS or now - self.last < _REDRAWN_SECONDS
        if is_early or not _is_terminal():
            return
        self.last = now
        self.is_drawn = True
        _draw(text)

    def clear(self) -> None:
        """Takes the line off the terminal again."""
        if self.is_drawn:
            _draw("")
            self.is_drawn = False


def _is_terminal() -> bool:
    stream = sys.stderr  # None where the process began without one
    return stream is not None and not stream.closed and stream.isatty()


def _draw(text: str) -> None:
    try:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
    except OSError:  # a terminal that has gone is no reason to stop
        discard(sys.stderr)
