"""`replicalint contract diff`: what changes from one contract to another, and what that breaks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field
from msgspec.structs import replace

from .check import processes_for, standard_rules
from .destination import destination
from .options import (
    A_PATH,
    FileCommand,
    contract_option,
    debug_option,
    format_option,
    max_file_size_option,
    no_color_option,
    refuse_dsn,
)
from .output import CLEAN, FINDINGS, coloured, refuse, tell, tell_bugs, wants_colour
from .verify import DRIVER, replica_dsn

if TYPE_CHECKING:
    from ..comparing import ContractDiff
    from ..contract_diff import Compared, Side, Tracked
    from ..finding import InternalError
    from ..live.server import Server
    from ..pulling import Pulled

_NO_OLD = "name OLD: a file, git:REF[:PATH], live or migrations:FOLDER; or use --against"


@click.command("diff", cls=FileCommand, short_help="Tell what a change of a contract breaks.")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--against",
    metavar="OLD",
    help="Compare OLD with the working tree, such as git:main: every contract of the run.",
)
@contract_option
@click.option(
    "--replica",
    envvar="REPLICALINT_REPLICA",
    show_envvar=True,
    metavar="DSN",
    help="The replica of live; the default is the server of libpq's variables.",
)
@format_option(("text", "json", "markdown"), "Text; JSON for programs; Markdown for pull requests.")
@click.option("--output", type=A_PATH, metavar="FILE", help="Write the differences to FILE.")
@no_color_option
@max_file_size_option
@debug_option
def contract_diff(
    old: str | None,
    new: str | None,
    against: str | None,
    contract: Path | None,
    replica: str | None,
    form: str,
    output: Path | None,
    no_color: bool,
    max_file_size: int,
    debug: bool,
) -> int:
    """Tell what changes from one contract to another, and which statements that breaks.

    OLD and NEW are files, git:REF[:PATH] (the contract at PATH, or all contracts of a revision),
    live (the replica as it runs) or migrations:FOLDER (the schema that migrations leave). Without
    NEW, the contract of the working tree. The statements are those that the contracts govern in the
    working tree now, whatever OLD and NEW are: a change breaks those that check finds wrong with
    NEW and not with OLD. A replica is always held against the contract, and may have more.

    Exit status: 0 nothing breaks; 1 a change breaks readers or replication, or something is no
    longer governed; 2 no verdict.
    """
    from ..contract import ContractError
    from ..contract_diff import Side, compared
    from ..files.reading import InputError
    from ..live.failure import ServerError
    from ..pulling import PullError

    if against is not None:
        if old is not None:
            raise click.UsageError("--against names OLD: pass no other")
        old = against
    if old is None:
        raise click.UsageError(_NO_OLD)
    for side in filter(None, (old, new)):
        refuse_dsn(side, click.get_current_context())
    target = destination(output)
    run = _Run(replica, max_file_size)
    try:
        with ExitStack() as stack:
            stack.callback(run.close)
            sides = Side.of(old), Side.of(new) if new is not None else None
            pairs, notes = compared(*sides, contract, run.schema)
        run.notes += notes
        run.compare(pairs)
        target.spare(run.files)
    except (ContractError, InputError, PullError) as error:
        return refuse([str(mistake) for mistake in error.mistakes])
    except ServerError as error:
        return refuse([str(error)])
    tell(run.notes)
    target.deliver(coloured(run.rendered(form), target.path is None and wants_colour(no_color)))
    status = tell_bugs(run.errors, debug=debug) or run.status
    return refuse(run.mistakes) if run.mistakes else status


class _Run(Struct):
    """The comparisons of one run, and what was met on the way."""

    replica: str | None
    most_bytes: int
    diffs: list[ContractDiff] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    errors: list[InternalError] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    server: Server | None = None

    @property
    def status(self) -> int:
        return FINDINGS if any(diff.is_breaking for diff in self.diffs) else CLEAN

    def schema(self, side: Side, one: Tracked) -> Tracked:
        """A contract where the replicas are as a schema is: the live one, or that of migrations."""
        from ..comparing import as_in_schema
        from ..contract_diff import SideKind

        is_live = side.kind is SideKind.LIVE
        title, pulled = self._live(one) if is_live else self._migrated(side, one)
        self.notes += pulled.notes
        told = as_in_schema(one.contract, pulled.contract, is_replica=is_live)
        return replace(one, contract=told, title=title, has_places=not is_live)

    def _live(self, one: Tracked) -> tuple[str, Pulled]:
        dsn = replica_dsn(self.replica)
        try:
            import_module("..live.pull", __package__)
        except ImportError as error:
            if (error.name or "").startswith("replicalint"):
                raise
            from ..files.reading import InputError

            raise InputError([f"contract diff {DRIVER}"]) from None
        from ..live.pull import pulled_from_replica
        from ..live.server import Server
        from ..pulling import Wanted

        if self.server is None:
            self.server = Server("replica", dsn)
        wanted = Wanted(one.contract.name, existing=one.contract)
        return f"replica {self.server.address}", pulled_from_replica(self.server, wanted)

    def _migrated(self, side: Side, one: Tracked) -> tuple[str, Pulled]:
        from ..pulling import Wanted, contract_of
        from ..schema_files import read_migrated

        read = read_migrated(Path(side.text), one.contract, one.root, self.most_bytes)
        self.notes += read.unread
        wanted = Wanted(one.contract.name, existing=one.contract)
        return f"migrations:{side.text}", contract_of(read.primary, wanted)

    def close(self) -> None:
        if self.server is not None:
            self.server.close()

    def compare(self, pairs: Sequence[Compared]) -> None:
        """Judges what changes in each pair of contracts."""
        from ..clock import utc_day
        from ..contract_diff import Judging, contract_diff

        rules, today = standard_rules(), utc_day()
        for pair in pairs:
            judging = Judging(pair.root, rules, today, processes_for, self.most_bytes)
            diff, effects = contract_diff(pair, judging)
            self.diffs.append(diff)
            sides = (one.file for one in (pair.old, pair.new) if one is not None)
            self.files += (*(path for path in sides if path is not None), *effects.files)
            self.notes += effects.notes
            self.mistakes += effects.mistakes
            self.errors += effects.internal_errors

    def rendered(self, form: str) -> str:
        if form == "json":
            from ..showing.contract_diff_json import render_contract_diff_json

            return render_contract_diff_json(self.diffs, self.notes, self.errors)
        if form == "markdown":
            from ..showing.contract_diff_markdown import render_contract_diff_markdown

            return render_contract_diff_markdown(self.diffs)
        from ..showing.contract_diff import render_contract_diff

        return render_contract_diff(self.diffs)
