"""Links that a terminal opens: OSC 8, with the text that is shown in any case."""

from __future__ import annotations

import re
from functools import cache

_LINK = cache(lambda: re.compile(r"\x1b]8;;[^\x1b]*\x1b\\"))


def link(text: str, address: str | None) -> str:
    """The text as a link, or as it is where there is no address."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def unlinked(text: str) -> str:
    """A text without its links."""
    return _LINK().sub("", text)
