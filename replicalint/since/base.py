"""The repository as it was before changes: what its contracts governed, and what was found then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from ..files.changed_files import Standing
from ..files.laid_out import LaidOut, laid_out
from ..files.reading import LARGEST
from ..planner import plan_run
from ..run_plan import RunPlan, Task, Unlisted


class BaseOfChanges(Struct, dict=True):
    """The base of changes, laid out when it is first asked for. `root` is where files are read."""

    standing: Standing
    stack: ExitStack
    most_bytes: int = LARGEST

    @cached_property
    def laid(self) -> LaidOut:
        changes = self.standing.changes
        return self.stack.enter_context(laid_out(changes.root, changes.before, changes.paths))

    @cached_property
    def _plans(self) -> dict[Path, RunPlan]:
        return {}

    def path(self, path: Path) -> Path:
        """Where a file that is read now was then."""
        return self.laid.inside(path, self.standing.root)

    def plan(self, contract: Path) -> RunPlan:
        """All that a contract governed, which is the same as it was."""
        if contract not in self._plans:
            planned = plan_run(
                (), self.path(contract), self.most_bytes, demands_files=False, is_bounded=True
            )
            self._plans[contract] = planned
        return self._plans[contract]

    def plans(self, tasks: Sequence[Task], unlisted: Unlisted) -> Iterator[RunPlan]:
        """What is to be run to judge files as they were, by the contracts that govern them now.

        `unlisted` says what becomes of those that no contract names.
        """
        waiting = {task.printed: task for task in tasks}
        contracts = {one.contract.source.path for task in tasks for one in task.governed}
        for path in sorted(contracts):
            plan = self.plan(self.standing.root / path)
            found = [one for one in plan.tasks if one.printed in waiting]
            yield _of_tasks(plan, found)
            for one in found:
                waiting.pop(one.printed, None)
        others = [self.path(task.path) for task in waiting.values()]  # that no contract names
        if others:
            plan = plan_run(others, None, self.most_bytes, is_bounded=True, unlisted=unlisted)
            yield _of_tasks(plan, plan.tasks)


def _of_tasks(plan: RunPlan, tasks: Sequence[Task]) -> RunPlan:
    """A plan with nothing but some of its files to do."""
    return RunPlan(tuple(tasks), (), (), (), plan.contracts)


@contextmanager
def base_of(standing: Standing, most_bytes: int = LARGEST) -> Iterator[BaseOfChanges]:
    """The base of changes, for a while."""
    with ExitStack() as stack:
        yield BaseOfChanges(standing, stack, most_bytes)
