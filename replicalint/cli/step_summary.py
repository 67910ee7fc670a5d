"""Adds the report to the summary of a step in GitHub Actions: the file that it names for that.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary:
GitHub shows none of a step's summary where it has more than 1 MiB, so what is there counts as well.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from ..source import visible
from .output import tell, why

if TYPE_CHECKING:
    from ..finding import Report

MOST_BYTES = 1024 * 1024
_APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_LEAST_BYTES = 4096  # with less room, nothing is added


def add_to_step_summary(report: Report) -> None:
    """Appends the report; one line on standard error where that fails, and the run goes on."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with open(os.open(path, _APPENDING, 0o666), "ab") as file:
            state = os.fstat(file.fileno())
            if stat.S_ISREG(state.st_mode):
                file.write(_addition(report, MOST_BYTES - state.st_size))
            else:
                tell([f"{visible(path)}: the step's summary is not a regular file"])
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "cannot be used"
        tell([f"{visible(path)}: cannot add to the step's summary: {reason}"])


def _addition(report: Report, room: int) -> bytes:
    """The report in Markdown, in as many bytes as there is room for."""
    if room < _LEAST_BYTES:
        tell(["the step's summary is full: the report is not added to it"])
        return b""
    from ..report.markdown import markdown

    return markdown(report, room).encode("utf-8", "backslashreplace")
