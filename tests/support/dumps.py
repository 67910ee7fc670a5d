"""What a server's own pg_dump writes."""

from __future__ import annotations

import re
import subprocess

from servers import Cluster, Database

_OF_PSQL = re.compile(r"^\\(?:un)?restrict .*\n", re.MULTILINE)


def dumped(cluster: Cluster, database: Database) -> str:
    """A database's schema."""
    command = [cluster.programs.bin / "pg_dump", "--schema-only", "--dbname", database.dsn]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def without_commands(dump: str) -> str:
    """What a server takes of a dump: psql's own commands are none of its statements."""
    return _OF_PSQL.sub("", dump)
