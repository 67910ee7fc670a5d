"""Applies a function to many items in several processes.

The processes are forks: they share what the parent has loaded, and nothing but results travels.
They end with their parent, however it ends, and hold none of its descriptors: whoever reads what
the parent writes waits for the parent alone. What they take items from is a pipe, which needs no
lock: a process that is killed keeps nothing from the others.

Loaded only where it is used: it costs a start-up that one file does not need. Linux only.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import struct
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from fcntl import F_DUPFD_CLOEXEC, fcntl
from multiprocessing.connection import Connection, wait
from typing import NoReturn, TypeVar

from msgspec import Struct

from .garbage import keep_what_is_there

Item = TypeVar("Item")
Result = TypeVar("Result")

ITEMS_AT_A_TIME = 8
_NUMBER = struct.Struct("=i")
# How many numbers the smallest pipe takes at once: more than a page has (pipe(7), "Pipe capacity").
_MOST_NUMBERS = 4096 // _NUMBER.size
_STANDARD_STREAMS = (0, 1, 2)
_PR_SET_PDEATHSIG = 1  # prctl(2)
_TOO_SOON = "the worker process exited unexpectedly"


class Lost(Struct, frozen=True):
    """In place of the result for an item: why there is none."""

    message: str


class _Worker(Struct, frozen=True):
    process: int
    results: Connection


def mapped(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> list[Result | Lost]:
    """The result for each item, in their order."""
    found = dict(as_they_come(function, items, processes))
    return [found[number] for number in range(len(items))]


def as_they_come(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Generator[tuple[int, Result | Lost], None, None]:
    """The results as they come, each with the number of its item, so that nobody need hold all.

    Whoever takes them closes this: no process is left that works for nobody.

    Where a process ends before its work is done, the item that it had in hand is lost; what it had
    still to do, others do.
    """
    waiting: Sequence[int] = range(len(items))
    while waiting:
        came: set[int] = set()
        for number, result in _round(function, items, waiting, processes):
            came.add(number)
            yield number, result
        if not came:
            yield from ((number, Lost(_TOO_SOON)) for number in waiting)
            return
        waiting = [number for number in waiting if number not in came]


def _round(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    waiting: Sequence[int],
    processes: int,
) -> Iterator[tuple[int, Result | Lost]]:
    """Results, each with the number of its item: of every item where no process ends too soon."""
    at_a_time = max(ITEMS_AT_A_TIME, -(-len(waiting) // _MOST_NUMBERS))
    batches = [waiting[first : first + at_a_time] for first in range(0, len(waiting), at_a_time)]
    alone = ((number, function(items[number])) for number in waiting)
    try:
        source, sink = _pipe()
    except OSError:  # no descriptors: this process does all
        yield from alone
        return
    os.write(sink, b"".join(_NUMBER.pack(number) for number in range(len(batches))))
    os.close(sink)
    workers: list[_Worker] = []
    try:
        for _ in range(min(processes, len(batches))):
            try:
                workers.append(_forked(function, items, batches, source))
            except OSError:  # no more processes or descriptors: those that there are do
                break
        if workers:
            yield from _received(workers)
        else:
            yield from alone
    finally:
        os.close(source)
        for worker in workers:
            _end(worker)


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are no standard streams, even where those are closed."""
    source, sink = os.pipe()
    try:
        source_above = fcntl(source, F_DUPFD_CLOEXEC, len(_STANDARD_STREAMS))
        try:
            return source_above, fcntl(sink, F_DUPFD_CLOEXEC, len(_STANDARD_STREAMS))
        except OSError:
            os.close(source_above)
            raise
    finally:
        os.close(source)
        os.close(sink)


def _forked(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    batches: Sequence[Sequence[int]],
    source: int,
) -> _Worker:
    results, sink = _pipe()
    parent = os.getpid()
    try:
        process = os.fork()
        if process == 0:
            _work(function, items, batches, source, sink, parent)
    except OSError:
        os.close(results)
        raise
    finally:
        os.close(sink)
    return _Worker(process, Connection(results, writable=False))


def _work(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    batches: Sequence[Sequence[int]],
    source: int,
    sink: int,
    parent: int,
) -> NoReturn:
    """Takes some items at a time until there are none; never returns into the parent's code."""
    try:
        _end_with(parent)
        _hold_only(source, sink)
        keep_what_is_there()
        sender = Connection(sink, readable=False)
        while number := os.read(source, _NUMBER.size):
            batch = batches[_NUMBER.unpack(number)[0]]
            sender.send_bytes(pickle.dumps(batch))
            for one in batch:
                sender.send_bytes(_sent(function, items[one]))
        os._exit(0)
    finally:
        os._exit(1)  # the parent has gone, or there is no memory: there is no one to tell


def _end_with(parent: int) -> None:
    """Lets the kernel end this process when its parent ends; signals are as at the start."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's: it ends its processes
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _hold_only(*kept: int) -> None:
    """Closes every descriptor but these; the standard streams lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in _STANDARD_STREAMS:
        os.dup2(nowhere, stream)
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in (*kept, *_STANDARD_STREAMS):
            with suppress(OSError):  # that of the folder which has just been listed
                os.close(int(name))


def _sent(function: Callable[[Item], Result], item: Item) -> bytes:
    """The result as it travels."""
    try:
        return pickle.dumps(function(item))
    except MemoryError:
        return pickle.dumps(Lost("out of memory"))
    except Exception as error:
        return pickle.dumps(Lost(f"{type(error).__name__}: {error}"))


def _received(workers: Sequence[_Worker]) -> Iterator[tuple[int, Result | Lost]]:
    """What the processes send, until each has ended."""
    in_hand: dict[Connection, list[int]] = {worker.results: [] for worker in workers}
    processes = {worker.results: worker.process for worker in workers}
    while in_hand:
        for ready in wait(list(in_hand)):
            assert isinstance(ready, Connection)
            batch = in_hand[ready]
            try:
                sent = ready.recv_bytes()
            except (EOFError, OSError):
                del in_hand[ready]
                if batch:
                    yield batch[0], Lost(_ending(processes[ready]))
                continue
            if batch:
                yield batch.pop(0), pickle.loads(sent)
            else:
                batch += pickle.loads(sent)


def _ending(process: int) -> str:
    """How a process ended; it stays to be waited for."""
    with suppress(ChildProcessError):  # where whoever calls us has told the kernel to forget them
        ended = os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        if ended is not None and ended.si_code != os.CLD_EXITED:
            return f"the worker process was ended by {signal.Signals(ended.si_status).name}"
    return _TOO_SOON


def _end(worker: _Worker) -> None:
    worker.results.close()
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(worker.process, signal.SIGKILL)
        os.waitpid(worker.process, 0)
