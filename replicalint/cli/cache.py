"""`replicalint cache`: the folder in which results are kept; and whether a command uses it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .known import root_of
from .options import DASH
from .output import CLEAN, refuse, tell, write
from .usage import Commands, demand_command

if TYPE_CHECKING:
    from ..files.cache_folder import CacheFolder
    from ..files.result_store import ResultStore

cache_option = click.option(
    "--no-cache",
    is_flag=True,
    envvar="REPLICALINT_NO_CACHE",
    show_envvar=True,
    help="Check everything anew, and keep no results.",
)


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@click.pass_context
def cache(context: click.Context) -> None:
    """Show or empty the folder in which results are kept."""
    demand_command(context)


@cache.command(name="dir")
def show_folder() -> int:
    """Print the folder."""
    folder = _folder()
    if folder is None:
        return refuse(["no home directory: no results are kept"])
    write(f"{folder.path}\n")
    return CLEAN


@cache.command()
def clean() -> int:
    """Remove all results, and nothing else of the folder."""
    from ..counting import counted
    from ..files.result_store import remove_results

    folder = _folder()
    count, size = (0, 0) if folder is None else remove_results(folder.path)
    write(f"removed {counted(count, 'file')} ({size / 1e6:.1f} MB)\n")
    return CLEAN


def usable_store(paths: Iterable[Path], contract: Path | None) -> ResultStore | None:
    """Where a run finds results that is about paths; says in a line why it uses none.

    Raises InputError where the user has chosen a folder that may not be used.
    """
    from ..files.reading import InputError
    from ..files.result_store import ResultStore

    folder = _folder()
    if folder is None:
        return None
    places = {path if os.path.isdir(path) else path.parent for path in paths if path != DASH}
    try:
        folder.hold_apart({root_of(place, contract) for place in places or (None,)})
    except InputError as error:
        if folder.is_named:
            raise
        tell(error.mistakes)
        return None
    if folder.why_not is not None:
        tell([folder.why_not])
        return None
    return ResultStore(folder.path)


def _folder() -> CacheFolder | None:
    from ..files.cache_folder import cache_folder

    return cache_folder()
