"""How a command is used: its help, and what is wrong with its arguments.

click would write both itself: raw, and without a word where a stream takes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from .output import NO_VERDICT, complain, write

_HELP = ("-h", "--help")
COMPLETION = "_REPLICALINT_COMPLETE"
_ALL_LOADED: Mapping[str, str] = MappingProxyType({})


class Commands(click.Group):
    """A group whose help lists its commands in the order in which people need them.

    `found_in` are the modules of those that are loaded when they are needed, by their names.
    """

    def __init__(self, *, found_in: Mapping[str, str] = _ALL_LOADED, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.found_in = found_in

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*(self.found_in or self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.found_in and cmd_name not in self.commands:
            module = import_module(self.found_in[cmd_name], __package__)
            self.commands[cmd_name] = getattr(module, cmd_name)
            add_help(self.commands[cmd_name])
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; a usage error that says in which group it is, if in one."""
        word = args[0]
        if self.get_command(ctx, word) is None:
            for name in self.list_commands(ctx):
                group = self.get_command(ctx, name)
                if isinstance(group, click.Group) and word in group.commands:
                    ctx.fail(f'No such command {word!r}. Did you mean "{name} {word}"?')
        return super().resolve_command(ctx, args)


def add_help(command: click.Command) -> None:
    """Gives a command and all below it the option that shows its help."""
    click.help_option(*_HELP, callback=_show_help)(command)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            add_help(each)


def demand_command(context: click.Context) -> None:
    """Shows the help of a group that is called without a command: there is no verdict."""
    if context.invoked_subcommand is None:
        complain(context.get_help())
        context.exit(NO_VERDICT)


def tell_wrong_usage(error: click.ClickException) -> None:
    """Writes how the command is used, and on one line what is wrong."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        complain(f"{context.get_usage()}\nTry '{context.command_path} {_HELP[0]}' for help.\n")
    complain(f"Error: {_on_one_line(error.format_message())}")


def _on_one_line(message: str) -> str:
    """The message, which click breaks where it lists choices; an argument may hold breaks, too."""
    return message.replace("\n\t", " ").replace("\n", " ")


def _show_help(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        write(context.get_help() + "\n")
        context.exit()
