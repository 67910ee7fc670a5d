"""The colours of a report: terminal escape sequences, which `plain` takes out again."""

from __future__ import annotations

import re

from ..finding import Severity

ERROR = "\x1b[1;31m"
WARNING = "\x1b[1;33m"
NOTE = "\x1b[1;36m"
TITLE = "\x1b[1m"
GOOD = "\x1b[1;32m"
BAD = ERROR
GUTTER = "\x1b[1;34m"
RESET = "\x1b[0m"
SEVERITIES = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.NOTE: NOTE}

_COLOUR = re.compile(r"\x1b\[[0-9;]+m")


def plain(text: str) -> str:
    """A report without its colours; what looks like one in the input was made visible before."""
    return _COLOUR.sub("", text)
