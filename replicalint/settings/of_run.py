"""What a run is asked to do: the command line, before the contracts, before the project.

What a contract says of the rules is its own, and is asked where it judges: `chosen_rules.py`.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ..contract import NO_SETTINGS, CheckSettings
from ..contract.project_settings import ProjectOutput, ProjectSettings
from ..rules import RuleList
from .chosen_rules import Rules

FAIL_ON = "warning"


class CommandLine(Struct, frozen=True):
    """What the command line says, and what stands in its place; None and (): nothing."""

    check: CheckSettings = NO_SETTINGS
    contract: str | None = None
    fail_on: str | None = None
    fail_on_unanalysed: bool | None = None
    form: str | None = None
    outputs: tuple[str, ...] = ()
    baseline: str | None = None

    def reading(self, contract: str | None, baseline: str | None) -> CommandLine:
        """The same where these are read elsewhere."""
        return replace(self, contract=contract, baseline=baseline)


class Settings(Struct, frozen=True):
    """The settings of a run. `folder` is that of the project's file; its paths are from there."""

    command: CommandLine = CommandLine()
    project: ProjectSettings | None = None
    folder: str = ""

    def rules(self, every: RuleList) -> Rules:
        """The rules, of which each contract may say more."""
        below = NO_SETTINGS if self.project is None else self.project.check
        return Rules.chosen(every, self.command.check, below)

    @property
    def contract(self) -> str | None:
        written = None if self.project is None else self.project.contract
        return self.command.contract or self._below(written)

    @property
    def baseline(self) -> str | None:
        written = None if self.project is None else self.project.baseline
        return self.command.baseline or self._below(written)

    @property
    def fail_on(self) -> str:
        """The lowest severity that fails a run, or `never`."""
        written = None if self.project is None else self.project.fail_on
        return self.command.fail_on or written or FAIL_ON

    @property
    def fail_on_unanalysed(self) -> bool:
        """Whether what is not analysed of programs fails a run."""
        if self.command.fail_on_unanalysed is not None:
            return self.command.fail_on_unanalysed
        return self.project is not None and bool(self.project.fail_on_unanalysed)

    @property
    def form(self) -> str | None:
        """The format of the report, None where nobody says one."""
        written = None if self.project is None else self.project.form
        return self.command.form or written

    @property
    def outputs(self) -> tuple[str, ...]:
        """The files that reports go to, as the command line writes them."""
        if self.command.outputs or self.project is None:
            return self.command.outputs
        return tuple(map(self._output, self.project.outputs))

    def _output(self, output: ProjectOutput) -> str:
        path = f"{self.folder}/{output.path}"
        return path if output.form is None else f"{output.form}={path}"

    def _below(self, written: str | None) -> str | None:
        return None if written is None else f"{self.folder}/{written}"
