"""`replicalint init`: the first contract of a repository."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source import visible
from .new_contract import contract_name, put_new, with_schema_line
from .options import A_PATH, FileCommand
from .output import CLEAN, refuse, tell, write

if TYPE_CHECKING:
    from ..first_contract import FirstContract

_REPLICA = "REPLICALINT_REPLICA"
_IN_THE_WAY = (
    "is not a contract, and stays as it is: choose another name with replicalint contract pull "
    "--schema FILE --name NAME"
)
_TO_DECIDE = ("relations", "replica.search_path", "endpoints", "migrations")


@click.command(cls=FileCommand, short_help="Write a first contract from what is here.")
@click.argument("folder", required=False, type=A_PATH)
def init(folder: Path | None) -> int:
    """Write contracts/NAME.yaml from what the repository has; FOLDER is the current one.

    Asks nothing and connects to nothing. Looks, in this order, for a dump of a replica,
    structure.sql or schema.sql, the schema that sqlc.yaml names, and migrations in SQL: Prisma's,
    Supabase's, those of other tools. Queries that sqlc.yaml names, or that lie in folders of .sql
    files, become endpoints. Comments in the contract say what a person must decide.

    Overwrites nothing: replicalint contract pull updates a contract.
    """
    from ..files.contract_search import discover_contracts
    from ..files.contracts import contract_root
    from ..files.reading import InputError, printed_path
    from ..files.written import new_text
    from ..first_contract import NothingFound, first_contract

    start = Path(os.path.abspath(folder or Path.cwd()))
    if not start.is_dir():
        return refuse([f"{visible(str(folder))}: not a folder"])
    path = (folder or Path()) / "contracts" / f"{contract_name(start)}.yaml"
    root = contract_root(path)
    try:
        near = discover_contracts(start)
    except InputError as error:
        return refuse(error.mistakes)
    tell(near.notes)
    known = [one for one in near.files if one.parent in (start, start / "contracts")]
    is_foreign = Path(os.path.abspath(path)) not in known and path.is_file()
    if is_foreign and not path.is_symlink():
        printed = visible(printed_path(path, root))
        return refuse([f"{printed}: {_IN_THE_WAY}"])
    if os.path.lexists(path):
        known.insert(0, path)
    if known:
        printed = visible(printed_path(known[0], root))
        update = f"replicalint contract pull --output {printed}"
        return refuse([f"{printed}: there is a contract already: update it with {update}"])
    try:
        first = first_contract(start, root, contract_name(start))
    except NothingFound as error:
        return refuse([*error.lines, *_ways_on()])
    printed = printed_path(path, root)
    head = _head(first, printed if start != root else None)
    try:
        text = new_text(first.contract, {**first.comments, "": head}, printed)
    except InputError as error:
        return refuse(error.mistakes)
    put_new(path, text)
    tell(first.notes)
    for one in near.files:  # the nearest is taken
        above = visible(printed_path(one, root))
        tell([f"{above}: from now on governs nothing in {visible(printed_path(start, root))}"])
    write(_said(first, visible(printed), text))
    return CLEAN


def _ways_on() -> Iterator[str]:
    from ..first_contract import LOOKED_FOR

    yield f"no schema found: looked for {LOOKED_FOR}"
    yield (
        "give one: replicalint contract pull --schema FILE (a dump by pg_dump --schema-only), "
        "--migrations FOLDER or --replica DSN"
    )
    if os.environ.get(_REPLICA):
        yield f"{_REPLICA} is set: replicalint contract pull asks that server"


def _head(first: FirstContract, output: str | None) -> str:
    """The first comment of the file: how it is renewed."""
    words = shlex.join((*first.renewed_by, *(("--output", output) if output else ())))
    lines = [
        "Made by replicalint init. To renew it, which keeps what people write into it:",
        "",
        f"  replicalint contract pull {words}",
    ]
    return "\n".join(with_schema_line(lines))


def _said(first: FirstContract, path: str, text: str) -> str:
    """What was found, what was written, what to decide, and what comes next."""
    lines = ["found:", *(f"  {line}" for line in first.taken)]
    if first.passed_over:
        lines += ["found and not taken:", *(f"  {line}" for line in first.passed_over)]
    count = len(first.contract.relations)
    tables = "1 table" if count == 1 else f"{count} tables"
    lines.append(f"wrote {path}: {tables} in {text.count(chr(10))} lines")
    asked = sorted(_asked(first.comments, text))
    lines += ["look at:", *(f"  {path}:{line}: {what}" for line, what in asked)]
    if os.environ.get(_REPLICA):
        pull = f"replicalint contract pull --output {path}"
        lines.append(f"{_REPLICA} is set; to take what that server has: {pull}")
    is_governing = first.contract.endpoints or first.contract.migrations
    first_step = "" if is_governing else "list the queries of a reader under endpoints, then "
    lines.append(f"next: {first_step}replicalint check")
    return "".join(f"{line}\n" for line in lines)


def _asked(comments: Mapping[str, str], text: str) -> Iterator[tuple[int, str]]:
    """The comments on what a person decides, each with its line."""
    for key in _TO_DECIDE:
        if key in comments:
            start = comments[key].partition("\n")[0]
            line = text.count("\n", 0, text.find(f"# {start[:40]}")) + 1
            words = " ".join(comments[key].partition("\n\n")[0].split())
            yield line, f"{key}: {words.removeprefix('DECIDE: ')}"
    for key in ("types", "functions"):
        told = [comment for name, comment in comments.items() if name.startswith(f"{key}.")]
        if told:
            line = text.count("\n", 0, text.find(f"# {told[0]}")) + 1
            more = f" So for {len(told) - 1} more." if len(told) > 1 else ""
            yield line, f"{key}: {told[0]}{more}"
