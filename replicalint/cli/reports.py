"""Where the reports of `check` go: one to standard output or a file, and others to files of theirs.

`--format github --output sarif=report.sarif` prints one and writes another.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from ..report.formats import FORMATS
from ..source import visible
from .destination import Destination, destination
from .options import A_PATH, DASH
from .output import Undelivered

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..finding import Report
    from .for_people import ForPeople

ON_ACTIONS = "github"


class ReportOutput(Struct, frozen=True):
    """One report: its format, and where it goes."""

    form: str
    target: Destination

    @property
    def is_expected(self) -> bool:
        """Whether a program or a file waits for it, even where nothing is found."""
        return self.target.path is not None or not FORMATS[self.form].has_ending

    def deliver(self, report: Report, people: ForPeople) -> None:
        """Writes it; raises Undelivered where that fails."""
        is_printed = self.target.path is None
        text = people.render(report, self.form, is_printed=is_printed)
        if FORMATS[self.form].is_commands:
            self.target.deliver_commands(text)
        else:
            self.target.deliver(text)
        if self.form == ON_ACTIONS and is_printed:
            from .step_summary import add_to_step_summary

            add_to_step_summary(report)


class ReportOutputs(Struct, frozen=True):
    """All reports of a run."""

    each: tuple[ReportOutput, ...]

    def spare(self, inputs: Iterable[Path | int]) -> None:
        """Raises Undelivered where one would be written onto an input."""
        known = [*inputs]
        for output in self.each:
            output.target.spare(known)

    def expected(self) -> ReportOutputs:
        """Those that are written even where there is nothing to tell people."""
        return ReportOutputs(tuple(output for output in self.each if output.is_expected))

    def deliver(self, report: Report, people: ForPeople) -> Iterator[str]:
        """Writes them; a line for each failure."""
        for output in self.each:
            try:
                output.deliver(report, people)
            except Undelivered as failure:
                yield str(failure)


def report_outputs(form: str | None, named: Sequence[str]) -> ReportOutputs:
    """What `--format` and each `--output` ask for; the format is None where none is asked for.

    Raises Undelivered where nothing can be written, or must not be.
    """
    asked = [_asked(text) for text in named]
    alone = [path for name, path in asked if name is None]
    if len(alone) > 1:
        raise click.UsageError("--output FILE is given twice: write FORMAT=FILE for all but one")
    outputs = [ReportOutput(name, destination(path)) for name, path in asked if name is not None]
    if alone and alone[0] != DASH:
        outputs.append(ReportOutput(form or "text", destination(alone[0])))
    else:
        outputs.append(ReportOutput(form or _printed_by_default(), Destination()))
    targets = [output.target for output in outputs]
    _demand_no_settings(targets)
    _demand_different(targets)
    return ReportOutputs(tuple(outputs))


def complete_output(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Lets the shell complete the name of a file; behind FORMAT=, it asks for the rest alone."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _printed_by_default() -> str:
    """The format for standard output where none is asked for."""
    return ON_ACTIONS if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _asked(text: str) -> tuple[str | None, Path]:
    """The format that a value of --output names, if it names one, and the file."""
    name, sign, rest = text.partition("=")
    if not sign or name not in FORMATS:
        return None, _path(text)
    if not rest:
        raise click.UsageError(f"--output {name}=: expected the name of a file behind the =")
    path = _path(rest)
    if path == DASH:
        raise click.UsageError(f"--output {name}=-: for standard output, write --format {name}")
    return name, path


def _path(text: str) -> Path:
    path = A_PATH.convert(text, None, click.get_current_context(silent=True))
    assert isinstance(path, Path)
    return path


def _demand_no_settings(targets: Iterable[Destination]) -> None:
    """Raises Undelivered where a report would be taken for settings, by this run or the next."""
    written = [target.path for target in targets if target.path is not None]
    if not written:
        return
    from ..files.settings_files import is_settings_file

    for path in written:
        if is_settings_file(path):
            raise Undelivered(f"{visible(str(path))}: would be read as settings")


def _demand_different(targets: Iterable[Destination]) -> None:
    """A usage error where two reports would be written to one file; a device takes several."""
    known: set[str] = set()
    for target in targets:
        if target.path is None or target.is_direct:
            continue
        place = os.path.realpath(target.path)
        if place in known:
            shown = visible(str(target.path))
            raise click.UsageError(f"{shown}: two reports cannot be written to one file")
        known.add(place)
