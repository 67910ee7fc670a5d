"""A primary and a replica whose columns have random types, some of them others on the replica."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from random import Random

from conversation import Conversation
from judgement import Judgement, Outcome, judge, judge_any
from servers import Cluster, Database
from typed_statements import KEY, TABLES, Columns, Writer, catalogue_of, lagging, random_columns

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract

_SHARE = 0.3  # of the columns have another type on the replica
_SHARE_KEYED = 0.6  # of the tables have their primary key there
_TRIES = 8  # statements to write for one that the primary takes, at most

_TYPES = """
    CREATE EXTENSION citext;
    CREATE TYPE mood AS ENUM ('calm', 'busy');
    CREATE TYPE spot AS (x integer, y text);
    CREATE DOMAIN cents AS integer CHECK (VALUE >= 0);
    CREATE DOMAIN label AS text;
"""
_TYPES_OF_THE_CONTRACT = """\
types:
  public.mood: {enum: [calm, busy]}
  public.spot: {composite: {x: integer, y: text}}
  public.cents: {domain: integer}
  public.label: {domain: text}
extensions: [citext]
"""


@dataclass(frozen=True)
class TypedPair:
    """A reader's session on each, and the contract."""

    contract: Contract
    primary: Conversation
    replica: Conversation

    def close(self) -> None:
        self.primary.close()
        self.replica.close()


def typed_judgements(
    primary: Cluster, replica: Cluster, version: int, *, seed: int, rounds: int, number: int
) -> Iterator[Judgement]:
    """Random statements that the primary takes, judged; each round has tables of other types."""
    source, copy = (cluster.create(f"typed_{seed}") for cluster in (primary, replica))
    for database in (source, copy):
        database.run(_TYPES)
    catalogue = catalogue_of(source)
    for one in range(rounds):
        random = Random(f"{seed}/{one}")
        columns = random_columns(random)
        keyed = {table for table in TABLES if random.random() < _SHARE_KEYED}
        on_replica = lagging(columns, random, _SHARE)
        pair = _pair(source, copy, version, columns, on_replica, keyed)
        writer, taken = Writer(columns, catalogue, random), 0
        for _ in range(number * _TRIES):
            judgement = judge(writer.statement(), pair)
            if judgement.outcome is not Outcome.REFUSED:
                yield judgement
                taken += 1
            if taken == number:
                break
        pair.close()


def repeated_judgements(
    cluster: Cluster, version: int, *, seed: int, rounds: int, number: int
) -> Iterator[Judgement]:
    """Random statements with the same parameters in many places, which a server may refuse."""
    database = cluster.create(f"repeated_{seed}")
    database.run(_TYPES)
    catalogue = catalogue_of(database)
    for one in range(rounds):
        random = Random(f"{seed}/{one}")
        columns = random_columns(random)
        pair = _pair(database, database, version, columns, columns, frozenset())
        writer = Writer(columns, catalogue, random, repeats=True)
        for _ in range(number):
            yield judge_any(writer.statement(), pair)
        pair.close()


def _pair(
    source: Database,
    copy: Database,
    version: int,
    columns: Columns,
    on_replica: Columns,
    keyed: Set[str],
) -> TypedPair:
    for database, tables, keys in ((source, columns, set(TABLES)), (copy, on_replica, keyed)):
        for table, types in tables.items():
            parts = [f"{name} {type_}" for name, type_ in types.items()]
            parts += [f"PRIMARY KEY ({KEY})"] if table in keys else []
            database.run(f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({', '.join(parts)})")
    contract = _contract(on_replica, keyed, version)
    asked = (Conversation(database, ["public"]) for database in (source, copy))
    return TypedPair(contract, *asked)


def _contract(columns: Columns, keyed: Set[str], version: int) -> Contract:
    lines = ["replicalint: 1", "name: typed"]
    lines.append(
        f"replica: {{replication: logical, postgres: {version}, search_path: [public]}}\nrelations:"
    )
    for table, types in columns.items():
        key = KEY if table in keyed else ""
        lines += [f"  public.{table}:", f"    key: [{key}]", "    columns:"]
        lines += [f'      {name}: "{type_}"' for name, type_ in types.items()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contract.yaml"
        file.write_text("\n".join((*lines, _TYPES_OF_THE_CONTRACT)), encoding="utf-8")
        return load_contract(file)
