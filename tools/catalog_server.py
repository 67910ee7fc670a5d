"""Starts a scratch PostgreSQL server from a folder of binaries and reads its catalogue."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OWNED_BY_SERVER = (HERE / "catalog_owned.sql").read_text()
READ_OWNED = (HERE / "catalog.sql").read_text()
OWNED_BY_EXTENSION = """
BEGIN;
CREATE EXTENSION "{0}" CASCADE;
CREATE TEMP VIEW owned AS
SELECT d.classid, d.objid, e.extname AS owner
FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = '{0}';
"""

Row = list[object]


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its own folder."""

    binaries: Path
    folder: Path
    user: str | None

    def run(self, program: str | Path, *arguments: str, stdin: str = "") -> str:
        """The program's output; raises RuntimeError with what it said where it fails."""
        done = subprocess.run(
            [program, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            user=self.user,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def query(self, sql: str) -> list[Row]:
        """The rows of a script that prints one JSON array a line."""
        connection = ["-h", str(self.folder), "-U", "postgres", "-d", "postgres"]
        own = self.binaries / "psql"
        psql = own if own.exists() else "psql"
        settings = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        printed = self.run(psql, *connection, *settings, stdin=sql)
        return [json.loads(line) for line in printed.splitlines() if line]

    def release(self) -> str:
        """The server's version in full."""
        return self.run(self.binaries / "postgres", "--version").split()[2]

    def built_in(self) -> list[Row]:
        """What the server has without any extension."""
        return self.query(OWNED_BY_SERVER + READ_OWNED)

    def extensions(self) -> list[str]:
        """The extensions that CREATE EXTENSION can install here."""
        rows = self.query(
            "SELECT json_build_array(name) FROM pg_available_extensions ORDER BY name"
        )
        return [str(row[0]) for row in rows]

    def extension(self, name: str) -> list[Row]:
        """What an extension adds; it is installed in a transaction that is rolled back."""
        return self.query(OWNED_BY_EXTENSION.format(name) + READ_OWNED + "ROLLBACK;\n")


@contextmanager
def started(binaries: Path, user: str | None) -> Iterator[Server]:
    """A fresh server, which is stopped and removed afterwards; `user` where the caller is root."""
    with tempfile.TemporaryDirectory(prefix="catalog-") as name:
        folder = Path(name)
        if user is not None:
            subprocess.run(["chown", user, name], check=True)
        server = Server(binaries.resolve(), folder, user)
        data = str(folder / "data")
        server.run(
            server.binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        )
        control = server.binaries / "pg_ctl"
        options = f"-c listen_addresses= -k {folder} -c fsync=off -c autovacuum=off"
        log = str(folder / "log")
        server.run(control, "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield server
        finally:
            server.run(control, "-D", data, "-w", "-m", "immediate", "stop")
