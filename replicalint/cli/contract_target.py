"""The file that a pulled contract goes to: which one it is, what changes in it, and its writing."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from ..source import visible
from .destination import destination
from .new_contract import contract_name, put_new
from .options import DASH
from .output import hand_over, tell, write

if TYPE_CHECKING:
    from ..contract import Contract
    from ..files.written import ContractFile

_IN_THE_WAY = "is not that contract, and stays as it is: choose another file with --output"
_FILE_NAME = re.compile(r"[\w][\w.-]*")


class Target(Struct, frozen=True):
    """The file that is written, None for standard output, and the contract that is there already.

    `name` is what the contract is to be called.
    """

    path: Path | None
    name: str
    file: ContractFile | None = None

    @property
    def printed(self) -> str:
        """The path as reports print it."""
        from ..files.contracts import contract_root
        from ..files.reading import printed_path

        if self.path is None:
            return self.file.source.path if self.file is not None else "contract"
        return printed_path(self.path, contract_root(self.path))

    def text(self, contract: Contract, comments: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
        """The text that is to say a contract, and what changes, a phrase each.

        Raises InputError where the text that is there leaves no place for that.
        """
        from ..files.written import new_text
        from ..writing import changed

        if self.file is None:
            return new_text(contract, comments, self.printed), ()
        changes = changed(self.file.contract, contract)
        return self.file.saying(contract, comments), changes

    def deliver(self, text: str, changes: Sequence[str]) -> None:
        """Writes the text, and says in one line what changed; Undelivered where that fails."""
        if self.path is None:
            hand_over(text)
            return
        is_there = os.path.lexists(self.path)
        printed = visible(self.printed)
        if self.file is not None and is_there and text == self.file.source.text:
            write(f"{printed}: up to date\n")
            return
        if self.file is not None and is_there:
            destination(self.path).replace(self.file.encoded(text))
        else:
            put_new(self.path, text)
        write(f"{printed}: {', '.join(changes) or 'written'}\n")

    def difference(self, text: str) -> str:
        """What would change in the file, as a unified diff with colours; "" for nothing."""
        from ..report.colours import ERROR, GUTTER, RESET, TITLE

        before = self.file.source.text if self.file is not None else ""
        colours = {"-": ERROR, "+": "\x1b[32m", "@": GUTTER}
        # The two lines of its head name the same file, and some CI runners take them for commands.
        lines = [*unified_diff(before.splitlines(), text.splitlines(), lineterm="")][2:]
        painted = [f"{TITLE}{visible(self.printed)}{RESET}"] if lines else []
        for line in lines:
            colour = colours.get(line[0], "")
            painted.append(f"{colour}{visible(line)}{RESET}" if colour else visible(line))
        return "".join(f"{line}\n" for line in painted)


def target(output: Path | None, contract: Path | None, name: str | None) -> Target:
    """Which file is written: `output`, or the contract that is named, or found by its name.

    Raises InputError or ContractError where a contract cannot be read, and a usage error where
    there are several.
    """
    from ..files.written import read_contract_file

    if output is None and contract is None:
        return _found(name)
    base = output if output is not None and output != DASH and os.path.lexists(output) else contract
    file = None if base is None else read_contract_file(base)
    if name is None and file is not None:
        name = file.contract.name
    if output == DASH:
        return Target(None, name or contract_name(Path.cwd()), file)
    path = output or contract
    assert path is not None
    return Target(path, name or path.stem, file)


def _found(name: str | None) -> Target:
    """The contract that is found, or a new one."""
    from ..files.borders import repository_root
    from ..files.contract_search import contracts_below, discover_contracts
    from ..files.reading import InputError, printed_path
    from ..files.written import read_contract_file

    found = discover_contracts(Path.cwd())
    notes = found.notes
    if not found.files:
        found = contracts_below(Path.cwd())
        notes = (*notes, *found.notes)
    tell([*dict.fromkeys(notes)])
    files = [(path, read_contract_file(path)) for path in found.files]
    if name is not None:
        files = [(path, file) for path, file in files if file.contract.name == name]
    if len(files) > 1:
        names = ", ".join(visible(file.source.path) for _, file in files)
        raise click.UsageError(f"there are several contracts: choose one with --contract: {names}")
    for path, file in files:
        return Target(path, file.contract.name, file)
    root = repository_root(Path.cwd()) or Path.cwd()
    name = name or contract_name(root)
    if not _FILE_NAME.fullmatch(name):
        raise click.UsageError("the name is not one for a file: choose a file with --output")
    path = Path(os.path.relpath(root / "contracts" / f"{name}.yaml"))
    if os.path.lexists(path):
        raise InputError([f"{visible(printed_path(path, root))}: {_IN_THE_WAY}"])
    return Target(path, name)
