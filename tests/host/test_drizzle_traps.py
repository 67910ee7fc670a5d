"""What Drizzle makes of some templates, as it was recorded, and what PostgreSQL makes of that."""

from __future__ import annotations

from marks import REFERENCE
from msgspec.structs import replace
from programs import report_on
from recordings import LIBRARIES, recordings
from replication import System

HOST = LIBRARIES / "drizzle"
SENT = {
    call.function: statement.text
    for recording in recordings("drizzle")
    if recording.host.name == "fragments.ts"
    for call in recording.calls
    for statement in call.statements
}
TABLES = """
CREATE TABLE apps (app_id text, owner_org uuid, is_public boolean);
CREATE TABLE channels (id bigint, app_id text);
CREATE TABLE app_versions (id bigint, app_id text);
CREATE TABLE orgs (id uuid, plan text);
"""


def test_postgresql_compares_the_column_of_an_open_gate_with_itself(system: System) -> None:
    database = system.clusters[0].create("open_gate")
    database.run(TABLES)
    database.run(f"CREATE VIEW gate AS {SENT['openGate']}")
    definition = " ".join(str(database.value("SELECT pg_get_viewdef('gate')")).split())
    assert "WHERE (app_versions.app_id = app_versions.app_id)" in definition


def test_postgresql_tells_the_columns_of_a_gate_apart_where_their_names_differ(
    system: System,
) -> None:
    database = system.clusters[0].create("gate")
    database.run(TABLES)
    database.run(f"CREATE VIEW gate AS {SENT['gate']}")
    definition = " ".join(str(database.value("SELECT pg_get_viewdef('gate')")).split())
    assert "orgs.id = apps.owner_org" in definition


def test_postgresql_knows_no_relation_by_an_alias_alone(system: System) -> None:
    database = system.clusters[0].create("alias_alone")
    database.run(TABLES)
    failure = database.prepare(SENT["aliasInHole"])
    assert failure is not None
    assert failure.sqlstate == "42P01"


def test_both_are_found_at_the_holes_that_put_them_in_and_nowhere_else() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in HOST.glob("*.ts")}
    report = report_on(files, replace(REFERENCE, search_path=("public",)))
    found = [
        (one.statement_name, one.span.text)
        for one in report.findings
        if one.span.source.path == "fragments.ts"
        and (one.rule == "correlated-fragment" or "is an alias of" in one.message)
    ]
    assert found == [
        ("openGate", "${channels.appId}"),
        ("aliasInHole", "${o}"),
        ("named", "${owner}"),
    ]
