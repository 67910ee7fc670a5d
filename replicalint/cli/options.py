"""Options that several commands share, and how names of rules are read."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

# What cannot be read is told where it is read, so that the rest is still checked.
A_PATH = click.Path(path_type=Path, readable=False, allow_dash=True)

contract_option = click.option(
    "--contract",
    type=A_PATH,
    envvar="REPLICALINT_CONTRACT",
    show_envvar=True,
    metavar="FILE",
    help="The contract; without it, contracts are found from each file upwards.",
)


def rule_names(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    """The names in comma lists; a usage error where one names no rule."""
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    if values and not names:
        raise click.BadParameter("names no rule", param=parameter)
    for name in names:
        check_rule_name(name, parameter)
    return names


def check_rule_name(name: str, parameter: click.Parameter | None) -> None:
    """A usage error with the nearest name where there is no such rule."""
    from ..rules import RULES

    known = [rule.name for rule in RULES]
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else 'See "replicalint rules".'
        raise click.BadParameter(f'there is no rule "{name}". {hint}', param=parameter)
