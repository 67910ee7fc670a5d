"""A schema that pg_dump wrote, as the base of a history: folded, it is what restoring it makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue_state import catalogue_state
from dumps import dumped, without_commands
from judged_ddl import new_database
from model_state import model_state
from msgspec.structs import replace
from replication import System
from schema_state import differences

from replicalint.contract import Contract
from replicalint.facts import Gap
from replicalint.replay import Fold
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

FOLDER = Path(__file__).parent / "primary" / "awkward"
FILES = sorted(path.name for path in FOLDER.glob("*.sql"))
NOTHING_KNOWN = Contract(Source("contract.yaml", ""), "empty")
_SINCE = re.compile(r"-- since PostgreSQL (\d+)\n")


@pytest.mark.parametrize("file", FILES)
def test_the_fold_of_a_dump_is_what_restoring_it_makes(system: System, file: str) -> None:
    sql = (FOLDER / file).read_text(encoding="utf-8")
    since = _SINCE.match(sql)
    if since is not None and system.version < int(since[1]):
        return
    cluster = system.clusters[0]
    with new_database(cluster) as database:
        with database.connect() as session:
            for syntax in read(Fragment.of(Source(file, sql))):
                session.execute(syntax.span.text.encode())
        dump = dumped(cluster, database)
    with new_database(cluster) as restored, restored.connect() as session:
        for syntax in read(Fragment.of(Source(file, without_commands(dump)))):
            session.execute(syntax.span.text.encode())
        fold = Fold.of(replace(NOTHING_KNOWN, postgres=system.version))
        fold.begin_session()
        steps = [fold.step(one) for one in read(Fragment.of(Source("schema.sql", dump)))]
        unread = [gap.reason for step in steps for gap in step.statement.of(Gap)]
        model = model_state(fold.primary, system.version)
        assert (unread, differences(catalogue_state(session), model)) == ([], ())
