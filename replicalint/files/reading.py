"""Reads one file as text, or says in one line why that cannot be done."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from ..source import Source, visible
from .borders import is_in, led_to

OUTSIDE = "points outside the repository"
LARGEST = 100_000_000  # bytes of an SQL file, where nobody says otherwise
_PIECE = 1 << 16
LFS_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
_USTAR = slice(257, 262)  # where a tar archive says that it is one (POSIX, pax)
_LINE = 80  # bytes that show an encoding
# How files begin that are taken for text: pg_dump's archives (pg_backup_archiver.c, WriteHead),
# gzip (RFC 1952, 2.3.1), Zstandard (RFC 8878, 3.1.1).
_NO_TEXT = {
    b"PGDMP": "is an archive of pg_dump: pg_restore --schema-only --file=FILE.sql writes its SQL",
    b"\x1f\x8b": "is compressed with gzip: expected text",
    b"\x28\xb5\x2f\xfd": "is compressed with Zstandard: expected text",
    LFS_POINTER: "is a pointer of Git LFS: git lfs pull fetches its text",
}
# Opening never waits, as for a pipe's writer, and follows no link that was not looked at.
_FLAGS = sum(
    getattr(os, name, 0)
    for name in ("O_RDONLY", "O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK", "O_NOFOLLOW")
)


class InputError(Exception):
    """Input that cannot be used. Each of `mistakes` is one whole line: `path: what is wrong`."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class _Unreadable(ValueError):
    """What is no file that may be read, and why."""


class Bound(Struct, frozen=True):
    """How many bytes a text may have; `printed` is its path, and `option` sets another bound."""

    most: int
    printed: str
    option: str | None = None

    def refusal(self) -> InputError:
        option = f" ({self.option})" if self.option else ""
        return InputError([f"{visible(self.printed)}: larger than {self.most} bytes{option}"])


def printed_path(path: Path, root: Path | None) -> str:
    """The path as reports print it: relative to the root, or to where the command runs."""
    absolute = os.path.abspath(path)
    for base in (root, os.curdir):
        if base is not None and is_in(absolute, folder := os.path.abspath(base)):
            absolute = absolute[len(folder) :].lstrip(os.sep) or os.curdir
            break
    return absolute.replace(os.sep, "/")


def why_not(error: OSError | ValueError) -> str:
    """What the operating system says, or Python where it does not ask it, as the end of a line."""
    said = error.strerror if isinstance(error, OSError) else str(error)
    return (said or "cannot be read").lower()


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in order.

    Raises OSError also where it may be listed and not entered: what its names are is not known.
    """
    os.stat(os.path.join(folder, os.curdir))
    return sorted(os.listdir(folder))


class FileContent(Struct, frozen=True):
    """What a file holds; `printed` is its path."""

    printed: str
    data: bytes

    def source(self) -> Source:
        """It as text; raises InputError with one line where it is none."""
        return Source(self.printed, decoded(self.data, self.printed))


def read_content(
    path: Path, root: Path | None, most: int = LARGEST, printed: str | None = None
) -> FileContent:
    """What a file holds; raises InputError with one line where it cannot be read, or is larger.

    `printed` is its path, where that is known.
    """
    printed = printed_path(path, root) if printed is None else printed
    return FileContent(printed, read_bytes(path, root, Bound(most, printed, "--max-file-size")))


def read_source(path: Path, root: Path | None, most: int = LARGEST) -> Source:
    """The file as text; raises InputError with one line where it is none, or has too many bytes."""
    return read_content(path, root, most).source()


def read_data(path: Path, root: Path | None) -> bytes:
    """The same as the bytes that it holds, in whatever encoding."""
    return read_bytes(path, root, Bound(LARGEST, printed_path(path, root)))


def read_stream(read: Callable[[int], bytes], printed: str, most: int = LARGEST) -> Source:
    """The same for a text that is read from a stream."""
    bound = Bound(most, printed, "--max-file-size")
    try:
        return Source(printed, decoded(_bounded(read, bound), printed))
    except OSError as error:
        raise InputError([f"{visible(printed)}: {why_not(error)}"]) from None


def read_head(path: Path, root: Path | None, most: int) -> str:
    """The first bytes of a file as text, whatever is no UTF-8 replaced.

    Raises InputError with one line where it cannot be read.
    """
    return _read(path, root, lambda file: os.read(file, most)).decode("utf-8-sig", "replace")


def read_bytes(path: Path, root: Path | None, bound: Bound) -> bytes:
    """The bytes of an ordinary file, which may not be too many."""

    def read(file: int) -> bytes:
        if os.fstat(file).st_size > bound.most:
            raise bound.refusal()
        return _bounded(partial(os.read, file), bound)

    return _read(path, root, read)


def _read(path: Path, root: Path | None, read: Callable[[int], bytes]) -> bytes:
    """What is read of an ordinary file in the repository, once it is open."""
    try:
        real = led_to(path, root)
        if real is None:
            raise _Unreadable(OUTSIDE)
        _hold_ordinary(os.stat(real))
        file = os.open(real, _FLAGS)
        try:
            _hold_ordinary(os.fstat(file))
            return read(file)
        finally:
            os.close(file)
    except (OSError, ValueError) as error:
        raise InputError([f"{visible(printed_path(path, root))}: {why_not(error)}"]) from None


def _hold_ordinary(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _Unreadable("is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise _Unreadable("is not a regular file")


def _bounded(read: Callable[[int], bytes], bound: Bound) -> bytes:
    """All there is to read: the size that a file says it has may be wrong, or grow."""
    pieces: list[bytes] = []
    left = bound.most + 1
    while left > 0 and (piece := read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        raise bound.refusal()
    return b"".join(pieces)


def decoded(data: bytes, printed: str) -> str:
    """UTF-8 with or without a byte order mark, which is no part of the text.

    `printed` is the path that a mistake is told with. Line breaks stay as they are.
    """
    for start, what in _NO_TEXT.items():
        if data.startswith(start):
            raise InputError([f"{visible(printed)}: {what}"])
    if data[_USTAR].startswith(b"ustar"):
        raise InputError([f"{visible(printed)}: is a tar archive: expected text"])
    bom = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        text = data[bom:].decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + bom
        before = data[bom : error.start + bom].decode("utf-8")
        what = f"byte 0x{data[offset]:02x} at offset {offset} is not UTF-8{_utf_16(data)}"
        raise InputError([_at(before, printed, what)]) from None
    nul = text.find("\0")
    if nul >= 0:
        raise InputError([_at(text[:nul], printed, f"NUL byte{_utf_16(data)}")])
    return text


def _utf_16(data: bytes) -> str:
    has_mark = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    halves = {data[:_LINE:2], data[1:_LINE:2]}  # of ASCII in UTF-16, one is all NUL
    is_utf_16 = has_mark or (len(data) > 1 and any(not half.strip(b"\0") for half in halves))
    return ": the file looks like UTF-16" if is_utf_16 else ""


def _at(before: str, printed: str, what: str) -> str:
    """A line about what stands just after the text `before`."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return f"{visible(printed)}:{line}:{column}: {what}"
