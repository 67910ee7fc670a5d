"""Options that several commands share, what is none, and how names of rules are read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import click

from .output import refuse

_DSN = re.compile(r"^postgres(ql)?:/|\bpassword *=")
Decorated = TypeVar("Decorated", bound=Callable[..., object])
DASH = Path("-")  # standard input, or standard output


class _PathOrDash(click.Path):
    """A path; only `-` as such is DASH, and `./-` a file. A connection string is none."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        refuse_dsn(os.fspath(value), ctx)
        path = super().convert(value, param, ctx)
        return DASH.absolute() if path == DASH and value != "-" else path


def refuse_dsn(text: str, context: click.Context | None) -> None:
    """A usage error for a connection string where a path is expected: it may hold a password."""
    if not _DSN.search(text) or os.path.lexists(text):
        return
    parameters = context.command.params if context is not None else []
    named = [f"--{one.name}" for one in parameters if one.name in ("primary", "replica")]
    how = f": pass it with {' or '.join(sorted(named, reverse=True))}" if named else ""
    raise click.UsageError(f"a connection string is not a path{how}", context)


# What cannot be read is told where it is read, so that the rest is still checked.
A_PATH = _PathOrDash(path_type=Path, readable=False, allow_dash=True)


class FileCommand(click.Command):
    """A command that takes files; the name of one is never an option, whoever chose the name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            os.getcwd()
        except OSError:
            lost = "the current directory no longer exists or cannot be entered"
            raise click.exceptions.Exit(refuse([lost])) from None
        names = [] if ctx.resilient_parsing else list(_doubtful(args))
        if names:
            raise click.exceptions.Exit(refuse([_in_doubt(name) for name in names]))
        return super().parse_args(ctx, args)


def _doubtful(arguments: Sequence[str]) -> Iterator[str]:
    """The arguments that are spelt like an option and like a file that exists.

    A pattern of the shell or `xargs` may have put them there. What stands behind `--` is a file,
    but for `-`; and a single `--` may be one itself.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for number, argument in enumerate(arguments):
        is_option = number < end or (number == end and arguments.count("--") == 1)
        if (
            argument.startswith("-")
            and (is_option or argument == "-")
            and os.path.lexists(argument)
        ):
            yield argument


def _in_doubt(name: str) -> str:
    from ..source import visible

    shown, other = visible(name), "standard input" if name == "-" else "an option"
    return f"{shown}: could be {other} or a file: write ./{shown} for the file"


contract_option = click.option(
    "--contract",
    type=A_PATH,
    envvar="REPLICALINT_CONTRACT",
    show_envvar=True,
    metavar="FILE",
    help="The contract; the default is to search from each file upwards, then below the current "
    "folder.",
)


ungoverned_option = click.option(
    "--ungoverned",
    is_flag=True,
    help="Of PATHS, check only the SQL files that no contract names.",
)


_SIZE = re.compile("([1-9][0-9]{0,14}) ?([KMGkmg]?)[Bb]?")
_UNITS = {"": 1, "K": 1000, "M": 1000**2, "G": 1000**3}


def _size(_: click.Context, parameter: click.Parameter, value: str) -> int:
    """The bytes of a size that is written with or without a unit."""
    found = _SIZE.fullmatch(value)
    if found is None:
        example = "write a number of bytes, KB, MB or GB, such as 10MB"
        raise click.BadParameter(f"{value!r} is not a size: {example}", param=parameter)
    return int(found[1]) * _UNITS[found[2].upper()]


max_file_size_option = click.option(
    "--max-file-size",
    callback=_size,
    default="100MB",
    show_default=True,
    metavar="SIZE",
    help="Refuse files larger than this, such as 500KB, 10MB or 1GB.",
)

no_color_option = click.option(
    "--no-color", is_flag=True, help="No colours. NO_COLOR and FORCE_COLOR are honoured."
)


def format_option(forms: Iterable[str], about: str) -> Callable[[Decorated], Decorated]:
    """--format of a command: text unless another one is asked for."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*forms]),
        default="text",
        show_default=True,
        help=about,
    )


debug_option = click.option("--debug", is_flag=True, help="Show the traceback of internal errors.")


def rule_names(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    """The names in comma lists; a usage error where there are none, or one is no rule's."""
    names = _listed(parameter, values)
    for name in names:
        check_rule_name(name, parameter)
    return names


def selected_names(
    _: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> list[str]:
    """The same, among which words may be that stand for many."""
    names = _listed(parameter, values)
    for name in names:
        if name not in ("all", "default"):
            check_rule_name(name, parameter)
    return names


def _listed(parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    if values and not names:
        raise click.BadParameter("expected at least one rule name", param=parameter)
    return names


def check_rule_name(name: str, parameter: click.Parameter | None) -> None:
    """A usage error with the nearest name where there is no such rule."""
    from ..rule_names import RULE_NAMES

    if name not in RULE_NAMES:
        near = get_close_matches(name, RULE_NAMES, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else '"replicalint rules" lists them.'
        raise click.BadParameter(f'rule "{name}" does not exist. {hint}', param=parameter)
