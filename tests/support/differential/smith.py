"""Random valid queries: sqlsmith writes them against the schema of a live database.

It writes names as the catalogue has them, without the quotes that some need, and takes polymorphic
types for types that a value can have: both is mended here, or the primary would refuse more than
half of the queries.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from tempfile import TemporaryFile

from servers import Database

PROGRAM = "sqlsmith"
_BATCH = 500

_RELATIONS = """
    SELECT n.nspname || '.' || c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND quote_ident(c.relname) <> c.relname
"""
_COLUMNS = """
    SELECT DISTINCT a.attname, quote_ident(a.attname)
    FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT a.attisdropped
        AND quote_ident(a.attname) <> a.attname
"""
_FITTING_TYPES = {
    "anyarray": "integer[]",
    "anymultirange": "int4multirange",
    "anyrange": "int4range",
}
_POLYMORPHIC = re.compile(rf"\bas (?:pg_catalog\.)?({'|'.join(_FITTING_TYPES)})\b")


def is_installed() -> bool:
    return shutil.which(PROGRAM) is not None


def queries(database: Database, number: int, seed: int, *, with_catalog: bool = True) -> list[str]:
    """The same queries for the same schema and seed, with or without PostgreSQL's own relations."""
    command = [
        PROGRAM,
        "--dry-run",
        f"--max-queries={number}",
        f"--seed={seed}",
        f"--target={database.dsn}",
    ]
    if not with_catalog:
        command.append("--exclude-catalog")
    with TemporaryFile("w+", encoding="utf-8") as file:  # it writes a token at a time
        subprocess.run(command, stdout=file, stderr=subprocess.PIPE, check=True)
        file.seek(0)
        written = file.read()
    mended = _with_quotes(_with_fitting_types(written), database)
    return [query.strip() for query in mended.split(";\n") if query.strip()]


def batch(database: Database, seed: int, number: int) -> list[str]:
    """The next queries; those of every other batch read PostgreSQL's own relations as well."""
    return queries(database, _BATCH, seed + number, with_catalog=number % 2 == 0)


def _with_fitting_types(written: str) -> str:
    return _POLYMORPHIC.sub(lambda match: f"as {_FITTING_TYPES[match[1]]}", written)


def _with_quotes(written: str, database: Database) -> str:
    relations, columns = _quoted_names(database, _RELATIONS), _quoted_names(database, _COLUMNS)
    if relations:
        place = re.compile(rf"(?<![\w.])(?P<name>{_one_of(relations)})")
        written = place.sub(lambda match: relations[match["name"]], written)
    if columns:
        place = re.compile(
            rf"(?P<before>\b(?:ref|sample)_\d+\.|\(select )(?P<name>{_one_of(columns)})"
            rf"|(?<=\()(?P<argument>{_one_of(columns)})(?=\) from )"
        )
        written = place.sub(
            lambda match: (match["before"] or "") + columns[match["name"] or match["argument"]],
            written,
        )
    return written


def _quoted_names(database: Database, sql: str) -> dict[str, str]:
    return {str(name): str(quoted) for name, quoted in database.run(sql)}


def _one_of(names: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w$\"])"
