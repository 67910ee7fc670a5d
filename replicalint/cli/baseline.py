"""`replicalint baseline`: writes, checks, prunes and shows the findings that are known."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from ..source import visible
from .check import processes_for
from .destination import Destination, destination
from .known import BaselineFile, UnusableBaseline, baseline_option, first_path, known_by
from .options import A_PATH, DASH, FileCommand, contract_option, debug_option, max_file_size_option
from .output import CLEAN, FINDINGS, Undelivered, refuse, tell, tell_bugs, write
from .progress import files_checked
from .settings import UnusableSettings, as_path, as_text, settings_of
from .usage import Commands, demand_command

if TYPE_CHECKING:
    from ..baseline import Held, KnownFinding
    from ..checked import Checked
    from ..settings.chosen_rules import Rules
    from ..settings.of_run import Settings

_NONE = "no baseline: run replicalint baseline write"


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@click.pass_context
def baseline(context: click.Context) -> None:
    """Adopt replicalint with findings that are known, and refuse new ones."""
    demand_command(context)


class _Run(Struct, frozen=True):
    """A run, the baseline that it is about, and what both say together."""

    known: BaselineFile
    target: Destination
    checked: Checked
    held: Held


@baseline.command("write", cls=FileCommand, short_help="Make all findings known.")
@click.argument("paths", nargs=-1, type=A_PATH)
@contract_option
@baseline_option
@max_file_size_option
@debug_option
def baseline_write(
    paths: tuple[Path, ...],
    contract: Path | None,
    baseline: Path | None,
    max_file_size: int,
    debug: bool,
) -> int:
    """Write the baseline: every finding of PATHS is known from here on.

    The default for PATHS is every file that the contracts govern, or where they govern none, the
    repository. Entries of files that are not among them stay.
    """
    try:
        ran = _ran(paths, contract, baseline, max_file_size, is_new=True)
        if ran.checked.mistakes:
            return refuse(ran.checked.mistakes)
        from ..baseline import entries_of

        entries = (*entries_of(ran.held.report), *ran.held.unchecked)
        _put(ran, entries)
    except UnusableBaseline as error:
        return refuse(error.mistakes)
    write(_written(ran.known.printed, entries))
    return tell_bugs(ran.checked.report.internal_errors, debug=debug) or CLEAN


@baseline.command("check", cls=FileCommand, short_help="Say whether the baseline is exact.")
@click.argument("paths", nargs=-1, type=A_PATH)
@contract_option
@baseline_option
@max_file_size_option
@debug_option
def baseline_check(
    paths: tuple[Path, ...],
    contract: Path | None,
    baseline: Path | None,
    max_file_size: int,
    debug: bool,
) -> int:
    """Print findings that are not in the baseline, and entries whose findings are no more.

    Exit status 1: there are some of either.
    """
    from ..report.colours import plain
    from ..report.concise import render
    from ..report.summary import baseline_counts

    try:
        ran = _ran(paths, contract, baseline, max_file_size)
    except UnusableBaseline as error:
        return refuse(error.mistakes)
    report = ran.held.report
    found = plain(render(report)) + _mended_lines(ran.held.mended)
    write(f"{found}{baseline_counts(report)}\n")
    status = tell_bugs(report.internal_errors, debug=debug)
    if ran.checked.mistakes:
        return refuse(ran.checked.mistakes)
    return status or (FINDINGS if report.findings or report.mended else CLEAN)


@baseline.command("prune", cls=FileCommand, short_help="Remove what is mended.")
@click.argument("paths", nargs=-1, type=A_PATH)
@contract_option
@baseline_option
@max_file_size_option
@debug_option
def baseline_prune(
    paths: tuple[Path, ...],
    contract: Path | None,
    baseline: Path | None,
    max_file_size: int,
    debug: bool,
) -> int:
    """Remove the entries whose findings are no more, and nothing else."""
    try:
        ran = _ran(paths, contract, baseline, max_file_size)
        if ran.checked.mistakes:
            return refuse(ran.checked.mistakes)
        mended = {*ran.held.mended}
        if mended:
            _put(ran, [one for one in ran.known.entries if one not in mended])
    except UnusableBaseline as error:
        return refuse(error.mistakes)
    write(_mended_lines(ran.held.mended) + f"{len(mended)} removed\n")
    return tell_bugs(ran.checked.report.internal_errors, debug=debug) or CLEAN


@baseline.command("show", cls=FileCommand, short_help="Print what is known.")
@click.argument("paths", nargs=-1, type=A_PATH)
@baseline_option
def baseline_show(paths: tuple[Path, ...], baseline: Path | None) -> int:
    """Print the entries of the baseline by file: all, or those of PATHS."""
    from ..baseline import lines_of
    from ..files.reading import printed_path

    try:
        start = first_path(paths)
        known = known_by(start, None, as_path(_settings(start, None, baseline).baseline))
    except UnusableBaseline as error:
        return refuse(error.mistakes)
    if not known.is_there:
        return refuse([_NONE])
    asked = [printed_path(path, known.root) for path in paths]
    entries = [one for one in known.entries if not asked or _is_among(one.path, asked)]
    write("".join(f"{line}\n" for line in lines_of(entries)) + _written(known.printed, entries))
    return CLEAN


def _is_among(path: str, asked: Iterable[str]) -> bool:
    return any(one == "." or path == one or path.startswith(f"{one}/") for one in asked)


def _ran(
    paths: Sequence[Path],
    contract: Path | None,
    named: Path | None,
    max_file_size: int,
    *,
    is_new: bool = False,
) -> _Run:
    """A run over the paths, held against the baseline, which may be a new one.

    Raises UnusableBaseline where there is none, or it cannot be used or written.
    """
    from ..rules import RULES

    if DASH in paths:
        raise click.UsageError("a baseline is about files, not about standard input")
    start = first_path(paths)
    settings = _settings(start, contract, named)
    contract = as_path(settings.contract)
    known = known_by(start, contract, as_path(settings.baseline), demands=not is_new)
    if not (known.is_there or is_new):
        raise UnusableBaseline([_NONE])
    try:
        target = destination(_inside(known))
    except Undelivered as failure:
        raise UnusableBaseline([str(failure)]) from None
    rules = settings.rules(RULES)
    checked = _checked(paths, contract, rules, max_file_size, known, target)
    return _Run(known, target, checked, known.held(checked, rules))


def _settings(start: Path | None, contract: Path | None, named: Path | None) -> Settings:
    """The settings that hold for `check` as well."""
    from ..settings.of_run import CommandLine

    command = CommandLine(contract=as_text(contract), baseline=as_text(named))
    try:
        return settings_of(command, start)
    except UnusableSettings as error:
        raise UnusableBaseline(error.mistakes) from None


def _inside(known: BaselineFile) -> Path:
    """The path of a baseline; UnusableBaseline for one outside of the repository."""
    from ..files.borders import leads_outside

    is_in = Path(os.path.abspath(known.path)).is_relative_to(os.path.abspath(known.root))
    if not is_in or leads_outside(known.path, known.root):
        raise UnusableBaseline([f"{visible(known.printed)}: is outside the repository"])
    return known.path


def _checked(
    paths: Sequence[Path],
    contract: Path | None,
    rules: Rules,
    max_file_size: int,
    known: BaselineFile,
    target: Destination,
) -> Checked:
    """What comes of the files: of all that is governed, or where nothing is, of the repository."""
    from ..clock import utc_day
    from ..planner import NOTHING, plan_run
    from ..report.summary import ungoverned_notes
    from ..run import run
    from ..run_plan import Unlisted

    plan = partial(plan_run, is_bounded=True, unlisted=Unlisted(rules.project))
    planned = plan(paths, contract, max_file_size)
    if planned.mistakes == (NOTHING,) and not paths:
        planned = plan([known.root], contract, max_file_size)
    tell(planned.passed_over)
    target.spare(planned.files)
    with files_checked() as watch:
        checked = run(planned, rules, utc_day(), processes=processes_for, watch=watch)
    notes = (*checked.notes, *checked.report.notes, *ungoverned_notes(checked.report))
    tell(tuple(dict.fromkeys(notes)))
    return checked


def _put(ran: _Run, entries: Sequence[KnownFinding]) -> None:
    from ..baseline import baseline_text

    ran.target.replace(baseline_text(entries).encode("utf-8"))


def _mended_lines(mended: Iterable[KnownFinding]) -> str:
    """A line for each entry whose finding is no more."""
    lines = (f"{one.path}: {one.rule}: {one.message or one.subject}" for one in mended)
    return "".join(f"mended: {visible(line)}\n" for line in lines)


def _written(printed: str, entries: Sequence[KnownFinding]) -> str:
    """`replicalint-baseline.txt: 12 known (5 of them not analysed)`."""
    blind = sum(one.rule == "unanalysed" for one in entries)
    unseen = f" ({blind} of them not analysed)" if blind else ""
    return f"{visible(printed)}: {len(entries)} known{unseen}\n"
