"""Reads one file as text, or says in one line why that cannot be done."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ..source import Source, visible
from .borders import leads_outside

OUTSIDE = "leads outside the repository"


class InputError(Exception):
    """Input that cannot be used. Each of `mistakes` is one whole line: `path: what is wrong`."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def printed_path(path: Path, root: Path | None) -> str:
    """The path as reports print it: relative to the root, or to where the command runs."""
    absolute = Path(os.path.abspath(path))
    for base in (root, Path.cwd()):
        if base is not None and absolute.is_relative_to(os.path.abspath(base)):
            return absolute.relative_to(os.path.abspath(base)).as_posix()
    return absolute.as_posix()


def why_not(error: OSError) -> str:
    """What the operating system says, as the end of a line."""
    return (error.strerror or "cannot be read").lower()


def read_source(path: Path, root: Path | None) -> Source:
    """The file as text; raises InputError with one line where it is none."""
    printed = printed_path(path, root)
    return Source(printed, decoded(read_bytes(path, root), printed))


def read_bytes(path: Path, root: Path | None, most: int = -1) -> bytes:
    """The bytes of an ordinary file, of which at most `most` are read."""
    printed = visible(printed_path(path, root))
    if leads_outside(path, root):
        raise InputError([f"{printed}: {OUTSIDE}"])
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError([f"{printed}: is a folder"])
        if not stat.S_ISREG(mode):
            raise InputError([f"{printed}: is not an ordinary file"])
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise InputError([f"{printed}: {why_not(error)}"]) from None


def decoded(data: bytes, printed: str) -> str:
    """UTF-8 with or without a byte order mark, which is no part of the text.

    `printed` is the path that a mistake is told with. Line breaks stay as they are.
    """
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
        raise InputError([_at(text[:nul], printed, "NUL byte")])
    return text


def _utf_16(data: bytes) -> str:
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return ": the file looks like UTF-16" if is_utf_16 else ""


def _at(before: str, printed: str, what: str) -> str:
    """A line about what stands just after the text `before`."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return f"{visible(printed)}:{line}:{column}: {what}"
