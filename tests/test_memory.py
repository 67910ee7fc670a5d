"""What a run keeps of each file, as there may be very many: a plan, and what came of it."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from replicalint.checked import Checked, CheckedFiles
from replicalint.finding import LeftOut, Report
from replicalint.planner import plan_run
from replicalint.run_plan import Unlisted
from replicalint.summaries import StatementSummary, in_files

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs: {columns: {id: uuid}}
endpoints:
  reader: {queries: ["sql/*/*.sql#Get*"]}
"""
SEVERAL = 300


def kept(make: Callable[[int], object], least: int = 100) -> float:
    """Bytes that are kept of each of many more."""
    make(least)  # whatever is loaded or made once
    taken = []
    for count in (least, least + SEVERAL):
        gc.collect()
        tracemalloc.start()
        made = make(count)
        gc.collect()
        taken.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        del made
    return (taken[1] - taken[0]) / SEVERAL


@pytest.mark.parametrize("folder", ["sql/all", "more"])
def test_a_plan_keeps_little_more_than_the_paths_of_files(tmp_path: Path, folder: str) -> None:
    def plan(count: int) -> object:
        part = tmp_path / str(count)
        (part / ".git").mkdir(parents=True, exist_ok=True)
        (part / "replicalint.yaml").write_text(CONTRACT)
        (part / folder).mkdir(parents=True, exist_ok=True)
        for number in range(count):
            (part / folder / f"{number:04}.sql").write_text("SELECT 1;\n")
        found = plan_run([part / folder], None, unlisted=Unlisted())
        assert len(found.tasks) == count
        return found

    written = len(str(tmp_path / "400" / folder / "0000.sql"))
    assert kept(plan) < written + 350


def plain(path: str) -> Checked:
    statements = [StatementSummary(path, n, n + 5, None, "reader", True) for n in range(1, 141, 10)]
    return Checked(Report(by_file=in_files(statements), files=1), content="0" * 32)


def checked(count: int) -> CheckedFiles:
    files = CheckedFiles.of(count)
    for number in range(count):
        files.keep(number, plain(f"sql/{number:04}.sql"))
    return files


def test_of_a_file_of_which_there_is_nothing_to_say_only_its_statements_are_kept() -> None:
    assert kept(checked) < 400


def test_what_came_of_files_is_there_in_their_order() -> None:
    telling = Checked(Report(files=1, left_out=(LeftOut("b"),), last_day=date(2027, 1, 1)), ("no",))
    files = CheckedFiles.of(3)
    files.keep(2, plain("c"))
    files.keep(1, telling)
    assert files.waiting() == [0]
    files.keep(0, plain("a"))
    without = [Checked(one.report) for one in (plain("a"), plain("c"))]
    assert [*files] == [without[0], telling, without[1]]
