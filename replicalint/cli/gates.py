"""Which settings make the gate of a run milder, and which of them the changes have brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from msgspec import Struct

from .changed import RunReading
from .known import BaselineFile
from .settings import project_in

if TYPE_CHECKING:
    from ..baseline import KnownFinding
    from ..checked import Checked
    from ..contract import CheckSettings, Contract
    from ..contract.project_settings import ProjectSettings
    from ..files.changed_files import Standing
    from ..files.laid_out import LaidOut
    from ..files.objects import StoredFile
    from ..finding import Milder
    from ..run_plan import ExcludedFile
    from ..settings.gate import Gate, Known
    from ..settings.of_run import CommandLine, Settings


def milder_in(
    checked: Checked, settings: Settings, known: BaselineFile | None, reading: RunReading
) -> tuple[Milder, ...]:
    """The settings in force that make the gate milder; of changes, what these have brought."""
    from ..rules import RULES
    from ..settings.gate import NO_KNOWN, Gate, milder

    command = settings.command
    gate = Gate(
        RULES,
        checked.contracts,
        settings.project,
        command.check,
        Counter(one.by for one in checked.excluded),
        "" if known is None else known.printed,
        NO_KNOWN if known is None else _counted(known.entries),
        command.fail_on,
        command.fail_on_unanalysed,
    )
    if reading.standing is None or reading.standing.changes.base is None:
        return milder(gate)
    from ..settings.weakened import milder_since

    past = _Past(gate, command, reading.standing, checked.excluded)
    return milder_since(past.gate(), gate)


class _Past(Struct, frozen=True):
    """Tells what the gate of a run was before changes."""

    now: Gate
    command: CommandLine
    standing: Standing
    excluded: Sequence[ExcludedFile]

    def gate(self) -> Gate:
        """It; the same where none of its files is changed."""
        from msgspec.structs import replace

        changes = self.standing.changes
        called = {path for path in changes.before if _is_contract(path)}
        watched = {one.source.path for one in self.now.contracts} | called
        watched |= {self.now.baseline}
        paths = frozenset(changes.paths)
        is_project = any(path.endswith(_PROJECT) for path in paths)
        if not is_project and watched <= changes.same:
            return self.now
        project = self._project() if is_project else self.now.project
        named = self._contracts(called, project)
        baseline = self._baseline(project)
        stored = {path: one for path, one in changes.before.items() if path in {*named, baseline}}
        with self._laid(stored) as base:
            contracts = tuple(_contracts(base.root, sorted(named & stored.keys())))
            known = _known(base.root / baseline, base.root) if baseline in stored else {}
        layers = [*(one.check for one in contracts), *([project.check] if project else [])]
        excluded = Counter(one.by for one in self.excluded if _is_excluded(one, layers))
        return replace(
            self.now, contracts=contracts, project=project, excluded=excluded, known=known
        )

    def _laid(self, stored: Mapping[str, StoredFile]) -> AbstractContextManager[LaidOut]:
        from ..files.laid_out import laid_out

        return laid_out(self.standing.changes.root, stored, stored)

    def _project(self) -> ProjectSettings | None:
        before = self.standing.changes.before
        with self._laid(
            {path: one for path, one in before.items() if path.endswith(_PROJECT)}
        ) as base:
            return _project(base.inside(Path.cwd(), self.standing.root))

    def _contracts(self, called: set[str], project: ProjectSettings | None) -> set[str]:
        """The paths of the contracts of the old gate, of which some may not be contracts.

        `called` are the old files that have a contract's name.
        """
        was, now = _named_contract(project), _named_contract(self.now.project)
        if self.command.contract is None and was != now:
            return called if was is None else {was}
        changes = self.standing.changes
        lost = {
            path
            for path in called - changes.same
            if path not in changes.changed or _is_foreign(self.standing.root, path)
        }
        return lost | {one.source.path for one in self.now.contracts}

    def _baseline(self, project: ProjectSettings | None) -> str:
        """The path of the old baseline."""
        from ..files.baselines import BASELINE

        was = None if project is None else project.baseline
        is_told = self.now.project is not None and self.now.project.baseline is not None
        if self.command.baseline is not None or not self.now.baseline:
            return self.now.baseline
        if was is not None and project is not None:
            return normpath(project.base + was)
        return BASELINE if is_told else self.now.baseline


def _is_excluded(file: ExcludedFile, layers: Iterable[CheckSettings]) -> bool:
    """Whether settings take a file out by the pattern that does so now."""
    by = (one.excluding(file.path) for one in layers)
    places = {(one.span.source.path, one.pattern.text) for one in by if one is not None}
    return (file.by.span.source.path, file.by.pattern.text) in places


def _named_contract(project: ProjectSettings | None) -> str | None:
    if project is None or project.contract is None:
        return None
    return normpath(project.base + project.contract)


def _counted(entries: Iterable[KnownFinding]) -> Counter[Known]:
    """How many findings of a kind are known, wherever they are: a move makes none more."""
    return Counter((one.rule, one.subject, one.identity) for one in entries)


_PROJECT = "pyproject.toml"


def _is_contract(path: str) -> bool:
    from ..files.contract_search import is_called_contract

    return is_called_contract(PurePosixPath(path))


def _is_foreign(root: Path, path: str) -> bool:
    """Whether a file with a contract's name is none."""
    from ..files.contract_search import is_foreign_text
    from ..files.reading import InputError, read_source

    try:
        return is_foreign_text(read_source(root / path, root).text)
    except InputError:
        return False


def _contracts(root: Path, paths: Iterable[str]) -> Iterator[Contract]:
    """Those of the files that are contracts, and could be used."""
    from ..contract import ContractError
    from ..files.contracts import load_contract
    from ..files.reading import InputError

    for path in paths:
        try:
            yield load_contract(root / path)
        except (ContractError, InputError):
            continue


def _project(folder: Path) -> ProjectSettings | None:
    from ..contract import ContractError
    from ..files.reading import InputError

    try:
        found = project_in(folder)
    except (ContractError, InputError):
        return None
    return None if found is None else found[0]


def _known(path: Path, root: Path) -> Counter[Known]:
    """What a baseline holds."""
    from ..baseline import BaselineError, read_baseline
    from ..files.baselines import read_baseline_file
    from ..files.reading import InputError

    try:
        return _counted(read_baseline(read_baseline_file(path, root)))
    except (BaselineError, InputError):
        return Counter()
