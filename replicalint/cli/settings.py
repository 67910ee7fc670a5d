"""What a run is asked to do: by options, and by the project's own settings where there are some."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..report.formats import FORMATS
from .options import Decorated, rule_names, selected_names

if TYPE_CHECKING:
    from ..contract import CheckSettings
    from ..contract.project_settings import ProjectSettings
    from ..settings.of_run import CommandLine, Settings


class UnusableSettings(Exception):
    """Settings that cannot be used. Each of `mistakes` is one whole line."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        callback=selected_names,
        help='Run only these rules; "default" and "all" are rules as well.',
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULES",
        callback=rule_names,
        help="Run all but these rules.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note", "never"]),
        help="Exit with 1 on findings of this severity or higher.  [default: warning]",
    ),
    click.option(
        "--fail-on-unanalysed/--no-fail-on-unanalysed",
        default=None,
        help="Exit with 1 also where the SQL of a program could not be analysed.",
    ),
)


def rule_options(command: Decorated) -> Decorated:
    """--select and --ignore of a command."""
    for option in reversed(_OPTIONS[:2]):
        command = option(command)
    return command


def verdict_options(command: Decorated) -> Decorated:
    """The same, and what fails a run."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def on_command_line(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> CheckSettings:
    """What --select and --ignore say."""
    from ..contract import CheckSettings, NamedRule

    chosen = tuple(map(NamedRule, select)) if select else None
    return CheckSettings(chosen, tuple(map(NamedRule, ignore)))


def settings_of(command: CommandLine, first: Path | None) -> Settings:
    """The settings of a run that is about a path, or about the current folder.

    Raises UnusableSettings where the project's own are mistaken, or together with the command line
    leave no rule.
    """
    from ..contract import ContractError
    from ..files.reading import InputError
    from ..rules import RULES
    from ..settings.of_run import Settings

    try:
        found = project_in(_start(first))
    except (ContractError, InputError) as error:
        raise UnusableSettings([*map(str, error.mistakes)]) from None
    settings = Settings(command)
    if found is not None:
        project, folder = found
        settings = Settings(command, project, str(folder))
    if not settings.rules(RULES).selected:
        raise click.UsageError("--select and --ignore exclude every rule")
    return settings


def project_in(start: Path) -> tuple[ProjectSettings, Path] | None:
    """The project's settings, and the folder that they are in."""
    from ..contract import ContractError, Mistake
    from ..contract.project_settings import read_project_settings
    from ..files.borders import leads_outside
    from ..files.project_table import project_table

    table = project_table(start)
    if table is None:
        return None
    project, folder = read_project_settings(table.node, table.base, FORMATS), table.path.parent
    outside = [one for one in project.outputs if leads_outside(folder / one.path)]
    if outside:
        key = "tool.replicalint.output"
        message = '"{}" leaves the repository through a link'
        raise ContractError([Mistake(one.span, key, message.format(one.path)) for one in outside])
    return project, folder


def _start(first: Path | None) -> Path:
    """Where the search for the project begins: the current folder, or another repository's path."""
    from ..files.borders import repository_root

    here = Path.cwd()
    if first is None or not os.path.lexists(first):
        return here
    folder = Path(os.path.abspath(first))
    folder = folder if folder.is_dir() else folder.parent
    return here if repository_root(folder) == repository_root(here) else folder


def as_text(path: Path | None) -> str | None:
    """A path for the settings."""
    return None if path is None else str(path)


def as_path(written: str | None) -> Path | None:
    """A path of the settings."""
    return None if written is None else Path(written)


def project_schema() -> str:
    """The JSON Schema of a project's own settings: the keys of `check` are those of contracts."""
    import json
    from importlib.resources import files

    folder = files("replicalint.contract")
    contract = json.loads((folder / "contract.schema.json").read_text("utf-8"))
    schema = json.loads((folder / "project.schema.json").read_text("utf-8"))
    named = contract["$defs"]
    schema["properties"]["format"]["enum"] = [*FORMATS]
    schema["properties"] = {**named["check"]["properties"], **schema["properties"]}
    shared = {key: named[key] for key in ("rule", "severities", "pathPattern")}
    schema["$defs"] = {**shared, **schema["$defs"]}
    return json.dumps(schema, indent=2) + "\n"
