"""`replicalint verify`: holds the linter's verdicts and the contract against real servers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from ..counting import counted
from .options import (
    A_PATH,
    FileCommand,
    contract_option,
    debug_option,
    format_option,
    max_file_size_option,
    no_color_option,
)
from .output import (
    CLEAN,
    FINDINGS,
    INTERRUPTED,
    NO_VERDICT,
    coloured,
    refuse,
    tell,
    tell_bugs,
    wants_colour,
    write,
)
from .progress import Progress

if TYPE_CHECKING:
    from ..border import Border
    from ..contract import Contract
    from ..live.server import Server
    from ..live.verify import Verifier
    from ..run_plan import RunPlan
    from ..selected import File
    from ..verification import Difference, Verdict, Verification

LIBPQ = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE")
_NO_REPLICA = (
    "no replica given: pass --replica DSN, or set REPLICALINT_REPLICA or libpq's own "
    "variables (PGHOST, PGSERVICE, ...)"
)
DRIVER = "needs psycopg, which is not installed: pip install 'replicalint[live]'"


@click.command(cls=FileCommand)
@click.argument("paths", nargs=-1, type=A_PATH)
@contract_option
@click.option(
    "--replica",
    envvar="REPLICALINT_REPLICA",
    show_envvar=True,
    metavar="DSN",
    help="The replica; the default is the server of libpq's variables (PGHOST, PGSERVICE, ...).",
)
@click.option(
    "--primary",
    envvar="REPLICALINT_PRIMARY",
    show_envvar=True,
    metavar="DSN",
    help="The primary, to see whether it refuses the same statements.",
)
@format_option(("text", "json"), "Table or JSON.")
@no_color_option
@max_file_size_option
@debug_option
def verify(
    paths: tuple[Path, ...],
    contract: Path | None,
    replica: str | None,
    primary: str | None,
    form: str,
    no_color: bool,
    max_file_size: int,
    debug: bool,
) -> int:
    """Compare findings and contract with a live replica.

    Prepares the queries of PATHS, or of the contracts, on the servers, in read-only transactions
    that are rolled back, and executes none of them. Compares the answers with the findings of
    check, and the contract with the replica's catalogue, also where it governs no query. A DSN is a
    connection string of libpq: a URI or "host=... user=...".

    Preparing evaluates the CHECK of a domain if a constant is an array, a composite or a range that
    contains the domain: connect as a role that may only read.

    Exit status: 0 everything agrees; 1 the replica disagrees with a finding or with the contract,
    or a statement was not analysed; 2 a statement could not be verified, or no verdict at all.
    """
    replica = replica_dsn(replica)
    try:
        import_module("..live.server", __package__)
    except ImportError as error:
        if (error.name or "").startswith("replicalint"):
            raise
        return refuse([f"verify {DRIVER}"])
    from ..planner import plan_run

    planned = plan_run(list(paths), contract, max_file_size, demands_files=False)
    tell((*planned.passed_over, *planned.notes))
    is_asked = planned.tasks or planned.migrations or planned.is_whole or form == "json"
    if not (is_asked or planned.mistakes or planned.has_more_than_notes):
        return CLEAN
    run = _Run(planned)
    status = run.verify(replica, primary or None)
    if run.is_under_way:
        write(coloured(_rendered(run.verification, form), wants_colour(no_color)))
    if status != INTERRUPTED:
        status = tell_bugs(run.verification.internal_errors, debug=debug) or status
    return refuse(run.mistakes) if run.mistakes and status != INTERRUPTED else status


def replica_dsn(dsn: str | None) -> str:
    """The replica's connection string; "" where libpq's variables name it."""
    if not dsn and not any(os.environ.get(name) for name in LIBPQ):
        raise click.UsageError(_NO_REPLICA)
    return dsn or ""


class _Run(Struct):
    """What was verified so far: a server may stop and a person may stop waiting."""

    plan: RunPlan
    servers: list[Server] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    is_under_way: bool = False
    is_complete: bool = False
    unselected: int = 0
    mixed: list[File] = field(default_factory=list)
    progress: Progress = field(default_factory=Progress)
    border: Border | None = None  # the verifier's

    @property
    def verification(self) -> Verification:
        from ..verification import Verification

        return Verification(
            tuple((server.role, str(server.address)) for server in self.servers),
            tuple(self.verdicts),
            tuple(dict.fromkeys(self.differences)),
            len({path for task in self.plan.migrations for path in task.judged}),
            self.is_complete,
            len(self.plan.left_out),
            self.border.errors if self.border else (),
            self.unselected,
            len(self.plan.excepted),
        )

    def verify(self, replica: str, primary: str | None) -> int:
        """The exit status, but for what cannot be used."""
        from ..live.failure import ServerError
        from ..verification import Outcome

        self.mistakes += self.plan.mistakes
        if self.mistakes and not (self.plan.tasks or self.plan.migrations):
            return NO_VERDICT
        try:
            with ExitStack() as stack:
                self._ask(stack, replica, primary)
            self.is_complete = True
        except ServerError as error:
            self.mistakes.append(self._stopped(str(error)))
        except KeyboardInterrupt:
            return INTERRUPTED
        finally:
            self.progress.clear()
        found = self.verification
        unasked = len(found.having(Outcome.NOT_VERIFIED))
        if unasked:
            self.mistakes.append(f"replica: no verdict on {counted(unasked, 'statement')}")
        return FINDINGS if found.disagrees or not found.is_analysed else CLEAN

    def _ask(self, stack: ExitStack, replica: str, primary: str | None) -> None:
        from ..clock import utc_day
        from ..live.server import Server
        from ..live.verify import Verifier

        for role, dsn in (("replica", replica), ("primary", primary)):
            if dsn is not None:
                server = Server(role, dsn)
                stack.callback(server.close)
                self.servers.append(server)
        self.is_under_way = True
        first, *others = self.servers
        verifier = Verifier(first, others[0] if others else None, utc_day())
        self.border = verifier.border
        for contract in self._contracts():
            tell(contract.notes)
            self.differences += verifier.differences(contract)
        self._statements(verifier)

    def _statements(self, verifier: Verifier) -> None:
        from ..files.reading import InputError, read_source
        from ..selected import has_patterns, looked_through, selection_mistakes

        programs = sum(task.code is not None for task in self.plan.tasks)
        if programs:
            tell([f"{counted(programs, 'program')} not verified: only SQL files are"])
        for number, task in enumerate(self.plan.tasks, start=1):
            if task.code is not None:
                continue
            try:
                source = read_source(task.path, task.root, task.most_bytes)
            except InputError as error:
                self.mistakes += map(str, error.mistakes)
                continue
            if has_patterns(task.governed):
                file, unselected = looked_through(source, task.governed, verifier.border)
                self.mixed.append(file)
                self.unselected += unselected
            for verdict in verifier.verdicts(source, task.governed):
                self.verdicts.append(verdict)
                files = f"file {number} of {len(self.plan.tasks)}"
                self.progress.show(f"verified {len(self.verdicts)} statements, {files}")
        self.mistakes += selection_mistakes(self.mixed, is_whole=self.plan.is_whole)

    def _contracts(self) -> Iterator[Contract]:
        """The contracts of the plan, each once."""
        governed = [one.contract for task in self.plan.tasks for one in task.governed]
        left = (*self.plan.left_out, *self.plan.excepted)
        left_out = [contract for one in left for contract in one.contracts]
        whole = self.plan.contracts.values() if self.plan.is_whole else ()
        read = [contract for contract in whole if contract is not None]
        every = [*governed, *(task.contract for task in self.plan.migrations), *left_out, *read]
        yield from {id(contract): contract for contract in every}.values()

    def _stopped(self, message: str) -> str:
        return (
            f"{message} (after {counted(len(self.verdicts), 'statement')})"
            if self.is_under_way
            else message
        )


def _rendered(verification: Verification, form: str) -> str:
    if form == "json":
        from ..report.verification_json import render_verification_json

        return render_verification_json(verification)
    from ..report.verification import render_verification

    return render_verification(verification)
