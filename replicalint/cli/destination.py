"""Where a report goes: to standard output, to a file, or to a device or a pipe.

A file is replaced as a whole or stays as it was: what fails half-way (a full disk) leaves nothing
behind. It is never written through a link, which a stranger may have put there, and never onto
what the run reads. Devices and pipes, and what is open already (`/dev/stdout`, `/dev/fd/3`, a
shell's `>(...)`), are written directly, also where a link leads to them.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from ..source import harmless, visible
from .options import DASH
from .output import Undelivered, hand_over, why, write

_MOST_LINKS = 40
# What can be written as it comes; a block device holds a file system rather than a report.
_DIRECT = (stat.S_ISCHR, stat.S_ISFIFO)
_WRITING = os.O_WRONLY | getattr(os, "O_NOCTTY", 0)
_MOUNTED = "is a mount point and cannot be replaced: mount its folder instead"
_REFUSED = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFBLK: "is a block device",
    stat.S_IFSOCK: "is a socket",
}


class Destination(Struct, frozen=True):
    """Standard output where `path` is None.

    `descriptor` is the open file that the path leads to; `is_direct` says that it is one, or a
    device or a pipe.
    """

    path: Path | None = None
    descriptor: int | None = None
    is_direct: bool = False

    def spare(self, inputs: Iterable[Path | int]) -> None:
        """Raises Undelivered where this is a file of the inputs, whatever it is called there.

        An input is a path or an open descriptor.
        """
        known = _identity(self.path if self.descriptor is None else self.descriptor)
        if known is not None and any(_identity(one) == known for one in inputs):
            raise self._undelivered("is an input of this run")

    def deliver(self, text: str) -> None:
        """Writes a text; raises Undelivered where that fails. A reader that has gone is fine."""
        if self.path is None:
            write(text)
            return
        self.replace(harmless(text).encode("utf-8", "backslashreplace"))

    def deliver_commands(self, text: str) -> None:
        """The same for a text that commands a CI runner on purpose."""
        if self.path is None:
            hand_over(text)
            return
        self.replace(text.encode("utf-8", "backslashreplace"))

    def replace(self, data: bytes) -> None:
        """Writes bytes as they are, to what is not standard output."""
        assert self.path is not None
        try:
            if not self.is_direct:
                _replace(self.path, data)
            elif self.descriptor is None:
                _write(os.open(self.path, _WRITING), data)
            else:
                _write(os.dup(self.descriptor), data)
        except BrokenPipeError:
            pass
        except OSError as error:
            # A container's single file is mounted like this; nothing can take its place.
            is_mounted = error.errno == errno.EBUSY and not self.is_direct
            raise self._undelivered(_MOUNTED if is_mounted else why(error)) from None

    def _undelivered(self, reason: str) -> Undelivered:
        return Undelivered(f"{visible(str(self.path))}: {reason}")


def destination(path: Path | None) -> Destination:
    """Where a path leads; raises Undelivered where nothing can be written there, or must not be."""
    if path is None or path == DASH:
        return Destination()
    try:
        descriptor = _descriptor(path)
        if descriptor is not None:
            _demand_open(descriptor)
            return Destination(path, descriptor, is_direct=True)
        reason, is_direct = _judged(path)
    except OSError as error:
        reason, is_direct = why(error), False
    if reason:
        raise Undelivered(f"{visible(str(path))}: {reason}")
    return Destination(path, is_direct=is_direct)


def _judged(path: Path) -> tuple[str, bool]:
    """Why nothing is written to a path, or ""; and whether it is written directly."""
    mode = _mode(path)
    if mode is None:
        return _why_not_below(path.parent), False
    if stat.S_ISLNK(mode):
        mode = os.stat(path).st_mode if os.path.exists(path) else None
        if mode is None or stat.S_ISREG(mode):
            return "is a symbolic link to a file", False
    if any(is_kind(mode) for is_kind in _DIRECT):
        return "", True
    if not stat.S_ISREG(mode):
        return _REFUSED.get(stat.S_IFMT(mode), "is not a regular file"), False
    if not os.access(path, os.W_OK):
        return "permission denied", False
    return _why_not_below(path.parent), False


def _mode(path: Path) -> int | None:
    """What a path is, and not what it leads to; None where it is nothing."""
    try:
        return os.lstat(path).st_mode
    except FileNotFoundError:
        return None


def _why_not_below(folder: Path) -> str:
    """Why no file can be put into a folder; or ""."""
    from ..files.borders import leads_outside

    if not stat.S_ISDIR(os.stat(folder).st_mode):
        return os.strerror(errno.ENOTDIR).lower()
    if leads_outside(folder):
        return "points outside the repository"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f'permission denied in folder "{visible(str(folder))}"'
    return ""


def _descriptor(path: Path) -> int | None:
    """The descriptor of this process that a path is a name of, or leads to through links."""
    own = {os.path.realpath(folder) for folder in ("/dev/fd", "/proc/self/fd")}
    text = os.path.abspath(path)
    for _ in range(_MOST_LINKS):
        folder, name = os.path.split(text)
        if name.isascii() and name.isdecimal() and os.path.realpath(folder) in own:
            return int(name)
        if not os.path.islink(text):
            break
        text = os.path.join(folder, os.readlink(text))
    return None


def _demand_open(descriptor: int) -> None:
    """Raises OSError for what is not open; a closed standard stream is None in Python."""
    if descriptor < 3 and (sys.stdin, sys.stdout, sys.stderr)[descriptor] is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    os.fstat(descriptor)


def _identity(file: Path | int | None) -> tuple[int, int] | None:
    """What tells an ordinary file from all others; None for what is not one."""
    try:
        found = os.stat(file) if file is not None else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found and stat.S_ISREG(found.st_mode) else None


def _write(descriptor: int, data: bytes) -> None:
    with open(descriptor, "wb") as file:
        file.write(data)


def _replace(path: Path, data: bytes) -> None:
    """Puts a file in the place of one, or of none, in one step; its mode and owner stay."""
    replaced = os.lstat(path) if os.path.lexists(path) else None
    temporary = path.parent / f".replicalint-{os.urandom(8).hex()}"
    descriptor = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if replaced else 0o666
    )
    try:
        with open(descriptor, "wb") as file:
            if replaced and sys.platform != "win32":  # there a file's folder says who may read it
                with suppress(PermissionError):  # only root gives a file to somebody else
                    os.fchown(descriptor, replaced.st_uid, replaced.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(replaced.st_mode))
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
