"""A primary and a replica of one schema, and the contract that says what the replica has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from conversation import Conversation
from installations import Installation
from marks import TESTS
from msgspec.structs import replace
from replication import MIGRATION, PRIMARY_ONLY, ROOT, SCHEMA, SUBSCRIBER, System
from servers import Cluster, Database

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract

FOLDER = TESTS / "differential" / "schemas"


@dataclass(frozen=True)
class Schema:
    """Files with the SQL of both servers, the contract, and the folder of its queries."""

    name: str
    primary: tuple[Path, ...]
    replica: tuple[Path, ...]
    contract: Path

    @property
    def queries(self) -> tuple[Path, ...]:
        """The files of hand-made queries."""
        return tuple(sorted((FOLDER / self.name / "queries").glob("*.sql")))

    def __str__(self) -> str:
        return self.name


def _in_folder(name: str) -> Schema:
    folder = FOLDER / name
    replica, primary = folder / "replica.sql", folder / "primary.sql"
    return Schema(name, (replica, primary), (replica,), folder / "contract.yaml")


REFERENCE = Schema(
    "reference",
    (SCHEMA, MIGRATION, PRIMARY_ONLY),
    (SUBSCRIBER,),  # a replica that has not got the column yet that is rolling out
    ROOT / "contracts" / "plugin-read-path.yaml",
)
SCHEMAS = (REFERENCE, _in_folder("rich"), _in_folder("extensions"), _in_folder("paths"))


_COLUMNS = """
    SELECT n.nspname, c.relname, a.attname,
        CASE WHEN tn.nspname = 'pg_catalog' OR e.objid IS NOT NULL THEN ''
            ELSE tn.nspname || '.' END
        || base.typname || CASE WHEN t.typcategory = 'A' THEN '[]' ELSE '' END
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_|^information_schema$'
    JOIN pg_type t ON t.oid = a.atttypid
    JOIN pg_type base ON base.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
    JOIN pg_namespace tn ON tn.oid = base.typnamespace
    LEFT JOIN pg_depend e
        ON e.objid = base.oid AND e.classid = 'pg_type'::regclass AND e.deptype = 'e'
    WHERE a.attnum > 0 AND NOT a.attisdropped
"""


@dataclass(frozen=True)
class Versions:
    """The servers of a pair: the replica's may be older."""

    primary: Installation
    replica: Installation

    def __str__(self) -> str:
        return f"{self.primary.version} to {self.replica.version}"


@dataclass(frozen=True)
class Pair:
    """The two databases, with a reader's session on each."""

    schema: Schema
    version: int
    contract: Contract
    source: Database  # the primary's, for whoever must connect to it
    copy: Database  # the replica's
    primary: Conversation
    replica: Conversation

    @property
    def versions(self) -> str:
        """The version of both, or the primary's and the replica's."""
        version = self.version_of_the_primary
        return str(self.version) if version == self.version else f"{version} to {self.version}"

    @property
    def version_of_the_primary(self) -> int:
        return int(str(self.source.value("SHOW server_version_num"))) // 10_000

    def columns_of_the_replica(self) -> list[tuple[object, ...]]:
        """Schema, relation, name and type of each column, as the contract writes them."""
        return self.copy.run(_COLUMNS)

    def close(self) -> None:
        self.primary.close()
        self.replica.close()


def create(schema: Schema, system: System) -> Pair:
    """A pair of the same version."""
    return create_between(schema, system.clusters[0], system.clusters[1], system.version)


def create_between(
    schema: Schema, primary: Cluster, replica: Cluster, version: int, name: str = "differential"
) -> Pair:
    """Creates both databases; the version is the replica's.

    Nothing flows between them: a replica's answers are its schema's.
    """
    source = primary.create(f"{name}_{schema}")
    copy = replica.create(f"{name}_{schema}")
    for database, files in ((source, schema.primary), (copy, schema.replica)):
        for file in files:
            database.run(file.read_text(encoding="utf-8"))
    contract = replace(load_contract(schema.contract), postgres=version)
    path = contract.search_path
    asked = (Conversation(database, path) for database in (source, copy))
    return Pair(schema, version, contract, source, copy, *asked)


_EXTENSION = re.compile(r"^CREATE EXTENSION (\w+)", re.MULTILINE)
_AVAILABLE = "SELECT name FROM pg_available_extensions WHERE name = $1"


def extensions_not_there(schema: Schema, primary: Cluster, replica: Cluster) -> set[str]:
    """The extensions that a schema needs and a server cannot install: not every build has all."""
    return {
        name
        for cluster, files in ((primary, schema.primary), (replica, schema.replica))
        for file in files
        for name in _EXTENSION.findall(file.read_text(encoding="utf-8"))
        if not cluster.database("postgres").run(_AVAILABLE, name)
    }
