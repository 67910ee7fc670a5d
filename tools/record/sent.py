"""What the host code sends, in order, each statement with the line of host code that sent it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from types import FrameType

_STATEMENTS: list[dict[str, object]] = []
_FOLDER = ["/"]
_AWAITED: list[Coroutine[object, object, object]] = []


def watch(folder: Path) -> None:
    """From here on, stacks are searched for files of this folder."""
    _FOLDER[0] = f"{folder}/"


def is_of_host(frame: FrameType | None) -> bool:
    """Whether a frame runs a line of host code."""
    return frame is not None and frame.f_code.co_filename.startswith(_FOLDER[0])


def place(frame: FrameType | None) -> str:
    """The innermost line of host code on a stack: `queries.py:12`."""
    while frame is not None:
        if is_of_host(frame):
            return f"{frame.f_code.co_filename.removeprefix(_FOLDER[0])}:{frame.f_lineno}"
        frame = frame.f_back
    return "?"


def send(text: str, parameters: int, frame: FrameType | None = None) -> None:
    """Records a statement as it goes to the server, sent by what a stack does, or by the caller."""
    line = place(frame or sys._getframe())
    _STATEMENTS.append({"text": text, "parameters": parameters, "line": line})


def run(value: Coroutine[object, object, object]) -> None:
    """Runs what a call of host code has to await."""
    _AWAITED.append(value)
    try:
        asyncio.run(value)
    finally:
        _AWAITED.clear()


def awaiting() -> FrameType | None:
    """The innermost frame of host code that awaits something."""
    found = None
    awaited: object = _AWAITED[-1] if _AWAITED else None
    while isinstance(awaited, Coroutine):
        frame = getattr(awaited, "cr_frame", None)
        found = frame if is_of_host(frame) else found
        awaited = getattr(awaited, "cr_await", None)
    return found


def is_last(text: str) -> bool:
    """Whether the statement that was recorded last has this text."""
    return bool(_STATEMENTS) and _STATEMENTS[-1]["text"] == text


def taken() -> list[dict[str, object]]:
    """What has been sent since it was last asked for."""
    found = list(_STATEMENTS)
    _STATEMENTS.clear()
    return found
