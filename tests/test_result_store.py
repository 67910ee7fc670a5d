"""The files in which results are kept: by many processes at once, put together, and bounded."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from replicalint.cache.digests import digest
from replicalint.files.result_store import ResultStore

SHELF = digest("shelf")
PROCESSES, ENTRIES = 64, 100


def keep(folder: Path, keys: range, entry: bytes = b"1", shelf: str = SHELF) -> None:
    """Keeps some entries, as a run does."""
    store = ResultStore(folder)
    for key in keys:
        store.put(shelf, digest(key), entry)
    store.write()


def kept(folder: Path, keys: range, shelf: str = SHELF) -> list[int]:
    """Those keys whose entries are there."""
    store = ResultStore(folder)
    return [key for key in keys if store.get(shelf, digest(key)) is not None]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.json") if path.is_file()]


def test_many_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    running = []
    for number in range(PROCESSES):
        process = os.fork()
        if process == 0:
            status = 1
            try:
                keep(tmp_path / "kept", range(number * ENTRIES, (number + 1) * ENTRIES))
                status = 0
            finally:
                os._exit(status)
        running.append(process)
    assert [os.waitpid(process, 0)[1] for process in running] == [0] * PROCESSES
    every = range(PROCESSES * ENTRIES)
    assert kept(tmp_path / "kept", every) == [*every]


def test_many_segments_are_put_together(tmp_path: Path) -> None:
    for number in range(100):
        keep(tmp_path, range(number, number + 1))
    assert len(files(tmp_path)) <= 17
    assert kept(tmp_path, range(100)) == [*range(100)]


def test_the_newest_and_what_was_used_is_left_of_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replicalint.files.result_store.MOST_OF_SHELF", 5)
    hour_ago = time.time() - 3600
    for number in range(16):
        keep(tmp_path, range(number, number + 1))
        (made,) = (one for one in files(tmp_path) if one.stat().st_mtime > hour_ago + 1800)
        os.utime(made, (hour_ago + number, hour_ago + number))
    store = ResultStore(tmp_path)
    assert store.get(SHELF, digest(3)) is not None
    store.put(SHELF, digest(16), b"1")
    store.write()
    assert kept(tmp_path, range(20)) == [3, *range(11, 17)]


def test_what_has_not_been_used_for_longest_goes_where_all_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour_ago = time.time() - 3600
    for number in range(10):
        keep(tmp_path, range(1), b'"%s"' % (b"x" * 1000), digest(number))
        (made,) = files(tmp_path / "results" / digest(number))
        os.utime(made, (hour_ago + number, hour_ago + number))
    monkeypatch.setattr("replicalint.files.result_store.MOST_OF_ALL", 8000)
    monkeypatch.setattr("replicalint.files.result_store.LEFT", 5000)
    keep(tmp_path, range(1), b"1", digest(10))
    there = [number for number in range(11) if kept(tmp_path, range(1), digest(number))]
    assert there == [6, 7, 8, 9, 10]


def test_what_is_used_is_not_the_oldest(tmp_path: Path) -> None:
    keep(tmp_path, range(1))
    (path,) = files(tmp_path)
    os.utime(path, (1, 1))
    assert kept(tmp_path, range(1)) == [0]
    assert abs(path.stat().st_mtime - time.time()) < 3600


def test_what_a_process_left_half_done_goes_after_a_day(tmp_path: Path) -> None:
    keep(tmp_path, range(1))
    begun = [files(tmp_path)[0].with_name(f"{character * 32}.begun") for character in "ab"]
    for path in begun:
        path.write_bytes(b"half")
    os.utime(begun[0], (1, 1))
    keep(tmp_path, range(1, 2))
    assert [path.exists() for path in begun] == [False, True]


def test_nothing_is_written_where_nothing_is_new(tmp_path: Path) -> None:
    keep(tmp_path / "kept", range(0))
    assert not (tmp_path / "kept").exists()
