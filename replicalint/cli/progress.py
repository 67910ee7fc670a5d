"""How far a long run has come, on standard error."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

_QUIET_SECONDS = 3.0
_REDRAWN_SECONDS = 0.2
_LINE_SECONDS = 30.0


@dataclass
class Progress:
    """Silent in a short run; redraws a line on a terminal, and rarely prints one elsewhere."""

    started: float = field(default_factory=time.monotonic)
    last: float = float("-inf")
    is_drawn: bool = False

    def show(self, text: str) -> None:
        now = time.monotonic()
        is_terminal = sys.stderr.isatty()
        pause = _REDRAWN_SECONDS if is_terminal else _LINE_SECONDS
        if now - self.started < _QUIET_SECONDS or now - self.last < pause:
            return
        self.last = now
        self.is_drawn = is_terminal
        sys.stderr.write(f"\r\x1b[K{text}" if is_terminal else f"{text}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line off the terminal again."""
        if self.is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.is_drawn = False
