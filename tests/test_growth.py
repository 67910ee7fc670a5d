"""Four times the input takes about four times the work: counted in calls, not in seconds.

`bench/growth.py` measures more shapes, larger ones, and memory. What is bounded at some hundreds,
as the search for the nearest name, shows only there. `bench/nesting.py` has every construct that
can hold itself, and counts all pairs of them; here are all of them, and some pairs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import nesting
import pytest
import shapes
from nesting import by_postgresql

from replicalint.api import check_text, load_contract
from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "contracts" / "plugin-read-path.yaml"
CONTRACT = load_contract(REFERENCE)
SMALL, LARGE = 30, 120
# Of the larger input for each of the smaller: n log n is 5.6, n * n is 16. Not counted is what
# every run needs.
MOST = 6.5
SHAPES = (
    shapes.aggregates,
    shapes.bare_relations,
    shapes.branches,
    shapes.branches_of_a_program,
    shapes.classes_of_a_program_nested,
    shapes.clojure_without_end,
    shapes.colons_in_brackets,
    shapes.commas,
    shapes.commands,
    shapes.concatenations_of_a_program,
    shapes.constants_of_a_program,
    shapes.copied_data,
    shapes.ctes_side_by_side,
    shapes.endpoints,
    shapes.expired_ignores,
    shapes.functions_of_a_program_nested,
    shapes.grouped_columns,
    shapes.grouped_expressions,
    shapes.grouping_sets,
    shapes.headers,
    shapes.headers_behind_aliases,
    shapes.headers_behind_faults,
    shapes.headers_between_arms,
    shapes.headers_in_parentheses,
    shapes.headers_of_arms,
    shapes.headers_of_snippets,
    shapes.holes_behind_values,
    shapes.holes_that_touch,
    shapes.joins,
    shapes.joins_after_a_comma,
    shapes.joins_of_bare_names,
    shapes.joins_using,
    shapes.methods,
    shapes.migration_files,
    shapes.migration_tables,
    shapes.modules_of_a_program,
    shapes.operators_over_true,
    shapes.row_aliases,
    shapes.selected_statements,
    shapes.sites_of_a_program,
    shapes.stars,
    shapes.subqueries_of_bare_names,
    shapes.texts_that_functions_read,
    shapes.unseparated,
    shapes.utility_lists,
)


def calls(files: shapes.Files, folder: Path) -> int:
    """How many functions a check of the files calls."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    contract = (
        "contract.yaml"
        if "contract.yaml" in files
        else ROOT / "contracts" / "plugin-read-path.yaml"
    )
    paths = [str(folder / "query.sql")] if "query.sql" in files else []
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    arguments = ("check", "--output", str(folder / "report"), "--contract", str(folder / contract))
    sys.setprofile(count)
    try:
        status = status_of((*arguments, *paths))
    finally:
        sys.setprofile(None)
    assert status in (0, 1)
    return counted


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_work_grows_with_the_input(shape: Callable[[int], shapes.Files], tmp_path: Path) -> None:
    calls(shape(1), tmp_path / "first")  # loads what a run needs
    least = calls(shape(2), tmp_path / "least")
    small = calls(shape(SMALL), tmp_path / "small") - least
    large = calls(shape(LARGE), tmp_path / "large") - least
    assert large / small < MOST


def test_no_argument_is_looked_at_for_each_of_the_others() -> None:
    """Counted in instructions: a loop over all of them calls nothing."""

    def instructions(number: int) -> int:
        counted = 0

        def count(frame: FrameType, event: str, _: object) -> object:
            nonlocal counted
            frame.f_trace_opcodes = True
            counted += event == "opcode"
            return count

        sql = shapes.arguments_of_a_call(number)["query.sql"]
        sys.settrace(count)
        try:
            check_text(sql, CONTRACT)
        finally:
            sys.settrace(None)
        return counted

    least = instructions(2)
    assert (instructions(4 * LARGE) - least) / (instructions(LARGE) - least) < MOST


def test_postgresql_reads_every_nesting() -> None:
    unread = [one.name for one in nesting.singles() if not nesting.readable(one, by_postgresql)]
    assert unread == []


def test_no_nesting_is_given_up() -> None:
    """Not one of those that double with a level: they would need more steps than there are."""
    nestings = (*nesting.singles(), *nesting.chosen("", False, 50, seed=1))
    for one in filter(None, (nesting.readable(each, by_postgresql) for each in nestings)):
        for finding in check_text(one.statement(nesting.MANY), CONTRACT).findings:
            assert "steps" not in finding.message, one.name


# What is taken of `bench/nesting.py`: those that hold a word, alone or in pairs, or some by chance;
# and whether as migrations.
TAKEN = {
    "by chance": ("", False, 8, False),
    "ARRAY[": ("ARRAY[", True, 0, False),
    "LIMIT": ("LIMIT", True, 0, False),
    "VALUES around others": ("VALUES (1, {})  |", False, 4, False),
    "SELECT ({})": ("SELECT ({})", True, 0, False),
    "WITH of migrations": ("WITH w AS ({}) ", True, 0, True),
    "FOR UPDATE of migrations": ("FOR UPDATE", True, 0, True),
}
COUNTING = """\
import json, sys
import nesting
nesting.prefer_python_sources()
taken = [(nesting.chosen(*one, seed=1), as_one) for *one, as_one in json.loads(sys.argv[1])]
json.dump([[*nesting.growths(*each)] for each in taken], sys.stdout)
"""


@pytest.fixture(scope="module")
def growths() -> dict[str, list[tuple[float, str]]]:
    """By a process of its own: the calls of a compiled parser cannot be counted."""
    ran = subprocess.run(
        [sys.executable, "-c", COUNTING, json.dumps([*TAKEN.values()])],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'bench'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(TAKEN, json.loads(ran.stdout), strict=True))


@pytest.mark.parametrize("taken", TAKEN)
def test_work_grows_with_the_levels(
    taken: str, growths: dict[str, list[tuple[float, str]]]
) -> None:
    assert growths[taken] != []
    assert [grown for grown in growths[taken] if grown[0] > nesting.MOST] == []
