"""Which baseline a run is held against, and what of its findings is known."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from ..source import visible
from .options import A_PATH, DASH

if TYPE_CHECKING:
    from ..baseline import Coverage, Held, KnownFinding
    from ..checked import Checked
    from ..settings.chosen_rules import Rules

baseline_option = click.option(
    "--baseline",
    type=A_PATH,
    metavar="FILE",
    help="The baseline of known findings; the default is replicalint-baseline.txt at the "
    "repository's root, where there is one.",
)


class UnusableBaseline(Exception):
    """A baseline that cannot be read. Each of `mistakes` is one whole line."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class BaselineFile(Struct, frozen=True):
    """A baseline, and the root that its paths are relative to. `is_there` says that it is a file.

    It is used where it is there, or was asked for.
    """

    path: Path
    root: Path
    printed: str
    entries: tuple[KnownFinding, ...] = ()
    is_there: bool = False

    def held(self, checked: Checked, rules: Rules) -> Held:
        """The report of a run with its known findings apart."""
        from ..baseline import held_against

        coverage = self.coverage(checked, rules)
        return held_against(checked.report, self.entries, coverage, self.printed)

    def coverage(self, checked: Checked, rules: Rules) -> Coverage:
        """What a run says of the entries."""
        from ..baseline import Coverage
        from ..files.baselines import gone_from
        from ..files.languages import is_code_path

        paths = {one.path for one in self.entries}
        code = frozenset(path for path in paths if checked.is_whole and is_code_path(path))
        return Coverage(
            code.union(checked.paths),
            gone_from(self.root, paths),
            _asked_for(rules),
            rules.known,
        )


def without_known(checked: Checked, baseline: BaselineFile | None, rules: Rules) -> Checked:
    """A run whose known findings stand apart, where there is a baseline."""
    if baseline is None or not baseline.is_there:
        return checked
    return replace(checked, report=baseline.held(checked, rules).report)


def _asked_for(rules: Rules) -> frozenset[str]:
    """The rules that the command line leaves in: what a project ignores, is known no more."""
    if rules.command.select is not None:
        return frozenset(rules.selected.names)
    return rules.known - {one.rule for one in rules.command.ignore}


def known_by(
    start: Path | None, contract: Path | None, named: Path | None, *, demands: bool = True
) -> BaselineFile:
    """The baseline that is named, else the one at the root of the repository of `start`.

    Raises UnusableBaseline where the file cannot be read, or is named, demanded and not there.
    """
    from ..files.baselines import baseline_file, read_baseline_file
    from ..files.reading import InputError, printed_path

    root = root_of(start, contract)
    path = baseline_file(root, named)
    printed = printed_path(path, root)
    if not os.path.lexists(path):
        if named is not None and demands:
            raise UnusableBaseline([f"{visible(printed)}: no such file or directory"])
        return BaselineFile(path, root, printed)
    from ..baseline import BaselineError, read_baseline

    try:
        entries = read_baseline(read_baseline_file(path, root))
    except (BaselineError, InputError) as error:
        raise UnusableBaseline(error.mistakes) from None
    return BaselineFile(path, root, printed, entries, is_there=True)


def root_of(start: Path | None, contract: Path | None) -> Path:
    """The root of the repository of a file or folder, else that of its contract's paths."""
    from ..files.borders import repository_root
    from ..files.contract_search import contracts_from
    from ..files.contracts import contract_root
    from ..files.reading import InputError

    place = Path(os.path.abspath(start or os.curdir))
    root = repository_root(place)
    if root is not None:
        return root
    folder = place if place.is_dir() else place.parent
    try:
        found = contracts_from(folder, contract).files
    except InputError:  # the run tells it
        found = ()
    return contract_root(found[0]) if found else folder


def first_path(paths: Sequence[Path], stdin_filename: Path | None = None) -> Path | None:
    """The path whose repository a run is about; None for that of the current folder."""
    return next((path for path in paths if path != DASH), stdin_filename)
