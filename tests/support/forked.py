"""The command in a process of its own that need not start: a fork of the one that tests it.

A new interpreter takes a third of a second to load what this one has loaded. What follows is the
same: a process with its own folder, environment, descriptors and standard streams, which ends by
itself or by a signal. What a start itself does is for tests that start one: `-m replicalint`, the
console script, an encoding out of the environment, a module that is replaced before it is loaded.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from replicalint.cli import main

import_module("replicalint.api")  # what a check needs: loaded here, no fork need load it

_REDIRECTION = re.compile(r"(\d?)(<|>>|>)(&?)(\S+)")
_MODES = {
    "<": os.O_RDONLY,
    ">": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    ">>": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
}
MODES = ("wb", "rb", "rb")
# What CPython exits with where it cannot flush a standard stream.
_UNFLUSHED = 120


@dataclass
class Process:
    """A command at work."""

    pid: int
    stdin: BinaryIO
    stdout: BinaryIO
    stderr: BinaryIO
    _ended: list[int] = field(default_factory=list)

    @property
    def returncode(self) -> int:
        """As of `subprocess`: of a signal, its number below zero."""
        if not self._ended:
            _, status = os.waitpid(self.pid, 0)
            self._ended.append(os.waitstatus_to_exitcode(status))
        return self._ended[0]

    def send_signal(self, number: signal.Signals) -> None:
        if not self._ended:
            os.kill(self.pid, number)

    def communicate(self, text: bytes = b"") -> tuple[bytes, bytes]:
        """What it prints until no one holds its standard streams; it ends then."""
        with suppress(BrokenPipeError):
            self.stdin.write(text)
            self.stdin.close()
        with ThreadPoolExecutor(1) as other:
            complaints = other.submit(self.stderr.read)
            out = self.stdout.read()
        _ = self.returncode
        return out, complaints.result()

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.send_signal(signal.SIGKILL)
        _ = self.returncode
        for stream in (self.stdin, self.stdout, self.stderr):
            with suppress(BrokenPipeError):
                stream.close()


def nothing() -> None:
    """A command as it is."""


def started(
    arguments: Sequence[str],
    *,
    before: Callable[[], object] = nothing,
    redirected: str = "",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Process:
    """`replicalint ARGUMENTS`, after what prepares its process.

    `redirected` is what a shell would be told, as `2>&1 >/dev/full <&-`, in that order.
    """
    pipes = [os.pipe() for _ in range(3)]
    inner = [pipes[0][0], pipes[1][1], pipes[2][1]]
    outer = [pipes[0][1], pipes[1][0], pipes[2][0]]
    process = os.fork()
    if process == 0:
        _become(arguments, before, redirected, inner, folder, environment or {})
    for end in inner:
        os.close(end)
    stdin, stdout, stderr = (os.fdopen(end, mode) for end, mode in zip(outer, MODES, strict=True))
    return Process(process, stdin, stdout, stderr)


def ran(
    arguments: Sequence[str],
    *,
    before: Callable[[], object] = nothing,
    redirected: str = "",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    text: str = "",
) -> subprocess.CompletedProcess[str]:
    """What comes of `replicalint ARGUMENTS`, with a text on standard input."""
    with started(
        arguments, before=before, redirected=redirected, folder=folder, environment=environment
    ) as process:
        out, err = process.communicate(text.encode())
        status = process.returncode
    return subprocess.CompletedProcess(arguments, status, out.decode(), err.decode())


def _become(
    arguments: Sequence[str],
    before: Callable[[], object],
    redirected: str,
    streams: Sequence[int],
    folder: Path | None,
    environment: Mapping[str, str],
) -> NoReturn:
    """Makes this process the command; ends with it, whatever happens."""
    status = 1
    try:
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        if folder is not None:
            os.chdir(folder)
        os.environ.update(environment)
        time.tzset()
        for written in _REDIRECTION.finditer(redirected):
            _redirect(*written.groups())
        sys.stdin, sys.stdout, sys.stderr = map(_stream, range(3))
        sys.argv = ["replicalint", *arguments]
        before()
        status = _status_of_main()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        status = _UNFLUSHED
    finally:
        os._exit(status)


def _redirect(number: str, sign: str, is_copy: str, target: str) -> None:
    """Opens, copies or closes a descriptor, as a shell does."""
    descriptor = int(number or sign.startswith(">"))
    if (is_copy, target) == ("&", "-"):
        os.close(descriptor)
    elif is_copy:
        os.dup2(int(target), descriptor)
    else:
        opened = os.open(target, _MODES[sign], 0o666)
        if opened != descriptor:
            os.dup2(opened, descriptor)
            os.close(opened)
        os.set_inheritable(descriptor, True)


def _stream(number: int) -> TextIO | None:
    """A standard stream as Python opens it at its start: none where it is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    errors = "backslashreplace" if number == 2 else "strict"
    mode = "w" if number else "r"
    return open(number, mode, encoding="utf-8", errors=errors, closefd=False)


def _status_of_main() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0
