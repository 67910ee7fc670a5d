"""A contract takes the names of types that PostgreSQL's own tools print.

For each version that is found: the columns of one table are of every type that a column can have,
and of user types whose names SQL must quote. What format_type and pg_dump print of them is read as
a contract.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from replication import System
from servers import Database

from replicalint.files.contracts import load_contract
from replicalint.name import Name
from replicalint.pgtype import PgType

NAMES = (
    *("mood", "My Mood", "my.pair", "a,b", "f(x)", 'a"b', "täg", "Int4", "_odd", "t[]", "with"),
    # What the grammar gives a meaning, and the names of PostgreSQL's own types.
    *("integer", "char", "timestamp", "int4", "interval", "double precision", "varchar", "setof"),
    # An array over it cannot have its name with "_" before it.
    *("plain", "_plain"),
)
WITH_MODIFIERS = (
    *("numeric(10,2)", "numeric(3,-2)", "varchar(20)", "char(3)", "char", "bit(3)", "varbit(3)"),
    *("timestamp(3)", "timestamptz(0)", "time(3)", "timetz(3)", "interval(3)", "float(3)"),
    *("interval year to month", "interval day to second(3)", "interval second(2)", "name[3][]"),
)
_BUILT_IN = """
    SELECT format_type(t.oid, NULL) FROM pg_type t
    WHERE typnamespace = 'pg_catalog'::regnamespace AND typisdefined AND typtype <> 'p'
        AND (typrelid = 0 OR typname = 'pg_class')
        AND NOT EXISTS (SELECT FROM pg_type p WHERE p.typarray = t.oid AND p.typtype = 'p')
        AND NOT EXISTS (SELECT FROM pg_type p
            WHERE p.typarray = t.oid AND p.typrelid <> 0 AND p.typname <> 'pg_class')
    ORDER BY 1
"""
_COLUMNS = """
    SELECT a.attname, format_type(a.atttypid, a.atttypmod), n.nspname,
        coalesce(element.typname, t.typname), element.oid IS NOT NULL
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_type element ON element.typarray = t.oid
    JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE a.attrelid = 'public.t'::regclass AND a.attnum > 0 ORDER BY a.attnum
"""
_IN_DUMP = re.compile(r'^    (c[0-9]+) (.*?)(?: COLLATE pg_catalog\."C")?,?$', re.MULTILINE)


@pytest.fixture(scope="session")
def database(system: System) -> Database:
    """A database with the table `public.t`."""
    made = system.clusters[0].create("names_of_types")
    made.run("CREATE SCHEMA app")
    own = [f"{schema}.{in_quotes(name)}" for schema in ("public", "app") for name in NAMES]
    for name in own:
        made.run(f"CREATE TYPE {name} AS ENUM ('a')")
    made.run("CREATE TABLE public.rows (id int4)")
    own += ["public.rows", "information_schema.yes_or_no"]
    built_in = [str(name) for (name,) in made.run(_BUILT_IN)]
    types = [*built_in, *WITH_MODIFIERS, *own, *(f"{name}[]" for name in own)]
    columns = ", ".join(f"c{number} {name}" for number, name in enumerate(types))
    made.run(f"CREATE TABLE public.t ({columns})")
    return made


def in_quotes(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def columns_of(database: Database, search_path: str) -> list[tuple[str, str, PgType]]:
    """Each column with what format_type prints on a search path, and with what its type is."""
    return [
        (str(column), str(text), PgType(Name(str(schema), str(name)), bool(is_array)))
        for column, text, schema, name, is_array in database.run(
            f"SET search_path = {search_path}; {_COLUMNS}"
        )
    ]


def read(texts: Mapping[str, str], search_path: list[str], folder: Path) -> dict[str, PgType]:
    """The types of a table's columns in a contract with these texts."""
    types = [f"{schema}.{in_quotes(name)}" for schema in ("public", "app") for name in NAMES]
    relations = {"public.t": {"columns": texts}, "public.rows": {"columns": {"id": "integer"}}}
    document = {
        "replicalint": 1,
        "name": "types",
        "replica": {"search_path": search_path},
        "relations": relations,
        "types": {name: {"enum": ["a"]} for name in types},
    }
    path = folder / "contract.yaml"
    path.write_text(json.dumps(document))
    columns = load_contract(path).relations[Name("public", "t")].columns
    return {name: column.type for name, column in columns.items()}


@pytest.mark.parametrize("path", [[], ["public", "app"], ["app"], ["app", "public"]], ids=str)
def test_what_format_type_prints_is_read(
    database: Database, path: list[str], tmp_path: Path
) -> None:
    columns = columns_of(database, ", ".join(path) or "''")
    texts = {name: text for name, text, _ in columns}
    assert read(texts, path, tmp_path) == {name: kind for name, _, kind in columns}


def test_what_pg_dump_prints_is_read(database: Database, system: System, tmp_path: Path) -> None:
    program = system.clusters[0].programs.bin / "pg_dump"
    dump = subprocess.run(
        [program, "--schema-only", "--table=public.t", database.dsn],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    columns = columns_of(database, "''")
    assert read(dict(_IN_DUMP.findall(dump)), [], tmp_path) == {n: kind for n, _, kind in columns}
