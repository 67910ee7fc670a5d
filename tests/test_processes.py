"""Several processes: they end with their parent, leave nothing behind and lose nothing.

Real processes, on as many files as make the command share its work.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from awaiting import await_true
from forked import Process, ran, started

import replicalint.rules
from replicalint.contract import Contract
from replicalint.facts import Statement
from replicalint.finding import Finding, Severity
from replicalint.processes import Lost, as_they_come, mapped
from replicalint.rule import Rule
from replicalint.rules import RuleList

ROOT = Path(__file__).parent.parent
ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGINT)


def share_and_wait() -> None:
    """Adds a rule that waits in all processes but the first, so that there are some to look at."""
    parent = os.getpid()
    os.sched_getaffinity = lambda _: {0, 1, 2}

    def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
        while os.getpid() != parent and os.path.exists("wait"):
            time.sleep(0.01)
        return iter(())

    rule = Rule("waits", Severity.NOTE, "Waits.", queries=check)
    every = replicalint.rules.RULES.names
    replicalint.rules.RULES = RuleList((*every, rule.name), {rule.name: rule})


def stat(process: int) -> list[str]:
    """What the kernel says of a process, from its state on; nothing where there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def is_running(process: int) -> bool:
    return stat(process)[:1] not in ([], ["Z"], ["X"])


def children(parent: int) -> set[int]:
    """The processes, zombies too, whose parent this is."""
    every = (int(name) for name in os.listdir("/proc") if name.isdecimal())
    return {process for process in every if stat(process)[1:2] == [str(parent)]}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with more files than one process checks."""
    (tmp_path / "replicalint.yaml").write_text(
        "replicalint: 1\nname: app\nrelations:\n  public.orgs: {columns: {id: uuid}}\n"
    )
    for number in range(60):
        (tmp_path / f"{number:02}.sql").write_text("SELECT b.id FROM public.balances b;\n")
    (tmp_path / "wait").touch()
    return tmp_path


@pytest.fixture
def parent(many: Path) -> Iterator[Process]:
    """The command at work, with its processes."""
    command = ("check", ".", "--format", "concise")
    with started(command, before=share_and_wait, folder=many) as process:
        await_true(lambda: len(children(process.pid)) == 3, "processes start")
        yield process


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_they_end_with_their_parent(parent: Process, ending: signal.Signals) -> None:
    workers = children(parent.pid)
    parent.send_signal(ending)
    out, err = parent.communicate()  # ends when no one holds the pipes
    await_true(lambda: not any(map(is_running, workers)), "processes end")
    assert (out, err) == (b"", b"")
    assert parent.returncode == (130 if ending is signal.SIGINT else -ending)


NOTED = """
import os, sys

def note(event, given):
    if event == "exec" and "replicalint" in given[0].co_filename:
        with open("loaded", "a") as file:
            file.write(given[0].co_filename + "\\n")

os.sched_getaffinity = lambda _: {0, 1, 2}
os.register_at_fork(after_in_child=lambda: sys.addaudithook(note))
from replicalint.cli import main
main()
"""


def test_what_files_need_is_loaded_before_they_part(many: Path) -> None:
    (many / "wait").unlink()
    for path in many.glob("*.sql"):
        path.write_text("SELECT o.id, count(*) FROM public.orgs o WHERE o.id = $1 GROUP BY 1;\n")
    (many / "loaded").touch()
    command = [sys.executable, "-c", NOTED, "check", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "REPLICALINT_NO_CACHE": "1"}
    result = subprocess.run(command, cwd=many, env=environment, capture_output=True, text=True)
    assert result.stdout == "analysed 60 of 60 statements in 60 files: no findings\n"
    assert (many / "loaded").read_text() == ""


def test_who_reads_waits_for_the_parent_alone(parent: Process, many: Path) -> None:
    workers = children(parent.pid)
    for worker in workers:
        os.kill(worker, signal.SIGSTOP)  # nor does one that never runs again hold the pipes
    parent.send_signal(signal.SIGKILL)
    assert parent.communicate() == (b"", b"")


def test_they_hold_no_descriptor_of_their_parent(parent: Process) -> None:
    def held() -> set[str]:
        return {
            os.readlink(link)
            for worker in children(parent.pid)
            for link in Path(f"/proc/{worker}/fd").iterdir()
        }

    outer = {os.readlink(f"/proc/{parent.pid}/fd/{stream}") for stream in (1, 2)}
    await_true(lambda: not held() & outer, "the standard streams are let go")
    for worker in children(parent.pid):
        kinds = [os.readlink(link) for link in Path(f"/proc/{worker}/fd").iterdir()]
        pipes = [kind for kind in kinds if kind.startswith("pipe:")]
        # what it takes items from, and where its results go: of no other process
        assert (len(pipes), set(kinds) - set(pipes)) == (2, {"/dev/null"})
    others = [
        {os.readlink(link) for link in Path(f"/proc/{worker}/fd").iterdir()}
        for worker in children(parent.pid)
    ]
    assert len(set.intersection(*others)) == 2  # /dev/null, and what all take items from


def test_a_reader_that_leaves_early_ends_them_too(parent: Process, many: Path) -> None:
    workers = children(parent.pid)
    parent.stdout.close()
    (many / "wait").unlink()
    assert (parent.stderr.read(), parent.returncode) == (b"", 1)
    await_true(lambda: not any(map(is_running, workers)), "processes end")


def test_they_leave_nothing_behind(parent: Process, many: Path) -> None:
    shared = set(os.listdir("/dev/shm"))
    (many / "wait").unlink()
    out, err = parent.communicate()
    assert (parent.returncode, err) == (1, b"")
    assert out.splitlines()[-1] == b"analysed 60 of 60 statements in 60 files: 60 errors"
    assert set(os.listdir("/dev/shm")) <= shared
    assert len(list(many.iterdir())) == 61


def test_one_that_is_killed_loses_one_file(parent: Process, many: Path) -> None:
    victim = min(children(parent.pid))
    os.kill(victim, signal.SIGKILL)
    (many / "wait").unlink()
    out, err = parent.communicate()
    assert parent.returncode == 2
    assert err.count(b"\n") == 1
    assert err.endswith(b"internal error in this file: the worker process was ended by SIGKILL\n")
    last = b"analysed 59 of 59 statements in 60 files: 59 errors, 1 internal error"
    assert out.splitlines()[-1] == last


@pytest.mark.parametrize("processes", [1, 3])
def test_each_result_comes_once_with_its_number(processes: int) -> None:
    came = [*as_they_come(lambda item: -item, range(50), processes)]
    assert sorted(came) == [(number, -number) for number in range(50)]


def test_no_process_is_left_where_one_stops_before_the_last() -> None:
    before = children(os.getpid())
    with closing(as_they_come(abs, range(1000), 2)) as each:
        next(each)
        assert len(children(os.getpid()) - before) == 2
    assert children(os.getpid()) == before


def test_results_come_in_the_order_of_the_items() -> None:
    before = children(os.getpid())  # the servers of other tests
    assert mapped(lambda item: item * item, range(1000), 3) == [n * n for n in range(1000)]
    assert children(os.getpid()) == before


def test_more_items_than_a_pipe_holds() -> None:
    assert mapped(lambda item: item, range(50_000), 2) == list(range(50_000))


def test_no_items_and_no_process() -> None:
    assert mapped(lambda item: item, [], 2) == []


def test_all_that_end_at_once() -> None:
    """Each round loses what was in a hand, and ends."""
    parent = os.getpid()

    def dies(item: int) -> int:
        if os.getpid() != parent and item % 3 == 0:
            os._exit(7)
        return item

    before = children(os.getpid())
    results = mapped(dies, range(20), 2)
    lost = Lost("the worker process exited unexpectedly")
    assert results == [lost if item % 3 == 0 else item for item in range(20)]
    assert children(os.getpid()) == before


@pytest.mark.parametrize("most", [6, 8])
def test_what_cannot_be_shared_for_want_of_descriptors_is_done_alone(many: Path, most: int) -> None:
    (many / "wait").unlink()

    def short_of_descriptors() -> None:
        share_and_wait()
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    command = ("check", ".", "--format", "concise")
    result = ran(command, before=short_of_descriptors, folder=many)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.endswith("analysed 60 of 60 statements in 60 files: 60 errors\n")


def test_standard_streams_that_are_closed_are_no_hindrance(many: Path) -> None:
    (many / "wait").unlink()
    result = subprocess.run(
        [
            "sh",
            "-c",
            '"$1" -m replicalint check . --output report --format concise <&- >&- 2>&-; echo $?',
            "sh",
            sys.executable,
        ],
        cwd=many,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert result.stdout == "1\n"
    assert len((many / "report").read_text().splitlines()) == 61
