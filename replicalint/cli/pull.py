"""`replicalint contract pull`: a contract from the schema that a team already has.

Its options are many, and each says what it does: so the file is long.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from msgspec import Struct
from msgspec.structs import replace

from ..source import visible
from .contract_target import Target, target
from .new_contract import with_schema_line
from .options import (
    A_PATH,
    FileCommand,
    contract_option,
    max_file_size_option,
    no_color_option,
)
from .output import CLEAN, FINDINGS, coloured, refuse, tell, wants_colour, write
from .verify import DRIVER, LIBPQ

if TYPE_CHECKING:
    from ..contract import Contract, Migrations
    from ..pulling import Pulled, Wanted

_NO_SOURCE = (
    "no source given: pass --schema FILE, --migrations FOLDER, --primary DSN or --replica DSN, or "
    "set REPLICALINT_REPLICA or REPLICALINT_PRIMARY"
)
_NO_CHOICE = "--primary needs --publication NAME or --tables PATTERNS for a new contract"
_NOT_OF_IT = "none of its relations is in the schema; to take others, choose them with --tables"
_SOURCES = ("replica", "primary", "schema", "migrations")


class _Asked(Struct, frozen=True):
    """What the command line asks for. `source` is the option that names where it is pulled from."""

    source: str
    most_bytes: int  # of one file
    dsn: str = ""
    paths: tuple[Path, ...] = ()
    publication: str | None = None
    tables: tuple[str, ...] = ()
    output: Path | None = None
    name: str | None = None


@click.command(cls=FileCommand, short_help="Make or update a contract from a schema.")
@click.argument("files", nargs=-1, type=A_PATH, metavar="")
@click.option(
    "--schema",
    multiple=True,
    type=A_PATH,
    metavar="FILE...",
    help="Dumps of a primary, by pg_dump --schema-only: one after the other.",
)
@click.option(
    "--migrations",
    type=A_PATH,
    metavar="FOLDER",
    help="Migrations in SQL: the primary as all of them leave it.",
)
@click.option(
    "--primary",
    envvar="REPLICALINT_PRIMARY",
    show_envvar=True,
    metavar="DSN",
    help="A running primary.",
)
@click.option(
    "--replica",
    envvar="REPLICALINT_REPLICA",
    show_envvar=True,
    metavar="DSN",
    help="A running replica: what it has, whether a subscriber or a hot standby.",
)
@click.option("--publication", metavar="NAME", help="The publication whose tables are replicated.")
@click.option(
    "--tables",
    multiple=True,
    metavar="PATTERNS",
    help="The tables that are replicated, as psql's \\d takes them: 'public.app_*,public.orgs'.",
)
@contract_option
@click.option("--output", type=A_PATH, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--name", metavar="NAME", help="The name of a new contract, or of the one to update.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--check", is_flag=True, help="Exit with 1 if something would change; write nothing.")
@no_color_option
@max_file_size_option
def pull(
    files: tuple[Path, ...],
    schema: tuple[Path, ...],
    migrations: Path | None,
    primary: str | None,
    replica: str | None,
    publication: str | None,
    tables: tuple[str, ...],
    contract: Path | None,
    output: Path | None,
    name: str | None,
    dry_run: bool,
    check: bool,
    no_color: bool,
    max_file_size: int,
) -> int:
    """Make or update a contract from a schema: dumps, migrations or a running server.

    Lists the tables that are replicated with all that they need: keys, types, sequences,
    extensions, functions. The rest of the schema becomes not_replicated. Without --publication and
    --tables, the tables are those that the contract lists already; of a new contract those of the
    only publication, else all.

    Updates the file of --output or --contract, else the contract found as by check; where there is
    none, writes contracts/NAME.yaml. Comments, order, descriptions, rollout, derived and endpoints
    stay as they are.

    Exit status: 0 written or up to date; 1 with --check, if something would change; 2 if nothing
    could be pulled.
    """
    from ..contract import ContractError
    from ..files.reading import InputError
    from ..pulling import PullError

    given = {"schema": schema, "migrations": migrations, "primary": primary, "replica": replica}
    if files and not schema:
        raise click.UsageError(f"unexpected argument: pass files with --schema {files[0]}")
    given = {**given, "schema": (*schema, *files)}
    asked = _asked(given, publication, tables, output, name, max_file_size)
    if output is not None and _is_of_environment("contract"):
        contract = None
    try:
        into = target(output, contract, name)
        pulled, comments = _pulled(asked, into)
        text, changes = into.text(pulled, comments)
    except (ContractError, InputError, PullError) as error:
        return refuse([str(mistake) for mistake in error.mistakes])
    if not (dry_run or check):
        into.deliver(text, changes)
        return CLEAN
    difference = into.difference(text)
    up_to_date = f"{visible(into.printed)}: up to date\n"
    write(coloured(difference, wants_colour(no_color)) or up_to_date)
    return FINDINGS if check and difference else CLEAN


# -- what is asked for -----------------------------------------------------------------------------


def _asked(
    given: Mapping[str, object],
    publication: str | None,
    tables: tuple[str, ...],
    output: Path | None,
    name: str | None,
    most_bytes: int,
) -> _Asked:
    """What is asked for; a usage error where it is not one thing."""
    source = _source(given)
    if publication is not None and tables:
        raise click.UsageError("--publication and --tables both choose the tables: pass one")
    if publication is not None and source == "replica":
        raise click.UsageError("a replica has no publication: choose tables with --tables")
    value = given[source]
    return _Asked(
        source,
        most_bytes,
        value if isinstance(value, str) else "",
        value if isinstance(value, tuple) else (value,) if isinstance(value, Path) else (),
        publication,
        tables,
        output,
        name,
    )


def _is_of_environment(option: str) -> bool:
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.ENVIRONMENT


def _source(given: Mapping[str, object]) -> str:
    """The option that names the source: one of the command line, else of the environment."""
    named = [one for one in _SOURCES if given[one]]
    told = [one for one in named if not _is_of_environment(one)]
    found = told or named
    if len(found) > 1:
        both = " and ".join(f"--{one}" for one in found)
        where = "" if told else " of the environment"
        raise click.UsageError(f"{both}{where} are several sources: choose one")
    if found:
        return found[0]
    if any(os.environ.get(name) for name in LIBPQ):
        return "replica"
    raise click.UsageError(_NO_SOURCE)


# -- what is pulled --------------------------------------------------------------------------------


def _pulled(asked: _Asked, into: Target) -> tuple[Contract, Mapping[str, str]]:
    """The contract that is to be written, and comments for what is new in it."""
    from ..files.reading import InputError
    from ..pulling import Wanted, kept

    old = into.file.contract if into.file is not None else None
    known = old if old is not None and old.relations else None  # else there is nothing to go by
    wanted = Wanted(into.name, asked.publication, asked.tables, known)
    pulled, migrations = _of_source(asked, into, wanted)
    tell([*dict.fromkeys(pulled.notes)])
    if old is None:
        contract = replace(pulled.contract, migrations=migrations)
        head = _head(asked, into)
        return contract, {**pulled.comments, "": head}
    if known is not None and not pulled.contract.relations:
        raise InputError([f"{visible(old.source.path)}: {_NOT_OF_IT}"])
    contract = kept(old, pulled.contract, is_replica=asked.source == "replica")
    return contract, pulled.comments


def _of_source(
    asked: _Asked, into: Target, wanted: Wanted
) -> tuple[Pulled, tuple[Migrations, ...]]:
    if asked.source in ("replica", "primary"):
        return _of_server(asked, into, wanted), ()
    from ..contract import Contract
    from ..files.contracts import contract_root
    from ..files.reading import InputError
    from ..pulling import contract_of
    from ..schema_files import NO_SCHEMA, makes_nothing, read_applied, read_dumps
    from ..source import Source

    old = wanted.existing or Contract(Source(into.printed, ""), wanted.name)
    if asked.source == "schema":
        schema = read_dumps(asked.paths, old, asked.most_bytes)
    else:
        root = contract_root(into.path or Path.cwd() / "replicalint.yaml")
        schema = read_applied(asked.paths[0], old, root, asked.most_bytes)
    tell([*dict.fromkeys(schema.unread)])
    if makes_nothing(schema):
        raise InputError([f"{visible(asked.paths[0].as_posix())}: {NO_SCHEMA}"])
    return contract_of(schema.primary, wanted), schema.migrations


def _of_server(asked: _Asked, into: Target, wanted: Wanted) -> Pulled:
    """What a running server says; InputError where it cannot be asked."""
    from ..files.reading import InputError

    has_choice = asked.publication is not None or asked.tables
    if asked.source == "primary" and into.file is None and not has_choice:
        raise click.UsageError(_NO_CHOICE)
    try:
        import_module("..live.server", __package__)
    except ImportError as error:
        if (error.name or "").startswith("replicalint"):
            raise
        raise InputError([f"contract pull {DRIVER}"]) from None
    from ..live.failure import ServerError
    from ..live.pull import pulled_from_primary, pulled_from_replica
    from ..live.server import Server

    try:
        with ExitStack() as stack:
            server = Server(asked.source, asked.dsn)
            stack.callback(server.close)
            ask = pulled_from_replica if asked.source == "replica" else pulled_from_primary
            pulled = ask(server, wanted)
            if not (pulled.contract.relations or pulled.contract.not_replicated or wanted.existing):
                raise InputError([f"{server.address}: no tables: name another database"])
            return pulled
    except ServerError as error:
        raise InputError([str(error)]) from None


def _head(asked: _Asked, into: Target) -> str:
    """The first comment of a new file: how it is renewed; never with a connection string."""
    words = ["replicalint", "contract", "pull"]
    if asked.source in ("schema", "migrations"):
        words += [f"--{asked.source}", *(path.as_posix() for path in asked.paths)]
    if asked.publication is not None:
        words += ["--publication", asked.publication]
    if asked.tables:
        words += ["--tables", ",".join(asked.tables)]
    if into.path is not None and asked.output is not None:
        words += ["--output", asked.output.as_posix()]
    command = shlex.join(words)
    if asked.source in ("replica", "primary"):
        dsn = f'--{asked.source} "$REPLICALINT_{asked.source.upper()}"'
        command = command.replace("contract pull", f"contract pull {dsn}", 1)
    lines = ["Pulled from a schema. To renew it, which keeps what people write into it:", ""]
    lines.append(f"  {visible(command)}")
    return "\n".join(with_schema_line(lines) if into.path is not None else lines)
