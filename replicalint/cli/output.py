"""Where the command writes, and what its exit status says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from ..finding import InternalError

CLEAN, FINDINGS, NO_VERDICT, INTERRUPTED = 0, 1, 2, 130


def write(text: str) -> None:
    """Writes to standard output."""
    _write(text, sys.stdout)


def tell(lines: Sequence[str]) -> None:
    """Writes to standard error what is no part of a report."""
    if lines:
        _write("".join(f"{line}\n" for line in lines), sys.stderr)


def refuse(mistakes: Sequence[str]) -> int:
    """Writes what cannot be used to standard error: there is no verdict."""
    tell(mistakes)
    return NO_VERDICT


def tell_bugs(errors: Sequence[InternalError], *, debug: bool) -> int | None:
    """Writes bugs to standard error: no verdict, where there are any."""
    if not errors:
        return None
    from ..report.internal_errors import render_internal_errors

    _write(render_internal_errors(errors, debug=debug), sys.stderr)
    return NO_VERDICT


def deliver(text: str, output: Path | None) -> str | None:
    """Writes a report to a file or to standard output; says why where that fails."""
    if output is None:
        write(text)
        return None
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        return f"{output}: {(error.strerror or 'cannot be written').lower()}"
    return None


def discard(stream: TextIO) -> None:
    """Lets nothing more be written to a closed pipe, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wants_colour(no_color: bool) -> bool:
    """Whether the user or the terminal wants colours: --no-color, NO_COLOR, FORCE_COLOR, a tty."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(text: str, stream: TextIO) -> None:
    """Writes a text, escaping what the stream cannot encode; a reader that has gone is fine."""
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        discard(stream)
