"""The commands about contracts: check, show, applied, schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from ..counting import counted
from ..source import visible
from .colouring import contract_in_colour
from .contract_diff import contract_diff
from .contract_show import contract_show
from .new_contract import json_schema
from .options import A_PATH, FileCommand, contract_option, debug_option, no_color_option
from .output import CLEAN, coloured, refuse, tell, tell_bugs, wants_colour, write
from .pull import pull
from .settings import project_schema
from .usage import Commands, demand_command

if TYPE_CHECKING:
    from ..contract import Contract
    from ..files.governing import Governed
    from ..host_code import HostCode
    from ..run_plan import MigrationTask
    from ..selected import File


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@click.pass_context
def contract(context: click.Context) -> None:
    """Validate, pull, compare and show contracts."""
    demand_command(context)


@contract.command("check", cls=FileCommand, short_help="Validate a contract.")
@click.argument("file", required=False, type=A_PATH)
@contract_option
@no_color_option
@debug_option
def contract_check(file: Path | None, contract: Path | None, no_color: bool, debug: bool) -> int:
    """Validate a contract: every mistake in it, else one line on what it lists.

    Without FILE, validates the contracts found from the current folder upwards, else those below.
    """
    from ..contract import ContractError
    from ..contract.summary import summary
    from ..files.contract_search import contracts_from
    from ..files.contracts import contract_root, load_contract
    from ..files.reading import InputError
    from ..planner import governed_by_contract

    status = CLEAN
    try:
        found = contracts_from(Path.cwd(), file or contract)
    except InputError as error:
        return refuse(error.mistakes)
    tell(found.notes)
    for path in found.files:
        try:
            loaded = load_contract(path)
            root = contract_root(path)
            files, code = governed_by_contract(loaded, root)
            tell(loaded.notes)
            _hold_selections(loaded, files, root, code)
            _hold_applied(loaded, files, root)
            if code is not None and code.bugs:
                status = tell_bugs(code.bugs, debug=debug) or status
                continue
        except (ContractError, InputError) as error:
            status = refuse([str(mistake) for mistake in error.mistakes])
        else:
            write(coloured(contract_in_colour(summary(loaded)), wants_colour(no_color)))
    return status


contract.add_command(pull)
contract.add_command(contract_diff)
contract.add_command(contract_show)


def _hold_selections(
    contract: Contract, found: Sequence[Governed], root: Path, code: HostCode | None
) -> None:
    """Reads the files of which a contract selects statements by their names, where there are any.

    Raises InputError where that selects nothing, an entry reaches no SQL, or a file cannot be read.
    """
    from ..files.languages import is_code

    programs = [
        one for one in found if code is not None and is_code(one.path) and one.how.selections
    ]
    mixed = [one for one in found if any(not each.is_whole for each in one.how.selections)]
    wrappers = contract.wrappers.sinks or contract.wrappers.tags
    if not (mixed or programs or wrappers):  # nothing of what follows is loaded
        return
    from ..border import Border
    from ..files.reading import InputError, read_source
    from ..selected import File, looked_through, selection_mistakes

    files: list[File] = []
    mistakes: list[str] = []
    if code is not None:
        held, empty, lines = _held(contract, code, programs)
        if code.bugs:  # who knows what there is in those programs
            return
        mistakes += lines
        for one in programs:
            path = code.printed(one.path)
            files.append(File(path, (one.how,), held[one.path], one.path in empty))
    for one in (one for one in mixed if one not in programs):
        try:
            source = read_source(one.path, root)
        except InputError as error:
            files.append(File(one.path.as_posix(), (one.how,), None))
            mistakes += error.mistakes
        else:
            files.append(looked_through(source, (one.how,), Border())[0])
    mistakes = [*selection_mistakes(files, is_whole=True), *mistakes]
    if wrappers:
        from ..contract import ContractError
        from ..wrapper_use import unused_wrappers

        paths = [code.printed(one.path) for one in programs] if code is not None else []
        mistakes += map(str, ContractError(unused_wrappers(contract, code, paths)).mistakes)
    if mistakes:
        raise InputError(mistakes)


def _held(
    contract: Contract, code: HostCode, programs: Sequence[Governed]
) -> tuple[Mapping[Path, frozenset[str] | None], frozenset[Path], list[str]]:
    """The names of what holds SQL in each program, those in which nothing does, and a line for each
    entry that reaches none."""
    from ..contract import ContractError
    from ..host_code import functions_with_sql

    functions = {
        one.path: functions_with_sql(code.extraction(one.path, (contract,))) for one in programs
    }
    tell(tuple(dict.fromkeys((*code.reach(contract).notes, *code.notes))))
    by_path = {code.printed(path): names for path, names in functions.items()}
    without = ContractError(code.without_sql((contract,), by_path)).mistakes
    names = {path: code.names(path, found) for path, found in functions.items()}
    empty = frozenset(path for path, found in functions.items() if found is not None and not found)
    return names, empty, [*map(str, without)]


def _hold_applied(contract: Contract, found: Sequence[Governed], root: Path) -> None:
    """Looks for the migrations that `applied_through` names, where there are any.

    Raises ContractError where there is none of that name, or there are several.
    """
    if all(one.applied_through is None and one.tool is None for one in contract.migrations):
        return
    from ..chronology import by_entry, chronology
    from ..contract import ContractError
    from ..files.programs import programs_beside
    from ..files.reading import InputError
    from ..migration_tasks import read_migrations
    from ..run_plan import MigrationTask

    files = {one.path: (one.how.entry, one.how.is_base) for one in found if one.how.is_migration}
    read = read_migrations(
        MigrationTask(contract, root, tuple(files), frozenset(), (), entries=files)
    )
    if read.mistakes:
        raise InputError(read.mistakes)
    every = by_entry(contract, read.sources, read.entries, read.indexes)
    beside = [path for path, (_, is_base) in files.items() if not is_base]
    is_complete = not any(programs_beside(beside, root))
    mistakes = chronology(contract, every, {}, is_complete=is_complete).mistakes
    if mistakes:
        raise ContractError(mistakes)


@contract.command("applied", cls=FileCommand, short_help="Note which migrations have run.")
@click.argument("name", required=False)
@contract_option
def contract_applied(name: str | None, contract: Path | None) -> int:
    """Write into the contract which migrations have run on the primary and on every replica.

    All up to NAME: a version, a folder, a tag or a change, as the migration tool records it, or a
    file. Without NAME, all that there are. `check` judges those that come behind.
    """
    from ..contract import ContractError
    from ..files.contract_search import contracts_from
    from ..files.reading import InputError
    from ..planner import plan_run

    try:
        found = contracts_from(Path.cwd(), contract)
        tell(found.notes)
        paths = _with_migrations(found.files)
    except (ContractError, InputError) as error:
        return refuse([str(mistake) for mistake in error.mistakes])
    if name is not None and len(paths) > 1:
        raise click.UsageError("NAME may be of several contracts: choose one with --contract")
    planned = [plan_run([], path) for path in paths]
    mistakes = dict.fromkeys(mistake for one in planned for mistake in one.mistakes)
    if mistakes:
        return refuse([*mistakes])
    try:
        for one, path in zip(planned, paths, strict=True):
            for task in one.migrations:
                _note_applied(task, path, name)
    except (ContractError, InputError) as error:
        return refuse([str(mistake) for mistake in error.mistakes])
    return CLEAN


def _with_migrations(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those of the contracts that list migrations; raises InputError where none does."""
    from ..files.contracts import load_contract
    from ..files.reading import InputError

    every = [(path, load_contract(path)) for path in paths]
    found = tuple(path for path, contract in every if contract.migrations)
    if not found:
        names = ", ".join(visible(contract.source.path) for _, contract in every)
        raise InputError([f"{names}: no migrations: list their files under the key migrations"])
    return found


def _note_applied(task: MigrationTask, path: Path, name: str | None) -> None:
    """Writes into a contract what has run; raises InputError where no migration has the name."""
    from ..chronology import applied, by_entry
    from ..files.reading import InputError
    from ..files.written import read_contract_file
    from ..migration_tasks import read_migrations
    from .destination import destination

    read = read_migrations(task)
    if read.mistakes:
        raise InputError(read.mistakes)
    contract = task.contract
    found = applied(by_entry(contract, read.sources, read.entries, read.indexes), name)
    where = contract.source.path
    if isinstance(found, str):
        raise InputError([f"{visible(where)}: {found}"])
    file = read_contract_file(path)
    noted = tuple(
        replace(one, applied_through=found[number].through, applied_files=found[number].files)
        if number in found
        else one
        for number, one in enumerate(file.contract.migrations)
    )
    text = file.saying(replace(file.contract, migrations=noted), {})
    destination(path).replace(file.encoded(text))
    for one in found.values():
        files = counted(one.files, one.unit)
        write(f"{visible(where)}: applied through {visible(one.through)} ({files})\n")


@contract.command("schema")
@click.option(
    "--project", is_flag=True, help="That of [tool.replicalint] in pyproject.toml instead."
)
def contract_schema(project: bool) -> int:
    """Print the JSON Schema of the contract format, for editors."""
    write(project_schema() if project else json_schema())
    return CLEAN
