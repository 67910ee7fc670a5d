"""Reads the files of a repository that is surveyed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..contract import ContractError, Node
from ..files.borders import repository_root
from ..files.document import read_document
from ..files.listing import listing
from ..files.reading import InputError, read_head, read_source
from ..survey import Repository, Unreadable

_HEAD = 8_000  # bytes in which a file shows what it is


def repository_below(folder: Path) -> Repository:
    """The files below a folder."""
    border = repository_root(folder) or folder

    @cache
    def head(path: str) -> str:
        try:
            return read_head(folder / path, border, _HEAD)
        except InputError:
            return ""

    def text(path: str) -> str | Unreadable:
        try:
            return read_source(folder / path, border).text
        except InputError as error:
            return _unread(error.mistakes[0])

    def document(path: str) -> Node | Unreadable:
        try:
            return read_document(read_source(folder / path, border)).root
        except (InputError, ContractError) as error:
            return _unread(str(error.mistakes[0]))

    return Repository(listing(folder).paths, head, text, document)


def _unread(mistake: str) -> Unreadable:
    """Why a file cannot be read: without its path, which is said before, and without options."""
    why = mistake.partition(": ")[2].partition(" (--")[0]
    return Unreadable(f"cannot be read: {why}")
