"""After any history that a server has run, nothing that the contract lists goes unseen.

The contract is what the catalogue says in the end: it agrees with the replay, and dropping,
renaming or retyping each of its columns in one more file is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest
from catalogue_state import catalogue_state
from judged_ddl import Judge, new_database
from psycopg import pq
from random_ddl import RandomDdl
from replication import System

from replicalint.api import check_paths
from replicalint.name import Name

STATEMENTS = 120
COLUMNS = """
    SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull,
        a.attgenerated <> ''
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_|^information_schema$'
        AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY 1, 2, a.attnum
"""
KEYS = """
    SELECT n.nspname, c.relname, ARRAY(
        SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
        WHERE k.place <= i.indnkeyatts ORDER BY k.place)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisprimary AND c.relkind IN ('r', 'p')
"""
TYPES = """
    SELECT format('%I.%I', n.nspname, t.typname)
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE n.nspname !~ '^pg_|^information_schema$' AND coalesce(c.relkind, 'c') = 'c'
        AND t.typelem = 0
    ORDER BY 1
"""
Column = tuple[str, str, str]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@pytest.fixture
def history(
    system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request
) -> list[Column]:
    """A repository with migrations that a server has run; the columns that these leave."""
    chance = RandomDdl(Random(request.param))
    taken: list[str] = []
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        for number in range(STATEMENTS):
            statement = chance.next()
            if judge.run(statement.sql) == ():
                statement.taken()
                taken.append(statement.sql)
            if session.info.transaction_status is pq.TransactionStatus.INERROR:
                judge.run("ROLLBACK")
                taken.append("ROLLBACK")
            if number % 50 == 49:
                chance.learn(catalogue_state(session))
        judge.run("COMMIT")
        taken.append("COMMIT")
        columns = write_contract(session, tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "migrations").mkdir()
    text = ";\n".join(taken)
    (tmp_path / "migrations" / "1.sql").write_text(f"{text};\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return columns


def write_contract(session: psycopg.Connection, folder: Path) -> list[Column]:
    """A contract as the catalogue has it; the columns that are not computed."""
    relations: dict[str, dict] = {}
    found: list[Column] = []
    for schema, table, column, type_, is_required, is_generated in session.execute(COLUMNS):
        name = f"{quoted(schema)}.{quoted(table)}"
        relation = relations.setdefault(name, {"columns": {}, "not_null": [], "key": []})
        relation["columns"][quoted(column)] = {"type": type_, "generated": is_generated}
        relation["not_null"] += [quoted(column)] if is_required else []
        found += [(schema, table, column)]
    for schema, table, key in session.execute(KEYS):
        name = f"{quoted(schema)}.{quoted(table)}"
        if name in relations:
            relations[name]["key"] = [quoted(column) for column in key]
    contract = {
        "replicalint": 1,
        "name": "random",
        "replica": {"search_path": ["public"]},
        "relations": relations,
        "types": {type_: {} for (type_,) in session.execute(TYPES)},
        "migrations": {"files": ["migrations/*.sql"], "tool": "sql", "applied_through": "1"},
    }
    (folder / "replicalint.yaml").write_text(json.dumps(contract, ensure_ascii=False))
    return found


def one_more(columns: list[Column], action: str) -> Iterator[str]:
    for schema, table, column in columns:
        yield f"ALTER TABLE {quoted(schema)}.{quoted(table)} {action.format(quoted(column))};"


@pytest.mark.parametrize("history", range(2), indirect=True)
def test_nothing_is_unseen_after_random_ddl(history: list[Column]) -> None:
    assert [one.message for one in check_paths().findings] == []
    for action, rule in (
        ("DROP COLUMN {} CASCADE", "replicated-column-dropped"),
        ("RENAME COLUMN {} TO zz", "replicated-column-renamed"),
        ("ALTER COLUMN {} TYPE point[] USING NULL", "replicated-column-retyped"),
    ):
        unseen = []
        for column, sql in zip(history, one_more(history, action), strict=True):
            Path("migrations/2.sql").write_text(sql)
            found = check_paths(["migrations/2.sql"]).findings
            if rule not in {one.rule for one in found}:
                unseen.append(column)
        assert unseen == []
    for action, rule in (
        ("DROP TABLE {}.{} CASCADE", "replicated-relation-dropped"),
        ("ALTER TABLE {}.{} RENAME TO zz", "replicated-relation-renamed"),
    ):
        for schema, table in dict.fromkeys((schema, table) for schema, table, _ in history):
            Path("migrations/2.sql").write_text(action.format(quoted(schema), quoted(table)))
            found = check_paths(["migrations/2.sql"]).findings
            subjects = {one.subject for one in found if one.rule == rule}
            assert str(Name(schema, table)) in subjects
