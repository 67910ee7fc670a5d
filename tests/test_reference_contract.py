"""What the contract says, the servers have; what it says of a query, the servers answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from replication import PUBLICATION, ROOT, System
from servers import Database

CONTRACT: Mapping[str, Any] = yaml.safe_load(
    (ROOT / "contracts" / "plugin-read-path.yaml").read_text()
)
QUERIES = sorted((ROOT / "sql" / "queries").rglob("*.sql"))
CASES = ROOT / "tests" / "cases" / "reference"

# What the primary, the replica and the lagging replica answer to the queries as they were before.
ANSWERS = {
    "balances_view.sql": (None, "42P01", "42P01"),
    "flag_read_directly.sql": (None, None, "42703"),
    "misspelt_key.sql": (None, None, None),
    "row_of_another_name.sql": ("42703", "42703", "42703"),
}

KINDS = {"r": "table", "v": "view", "m": "materialized view", "S": "sequence", "f": "foreign table"}


def contract_columns(replica: Database, *, lagging: bool) -> dict[str, list[tuple[str, object]]]:
    """The columns of each relation of the contract, with the type as the server writes it."""
    columns: dict[str, list[tuple[str, object]]] = {}
    for relation, entry in CONTRACT["relations"].items():
        columns[relation] = []
        for name, column in entry["columns"].items():
            long = column if isinstance(column, dict) else {"type": column}
            if not (lagging and long.get("rollout") == "adding"):
                written = replica.value("SELECT $1::regtype::text", long["type"])
                columns[relation].append((name, written))
    return columns


def server_columns(database: Database) -> dict[str, list[tuple[object, object]]]:
    """The columns of everything in schema public that can be read from."""
    rows = database.run(
        "SELECT n.nspname || '.' || c.relname, a.attname::text, a.atttypid::regtype::text"
        " FROM pg_class AS c"
        " JOIN pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = 'public'"
        " JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY c.relname, a.attnum"
    )
    columns: dict[str, list[tuple[object, object]]] = {}
    for relation, name, type_ in rows:
        columns.setdefault(str(relation), []).append((name, type_))
    return columns


@pytest.mark.parametrize("lagging", [False, True], ids=["replica", "lagging replica"])
def test_a_replica_has_the_relations_and_columns_of_the_contract_and_no_other(
    system: System, lagging: bool
) -> None:
    database = system.lagging if lagging else system.replica
    assert server_columns(database) == contract_columns(database, lagging=lagging)


def test_the_primary_has_the_columns_of_the_contract(primary: Database) -> None:
    found = server_columns(primary)
    expected = contract_columns(primary, lagging=False)
    assert {name: found[name] for name in expected} == expected


def test_the_publication_holds_the_relations_of_the_contract_and_no_other(
    primary: Database,
) -> None:
    published = primary.run(
        "SELECT t.schemaname || '.' || t.tablename FROM pg_publication_tables AS t"
        " WHERE t.pubname = $1 AND t.rowfilter IS NULL",
        PUBLICATION,
    )
    assert {relation for (relation,) in published} == set(CONTRACT["relations"])


def test_every_relation_has_the_identity_that_the_contract_says(primary: Database) -> None:
    found = primary.run(
        "SELECT n.nspname || '.' || c.relname FROM pg_class AS c"
        " JOIN pg_namespace AS n ON n.oid = c.relnamespace"
        " JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary"
        " WHERE c.relreplident = 'd' AND n.nspname = 'public'"
    )
    default = {
        name
        for name, relation in CONTRACT["relations"].items()
        if relation["replica_identity"] == "default"
    }
    assert default == set(CONTRACT["relations"])
    assert default <= {relation for (relation,) in found}


def test_the_types_are_those_of_the_contract(system: System) -> None:
    labels = (
        "SELECT n.nspname || '.' || t.typname,"
        " array_agg(e.enumlabel::text ORDER BY e.enumsortorder)"
        " FROM pg_enum AS e JOIN pg_type AS t ON t.oid = e.enumtypid"
        " JOIN pg_namespace AS n ON n.oid = t.typnamespace GROUP BY 1"
    )
    expected = [(name, entry["enum"]) for name, entry in CONTRACT["types"].items()]
    for database in (system.primary, system.replica, system.lagging):
        assert database.run(labels) == expected


def test_a_replica_has_no_function_trigger_sequence_or_extension_of_ours(system: System) -> None:
    assert (CONTRACT["functions"], CONTRACT["sequences"], CONTRACT["extensions"]) == ([], [], [])
    others = """
        SELECT p.oid::regprocedure::text FROM pg_proc AS p
        WHERE p.pronamespace = 'public'::regnamespace
        UNION ALL SELECT t.tgname FROM pg_trigger AS t
        UNION ALL SELECT c.relname FROM pg_class AS c WHERE c.relkind = 'S'
        UNION ALL SELECT e.extname FROM pg_extension AS e WHERE e.extname <> 'plpgsql'
    """
    assert system.replica.run(others) == system.lagging.run(others) == []


def test_what_is_not_replicated_stands_on_the_primary_with_the_kind_that_the_contract_says(
    primary: Database,
) -> None:
    relations = primary.run(
        "SELECT c.relnamespace::regnamespace::text || '.' || c.relname, c.relkind::text"
        " FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace"
        " AND c.relkind IN ('r', 'v', 'm', 'f')"
    )
    functions = primary.run(
        "SELECT DISTINCT p.pronamespace::regnamespace::text || '.' || p.proname, 'function'"
        " FROM pg_proc AS p WHERE p.pronamespace = 'public'::regnamespace"
    )
    unlisted = {
        str(name): KINDS.get(str(kind), str(kind))
        for name, kind in [*relations, *functions]
        if name not in CONTRACT["relations"]
    }
    used = set()
    for name, kind in unlisted.items():
        pattern = next(
            entry
            for entry in sorted(CONTRACT["not_replicated"], key=lambda entry: "*" in entry)
            if Path(name).match(entry)
        )
        assert (name, CONTRACT["not_replicated"][pattern]["kind"]) == (name, kind)
        used.add(pattern)
    assert used == set(CONTRACT["not_replicated"])


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_shipped_query_runs_and_has_one_shape_everywhere(system: System, query: Path) -> None:
    def shape(database: Database) -> list[tuple[str, int]]:
        with database.connect() as connection, psycopg.RawCursor(connection) as cursor:
            connection.execute("SET search_path = ''")
            text = query.read_text()
            cursor.execute(text, [None] * (4 if "$4" in text else 2))
            return [(column.name, column.type_code) for column in cursor.description or []]

    databases = (system.primary, system.replica, system.lagging)
    assert [database.execute(query.read_text()) for database in databases] == [None] * 3
    on_primary, on_replica, on_lagging = map(shape, databases)
    assert [name for name, _ in on_primary[:2]] == ["org_id", "passes"]
    assert on_primary == on_replica == on_lagging


def test_the_former_queries_fail_as_they_were_said_to(system: System) -> None:
    databases = (system.primary, system.replica, system.lagging)
    answers = {}
    for case in sorted(CASES.glob("*.sql")):
        failures = [database.execute(case.read_text()) for database in databases]
        answers[case.name] = tuple(failure and failure.sqlstate for failure in failures)
    assert answers == ANSWERS
