"""`--stats`: where the time of a run went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from typing import TypeVar

import click

from ..stopwatch import Lap, Stopwatch, counting
from .output import tell

Command = TypeVar("Command", bound=Callable[..., object])

_HEADING = "seconds of processor time, in all processes together:"
_ALL = "in all"


def stats_option(command: Command) -> Command:
    """Adds the option to a command, which need not know of it."""
    return click.option(
        "--stats",
        is_flag=True,
        expose_value=False,
        callback=_count,
        help="Print to standard error how long each phase of the run took.",
    )(command)


def _count(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        context.with_resource(_told())


@contextmanager
def _told() -> Iterator[None]:
    """Counts up to the end of the command, and tells it then."""
    with counting(process_time) as watch:
        yield
        tell([*_table(watch)])


def _table(watch: Stopwatch) -> Iterator[str]:
    spent = watch.taken()
    width = max(map(len, (*Lap, _ALL)))
    yield _HEADING
    for lap in Lap:
        if lap in spent:
            yield f"  {lap:<{width}}{spent[lap]:9.3f}"
    yield f"  {_ALL:<{width}}{sum(spent.values()):9.3f}"
    if watch.asked:
        yield f"files from the cache: {watch.known} of {watch.asked}"
