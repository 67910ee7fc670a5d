"""The files that git has stored: those of a commit, or of the index, with their contents.

A content is read as it is stored, by `git cat-file`: no filter and no text conversion is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from ..source import visible
from .git import GitError, git_output
from .reading import InputError

LINK, SUBMODULE = "120000", "160000"
_MOST_AT_ONCE = 64_000_000  # bytes


class StoredFile(Struct, frozen=True):
    """A file as git has it: its mode and the name of its content.

    `is_sparse`: the working tree is not to have it.
    """

    mode: str
    made: str
    is_sparse: bool = False


def files_of_commit(root: Path, commit: str) -> Mapping[str, StoredFile]:
    """The files of a commit by their paths, relative to the root."""
    printed = asked(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    found: dict[str, StoredFile] = {}
    for entry in filter(None, printed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        mode, _, made = about.decode("ascii").split(" ")
        found[os.fsdecode(path)] = StoredFile(mode, made)
    return found


def files_of_index(root: Path, index: Path | None = None) -> Mapping[str, StoredFile]:
    """The same of the index.

    Raises InputError where a merge has left several contents of one file.
    """
    printed = asked(root, "ls-files", "-z", "-s", "-t", index=index)
    found: dict[str, StoredFile] = {}
    for entry in filter(None, printed.split(b"\0")):
        about, _, written = entry.partition(b"\t")
        tag, mode, made, stage = about.decode("ascii").split(" ")
        path = os.fsdecode(written)
        if stage != "0":
            raise InputError([f"{visible(path)}: unmerged: the index has no one content of it"])
        found[path] = StoredFile(mode, made, tag == "S")
    return found


def contents(root: Path, made: Iterable[str], most: int) -> Iterator[tuple[str, bytes | None]]:
    """The contents of a name each; None for one that is larger than `most`, or not in the clone."""
    sizes = _sizes(root, dict.fromkeys(made))
    portion: list[str] = []
    size = 0
    for name, bytes_of in sizes.items():
        if bytes_of is None or bytes_of > most:
            yield name, None
            continue
        if portion and size + bytes_of > _MOST_AT_ONCE:
            yield from _read(root, portion)
            portion, size = [], 0
        portion.append(name)
        size += bytes_of
    if portion:
        yield from _read(root, portion)


def _sizes(root: Path, made: Iterable[str]) -> Mapping[str, int | None]:
    given = "".join(f"{name}\n" for name in made).encode("ascii")
    printed = asked(root, "cat-file", "--batch-check", "--buffer", given=given).decode("ascii")
    found: dict[str, int | None] = {}
    for line in printed.splitlines():
        name, *rest = line.split(" ")
        found[name] = int(rest[1]) if len(rest) == 2 else None  # "missing"
    return found


def _read(root: Path, made: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    given = "".join(f"{name}\n" for name in made).encode("ascii")
    printed = asked(root, "cat-file", "--batch", "--buffer", given=given)
    start = 0
    while start < len(printed):
        end = printed.index(b"\n", start)
        name, _, size = printed[start:end].decode("ascii").split(" ")
        start = end + 1 + int(size)
        yield name, printed[end + 1 : start]
        start += 1


def asked(
    root: Path,
    *arguments: str,
    given: bytes = b"",
    settings: Iterable[str] = (),
    index: Path | None = None,
) -> bytes:
    """What git prints; raises InputError with its one line where it has no answer."""
    try:
        return git_output(root, *arguments, given=given, settings=settings, index=index)
    except GitError as error:
        raise InputError([f"git {arguments[0]}: {error}"]) from None
