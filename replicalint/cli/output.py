"""Where the command writes, and what its exit status says.

A standard stream that was closed before the start is None in Python: what is to be written there
is not delivered.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from ..source import harmless, visible

if TYPE_CHECKING:
    from ..finding import InternalError

CLEAN, FINDINGS, NO_VERDICT, INTERRUPTED = 0, 1, 2, 130


class Undelivered(Exception):
    """A text that could not be written: one line says where to, and why."""


def write(text: str) -> None:
    """Writes for people and logs to standard output; raises Undelivered where that fails."""
    hand_over(harmless(text))


def hand_over(text: str) -> None:
    """Writes for a program to standard output, character for character."""
    try:
        _write(text, sys.stdout)
    except OSError as error:
        raise Undelivered(f"standard output: {why(error)}") from None


def complain(text: str) -> None:
    """Writes lines to standard error, whatever they hold; nobody is left to tell of a failure."""
    lines = text.removesuffix("\n").split("\n") if text else []
    with suppress(OSError):
        _write(harmless("".join(f"{visible(line)}\n" for line in lines)), sys.stderr)


def draw(text: str) -> None:
    """Writes our own text to standard error as it is, with what moves the cursor."""
    with suppress(OSError):
        _write(text, sys.stderr)


def tell(lines: Sequence[str]) -> None:
    """Writes to standard error what is no part of a report, a line each."""
    complain("\n".join(map(visible, lines)))


def refuse(mistakes: Sequence[str]) -> int:
    """Writes what cannot be used to standard error, a line each: there is no verdict."""
    tell(mistakes)
    return NO_VERDICT


def tell_bugs(errors: Sequence[InternalError], *, debug: bool) -> int | None:
    """Writes bugs to standard error: no verdict, where there are any."""
    if not errors:
        return None
    from ..report.internal_errors import render_internal_errors

    complain(render_internal_errors(errors, debug=debug))
    return NO_VERDICT


def fill_closed_streams() -> None:
    """Opens nothing in the place of a closed standard stream.

    Else the next file that is opened would be taken for it.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def wants_colour(no_color: bool) -> bool:
    """Whether the user or the terminal wants colours; what is said for certain comes first.

    --no-color and NO_COLOR forbid them, then FORCE_COLOR or CLICOLOR_FORCE demands them, then
    FORCE_COLOR=0 or CLICOLOR=0 forbids them.
    """
    if no_color or os.environ.get("NO_COLOR"):
        return False
    forces = (os.environ.get(one, "") for one in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    if any(force not in ("", "0") for force in forces):
        return True
    if "0" in (os.environ.get("FORCE_COLOR"), os.environ.get("CLICOLOR")):
        return False
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def coloured(text: str, wants_colour: bool) -> str:
    """A report with the colours that it is made with, or without."""
    from ..report.colours import plain

    return text if wants_colour else plain(text)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a standard stream."""
    return stream is not None and not stream.closed and stream.isatty()


def _write(text: str, stream: TextIO | None) -> None:
    """Writes a text, escaping what the stream cannot encode; a reader that has gone is fine."""
    if not text:
        return
    if stream is None or stream.closed:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
    except OSError:
        _discard(stream)
        raise


def _discard(stream: TextIO) -> None:
    """Lets nothing more be written to a stream that takes nothing, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def why(error: OSError) -> str:
    """What the operating system says, as the end of a line."""
    return (error.strerror or "cannot be used").lower()
