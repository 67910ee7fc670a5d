"""What the host code sends, in order, each statement with the line of host code that sent it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

_STATEMENTS: list[dict[str, object]] = []
_FOLDER = ["/"]


def watch(folder: Path) -> None:
    """From here on, stacks are searched for files of this folder."""
    _FOLDER[0] = f"{folder}/"


def here() -> str:
    """The innermost line of host code on the stack: `queries.py:12`."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.startswith(_FOLDER[0]):
            return f"{frame.f_code.co_filename.removeprefix(_FOLDER[0])}:{frame.f_lineno}"
        frame = frame.f_back
    return "?"


def send(text: str, parameters: int) -> None:
    """Records a statement as it goes to the server."""
    _STATEMENTS.append({"text": text, "parameters": parameters, "line": here()})


def taken() -> list[dict[str, object]]:
    """What has been sent since it was last asked for."""
    found = list(_STATEMENTS)
    _STATEMENTS.clear()
    return found
