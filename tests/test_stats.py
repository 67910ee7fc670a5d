"""`--stats`: each second of a run counts for one phase, and no report changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from replicalint import stopwatch
from replicalint.cli.command import status_of
from replicalint.stopwatch import Lap, counting, lap

QUERY = "SELECT o.nmae FROM shop.orders AS o;\n"
MIGRATION = "ALTER TABLE shop.orders ADD COLUMN note text;\n"
_LINE = re.compile(r"  (\D+?) +(\d+\.\d{3})")


def test_each_second_counts_for_the_innermost_phase() -> None:
    seconds = iter(range(1, 100))
    with counting(lambda: float(next(seconds))) as watch:  # 1: the start
        with lap(Lap.FILES):  # 2
            stopwatch.timed(Lap.RULES, len)("")  # 3, 4; then 5
        made = [*stopwatch.each(Lap.READING, "ab")]  # 6 to 11: two items, and the end
        answer = stopwatch.timed(Lap.REPORT, str.upper)("c")  # 12, 13
        spent = watch.taken()  # 14
    assert (made, answer) == (["a", "b"], "C")
    assert spent == {
        Lap.START: 1,
        Lap.PLAN: 6,
        Lap.FILES: 2,
        Lap.RULES: 1,
        Lap.READING: 3,
        Lap.REPORT: 1,
    }
    assert sum(spent.values()) == 14


def test_another_process_adds_what_it_spent() -> None:
    with counting(lambda: 0.0) as watch:
        watch.add({Lap.RULES: 2.0})
        watch.add({Lap.RULES: 3.0, Lap.FILES: 1.0})
        spent = watch.taken()
        assert (spent[Lap.RULES], spent[Lap.FILES]) == (5.0, 1.0)
        assert watch.taken()[Lap.RULES] == 0


def test_what_nobody_counts_is_left_as_it_is() -> None:
    items = ["a"]
    assert stopwatch.current() is None
    assert stopwatch.timed(Lap.RULES, len) is len
    assert stopwatch.each(Lap.RULES, items) is items


def test_the_table_has_the_phases_of_the_run(
    shop_repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop_repository / "sql" / "a.sql").write_text(QUERY)
    (shop_repository / "migrations").mkdir()
    (shop_repository / "migrations" / "1.sql").write_text(MIGRATION)
    with (shop_repository / "replicalint.yaml").open("a") as contract:
        contract.write("migrations: [migrations/*.sql]\n")
    plain = status_of(["check"]), *capsys.readouterr()
    status, (out, err) = status_of(["check", "--stats"]), capsys.readouterr()
    assert (status, out) == plain[:2]
    told = err.removeprefix(plain[2]).splitlines()
    assert told[0] == "seconds of processor time, in all processes together:"
    rows = [_LINE.fullmatch(line) for line in told[1:]]
    found = {row[1]: float(row[2]) for row in rows if row is not None}
    without_programs = [one for one in Lap if one not in (Lap.PROGRAMS, Lap.KEPT)]
    assert [*found] == [*without_programs, "in all"]
    in_all = found.pop("in all")
    assert sum(found.values()) == pytest.approx(in_all, abs=0.001 * len(found))
    assert stopwatch.current() is None


def test_several_processes_count_together(
    shop_repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replicalint.cli.check.processes_for", lambda _: 2)
    for number in range(10):
        (shop_repository / "sql" / f"{number}.sql").write_text(QUERY)
    assert status_of(["check", "--stats", "sql"]) == 1
    err = capsys.readouterr().err
    assert {"  resolution", "  rules"} <= {line[:12].rstrip() for line in err.splitlines()}


def test_what_cannot_be_used_is_timed_as_well(
    shop_repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop_repository / "replicalint.yaml").write_text("replicalint: 1\nname: shop\n")
    assert status_of(["check", "--stats"]) == 2
    mistake, *told = capsys.readouterr().err.splitlines()
    assert mistake.startswith("replicalint.yaml:1:1: ")
    assert told[0] == "seconds of processor time, in all processes together:"
    assert told[-1].startswith("  in all ")
