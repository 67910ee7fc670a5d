"""Checks the text on standard input, where `check` is given -."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .output import tell

if TYPE_CHECKING:
    from datetime import date

    from ..checked import Checked
    from ..settings.chosen_rules import Rules
    from .reports import ReportOutputs

STDIN = 0


def standard_input_checked(
    contract: Path | None,
    rules: Rules,
    today: date,
    stdin_filename: Path | None,
    max_file_size: int,
    outputs: ReportOutputs,
) -> Checked:
    """What comes of the text on standard input."""
    from ..checked import Checked
    from ..files.borders import repository_root
    from ..files.reading import InputError, printed_path, read_stream
    from ..finding import Report
    from ..planner import plan_text
    from ..run import run_text
    from ..run_plan import Unlisted
    from ..source import visible

    path = stdin_filename or Path("<stdin>")
    printed = printed_path(path, repository_root(path)) if stdin_filename else "<stdin>"
    unlisted = None if stdin_filename is None else Unlisted(rules.project)
    planned = plan_text(path, contract, max_file_size, unlisted=unlisted)
    tell(planned.passed_over)
    outputs.spare([STDIN, *planned.files])
    if planned.mistakes and not (planned.tasks or planned.migrations):
        return Checked(Report(), planned.mistakes)
    if sys.stdin is None:
        return Checked(Report(), (f"{visible(printed)}: standard input is closed",))
    try:
        source = read_stream(sys.stdin.buffer.read, printed, max_file_size)
    except InputError as error:
        return Checked(Report(), error.mistakes)
    # Whoever was to write it may have failed. A named text is an editor's: a file may be empty.
    if stdin_filename is None and not source.text.strip():
        return Checked(Report(), (f"{printed}: standard input is empty",))
    if any(task.code is not None for task in planned.tasks):
        planned = plan_text(path, contract, max_file_size, source, unlisted)
    return run_text(planned, source, rules, today)
