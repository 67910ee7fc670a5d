"""Random valid queries: sqlsmith writes them against the schema of a live database."""

from __future__ import annotations

import shutil
import subprocess

from servers import Database

PROGRAM = "sqlsmith"


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
    written = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [query.strip() for query in written.split(";\n") if query.strip()]
