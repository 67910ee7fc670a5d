"""The colours of a report, as terminal escape sequences or as nothing."""

from __future__ import annotations

from msgspec import Struct

from ..finding import Severity


class Palette(Struct, frozen=True):
    """What is written around the parts of a report; plain text has empty strings."""

    error: str = ""
    warning: str = ""
    note: str = ""
    title: str = ""
    gutter: str = ""
    reset: str = ""

    def severity(self, severity: Severity) -> str:
        return {
            Severity.ERROR: self.error,
            Severity.WARNING: self.warning,
            Severity.NOTE: self.note,
        }[severity]


PLAIN = Palette()
COLOURED = Palette(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    note="\x1b[1;36m",
    title="\x1b[1m",
    gutter="\x1b[1;34m",
    reset="\x1b[0m",
)
