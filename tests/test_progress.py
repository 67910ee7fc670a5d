"""How far `verify` and `check` have come: told to a terminal, and to nothing else."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Iterator
from typing import TextIO

import pytest

from replicalint.cli.progress import Progress, files_checked

LONG, SHORT = float("-inf"), float("inf")  # when a run began
DRAWN = b"\r\x1b[Kverified 1\r\x1b[K"


@pytest.fixture(params=["terminal", "pipe"])
def error(request: pytest.FixtureRequest) -> Iterator[tuple[bool, int, TextIO]]:
    """A standard error: whether it is a terminal, its other end, and the stream."""
    is_terminal = request.param == "terminal"
    reader, writer = pty.openpty() if is_terminal else os.pipe()
    with os.fdopen(writer, "w") as stream:
        yield is_terminal, reader, stream
    os.close(reader)


def written(reader: int, stream: TextIO) -> bytes:
    """What came through before an end that is written now."""
    stream.write(".")
    stream.flush()
    found = b""
    while not found.endswith(b"."):
        found += os.read(reader, 1000)
    return found[:-1]


@pytest.mark.parametrize("started", [LONG, SHORT])
def test_only_a_long_run_on_a_terminal_says_how_far_it_is(
    error: tuple[bool, int, TextIO], monkeypatch: pytest.MonkeyPatch, started: float
) -> None:
    is_terminal, reader, stream = error
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress(started)
    progress.show("verified 1")
    progress.clear()
    assert written(reader, stream) == (DRAWN if is_terminal and started == LONG else b"")


@pytest.mark.parametrize("is_closed", [True, False])
def test_no_standard_error_is_no_mistake(
    error: tuple[bool, int, TextIO], monkeypatch: pytest.MonkeyPatch, is_closed: bool
) -> None:
    error[2].close()
    monkeypatch.setattr(sys, "stderr", error[2] if is_closed else None)
    progress = Progress(LONG)
    progress.show("verified 1")
    progress.clear()


def test_a_terminal_that_goes_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = pty.openpty()
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        progress = Progress(LONG)
        progress.show("verified 1")
        os.close(reader)
        progress.clear()


@pytest.mark.parametrize("started", [LONG, SHORT])
def test_the_files_that_are_checked_are_counted(
    error: tuple[bool, int, TextIO], monkeypatch: pytest.MonkeyPatch, started: float
) -> None:
    is_terminal, reader, stream = error
    monkeypatch.setattr(sys, "stderr", stream)
    with files_checked(Progress(started)) as watch:
        watch(1, 60)
    drawn = b"\r\x1b[Kchecked 1 of 60 files\r\x1b[K"
    assert written(reader, stream) == (drawn if is_terminal and started == LONG else b"")
