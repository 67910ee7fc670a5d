"""Whatever changes, a run about changes finds what a whole run finds and was not there before.

Hypothesis chooses the same examples in each run; `SINCE_EXAMPLES=500` tries so many.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from changing_repository import ChangingRepository
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import begin, commit, git, put

from replicalint.checked import Checked
from replicalint.files.changed_files import Standing, changes_since, staged_changes
from replicalint.files.laid_out import laid_out, working_in
from replicalint.finding import Since
from replicalint.fingerprint import fingerprinted
from replicalint.planner import plan_run
from replicalint.rules import RULES
from replicalint.run import run
from replicalint.settings.chosen_rules import Rules
from replicalint.since import base_of, check_since, on_changed_lines

EXAMPLES = int(os.environ.get("SINCE_EXAMPLES", "12"))
TODAY = date(2026, 1, 1)
ALL = Rules(RULES.standard, frozenset(RULES.names))
# A whole run does not know what a revision has: it does not find these, or elsewhere.
OF_REVISIONS = frozenset(("migration-edited", "migration-out-of-order"))
examples = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
seeds = given(st.integers(0, 2**32))
Fault = tuple[str, str, str, str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_INDEX_FILE", "REPLICALINT_CONTRACT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def drawn(root: Path, seed: int) -> tuple[Path, Counter[Fault]]:
    """A repository whose working tree is other than its commit, and what the commit has."""
    made = ChangingRepository(Random(seed))
    folder = root / "repository"
    shutil.rmtree(folder, ignore_errors=True)
    begin(folder)
    write(folder, made)
    commit(folder)
    before = faults(whole(folder))
    for _ in range(made.random.randrange(1, 5)):
        made.change()
    write(folder, made)
    return folder, before


def write(folder: Path, made: ChangingRepository) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            path.unlink()
    for path, text in made.files.items():
        put(folder, path, text)


def whole(folder: Path) -> Checked:
    with working_in(folder):
        return run(plan_run((), None, is_bounded=True), ALL, TODAY)


def since(folder: Path, standing: Standing, *, lines: bool = False) -> Checked:
    with working_in(folder), base_of(standing) as base:
        planned = plan_run((), None, is_bounded=True)
        checked, part = check_since(planned, base, ALL, TODAY, lambda _: 1)
        if lines:
            told = Since("HEAD", standing.changes.count)
            return on_changed_lines(checked, part, base, ALL, TODAY, told)
        return checked


def faults(checked: Checked) -> Counter[Fault]:
    """What is found, each fault with how often: in a statement of which text."""
    found = fingerprinted(checked.report).findings
    return Counter(
        (one.rule, one.span.source.path, one.subject, one.identity)
        for one in found
        if one.rule not in OF_REVISIONS
    )


@examples
@seeds
def test_what_is_new_is_found(root: Path, seed: int) -> None:
    folder, before = drawn(root, seed)
    now = whole(folder)
    found = since(folder, Standing(changes_since("HEAD", folder), folder))
    assert faults(found) <= faults(now)  # and nothing else
    assert faults(now) - before <= faults(found)
    assert now.mistakes == found.mistakes or set(found.mistakes) < set(now.mistakes)
    assert not found.report.internal_errors


def changed_lines(folder: Path) -> set[tuple[str, int]]:
    """The lines that git says are changed, by the paths of their files."""
    git(folder, "add", "--intent-to-add", "--all", ".")
    found: set[tuple[str, int]] = set()
    path = ""
    for line in git(folder, "diff", "-U0", "--no-renames", "HEAD").splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ b/")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            found.update((path, number) for number in range(start, start + count))
    return found


def places(checked: Checked) -> set[tuple[str, int]]:
    return {(one.span.source.path, one.span.line) for one in checked.report.findings}


@examples
@seeds
def test_on_changed_lines_stands_what_is_new(root: Path, seed: int) -> None:
    folder, before = drawn(root, seed)
    standing = Standing(changes_since("HEAD", folder), folder)
    all_of_it, on_lines = since(folder, standing), since(folder, standing, lines=True)
    every, found = faults(all_of_it), faults(on_lines)
    changed = changed_lines(folder)
    assert {place for place in places(all_of_it) if place in changed} <= places(on_lines)
    new = Counter(one[:3] for one in (faults(whole(folder)) - before).elements())
    old = Counter(one[:3] for one in before.elements())
    told = Counter(one[:3] for one in found.elements())
    assert found <= every
    assert all(told[one] for one in new if new[one] > old[one])


@examples
@seeds
def test_staged_is_as_checked_out(root: Path, seed: int) -> None:
    folder, _ = drawn(root, seed)
    expected = since(folder, Standing(changes_since("HEAD", folder), folder))
    git(folder, "add", "--all", ".")
    changes = staged_changes(folder)
    for path in folder.rglob("*.*"):
        if path.is_file() and ".git" not in path.parts:
            path.write_text("SELECT nothing FROM here;\n")
    with laid_out(folder, changes.index or {}) as index:
        found = since(index.root, Standing(changes, index.root))
    assert faults(found) == faults(expected)
    assert found.mistakes == expected.mistakes
    assert found.report.files == expected.report.files
