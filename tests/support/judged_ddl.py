"""DDL on a real server and in the model: what both make of the same statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import psycopg
from catalogue_state import catalogue_state
from model_state import model_state
from msgspec.structs import replace
from psycopg import pq
from schema_state import KINDS, StateDifference, differences
from servers import Cluster, Database

from replicalint.contract import Contract
from replicalint.facts import Gap
from replicalint.name import Name
from replicalint.replay import Fold
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

_NUMBERS = count(1)
_NOTHING_KNOWN = Contract(Source("contract.yaml", ""), "empty")


@dataclass(frozen=True)
class Refusal:
    """A statement that was not run, or not read, and why."""

    statement: str
    answer: str


class Judge:
    """One session on a server, and the model that follows what it ran."""

    def __init__(self, session: psycopg.Connection, contract: Contract = _NOTHING_KNOWN) -> None:
        self.session = session
        version = session.info.server_version // 10_000
        self.fold = Fold.of(replace(contract, postgres=version))
        self.fold.begin_session()
        self.unread: list[Refusal] = []  # what the server ran and the model could not read

    def run(self, sql: str, path: str = "migration.sql") -> tuple[Refusal, ...]:
        """Runs statement after statement, as psql does; the model gets those that were run."""
        return tuple(self._refused(sql, path))

    def _refused(self, sql: str, path: str) -> Iterator[Refusal]:
        for syntax in read(Fragment.of(Source(path, sql))):
            if self._has_failed and syntax.lexemes[0].text in ("commit", "end"):
                yield from self._refused("ROLLBACK", path)  # what the server makes of it
                continue
            try:
                self.session.execute(syntax.span.text.encode())
            except psycopg.Error as error:
                yield Refusal(syntax.span.text, str(error).partition("\n")[0])
                if syntax.lexemes[0].text in ("commit", "end"):
                    yield from self._refused("ROLLBACK", path)  # a constraint that is deferred
            else:
                step = self.fold.step(syntax)
                for gap in step.statement.of(Gap):
                    if gap.is_whole:
                        self.unread.append(Refusal(syntax.span.text, gap.reason))

    def differences(self, kinds: tuple[str, ...] = KINDS) -> tuple[StateDifference, ...]:
        """What catalogue and model disagree on now, but for what the model does not know."""
        if self._has_failed:
            self.run("ROLLBACK")
        version = self.session.info.server_version // 10_000
        primary = self.fold.primary
        in_model = model_state(primary, version)
        found = differences(catalogue_state(self.session), in_model, kinds)
        return tuple(one for one in found if Name.parse(one.relation) not in primary.unknown)

    @property
    def _has_failed(self) -> bool:
        """Whether a statement was refused in the transaction that is open."""
        return self.session.info.transaction_status is pq.TransactionStatus.INERROR


@contextmanager
def new_database(cluster: Cluster) -> Iterator[Database]:
    """An empty database, gone at the end."""
    name = f"judged_{next(_NUMBERS)}"
    database = cluster.create(name)
    try:
        yield database
    finally:
        cluster.database("postgres").run(f'DROP DATABASE "{name}" WITH (FORCE)')
