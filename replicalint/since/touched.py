"""What of a plan changed files touch: the same plan with less to do.

A file is touched that is other or new itself; all that a contract governs which is so; a program
that depends on such a file, or of which entries reach more than before; and the migrations of a
contract where one of these is touched, or a query that they may break.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from ..files.baselines import BASELINE
from ..files.contract_search import is_called_contract
from ..files.governing import Governance
from ..files.languages import is_code_path
from ..files.reading import printed_path
from ..host_code import HostCode
from ..run_plan import MigrationTask, RunPlan, Task
from .base import BaseOfChanges
from .dependents import ImportGraph
from .migrations import are_moving, migrations_since

_IGNORING = ".gitignore"  # says which files of folders are passed over that no contract names
_PACKAGE = "__init__.py"  # where there is one, imports of others may lead elsewhere


class Touched(Struct, frozen=True):
    """The part of a plan that changed files touch.

    Of the contracts in `renewed`, by their files, all is judged anew. `moving` are those of which
    migrations are other, new or gone.
    """

    plan: RunPlan
    renewed: frozenset[Path]
    moving: frozenset[Path]


def touched(plan: RunPlan, base: BaseOfChanges, *, is_all: bool = False) -> Touched:
    """The tasks of a plan that changed files touch; `is_all`: what is judged, and how, is other."""
    standing = base.standing
    paths = [*standing.changes.paths]
    names = {PurePosixPath(path).name for path in paths}
    gone = any(is_called_contract(PurePosixPath(path)) for path in standing.changes.gone)
    contracts = {path: one for path, one in plan.contracts.items() if one is not None}
    is_all = is_all or gone or BASELINE in names
    renewed = {path for path in contracts if is_all or not standing.is_same(path)}
    programs = _Programs(plan, base, paths).touched()
    anew = {id(contracts[path]) for path in renewed}
    tasks = tuple(
        task
        for task in plan.tasks
        if any(id(one.contract) in anew for one in task.governed)
        or task.path in programs
        or not standing.is_same(task.path)
        or (task.may_be_no_query and _IGNORING in names)
    )
    read = {id(one.contract) for task in tasks for one in task.governed}
    moving: set[Path] = set()
    migrations: list[MigrationTask] = []
    for path, contract in contracts.items():
        for task in (one for one in plan.migrations if one.contract is contract):
            if are_moving(task, base, paths):
                moving.add(path)
            if path in renewed or path in moving or id(contract) in read:
                since = migrations_since(task, path, base, paths)
                migrations.append(replace(task, since=since))
    is_whole = plan.is_whole and len(tasks) == len(plan.tasks)
    narrow = replace(plan, tasks=tasks, migrations=tuple(migrations), is_whole=is_whole)
    return Touched(narrow, frozenset(renewed), frozenset(moving))


class _Programs(Struct):
    """Tells which programs of a plan depend on changed files; `paths` are these."""

    plan: RunPlan
    base: BaseOfChanges
    paths: Sequence[str]
    reached: dict[Path, Mapping[str, object]] = field(default_factory=dict)  # by contract

    def touched(self) -> frozenset[Path]:
        by_code: dict[int, tuple[HostCode, list[Task]]] = {}
        for task in self.plan.tasks:
            if task.code is not None:
                by_code.setdefault(id(task.code), (task.code, []))[1].append(task)
        return frozenset(
            path for code, tasks in by_code.values() for path in self._below(code, tasks)
        )

    def _below(self, code: HostCode, tasks: Sequence[Task]) -> Iterable[Path]:
        """Those of one root."""
        standing = self.base.standing
        start = (standing.relative(code.root / "x") or "x").removesuffix("x")
        changed = {path.removeprefix(start) for path in self.paths if path.startswith(start)}
        files = {printed_path(task.path, code.root): task for task in tasks}
        following = code.repository_modules()
        graph = ImportGraph.of(files, following.may_lead_to)
        is_package = any(PurePosixPath(path).name == _PACKAGE for path in changed)
        if is_package or following.asked_settings & changed:
            return [task.path for task in tasks]
        other = {path for path in graph.importers if not standing.is_same(code.root / path)}
        if any(map(is_code_path, changed)):
            other |= {path for path, task in files.items() if self._is_reached_anew(task)}
        found = graph.depending(other)
        gone = {path for path in changed - graph.importers.keys() if is_code_path(path)}
        if gone:
            old = HostCode(self.base.path(code.root), code.most_bytes).repository_modules()
            found |= ImportGraph.of(files, old.may_lead_to).depending(gone)
        return [task.path for path, task in files.items() if path in found]

    def _is_reached_anew(self, task: Task) -> bool:
        """Whether endpoints read something else of a program than before."""
        return any(
            self._before(path).get(task.printed) != _read(one)
            for one in task.governed
            for path, contract in self.plan.contracts.items()
            if contract is one.contract and self.base.standing.is_same(path)
            if any(endpoint.code for endpoint in contract.endpoints)
        )

    def _before(self, contract: Path) -> Mapping[str, object]:
        """What endpoints read of each program before the change."""
        if contract not in self.reached:
            self.reached[contract] = {
                task.printed: _read(one)
                for task in self.base.plan(contract).tasks
                for one in task.governed
            }
        return self.reached[contract]


def _read(one: Governance) -> object:
    """What endpoints read of a file: the same for what is read the same."""
    return [each.key for each in one.selections]
