"""Finds the SQL files that a command names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from ..source import visible
from .borders import leads_outside, real_path, repository_root, settled
from .gitignore import Ignoring
from .languages import is_code, is_code_path, other_language
from .reading import OUTSIDE, printed_path, why_not


class Found(Struct, frozen=True):
    """What a search found, and a line for each thing that it could not use.

    `files` are their paths as they are written: strings, as a Path takes several times the memory.
    `gone` are files that are not there, as they are printed, where these are passed over.
    `has_ignored` says that .gitignore leaves something out.
    """

    files: tuple[str, ...]
    mistakes: tuple[str, ...]
    gone: tuple[str, ...] = ()
    has_ignored: bool = False


def find_sql(
    paths: Sequence[Path],
    *,
    may_be_empty: bool = False,
    heeds_gitignore: bool = False,
    passes_gone: bool = False,
) -> Found:
    """Files as they are given, and the `*.sql` of folders in order of their paths; each once.

    Hidden folders are left out, and where it `heeds_gitignore`, what that names of folders. A
    mistake is a path that does not exist, holds no SQL, is plainly something else, goes round in
    circles or leads outside its repository. A folder without SQL is none where it `may_be_empty`,
    nor where it `passes_gone` is a file that is not there.
    """
    search = _Search(may_be_empty, heeds_gitignore, passes_gone)
    for path in paths:
        search.take(path)
    files, mistakes = tuple(search.files.values()), tuple(search.mistakes)
    return Found(files, mistakes, tuple(search.gone), search.has_ignored)


def find_text(path: Path) -> Found:
    """The path that a text is taken for; there need be no such file."""
    search = _Search()
    search.take_text(path)
    return Found(tuple(search.files.values()), tuple(search.mistakes))


class _Listed(Struct, frozen=True):
    """What a folder holds under a name: `is_folder` where it is one, or a link to what may be."""

    path: str
    name: str
    is_folder: bool
    is_link: bool

    @staticmethod
    def of(lead: str, entry: os.DirEntry[str]) -> _Listed:
        """What is behind an entry, of which the system has told most already."""
        path, is_link = lead + entry.name, entry.is_symlink()
        is_folder = _may_be_folder(path) if is_link else entry.is_dir()
        return _Listed(path, entry.name, is_folder, is_link)

    @property
    def is_wanted(self) -> bool:
        """Whether it may be a folder that is not hidden, or bears the name of an SQL file."""
        if self.is_folder:
            return not self.name.startswith(".")
        return self.name.lower().endswith(".sql") and len(self.name) > len(".sql")


class _Search(Struct):
    """One search. A folder is read once, whatever links lead to it."""

    may_be_empty: bool = False
    heeds_gitignore: bool = False
    passes_gone: bool = False
    files: dict[str, str] = field(default_factory=dict)  # by absolute path
    mistakes: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    ignoring: dict[Path, Ignoring] = field(default_factory=dict)  # by root
    has_ignored: bool = False

    def take(self, path: Path) -> None:
        root = repository_root(path)
        if leads_outside(path, root):
            self.note(path, OUTSIDE)
            return
        path = settled(path)
        if self.is_folder(path):
            known = len(self.mistakes)
            found = sorted(self.below(path, root or path), key=_parts)
            for file in found:
                self.files.setdefault(os.path.abspath(file), file)
            if not (found or self.may_be_empty) and len(self.mistakes) == known:
                what = "contains no *.sql files"
                if self.has_ignored:
                    what += " but those that .gitignore leaves out"
                from .programs import hint_below

                hint = hint_below(path, root)
                self.note(path, what + (f" ({hint})" if hint else ""))
        elif os.path.exists(path):
            self.take_file(path)

    def take_text(self, path: Path) -> None:
        if leads_outside(path, repository_root(path)):
            self.note(path, OUTSIDE)
        else:
            self.take_file(settled(path))

    def take_file(self, path: Path) -> None:
        """A file as it is named, unless its name says that it is not SQL."""
        language = None if is_code(path) else other_language(path)
        if language is None:
            self.files.setdefault(os.path.abspath(path), str(path))
        else:
            from .programs import hint_for

            hint = hint_for(path, repository_root(path.parent))
            what = f" ({hint})" if hint else ": pass SQL files only"
            self.note(path, f"is {language}, not SQL{what}")

    def is_folder(self, path: Path) -> bool:
        """Whether a path is a folder; notes where it is nothing."""
        try:
            path.stat()
        except (OSError, ValueError) as error:
            if self.passes_gone and isinstance(error, FileNotFoundError) and _is_gone_file(path):
                self.gone.append(printed_path(path, repository_root(path.parent)))
            else:
                self.note(path, why_not(error))
            return False
        return os.path.isdir(path)

    def below(self, start: Path, root: Path) -> Iterator[str]:
        """The SQL files in a folder: first what is really there, then what links lead to."""
        ignoring = self.ignoring.setdefault(root, Ignoring(root)) if self.heeds_gitignore else None
        seen: set[Path] = set()
        folders, links = [str(start)], list[str]()
        while folders or links:
            folder = folders.pop() if folders else links.pop()
            real = real_path(Path(folder))
            if real in seen:
                continue
            seen.add(real)
            for one in self.listed(folder, root, ignoring):
                if not one.is_folder:
                    yield one.path
                elif one.is_link:
                    links.append(one.path)
                else:
                    folders.append(one.path)

    def listed(self, folder: str, root: Path, ignoring: Ignoring | None) -> Iterator[_Listed]:
        """The folders and SQL files of a folder that can be followed."""
        try:
            entries = _entries(folder)
        except OSError as error:
            self.note(Path(folder), why_not(error))
            return
        lead = "" if folder == os.curdir else os.path.join(folder, "")
        for one in (_Listed.of(lead, entry) for entry in entries):
            if not one.is_wanted:
                continue
            if ignoring is not None and ignoring.ignores(one.path, is_folder=one.is_folder):
                self.has_ignored = True
            elif not one.is_link or self.can_follow(Path(one.path), root):
                yield one

    def can_follow(self, link: Path, root: Path) -> bool:
        """Whether a link leads somewhere else in the repository."""
        if leads_outside(link, root):
            self.note(link, OUTSIDE)
        elif os.path.isdir(link) and _leads_back(link):
            self.note(link, "symbolic link loop")
        else:
            return self.is_folder(link) or os.path.exists(link)
        return False

    def note(self, path: Path, what: str) -> None:
        root = repository_root(path.parent)
        self.mistakes.append(f"{visible(printed_path(path, root))}: {what}")


def _is_gone_file(path: Path) -> bool:
    """Whether a path that is not there is that of a file: a hook may name what is deleted."""
    is_ours = path.suffix.lower() == ".sql" or is_code_path(str(path))
    return is_ours and not os.path.lexists(path)


def _may_be_folder(path: str) -> bool:
    """Whether a link leads to a folder, or to what may not be looked at."""
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


def _leads_back(link: Path) -> bool:
    """Whether a link leads to a folder that it is itself in."""
    return real_path(link.parent).is_relative_to(real_path(link))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, in the order of names; OSError also where it may not be entered."""
    os.stat(os.path.join(folder, os.curdir))
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def _parts(path: str) -> str:
    """What sorts paths by their parts, as Path does."""
    return os.path.normcase(path).replace(os.sep, "\0")
