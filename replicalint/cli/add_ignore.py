"""`replicalint check --add-ignore`: writes comments that suppress findings into the files.

A comment is put where it may stand, and the files are checked again: one that suppresses nothing,
or changes anything else, is taken back. What no comment can suppress is told, with exit status 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from msgspec import Struct

from ..counting import counted
from ..source import visible
from .known import first_path, root_of
from .options import DASH, check_rule_name
from .output import CLEAN, refuse, tell_bugs, write

if TYPE_CHECKING:
    from ..checked import Checked
    from ..finding import Finding
    from ..new_ignores import NewIgnore
    from .changed import RunReading
    from .ignore_writer import IgnoreWriter

P = ParamSpec("P")
R = TypeVar("R")
_NO_PLACE = "no comment can suppress this finding: write it by hand, or change the code"


class AskedIgnores(Struct, frozen=True):
    """What --add-ignore, --reason and --until ask for; nothing where there is no rule."""

    rule: str | None
    reason: str | None
    until: str | None

    def hold_possible(self, paths: Sequence[Path], *, staged: bool) -> None:
        """Raises UsageError where the options do not go with each other, or with the paths."""
        if self.rule is None:
            if self.reason is not None or self.until is not None:
                raise click.UsageError("--reason and --until require --add-ignore RULE")
        elif staged or DASH in paths:
            raise click.UsageError("--add-ignore changes files, not the index or standard input")
        else:
            self.ignore()

    def ignore(self) -> NewIgnore:
        """The suppression to add; a usage error where the options make none."""
        from ..clock import utc_day
        from ..new_ignores import NewIgnore, NotAComment

        assert self.rule is not None
        today = utc_day()
        check_rule_name(self.rule, None)
        if self.reason is None:
            raise click.UsageError("--add-ignore requires --reason TEXT")
        try:
            made = NewIgnore(self.rule, self.reason, _day(self.until, today))
            made.said  # noqa: B018  # raises where it would say something else
        except NotAComment as error:
            raise click.UsageError(f"--reason: {error}") from None
        return made

    def add(self, check: Callable[[], Checked], reading: RunReading, *, debug: bool) -> int:
        """Suppresses the findings of the rule that a check gives; the exit status."""
        root = root_of(first_path(reading.paths), reading.contract)
        return _added(check, self.ignore(), root, debug=debug)


def _day(text: str | None, today: date) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"--until: {text!r} is not a date: write YYYY-MM-DD") from None
    if day < today:
        raise click.UsageError(f"--until: {text} is in the past")
    return day


def ignore_options(command: Callable[P, R]) -> Callable[P, R]:
    """The options that write suppressions."""
    for option in (
        click.option(
            "--until", metavar="DATE", help="The last day of the suppressions, as YYYY-MM-DD."
        ),
        click.option("--reason", metavar="TEXT", help="The reason that the suppressions give."),
        click.option(
            "--add-ignore",
            metavar="RULE",
            help="Write comments that suppress the findings of a rule, in place of a report.",
        ),
    ):
        command = option(command)
    return command


def _added(check: Callable[[], Checked], ignore: NewIgnore, root: Path, *, debug: bool) -> int:
    """Suppresses the findings of a rule; the exit status.

    Files are as they were where a run of theirs ends without a verdict.
    """
    from .ignore_writer import IgnoreWriter, UnusableWithComments, findings_beside

    first = check()
    if first.mistakes or first.report.internal_errors:
        status = tell_bugs(first.report.internal_errors, debug=debug)
        return refuse(first.mistakes) if first.mistakes else status or CLEAN
    writers: list[IgnoreWriter] = []
    report = first.report
    try:
        while True:  # what several files hold shows again, when it is suppressed for one of them
            writers.append(IgnoreWriter(root, ignore, check))
            report = writers[-1].run(report)
            if not (writers[-1].targets(report) and writers[-1].has_written):
                break
        if findings_beside(first.report, ignore.rule) != findings_beside(report, ignore.rule):
            raise UnusableWithComments
    except BaseException as error:
        for writer in reversed(writers):
            writer.restore()
        if isinstance(error, UnusableWithComments):
            return refuse(["the comments would change more than this rule: no file is changed"])
        raise
    left = [*writers[-1].targets(report).values()]
    told = dict.fromkeys(mistake for writer in writers for mistake in writer.mistakes)
    mistakes = [*told, *(f"{_at(one)}: {_NO_PLACE}" for one in left)]
    write(_told(writers, len(writers[0].targets(first.report)) - len(left)))
    return refuse(mistakes) if mistakes else CLEAN


def _at(finding: Finding) -> str:
    return f"{visible(finding.span.source.path)}:{finding.span.line}"


def _told(writers: Sequence[IgnoreWriter], findings: int) -> str:
    """What was written, by file."""
    counts: Counter[str] = Counter()
    for writer in writers:
        counts.update({path: len(one.edited.comments) for path, one in writer.files.items()})
    lines = [
        f"{visible(path)}: {counted(count, 'suppression')} added\n"
        for path, count in sorted(counts.items())
        if count
    ]
    rule = writers[0].ignore.rule
    return f"{''.join(lines)}{counted(findings, 'finding')} of {rule} suppressed\n"
