"""The command with its subcommands, from arguments to exit status.

What a subcommand needs is imported where it runs, so that `--help` loads no parser.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout

import click

from ..garbage import collect_seldom, keep_what_is_there
from .output import (
    CLEAN,
    INTERRUPTED,
    NO_VERDICT,
    Undelivered,
    complain,
    fill_closed_streams,
    hand_over,
    refuse,
    write,
)
from .usage import COMPLETION, Commands, add_help, demand_command, tell_wrong_usage


def main() -> None:
    """Runs the command of `sys.argv` and exits with its status."""
    collect_seldom()
    fill_closed_streams()
    status = status_of(sys.argv[1:])
    keep_what_is_there()  # Python would look through all of it as it ends
    sys.exit(status)


def status_of(arguments: Sequence[str]) -> int:
    """The exit status: 0 clean, 1 findings and nothing else, 2 no verdict."""
    try:
        if instruction := os.environ.get(COMPLETION):
            return _complete(instruction)
        with commands.make_context("replicalint", list(arguments)) as context:
            result = commands.invoke(context)
        return result if isinstance(result, int) else CLEAN
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        tell_wrong_usage(error)
        return NO_VERDICT
    except Undelivered as failure:
        return refuse([str(failure)])
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        return refuse(["out of memory"])
    except Exception:  # a bug: Python's own exit status would say that there are findings
        import traceback

        complain(traceback.format_exc())
        return NO_VERDICT


def _complete(instruction: str) -> int:
    """Tells the shell how a command line may go on."""
    from click.shell_completion import shell_complete

    told = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(told, encoding="utf-8")) as stream:
        try:
            status = shell_complete(commands, {}, "replicalint", COMPLETION, instruction)
        except (KeyError, ValueError):  # no shell's script calls it like this
            return refuse([f"{COMPLETION}: COMP_WORDS and COMP_CWORD do not hold a command line"])
        stream.flush()
    hand_over(told.getvalue().decode("utf-8"))
    return status


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from ..version import tool_version

        write(f"replicalint {tool_version()}\n")
        context.exit()


_FOUND_IN = {
    "init": ".init",
    "check": ".check",
    "baseline": ".baseline",
    "contract": ".contract",
    "plan": ".plan",
    "uses": ".uses",
    "verify": ".verify",
    "show": ".inform",
    "rules": ".inform",
    "explain": ".inform",
    "cache": ".cache",
    "completion": ".inform",
}


@click.group(
    cls=Commands,
    found_in=_FOUND_IN,
    context_settings={"max_content_width": 100},
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.pass_context
def commands(context: click.Context) -> None:
    """Check that SQL will run, and mean the same, on PostgreSQL read replicas.

    Exit status: 0 clean; 1 findings (of check, those at or above --fail-on), breaking changes, a
    difference that --check finds, what plan cannot order; 2 no verdict (usage error, contract
    error, unreadable input, unwritable report, internal error).
    """
    demand_command(context)


add_help(commands)
