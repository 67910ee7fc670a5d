"""Four times the input takes about four times the work: counted in calls, not in seconds.

`bench/growth.py` measures more shapes, larger ones, and memory. What is bounded at some hundreds,
as the search for the nearest name, shows only there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shapes

from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "contracts" / "plugin-read-path.yaml"
SMALL, LARGE = 30, 120
# Of the larger input for each of the smaller: n log n is 5.6, n * n is 16. Not counted is what
# every run needs.
MOST = 6.5
SHAPES = (
    shapes.bare_relations,
    shapes.commas,
    shapes.ctes_side_by_side,
    shapes.endpoints,
    shapes.expired_ignores,
    shapes.joins,
    shapes.joins_after_a_comma,
    shapes.joins_of_bare_names,
    shapes.joins_using,
    shapes.migration_files,
    shapes.row_aliases,
    shapes.stars,
    shapes.subqueries_of_bare_names,
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
