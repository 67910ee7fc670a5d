"""The folder in which results are kept between runs, and when it is not used.

It is the user's own, and never a part of what is checked: a change that somebody proposes could
bring a clean verdict on itself.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ..source import visible
from .borders import is_in
from .reading import InputError
from .segment_files import is_others

CACHE_DIR = "REPLICALINT_CACHE_DIR"
_APPLICATION = "replicalint"


class CacheFolder(Struct, frozen=True):
    """The folder, with all links followed. `is_named`: the user has chosen it."""

    path: Path
    is_named: bool

    def hold_apart(self, roots: Iterable[Path]) -> None:
        """Raises InputError for a folder within what is checked, or within another checkout.

        `roots` are those of what is checked. In a home directory that is a checkout itself, as some
        people have theirs, the folder that nobody chose may be used for other checkouts.
        """
        for around in _around(str(self.path)):
            is_home = around == os.path.realpath(os.path.expanduser("~"))
            checked = [os.path.realpath(root) for root in roots]
            is_root = around in checked
            is_checkout = os.path.lexists(os.path.join(around, ".git"))
            is_shared = any(is_in(one, around) for one in checked) and not is_home
            if is_root or (is_checkout and (self.is_named or is_shared)):
                why = f"results cannot be kept in {visible(around)}, which is checked or a checkout"
                instead = f"choose another folder with {CACHE_DIR}, or --no-cache"
                raise InputError([f"{visible(str(self.path))}: {why}: {instead}"])

    @property
    def why_not(self) -> str | None:
        """Why a folder that is there cannot be trusted, as a line; None where it can."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return f"{visible(str(self.path))}: cannot be entered: no results are kept"
        if not stat.S_ISDIR(found.st_mode):
            return f"{visible(str(self.path))}: is no folder: no results are kept"
        if is_others(found):
            return f"{visible(str(self.path))}: others may write to it: no results are kept"
        return None


def cache_folder() -> CacheFolder | None:
    """The folder that the user has chosen, else that of the system; None where there is no home."""
    named = os.environ.get(CACHE_DIR)
    path = os.path.abspath(named) if named else _of_system()
    if path is None or "\0" in path:
        return None
    return CacheFolder(Path(os.path.realpath(path)), bool(named))


def _of_system() -> str | None:
    """Where programs of a user keep what they can make again."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", os.path.join(home, "AppData", "Local"))
        path = os.path.join(base, _APPLICATION, "Cache")
    elif sys.platform == "darwin":
        path = os.path.join(home, "Library", "Caches", _APPLICATION)
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = given if os.path.isabs(given) else os.path.join(home, ".cache")
        path = os.path.join(base, _APPLICATION)
    return path if os.path.isabs(path) else None


def _around(folder: str) -> Iterator[str]:
    """A folder, and those that it is in."""
    below = None
    while folder != below:
        yield folder
        folder, below = os.path.dirname(folder), folder
