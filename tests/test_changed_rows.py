"""What is said of the rows that updates take is what a server does: random updates, all rows.

That an update writes no row as it is must hold for every row; that it may, for some; that it always
does, for all that it takes. A backfill without effect changes no row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import psycopg
import pytest
from random_updates import COLUMNS, RandomUpdate, Updates, rows, table
from replication import System

from replicalint.changes import Update
from replicalint.contract import Contract
from replicalint.files.contracts import load_contract
from replicalint.history import History
from replicalint.history.backfills import redundant
from replicalint.history.guards import Rewrites, rewrites
from replicalint.replay import migration
from replicalint.source import Fragment, Source

_NUMBERS = count(1)
UPDATES = 500
PAIRS = 250
TYPE = "CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy')"
# Counts the rows that an update has written, and those of them that stayed as they were.
COUNTED = """
CREATE TABLE public.counted (same bigint, written bigint);
CREATE FUNCTION public.count_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.counted
    SELECT count(*) FILTER (WHERE before IS NOT DISTINCT FROM after), count(*)
    FROM (SELECT old_rows AS before, row_number() OVER () AS n FROM old_rows) AS one
    JOIN (SELECT new_rows AS after, row_number() OVER () AS n FROM new_rows) AS other USING (n);
    RETURN NULL;
END $$;
"""
COUNTING = """
CREATE TRIGGER counting AFTER UPDATE ON public.changed
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION public.count_rows();
"""
CONTRACT = """
replicalint: 1
name: changed
description: One table.
replica: {replication: logical, postgres: 15, search_path: [public]}
relations:
  public.changed:
    columns: {b: boolean, c: boolean, n: integer, m: integer, x: text, y: text, z: varchar,
              d: numeric, e: public.mood, t: "text[]", j: jsonb, day: date}
types:
  public.mood: {enum: [sad, ok, happy]}
"""


@pytest.fixture
def contract(tmp_path: Path) -> Contract:
    path = tmp_path / "replicalint.yaml"
    path.write_text(CONTRACT)
    return load_contract(path)


class Server:
    """A connection to a server, where each update is taken back."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection
        connection.execute(f"{TYPE};{COUNTED}")

    def make(self, columns: Sequence[str]) -> None:
        made = f"DROP TABLE IF EXISTS public.changed; {table(columns)}; {rows(columns)}; {COUNTING}"
        self.connection.execute(made)

    def counted(self, update: RandomUpdate, before: str = "") -> tuple[int, int] | None:
        """The rows that stayed as they were, and all that were written; None for an error."""
        try:
            with self.connection.transaction(force_rollback=True):
                for _ in range(2):
                    self._add_rows(update)
                if before:
                    self.connection.execute(before)
                    self.connection.execute("DELETE FROM public.counted")
                self.connection.execute(update.sql)
                found = self.connection.execute("SELECT same, written FROM public.counted")
                row = found.fetchone()
                assert row is not None
                return row[0], row[1]
        except psycopg.Error:
            return None

    def _add_rows(self, update: RandomUpdate) -> None:
        """Rows that have the new values already; none where those are too long for a column."""
        try:
            with self.connection.transaction():
                self.connection.execute(update.rows_with_the_value)
        except psycopg.Error:
            pass


@pytest.fixture
def server(system: System) -> Iterator[Server]:
    database = system.clusters[0].create(f"changed_rows_{next(_NUMBERS)}")
    with database.connect() as connection:
        yield Server(connection)


def by_columns(updates: Sequence[RandomUpdate]) -> Iterator[list[RandomUpdate]]:
    found: dict[tuple[str, ...], list[RandomUpdate]] = defaultdict(list)
    for one in updates:
        found[one.columns].append(one)
    yield from found.values()


def read(statements: Sequence[str], contract: Contract) -> History:
    source = Source("migration.sql", ";\n".join(statements))
    return History(migration([Fragment.of(source)], contract))


def test_rows_are_written_as_they_are_where_that_is_said(
    server: Server, contract: Contract, system: System
) -> None:
    made = Updates(system.version)
    updates = [made.next() for _ in range(UPDATES)]
    wrong: list[str] = []
    unseen: list[str] = []
    seen = undecided = 0
    for group in by_columns(updates):
        server.make(group[0].columns)
        history = read([TYPE, table(group[0].columns), *(one.sql for one in group)], contract)
        for update, step in zip(group, history.steps[2:], strict=True):
            (change,) = step.changes
            assert isinstance(change, Update), update.sql
            said = rewrites(change, step.primary, contract)
            counted = server.counted(update)
            if counted is None:
                continue
            same, written = counted
            if (said is Rewrites.NONE and same) or (said is Rewrites.ALL and same < written):
                wrong.append(f"{said}: {update.sql}: {same} of {written}")
            if said is Rewrites.SOME and not same:
                unseen.append(update.sql)
            seen += said is Rewrites.SOME and same > 0
            undecided += said is Rewrites.PERHAPS
    assert wrong == []
    assert undecided * 100 <= UPDATES
    # Of a few, the rows that would show it are not among those that there are.
    assert len(unseen) * 50 <= seen, "\n".join(unseen)


def test_a_backfill_without_effect_changes_no_row(
    server: Server, contract: Contract, system: System
) -> None:
    made = Updates(system.version + 1000)
    found = 0
    wrong: list[str] = []
    for _ in range(PAIRS):
        first = made.next()
        second = made.again(first)
        history = read([TYPE, table(first.columns), first.sql, second.sql], contract)
        if not any(
            one.backfill.change is history.steps[3].changes[0]
            for one in redundant(history, contract)
        ):
            continue
        server.make(first.columns)
        counted = server.counted(second, first.sql)
        if counted is not None:
            found += 1
            if counted[0] < counted[1]:
                wrong.append(f"{first.sql}; {second.sql}: {counted}")
    assert wrong == []
    assert found > PAIRS / 20


def test_all_columns_are_in_the_contract(contract: Contract) -> None:
    (relation,) = contract.relations.values()
    assert {*relation.columns} == {*COLUMNS}
