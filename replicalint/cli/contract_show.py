"""`replicalint contract show`: the contract for people, for documents and for programs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source import visible
from .destination import destination
from .options import A_PATH, DASH, FileCommand, contract_option, format_option, no_color_option
from .output import CLEAN, FINDINGS, coloured, hand_over, refuse, tell, wants_colour, write

if TYPE_CHECKING:
    from ..contract import Contract

_WIDE = (100, 24)  # of what is no terminal


@click.command("show", cls=FileCommand, short_help="Show what a contract says.")
@click.argument("file", required=False, type=A_PATH)
@contract_option
@format_option(("text", "markdown", "json"), "Table; Markdown with rules for queries; JSON.")
@click.option(
    "--write",
    type=A_PATH,
    metavar="DOCUMENT",
    help="Renew the contract's section of a Markdown file.",
)
@click.option(
    "--check",
    type=A_PATH,
    metavar="DOCUMENT",
    help="Exit with 1 where that section is stale.",
)
@no_color_option
def contract_show(
    file: Path | None,
    contract: Path | None,
    form: str,
    write: Path | None,
    check: Path | None,
    no_color: bool,
) -> int:
    """Show what a contract says: as a table, as Markdown for documents and agents, or as JSON.

    Without FILE, shows the contracts found from the current folder upwards, else those below.
    A section of DOCUMENT begins with the line <!-- replicalint contract NAME --> and ends with
    <!-- /replicalint contract -->; what stands outside of it stays as it is.
    """
    from ..contract import ContractError
    from ..files.contract_search import contracts_from
    from ..files.contracts import load_contract
    from ..files.reading import InputError

    document = write or check
    if write and check:
        raise click.UsageError("--write and --check exclude each other")
    if document == DASH:
        raise click.UsageError("expected a file with a section, not -")
    named = file or contract
    contracts: list[Contract] = []
    mistakes: list[str] = []
    try:
        found = contracts_from(Path.cwd(), named)
    except InputError as error:
        return refuse(error.mistakes)
    tell(found.notes)
    for path in found.files:
        try:
            contracts.append(load_contract(path))
        except (ContractError, InputError) as error:
            mistakes += map(str, error.mistakes)
    if mistakes:
        return refuse(mistakes)
    for one in contracts:
        tell(one.notes)
    if document is None:
        _show(contracts, form, no_color)
        return CLEAN
    try:
        return _sections(document, contracts, is_named=named is not None, writes=write is not None)
    except InputError as error:
        return refuse(error.mistakes)


def _show(contracts: Sequence[Contract], form: str, no_color: bool) -> None:
    from ..showing import as_json, as_markdown, as_table

    if form == "json":
        hand_over(as_json(contracts))
    elif form == "markdown":
        write("\n".join(map(as_markdown, contracts)))
    else:
        columns = shutil.get_terminal_size(_WIDE).columns
        text = "\n".join(as_table(one, columns) for one in contracts)
        write(coloured(text, wants_colour(no_color)))


def _sections(
    document: Path, contracts: Sequence[Contract], *, is_named: bool, writes: bool
) -> int:
    """Writes the sections of a document anew, or holds them against the contracts.

    Raises InputError where it cannot be read or has no such section, Undelivered where nothing can
    be written.
    """
    from ..files.borders import repository_root
    from ..files.reading import InputError, printed_path, read_data
    from ..showing import SectionMistake, renewed, section_of

    target = destination(document) if writes else None
    root = repository_root(document)
    shown = visible(printed_path(document, root))
    old = read_data(document, root).decode("utf-8", "surrogateescape")
    _hold_names(contracts)
    made = {one.name: partial(section_of, one) for one in contracts}
    try:
        new = renewed(old, made, known=not is_named)
    except SectionMistake as mistake:
        where = f"{shown}:{mistake.line}" if mistake.line else shown
        raise InputError([f"{where}: {mistake}"]) from None
    if target is None:
        if new == old:
            return CLEAN
        again = f"replicalint contract show --write {visible(str(document))}"
        write(f"{shown}: the section of the contract is stale: run {again}\n")
        return FINDINGS
    if new == old:
        write(f"{shown}: up to date\n")
    else:
        target.replace(new.encode("utf-8", "surrogateescape"))
        write(f"{shown}: written\n")
    return CLEAN


def _hold_names(contracts: Sequence[Contract]) -> None:
    """Raises InputError where two contracts have one name: a section is found by it."""
    from ..files.reading import InputError

    paths: dict[str, str] = {}
    for one in contracts:
        if one.name in paths:
            both = f"{visible(paths[one.name])} and {visible(one.source.path)}"
            raise InputError(
                [f'{both} are both named "{visible(one.name)}": choose one by its file']
            )
        paths[one.name] = one.source.path
