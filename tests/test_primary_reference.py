"""The model of the primary against real servers: the reference, its schema and its migration."""

from __future__ import annotations

from pathlib import Path

from judged_ddl import Judge, new_database
from replication import System

_SQL = Path(__file__).parent.parent / "sql"
_FILES = (
    _SQL / "schema" / "primary.sql",
    *sorted((_SQL / "migrations").glob("*.sql")),
    *sorted((_SQL / "migrations" / "down").glob("*.sql")),
)


def test_the_model_agrees_with_the_catalogue_after_each_file(system: System) -> None:
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        for file in _FILES:
            assert judge.run(file.read_text(encoding="utf-8"), file.name) == ()
            assert judge.unread == []
            assert "\n".join(map(str, judge.differences())) == ""
            assert judge.fold.primary.unknown == {}
