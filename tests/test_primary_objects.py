"""The model of the primary against real servers: functions, types, triggers and publications.

Each file of tests/primary/objects is run on a server, statement by statement, and folded; the
catalogue is compared after every statement. No file holds one that a server refuses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from judged_ddl import Judge, new_database
from replication import System

from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

FOLDER = Path(__file__).parent / "primary" / "objects"
FILES = sorted(path.name for path in FOLDER.glob("*.sql"))
KINDS = (
    *("schema", "sequence", "enum", "domain", "composite", "range", "function", "trigger"),
    *("publication", "extension"),
)


@pytest.fixture(autouse=True)
def roles(system: System):
    """Roles belong to the server: those that a file makes are gone after it."""
    yield
    database = system.clusters[0].database("postgres")
    names = database.run("SELECT rolname FROM pg_roles WHERE rolname LIKE 'judged_%'")
    for (name,) in names:
        database.run(f'DROP ROLE "{name}"')


@pytest.mark.parametrize("file", FILES)
def test_objects_are_what_the_catalogue_says(system: System, file: str) -> None:
    sql = (FOLDER / file).read_text(encoding="utf-8")
    wrong = []
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        for syntax in read(Fragment.of(Source(file, sql))):
            refused = judge.run(syntax.span.text, file)
            found = judge.differences(KINDS)
            if refused or found:
                wrong += [*map(str, refused), f"{syntax.span.line}: {syntax.span.text}"]
                wrong += map(str, found)
                break
    assert "\n".join(wrong) == ""
