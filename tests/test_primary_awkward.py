"""The model of the primary against real servers: statements in awkward order, file by file.

Each file of tests/primary/awkward is run on a server, statement by statement, and folded. No file
holds a statement that a server refuses: where versions differ, its first line names the oldest.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from judged_ddl import Judge, new_database
from replication import System

FOLDER = Path(__file__).parent / "primary" / "awkward"
FILES = sorted(path.name for path in FOLDER.glob("*.sql"))
_SINCE = re.compile(r"-- since PostgreSQL (\d+)\n")


@pytest.mark.parametrize("file", FILES)
def test_the_model_agrees_with_the_catalogue(system: System, file: str) -> None:
    sql = (FOLDER / file).read_text(encoding="utf-8")
    since = _SINCE.match(sql)
    if since is not None and system.version < int(since[1]):
        return
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        assert judge.run(sql, file) == ()
        assert judge.unread == []
        assert "\n".join(map(str, judge.differences())) == ""
