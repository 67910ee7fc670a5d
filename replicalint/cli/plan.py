"""The command `plan`: the order of a rollout."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source import visible
from .options import (
    A_PATH,
    FileCommand,
    contract_option,
    debug_option,
    format_option,
    max_file_size_option,
)
from .output import CLEAN, FINDINGS, refuse, tell, tell_bugs, write

if TYPE_CHECKING:
    from ..border import Border
    from ..planning import RolloutPlan
    from ..run_plan import MigrationTask

_NO_MIGRATION = "not a migration: list it under the contract's key migrations"
_NO_MIGRATIONS = "holds no migration: list its files under the contract's key migrations"


@click.command(cls=FileCommand, short_help="Order the steps that roll a migration out.")
@click.argument("migrations", nargs=-1, required=True, type=A_PATH, metavar="MIGRATION...")
@contract_option
@format_option(("text", "markdown"), "Output format.")
@max_file_size_option
@debug_option
def plan(
    migrations: tuple[Path, ...],
    contract: Path | None,
    form: str,
    max_file_size: int,
    debug: bool,
) -> int:
    """Order the steps that run migrations without stopping replication or a reader.

    Each step says where it is taken, with its SQL and the reason. The migrations before are taken
    to have run. Exit status 1: a statement for which no order is known; nothing is planned then.
    """
    from ..border import Border
    from ..contract import ContractError
    from ..files.reading import InputError
    from ..planner import plan_run
    from ..showing.rollout_plan import plan_as_markdown, plan_as_text

    found = plan_run(migrations, contract, max_file_size)
    tell(found.notes)
    mistakes = [*found.mistakes, *_not_migrations(found.migrations, migrations)]
    if mistakes:
        return refuse(mistakes)
    border = Border((MemoryError, ContractError, InputError))
    status = CLEAN
    for task in found.migrations:
        try:
            rollout = _rollout(task, border)
        except (ContractError, InputError) as error:
            return refuse([str(mistake) for mistake in error.mistakes])
        if rollout is None:
            break
        render = plan_as_markdown if form == "markdown" else plan_as_text
        write(render(rollout))
        status = FINDINGS if rollout.unordered else status
    return tell_bugs(border.errors, debug=debug) or status


def _not_migrations(tasks: Sequence[MigrationTask], paths: Sequence[Path]) -> list[str]:
    """A line for each file that no contract lists under migrations, and folder without any."""
    from ..files.borders import settled

    known = [Path(os.path.abspath(path)) for task in tasks for path in task.judged]
    named = {path: os.path.abspath(settled(path)) for path in paths if path.exists()}
    return [
        f"{visible(str(path))}: {_NO_MIGRATIONS if path.is_dir() else _NO_MIGRATION}"
        for path, absolute in named.items()
        if not any(one.is_relative_to(absolute) for one in known)
    ]


def _rollout(task: MigrationTask, border: Border) -> RolloutPlan | None:
    from ..border import in_file
    from ..files.reading import InputError
    from ..migration_tasks import fragments_of, query_source, read_migrations
    from ..plan_migrations import PlannedSources, plan_migrations
    from ..readers import QueryReaders

    read = read_migrations(task)
    if read.mistakes:
        raise InputError(read.mistakes)
    given = PlannedSources(read.sources, read.judged, read.indexes, read.entries, read.bases)
    readers = QueryReaders(
        task.queries,
        lambda one: query_source(task, one),
        border,
        fragments_of(task.code),
    )
    return border.only(
        lambda: plan_migrations(given, task.contract, readers=readers),
        in_file(task.contract.source),
    )
