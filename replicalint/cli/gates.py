"""Which settings make the gate of a run milder, and which of them the changes have brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from .changed import RunReading
from .known import BaselineFile
from .settings import project_in

if TYPE_CHECKING:
    from ..contract import Contract, ProjectSettings
    from ..contract.check_settings import Exclusion
    from ..files import Standing
    from ..finding import Milder
    from ..run import Checked
    from ..settings.gate import Gate
    from ..settings.of_run import Settings


def milder_in(
    checked: Checked, settings: Settings, known: BaselineFile | None, reading: RunReading
) -> tuple[Milder, ...]:
    """The settings in force that make the gate milder; of changes, what these have brought."""
    from ..rules import RULES
    from ..settings.gate import Gate, milder, milder_since

    excluded = Counter(one.by for one in checked.excluded)
    gate = Gate(RULES, checked.contracts, settings.project, settings.command.check, excluded)
    if known is not None:
        from msgspec.structs import replace

        gate = replace(gate, baseline=known.printed, known=len(known.entries))
    if reading.standing is None or reading.standing.changes.base is None:
        return milder(gate)
    return milder_since(_before(gate, reading.standing), gate)


def _before(gate: Gate, standing: Standing) -> Gate:
    """The gate as it was before changes; itself where none of its files is changed."""
    from msgspec.structs import replace

    from ..files import laid_out

    changes = standing.changes
    contracts = {one.source.path for one in gate.contracts}
    contracts |= {path for path in changes.gone if _is_contract(path)}
    files = contracts | {path for path in changes.before if path.endswith(_PROJECT)}
    files.add(gate.baseline)
    if files.isdisjoint(changes.paths):
        return gate
    stored = {path: one for path, one in changes.before.items() if path in files}
    with laid_out(changes.root, stored, stored) as base:
        old = tuple(_contracts(base.root, sorted(contracts & stored.keys())))
        project = _project(base.inside(Path.cwd(), standing.root))
        known = _known(base.root / gate.baseline, base.root) if gate.baseline in stored else 0
    patterns = {(one.span.source.path, one.pattern.text) for one in _excluding(old, project)}
    excluded = {
        by: count
        for by, count in gate.excluded.items()
        if (by.span.source.path, by.pattern.text) in patterns
    }
    return replace(gate, contracts=old, project=project, excluded=excluded, known=known)


_PROJECT = "pyproject.toml"


def _is_contract(path: str) -> bool:
    from ..files import is_called_contract

    return is_called_contract(PurePosixPath(path))


def _contracts(root: Path, paths: Iterable[str]) -> Iterator[Contract]:
    """Those of the files that are contracts, and could be used."""
    from ..contract import ContractError
    from ..files import InputError, load_contract

    for path in paths:
        try:
            yield load_contract(root / path)
        except (ContractError, InputError):
            continue


def _project(folder: Path) -> ProjectSettings | None:
    from ..contract import ContractError
    from ..files import InputError

    try:
        found = project_in(folder)
    except (ContractError, InputError):
        return None
    return None if found is None else found[0]


def _known(path: Path, root: Path) -> int:
    """How many entries a baseline has."""
    from ..baseline import BaselineError, read_baseline
    from ..files import InputError, read_baseline_file

    try:
        return len(read_baseline(read_baseline_file(path, root)))
    except (BaselineError, InputError):
        return 0


def _excluding(
    contracts: Iterable[Contract], project: ProjectSettings | None
) -> Iterator[Exclusion]:
    for one in contracts:
        yield from one.check.exclude
    if project is not None:
        yield from project.check.exclude
