"""Which changes a run is about: `--since`, `--staged`, `--diff-lines`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from msgspec import Struct

from .options import DASH
from .progress import files_checked
from .settings import as_path, as_text

if TYPE_CHECKING:
    from datetime import date

    from ..checked import Checked
    from ..files.changed_files import ChangedFiles, Standing
    from ..finding import Since
    from ..kept_results import KeptResults
    from ..run_plan import Processes, RunPlan
    from ..settings.chosen_rules import Rules
    from ..settings.of_run import CommandLine, Settings

P = ParamSpec("P")
R = TypeVar("R")


def change_options(command: Callable[P, R]) -> Callable[P, R]:
    """The options that say which changes a run is about."""
    for option in (
        click.option(
            "--diff-lines",
            is_flag=True,
            help="With --since or --staged: only what changed lines bring.",
        ),
        click.option(
            "--staged",
            is_flag=True,
            help="Check what the index holds, and only what it changes.",
        ),
        click.option(
            "--since",
            metavar="REF",
            help="Check only what has changed since the working tree's branch left REF.",
        ),
    ):
        command = option(command)
    return command


class AskedChanges(Struct, frozen=True):
    """What the options say: all is checked where they say nothing."""

    since: str | None
    staged: bool
    diff_lines: bool

    def hold_possible(self, paths: Sequence[Path]) -> None:
        """Raises UsageError where the options do not go with each other, or with the paths."""
        is_asked = self.staged or self.since is not None
        if self.diff_lines and not is_asked:
            raise click.UsageError("--diff-lines requires --since or --staged")
        if is_asked and DASH in paths:
            raise click.UsageError("--since and --staged check files, not standard input")

    @contextmanager
    def reading(
        self, paths: Sequence[Path], contract: Path | None, baseline: Path | None
    ) -> Iterator[RunReading]:
        """Where a run reads its files: of the index, where they are laid out.

        Raises InputError where git does not say what is changed.
        """
        if not self.staged and self.since is None:
            yield RunReading(tuple(paths), contract, baseline)
            return
        from ..files.changed_files import Standing, changes_since, staged_changes
        from ..files.laid_out import laid_out, working_in

        start = next(iter(paths), Path.cwd())
        if not self.staged:
            changes = changes_since(str(self.since), start)
            standing = Standing(changes, changes.root)
            yield RunReading(tuple(paths), contract, baseline, standing, self.diff_lines)
            return
        changes = staged_changes(start, self.since)
        of_tree = Standing(changes, changes.root)
        named = [one for one in (contract, baseline, *paths) if one is not None]
        wanted = [path for path in map(of_tree.relative, named) if path is not None]
        wanted += changes.changed
        with laid_out(changes.root, changes.index or {}, wanted) as index:
            standing = Standing(changes, index.root)
            inside = [
                None if one is None else index.inside(one, changes.root)
                for one in (contract, baseline, *paths)
            ]
            found = tuple(one for one in inside[2:] if one is not None)
            with working_in(index.inside(Path.cwd(), changes.root)):
                places = found, inside[0], inside[1]
                yield RunReading(*places, standing, self.diff_lines, index.missing)


class RunReading(Struct, frozen=True):
    """The paths of a run where it reads them; `missing` are those that the clone does not hold.

    `standing` says what is changed, where changes alone are asked about.
    """

    paths: tuple[Path, ...]
    contract: Path | None
    baseline: Path | None
    standing: Standing | None = None
    diff_lines: bool = False
    missing: tuple[str, ...] = ()

    def asked(self, command: CommandLine) -> CommandLine:
        """What the command line says, with the contract and the baseline where they are read."""
        return command.reading(as_text(self.contract), as_text(self.baseline))

    def by(self, settings: Settings) -> RunReading:
        """The same with the contract and the baseline that the settings name."""
        from msgspec.structs import replace

        contract, baseline = as_path(settings.contract), as_path(settings.baseline)
        return replace(self, contract=contract, baseline=baseline)

    def checked(
        self,
        planned: RunPlan,
        rules: Rules,
        today: date,
        processes: Processes,
        most_bytes: int,
        results: KeptResults | None = None,
    ) -> Checked:
        """What comes of a plan; `results` may hold some of it."""
        if self.standing is None:
            from ..run import run

            with files_checked() as watch:
                return run(planned, rules, today, processes=processes, watch=watch, results=results)
        from msgspec.structs import replace

        from ..files.project import are_settings_changed
        from ..since import base_of, check_since, on_changed_lines
        from ..source import visible

        since = _since(self.standing.changes)
        is_all = self._is_baseline_changed(self.standing) or are_settings_changed(self.standing)
        with base_of(self.standing, most_bytes) as base, files_checked() as watch:
            checked, part = check_since(
                planned,
                base,
                rules,
                today,
                processes,
                is_all=is_all,
                watch=watch,
                results=results,
            )
            if self.diff_lines:
                checked = on_changed_lines(checked, part, base, rules, today, since)
        missing = (f"{visible(path)}: its content is not in this clone" for path in self.missing)
        report = checked.report
        told = report if report.since is not None else replace(report, since=since)
        return replace(checked, report=told, mistakes=(*missing, *checked.mistakes))

    def _is_baseline_changed(self, standing: Standing) -> bool:
        """Whether the baseline that is named, whatever it is called, is other than it was."""
        known = None if self.baseline is None else standing.relative(self.baseline)
        return known is not None and known in frozenset(standing.changes.paths)


def _since(changes: ChangedFiles) -> Since:
    from ..finding import Since

    return Since(changes.ref, changes.count, is_staged=changes.index is not None)
