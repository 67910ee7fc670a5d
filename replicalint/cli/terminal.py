"""What the terminal is that a report is shown on: its columns, and whether it has links."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..report.view import LEAST_WIDTH, MOST_WIDTH, WIDTH, View
from .output import is_terminal

_LEAST_VTE = 5000  # 0.50: what came before shows the sequence
_LINKING_PROGRAMS = frozenset(
    ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "zed")
)
_LINKING_TERMINALS = ("alacritty", "contour", "foot", "xterm-ghostty", "xterm-kitty", "wezterm")


def view(*, is_verbose: bool = False) -> View:
    """How a report is shown on standard output."""
    is_read_here = is_terminal(sys.stdout)
    address = _addresses() if wants_links() else None
    return View(_columns(is_read_here), is_read_here, is_verbose, address)


def _columns(is_read_here: bool) -> int:
    """The columns that there are: as COLUMNS or the terminal says, else a fixed number."""
    said = os.environ.get("COLUMNS", "")
    found = int(said[:9]) if said.isascii() and said.isdecimal() else 0
    if not found and is_read_here:
        with suppress(OSError):
            found = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(max(found or WIDTH, LEAST_WIDTH), MOST_WIDTH)


def wants_links() -> bool:
    """Whether links are shown: FORCE_HYPERLINK, or a terminal that is known to open them."""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    if not is_terminal(sys.stdout) or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("TMUX") or os.environ.get("STY"):  # they pass on what they know, or nothing
        return False
    vte = os.environ.get("VTE_VERSION", "")
    return (
        os.environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or os.environ.get("TERM", "").startswith(_LINKING_TERMINALS)
        or (vte.isdecimal() and int(vte) >= _LEAST_VTE)
        or any(os.environ.get(one) for one in ("WT_SESSION", "KITTY_WINDOW_ID"))
    )


def _addresses() -> Callable[[str], str | None]:
    """The URI of a path that a report prints: it says on which host, as one may look from afar."""
    import socket
    from urllib.parse import quote

    from ..files.borders import repository_root

    host, root = socket.gethostname(), repository_root(Path.cwd()) or Path.cwd()

    def address(path: str) -> str | None:
        found = root / path
        return f"file://{host}{quote(found.as_posix())}" if found.is_file() else None

    return address
