"""What people ask of a report that they read: how much of it, and what stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..report.formats import FORMATS, render
from ..report.view import View
from .output import coloured, wants_colour
from .terminal import view

if TYPE_CHECKING:
    from ..finding import Report


class ForPeople(Struct, frozen=True):
    """The options of a run that change nothing of what a program reads."""

    is_quiet: bool
    is_verbose: bool
    has_statistics: bool
    no_color: bool

    def render(self, report: Report, form: str, *, is_printed: bool) -> str:
        """The report in a format with what stands below it, for standard output or a file."""
        seen = View(is_verbose=self.is_verbose)
        if is_printed:
            seen = view(is_verbose=self.is_verbose)
        text = render(report, form, seen)
        if FORMATS[form].has_ending:
            text += self._ending(report, form, seen)
        return coloured(text, is_printed and wants_colour(self.no_color))

    def _ending(self, report: Report, form: str, seen: View) -> str:
        from ..report.milder import render_milder
        from ..report.summary import (
            render_baseline,
            render_next,
            render_statistics,
            render_unseen,
            summary_line,
        )

        table = render_statistics(report) if self.has_statistics else ""
        if self.is_quiet:
            return table
        told = f"{render_unseen(report)}{render_baseline(report)}{render_milder(report)}"
        counts = f"{told}{summary_line(report)}\n"
        return f"{table}{counts}{render_next(report, seen) if form == 'text' else ''}"
