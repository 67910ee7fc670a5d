"""`replicalint uses`: who reads what of a contract."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from ..source import visible
from .options import (
    FileCommand,
    contract_option,
    debug_option,
    format_option,
    max_file_size_option,
    no_color_option,
)
from .output import CLEAN, coloured, hand_over, refuse, tell, tell_bugs, wants_colour, write

if TYPE_CHECKING:
    from ..border import Border
    from ..contract import Contract
    from ..files.governing import Governed
    from ..showing import Asked
    from ..source import Source
    from ..usage import StatementUses, Subject, Usage

_UNBROKEN = (1000, 24)  # of what is no terminal: a line stays a line


@click.command(cls=FileCommand, short_help="Show who reads a relation or a column.")
@click.argument("name", required=False, metavar="[RELATION[.COLUMN]]")
@contract_option
@click.option("--unused", is_flag=True, help="List the columns that no governed statement uses.")
@format_option(("text", "json"), "Table or JSON.")
@no_color_option
@max_file_size_option
@debug_option
def uses(
    name: str | None,
    contract: Path | None,
    unused: bool,
    form: str,
    no_color: bool,
    max_file_size: int,
    debug: bool,
) -> int:
    """Show which governed statements use a relation or a column: file, line, name, endpoints.

    RELATION is written as in SQL; without its schema, it is looked up along the search path. A
    function or a type is a name as well. Without a name, counts the statements for each relation
    and column. *, a whole row, a NATURAL JOIN for what it joins by, and what could not be analysed
    are uses of all columns concerned; and so is a write. Migrations are not looked at.
    """
    from ..border import Border
    from ..contract import ContractError
    from ..files.contract_search import contracts_from
    from ..files.contracts import load_contract
    from ..files.reading import InputError

    border = Border()
    mistakes: list[str] = []
    usages: list[Usage] = []
    try:
        found = contracts_from(Path.cwd(), contract)
    except InputError as error:
        return refuse(error.mistakes)
    tell(found.notes)
    for path in found.files:
        try:
            loaded = load_contract(path)
            tell(loaded.notes)
            usages.append(_usage(loaded, path, max_file_size, border, mistakes))
        except (ContractError, InputError) as error:
            mistakes += map(str, error.mistakes)
    asked = [] if mistakes else _asked(usages, name, mistakes, unused=unused)
    if mistakes:
        return refuse(mistakes)
    if form == "json":
        from ..showing import uses_as_json

        hand_over(uses_as_json(asked))
    else:
        columns = shutil.get_terminal_size(_UNBROKEN).columns
        text = "\n".join(_text(one, columns) for one in asked)
        write(coloured(text, wants_colour(no_color)))
    return tell_bugs(border.errors, debug=debug) or CLEAN


def _usage(
    contract: Contract, path: Path, most_bytes: int, border: Border, mistakes: list[str]
) -> Usage:
    """The governed statements of a contract; notes what cannot be read.

    Raises InputError where it governs no queries.
    """
    from ..files.contracts import contract_root
    from ..files.reading import InputError, read_source
    from ..migration_tasks import fragments_of
    from ..planner import governed_by_contract
    from ..readers import QueryReaders
    from ..usage import StatementUses, Usage
    from ..usage import uses as used

    if not contract.endpoints:
        where = visible(contract.source.path)
        raise InputError([f"{where}: no endpoints: list under them who reads which queries"])
    root = contract_root(path)

    def source(one: Governed) -> Source | None:
        try:
            return read_source(one.path, root, most_bytes)
        except InputError as error:
            mistakes.extend(error.mistakes)
            return None

    found, code = governed_by_contract(contract, root, most_bytes)
    queries = [one for one in found if one.how.endpoints]
    readers = (
        StatementUses(
            one.statement.span,
            one.statement.name,
            tuple(endpoint.name for endpoint in one.endpoints),
            used(one.statement, contract),
            one.statement.is_analysed,
        )
        for one in QueryReaders(queries, source, border, fragments_of(code)).every()
    )
    usage = Usage(contract, tuple(_once(readers)))
    border.note(*(() if code is None else code.bugs))
    return usage


def _once(readers: Iterable[StatementUses]) -> Iterable[StatementUses]:
    """Each statement with all that it uses, in however many ways a program puts it together."""
    found: dict[tuple[str, int, int], StatementUses] = {}
    for one in readers:
        key = one.span.source.path, one.span.start, one.span.end
        known = found.get(key)
        if known is None:
            found[key] = one
        else:
            uses = tuple(dict.fromkeys((*known.uses, *one.uses)))
            analysed = known.is_analysed and one.is_analysed
            found[key] = replace(known, uses=uses, is_analysed=analysed)
    return found.values()


def _asked(
    usages: Sequence[Usage], name: str | None, mistakes: list[str], *, unused: bool
) -> list[Asked]:
    """What is asked of each contract; of several, those that know the name."""
    from ..showing import Asked

    if name is None:
        return [
            Asked(one, None, tuple(one.contract.relations.values()) if unused else None)
            for one in usages
        ]
    found: list[Asked] = []
    for usage in usages:
        known = _known(usage, name)
        relations = (usage.contract.relations.get(one.name) for one in known)
        every = tuple(one for one in relations if one is not None)
        if unused and every:
            found.append(Asked(usage, None, every))
        elif known and not unused:
            found.append(Asked(usage, known))
    if not found:
        mistakes.append(_unknown(usages, name))
    return found


def _known(usage: Usage, name: str) -> tuple[Subject, ...]:
    """What a name stands for: what the contract lists, else what some statement uses."""
    from ..usage import subjects

    try:
        every = subjects(name, usage.contract)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return tuple(one for one in every if one.is_listed or any(usage.of(one)))


def _unknown(usages: Sequence[Usage], name: str) -> str:
    """A line on a name that no contract knows, with what is most like it in one of them."""
    from ..usage import near, subjects

    what = f'"{visible(name)}" is not listed, and no governed statement uses it'
    for usage in usages:
        contract = usage.contract
        nearest = next(
            filter(None, (near(one, contract) for one in subjects(name, contract))), None
        )
        if nearest is not None:
            return f"{visible(contract.source.path)}: {what}: did you mean {visible(nearest)}?"
    return f"{', '.join(visible(one.contract.source.path) for one in usages)}: {what}"


def _text(asked: Asked, columns: int) -> str:
    from ..showing import overview_as_text, subjects_as_text, unused_as_text

    if asked.unused is not None:
        return unused_as_text(asked.usage, asked.unused, columns)
    if asked.subjects is not None:
        return subjects_as_text(asked.usage, asked.subjects, columns)
    return overview_as_text(asked.usage, columns)
