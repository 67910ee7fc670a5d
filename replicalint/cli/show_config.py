"""`check --show-config`: which place decides what, and which contract governs a file and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source import visible
from .output import CLEAN, refuse, write

if TYPE_CHECKING:
    from ..contract import Contract
    from ..files.governing import Governance
    from ..run_plan import RunPlan, Task
    from ..settings.of_run import Settings
    from ..source import Span

show_config_option = click.option(
    "--show-config",
    is_flag=True,
    help="Print the settings and which place decides each; with PATHS, what governs these files.",
)


_JUDGED = ("checked", "judged")


def print_config(settings: Settings, paths: Sequence[Path], most_bytes: int) -> int:
    """Prints the settings of a run, and why files are checked as they are, or not at all."""
    from ..files.borders import repository_root
    from ..files.contract_search import contracts_from
    from ..files.contracts import load_contract
    from ..files.gitignore import is_ignored
    from ..files.reading import printed_path
    from ..planner import plan_run
    from ..rules import RULES
    from ..run_plan import Unlisted
    from ..settings.shown import render_settings

    named = None if settings.contract is None else Path(settings.contract)
    unlisted = Unlisted(settings.rules(RULES).project)
    plans = [
        (path, plan_run([path], named, most_bytes, demands_files=False, unlisted=unlisted))
        for path in paths
    ]
    mistakes = [mistake for _, plan in plans for mistake in plan.mistakes]
    if mistakes:
        return refuse([*dict.fromkeys(mistakes)])
    contracts = [*{one.source.path: one for _, plan in plans for one in plan.usable}.values()]
    if not paths:
        contracts = [load_contract(path) for path in contracts_from(Path.cwd(), named).files]
    text = render_settings(settings, contracts)
    for path, plan in plans:
        printed = printed_path(path, repository_root(path.parent))
        lines = [*_file(printed, plan, settings)]
        if not plan.excluded and is_ignored(path, repository_root(path.parent)):
            lines.append("  .gitignore leaves it out where its folder is looked through")
        text += "\n" + "".join(f"{line}\n" for line in lines)
    write(text)
    return CLEAN


def _file(printed: str, plan: RunPlan, settings: Settings) -> Iterator[str]:
    """What becomes of a file, and why."""
    becomes = [*_becomes(plan)] or [("not there", [])]
    for what, reasons in becomes:
        yield f"{visible(printed)}: {what}"
        yield from (f"  {visible(reason)}" for reason in reasons)
    if any(what.startswith(_JUDGED) for what, _ in becomes):
        for contract in plan.usable:
            yield from _of_file(printed, contract, settings)


def _becomes(plan: RunPlan) -> Iterator[tuple[str, list[str]]]:
    for excluded in plan.excluded:
        place = _at(excluded.by.span)
        yield (
            "excluded",
            [f'{place}: exclude "{excluded.by.pattern.text}", and no contract names it'],
        )
    if plan.ungoverned:
        yield "not governed", ["no contract names or reaches it"]
    if plan.left_out:
        yield "not checked: it undoes a migration", []
    for out in plan.excepted:
        yield "not checked: an endpoint takes it out", [*_named(out.path, plan.usable)]
    for task in plan.tasks:
        yield from _of_task(task, plan.usable)
    for changes in plan.migrations:
        from ..files.reading import printed_path

        for path in sorted(changes.judged):
            named = _named(printed_path(path, changes.root), [changes.contract])
            yield "judged as a migration", [*named]


def _of_task(task: Task, contracts: Sequence[Contract]) -> Iterator[tuple[str, list[str]]]:
    if not task.may_be_no_query:
        reasons = [reason for one in task.governed for reason in _why(task.printed, one)]
        yield "checked as queries" if task.code is None else "checked as a program", reasons
        return
    from ..files.reading import read_source
    from ..unlisted import holds_queries

    if not holds_queries(read_source(task.path, task.root, task.most_bytes)):
        yield "not governed", ["no contract names it, and nothing in it reads"]
    elif task.refusal:
        paths = ", ".join(one.source.path for one in contracts)
        yield "a mistake", [f"it reads, and no contract of several lists it: {paths}"]
    else:
        path = task.governed[0].contract.source.path
        yield "checked as queries", [f"no contract lists it, and it reads: held against {path}"]


def _why(printed: str, governed: Governance) -> Iterator[str]:
    """Why a contract governs a file."""
    named = [*_named(printed, [governed.contract])]
    yield from named
    for endpoint in governed.endpoints if not named else ():
        place = _at(endpoint.span)
        yield f'{place}: endpoint "{endpoint.name}" reaches it from the entries of its code'


def _named(printed: str, contracts: Sequence[Contract]) -> Iterator[str]:
    """The paths of contracts that name a file."""
    from ..files.governing import Naming

    for contract in contracts:
        for one in Naming.of(contract, Path()).naming(printed):
            who = "migrations" if one.endpoint is None else f'endpoint "{one.endpoint.name}"'
            does = (
                "takes it out"
                if one.is_except
                else "name it"
                if one.endpoint is None
                else "names it"
            )
            yield f'{_at(one.span)}: {who} {does}: "{one.text}"'


def _of_file(printed: str, contract: Contract, settings: Settings) -> Iterator[str]:
    """What is said of the rules for this file alone."""
    from ..settings.shown import said_of_files

    for layer in (contract.check, *([settings.project.check] if settings.project else [])):
        for entry in layer.of_file(printed):
            yield f"  {_at(entry.span)}: per_file {visible(said_of_files(entry))}"


def _at(span: Span) -> str:
    return f"{span.source.path}:{span.line}"
