"""Applies a function to many items in several processes.

The processes are forks: they share what the parent has loaded, and nothing but results travels.
Loaded only where it is used: it costs a start-up that one file does not need.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

ITEMS_AT_A_TIME = 8


def mapped(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """The result for each item, as they come."""
    context = multiprocessing.get_context("fork")
    next_item: Synchronized[int] = context.Value("i", 0)
    workers = [_start(context, function, items, next_item) for _ in range(processes)]
    try:
        yield from _received([connection for _, connection in workers])
    finally:
        for process, connection in workers:
            connection.close()
            process.terminate()
            process.join()


def _start(
    context: ForkContext,
    function: Callable[[Item], Result],
    items: Sequence[Item],
    next_item: Synchronized[int],
) -> tuple[ForkProcess, Connection]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(function, items, next_item, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _work(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    next_item: Synchronized[int],
    sender: Connection,
) -> None:
    """Takes some items at a time until there are none; None says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    while True:
        with next_item.get_lock():
            first = next_item.value
            next_item.value = first + ITEMS_AT_A_TIME
        if first >= len(items):
            break
        sender.send([function(item) for item in items[first : first + ITEMS_AT_A_TIME]])
    sender.send(None)


def _received(connections: list[Connection]) -> Iterator[Result]:
    """What the processes send, until each has said that it is done."""
    while connections:
        for ready in wait(connections):
            assert isinstance(ready, Connection)
            try:
                results = ready.recv()
            except EOFError:
                raise RuntimeError("a process ended before its work was done") from None
            if results is None:
                connections.remove(ready)
            else:
                yield from results
