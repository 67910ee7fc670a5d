"""`replicalint check`: the main job.

Its options are many, and each says what it does: so the file is long.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from ..report.formats import FORMATS
from ..stopwatch import Lap, lap
from .add_ignore import AskedIgnores, ignore_options
from .cache import cache_option, usable_store
from .changed import AskedChanges, RunReading, change_options
from .for_people import ForPeople
from .gates import milder_in
from .known import UnusableBaseline, baseline_option, first_path, known_by, without_known
from .options import (
    A_PATH,
    DASH,
    FileCommand,
    contract_option,
    debug_option,
    max_file_size_option,
    no_color_option,
    ungoverned_option,
)
from .output import CLEAN, FINDINGS, refuse, tell, tell_bugs
from .reports import ReportOutputs, complete_output, report_outputs
from .settings import UnusableSettings, as_text, on_command_line, settings_of, verdict_options
from .show_config import print_config, show_config_option
from .stats import stats_option

if TYPE_CHECKING:
    from datetime import date

    from ..checked import Checked
    from ..files.result_store import ResultStore
    from ..finding import Report
    from ..kept_results import KeptResults
    from ..settings.chosen_rules import Rules

# Below both, a second process costs more than it saves.
MANY_FILES = 40
MANY_BYTES = 200_000


@click.command(cls=FileCommand)
@click.argument("paths", nargs=-1, type=A_PATH)
@contract_option
@verdict_options
@baseline_option
@click.option("--no-baseline", is_flag=True, help="Report known findings like all others.")
@ignore_options
@change_options
@ungoverned_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    help="; ".join(f"{name}: {form.about}" for name, form in FORMATS.items())
    + ".  [default: text, or github in GitHub Actions]",
)
@click.option(
    "--output",
    multiple=True,
    metavar="[FORMAT=]FILE",
    shell_complete=complete_output,
    help="Write the report to FILE; with FORMAT=, another one in that format. Repeatable.",
)
@click.option("--quiet", "-q", is_flag=True, help="Omit the summary.")
@click.option(
    "--verbose", "-v", is_flag=True, help="Show every finding in full, also of one cause."
)
@no_color_option
@click.option("--statistics", is_flag=True, help="Print the number of findings per rule.")
@stats_option
@click.option(
    "--stdin-filename",
    type=A_PATH,
    metavar="FILE",
    help="Path to use for standard input (-).",
)
@max_file_size_option
@cache_option
@show_config_option
@debug_option
def check(
    paths: tuple[Path, ...],
    contract: Path | None,
    select: list[str],
    ignore: list[str],
    fail_on: str | None,
    fail_on_unanalysed: bool | None,
    baseline: Path | None,
    no_baseline: bool,
    add_ignore: str | None,
    reason: str | None,
    until: str | None,
    since: str | None,
    staged: bool,
    diff_lines: bool,
    ungoverned: bool,
    form: str | None,
    output: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    no_color: bool,
    statistics: bool,
    stdin_filename: Path | None,
    max_file_size: int,
    no_cache: bool,
    show_config: bool,
    debug: bool,
) -> int:
    """Check SQL against the contract.

    PATHS are SQL files, programs that a contract governs, folders of both, or - for standard input;
    the default is every file that the contracts govern. RULES is a comma-separated list of rule
    names. In a script, write -- before file names, so that none of them is read as an option.
    """
    from ..contract import ContractError
    from ..files.reading import InputError
    from ..report.summary import ungoverned_notes
    from ..rules import RULES
    from ..settings.of_run import CommandLine

    inputs = _inputs(paths, stdin_filename)
    if ungoverned and (not inputs or DASH in inputs):
        raise click.UsageError("--ungoverned requires PATHS, and none of them standard input")
    command = CommandLine(
        on_command_line(select, ignore),
        as_text(contract),
        fail_on,
        fail_on_unanalysed,
        form,
        output,
        as_text(baseline),
    )
    asked = AskedChanges(since, staged, diff_lines)
    asked.hold_possible(inputs)
    ignoring = AskedIgnores(add_ignore, reason, until)
    ignoring.hold_possible(inputs, staged=staged)
    known = None
    try:
        of_run = settings_of(command, first_path(inputs, stdin_filename))
        if show_config:
            return print_config(of_run, inputs, max_file_size)
        outputs = report_outputs(of_run.form, of_run.outputs)
        store = None if no_cache else usable_store(inputs, contract)
        with asked.reading(inputs, contract, baseline) as reading:
            start = first_path(reading.paths, stdin_filename)
            settings = settings_of(reading.asked(command), start)
            reading = reading.by(settings)
            chosen = settings.rules(RULES)
            if not no_baseline:
                known = known_by(start, reading.contract, reading.baseline)
                outputs.spare([known.path])

            def checking() -> Checked:
                checked = _checked(
                    reading,
                    chosen,
                    store,
                    stdin_filename,
                    max_file_size,
                    outputs,
                    ungoverned=ungoverned,
                )
                return without_known(checked, known, chosen)

            if add_ignore is not None:
                return ignoring.add(checking, reading, debug=debug)
            checked = checking()
            found = milder_in(checked, settings, known, reading)
    except (ContractError, InputError, UnusableBaseline, UnusableSettings) as error:
        return refuse([*map(str, error.mistakes)])
    report, mistakes = checked.report, list(checked.mistakes)
    notes = tuple(dict.fromkeys((*checked.notes, *report.notes, *ungoverned_notes(report))))
    report = replace(report, milder=found, mistakes=checked.mistakes, notes=notes)
    tell(notes)
    written = _written(outputs, checked)
    with lap(Lap.REPORT):
        mistakes += written.deliver(report, ForPeople(quiet, verbose, statistics, no_color))
    status = tell_bugs(report.internal_errors, debug=debug) or _status(
        report, settings.fail_on, on_unanalysed=settings.fail_on_unanalysed
    )
    return refuse(mistakes) if mistakes else status


def _written(outputs: ReportOutputs, checked: Checked) -> ReportOutputs:
    """Which reports are written: all, unless nothing was read and the notes say all there is."""
    report = checked.report
    left_out = len(report.left_out) + len(report.excepted)
    left_out += len(report.ungoverned) + len(report.excluded)
    is_read = (
        (report.since and not checked.mistakes)
        or report.files
        or report.known
        or report.findings
        or report.internal_errors
    )
    if is_read or left_out > len(checked.notes):
        return outputs
    has_verdict = left_out > 0 or not checked.mistakes
    return outputs.expected() if has_verdict else ReportOutputs(())


def _inputs(paths: tuple[Path, ...], stdin_filename: Path | None) -> tuple[Path, ...]:
    """The paths; standard input where only its name is given."""
    if stdin_filename is None or DASH in paths:
        return paths
    if paths:
        raise click.UsageError("--stdin-filename requires standard input: add - to PATHS")
    return (DASH,)


def standard_rules() -> Rules:
    """All but the optional rules, whatever contracts say."""
    from ..rules import RULES
    from ..settings.chosen_rules import Rules

    return Rules(RULES.standard, frozenset(RULES.names))


def _checked(
    reading: RunReading,
    rules: Rules,
    store: ResultStore | None,
    stdin_filename: Path | None,
    max_file_size: int,
    outputs: ReportOutputs,
    *,
    ungoverned: bool,
) -> Checked:
    """What comes of the files, and of standard input where it is named."""
    from ..clock import utc_day
    from ..files.borders import folders_looked_up_once
    from ..files.contracts import load_contract
    from ..planner import plan_run
    from ..run import together
    from ..run_plan import Unlisted

    today = utc_day()
    results = None if store is None else _kept_results(store, rules, today)
    load = load_contract if results is None else partial(load_contract, read=results.document)
    remember = (lambda _: None) if results is None else results.remember
    paths, contract = reading.paths, reading.contract
    files = [path for path in paths if path != DASH]
    parts = []
    if files or not paths:
        unlisted = Unlisted(rules.project, alone=ungoverned)
        with folders_looked_up_once():
            planned = plan_run(
                files,
                contract,
                max_file_size,
                is_bounded=True,
                unlisted=unlisted,
                load=load,
                remember=remember,
            )
            tell(planned.passed_over)
            outputs.spare([*files, *planned.files])
            checked = reading.checked(planned, rules, today, processes_for, max_file_size, results)
        parts.append(checked)
        if store is not None and results is not None:
            with lap(Lap.KEPT):
                results.settle()
                store.write()
    if DASH in paths:
        from .standard_input import standard_input_checked

        parts.append(
            standard_input_checked(contract, rules, today, stdin_filename, max_file_size, outputs)
        )
    return together(parts)


def _kept_results(store: ResultStore, rules: Rules, today: date) -> KeptResults | None:
    from ..kept_results import KeptResults

    return KeptResults.of(store, rules, today)


def processes_for(paths: Sequence[Path]) -> int:
    """How many processes share the work on files: one where it is little or forks are not safe."""
    if sys.platform != "linux":
        return 1
    size = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
    is_large = len(paths) > MANY_FILES or size > MANY_BYTES
    return min(len(os.sched_getaffinity(0)), len(paths)) if is_large else 1


def _status(report: Report, fail_on: str, *, on_unanalysed: bool) -> int:
    from ..finding import Severity

    if fail_on == "never":
        return CLEAN
    least = Severity(fail_on).rank
    fails = any(
        on_unanalysed if finding.is_unread_code else finding.severity.rank >= least
        for finding in report.findings
    )
    return FINDINGS if fails else CLEAN
