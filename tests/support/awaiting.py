"""Waiting for what comes about: no test waits for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

# A second is plenty on this machine; on a busy one nothing here may fail for want of time.
PATIENCE = 60.0


def await_true(condition: Callable[[], object], what: str) -> None:
    """Waits until the condition holds; raises after a while."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {PATIENCE:.0f} s in vain: {what}")
        time.sleep(0.01)
