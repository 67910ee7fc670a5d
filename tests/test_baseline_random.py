"""Whatever is edited, moved and renamed, known findings stay known, and one fault more is one.

Hypothesis chooses the same examples in each run; `BASELINE_EXAMPLES=500` tries so many.
"""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from edited_repository import KINDS, Repository
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replicalint.cli.command import status_of

EXAMPLES = int(os.environ.get("BASELINE_EXAMPLES", "12"))
examples = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
seeds = given(st.integers(0, 2**32))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


def said(*arguments: str) -> str:
    """The last line that a command prints."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert status_of(arguments) != 2, err.getvalue()
    return out.getvalue().splitlines()[-1].split(":")[0]


def written(seed: int, root: Path) -> Repository:
    """A repository of files of all kinds, all of whose findings are known."""
    made = Repository(Random(seed))
    for kind in KINDS:
        for _ in range(made.random.randrange(1, 3)):
            faults = [made.random.random() < 0.6 for _ in range(made.random.randrange(1, 4))]
            made.file(kind, faults)
    made.file("sql", [True])
    made.write(root)
    (root / "replicalint-baseline.txt").unlink(missing_ok=True)
    said("baseline", "write")
    return made


def edited(made: Repository, root: Path) -> int:
    """Edits a repository several times; the number of its faults, which stays."""
    for _ in range(made.random.randrange(1, 8)):
        made.edit()
    made.write(root)
    return len(made.faulty)


@examples
@seeds
def test_edits_moves_and_renames_wake_nothing(root: Path, seed: int) -> None:
    faults = edited(written(seed, root), root)
    assert said("baseline", "check") == f"{faults} known, 0 new, 0 mended"


@examples
@seeds
def test_one_more_fault_is_one_new_finding(root: Path, seed: int) -> None:
    made = written(seed, root)
    faults = edited(made, root)
    made.break_one()
    made.write(root)
    assert said("baseline", "check") == f"{faults} known, 1 new, 0 mended"


@examples
@seeds
def test_to_mend_one_and_to_make_another_is_noticed(root: Path, seed: int) -> None:
    made = written(seed, root)
    faults = edited(made, root)
    made.mend_one()
    made.write(root)
    assert said("baseline", "check") == f"{faults - 1} known, 0 new, 1 mended"
    made.break_one()
    made.write(root)
    assert said("baseline", "check") == f"{faults - 1} known, 1 new, 1 mended"
