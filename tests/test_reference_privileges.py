"""Who may run the migration's functions, and that a stranger's schema changes nothing for them."""

from __future__ import annotations

import psycopg
import pytest
from organisations import organisation
from replication import MIGRATION, SCHEMA, System
from servers import Database

ROLES = ("anon", "authenticated", "service_role")
REFRESH = "public.refresh_orgs_has_usage_credits()"


@pytest.fixture(scope="module")
def guarded(system: System) -> Database:
    """A primary of its own, after the migration."""
    database = system.clusters[0].create("privileges")
    database.run(SCHEMA.read_text())
    database.run(MIGRATION.read_text())
    return database


def test_only_service_role_may_execute_and_only_the_refresh(guarded: Database) -> None:
    granted = guarded.run(
        "SELECT p.oid::regprocedure::text, pg_get_userbyid(p.proowner)::text,"
        " array_remove(ARRAY(SELECT r.rolname::text FROM pg_roles AS r"
        " WHERE r.rolname = ANY ($1) AND has_function_privilege(r.oid, p.oid, 'EXECUTE')), NULL),"
        " p.prosecdef, p.proconfig"
        " FROM pg_proc AS p WHERE p.pronamespace = 'public'::regnamespace ORDER BY 1",
        list(ROLES),
    )
    fixed = ['search_path=""']
    assert granted == [
        ("refresh_orgs_after_ledger_change()", "postgres", [], True, fixed),
        ("refresh_orgs_has_usage_credits()", "postgres", ["service_role"], True, fixed),
        ("refresh_orgs_has_usage_credits(uuid[])", "postgres", [], False, fixed),
        ("run_due_cron_tasks(timestamp with time zone)", "postgres", [], False, fixed),
    ]


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_a_role_of_the_api_is_refused(guarded: Database, role: str) -> None:
    with guarded.connect() as connection:
        connection.execute(f"SET ROLE {role}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"SELECT {REFRESH}")


def test_service_role_opens_the_gate_without_a_right_to_the_organisations(
    guarded: Database,
) -> None:
    org = organisation(guarded)
    guarded.run("REVOKE UPDATE ON public.orgs FROM service_role")
    with guarded.connect() as connection:
        connection.execute("SET ROLE service_role")
        connection.execute(
            "INSERT INTO public.usage_credit_grants (org_id, total) VALUES (%s, 1)", [org.id]
        )
        assert connection.execute(f"SELECT {REFRESH}").fetchall() == [(0,)]
    assert org.has_flag()


# All that the functions name, once more, in a schema that the caller's search path puts first; each
# of it says the contrary of the real thing or refuses.
HOSTILE = """
    CREATE SCHEMA hostile;
    CREATE FUNCTION hostile.unnest(uuid[]) RETURNS SETOF uuid LANGUAGE sql AS 'SELECT NULL::uuid';
    CREATE FUNCTION hostile.now() RETURNS timestamptz LANGUAGE sql
        AS $$ SELECT timestamptz 'infinity' $$;
    CREATE FUNCTION hostile.refuse(numeric, numeric) RETURNS boolean LANGUAGE sql AS 'SELECT false';
    CREATE OPERATOR hostile.> (LEFTARG = numeric, RIGHTARG = numeric, FUNCTION = hostile.refuse);
    CREATE FUNCTION hostile.refuse(uuid, uuid) RETURNS boolean LANGUAGE sql AS 'SELECT false';
    CREATE OPERATOR hostile.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = hostile.refuse);
    CREATE FUNCTION hostile.refresh_orgs_has_usage_credits(uuid[]) RETURNS bigint LANGUAGE plpgsql
        AS $$ BEGIN RAISE 'the hostile function runs'; END $$;
    CREATE TABLE hostile.orgs (LIKE public.orgs);
    CREATE TABLE hostile.usage_credit_grants (LIKE public.usage_credit_grants);
    CREATE VIEW hostile.usage_credit_balances AS
        SELECT o.id AS org_id, 0::numeric AS available_credits FROM public.orgs AS o;
"""


def test_a_hostile_schema_early_in_the_search_path_changes_nothing(guarded: Database) -> None:
    org = organisation(guarded)
    with guarded.connect(autocommit=False) as connection:
        connection.execute(HOSTILE)
        connection.execute("CREATE TEMPORARY TABLE orgs (LIKE public.orgs)")
        connection.execute("CREATE TEMPORARY TABLE new_grants (org_id uuid)")
        connection.execute("SET LOCAL search_path = hostile, pg_temp, pg_catalog, public")
        flag = "SELECT has_usage_credits FROM public.orgs WHERE id OPERATOR(pg_catalog.=) %s"
        flags = []
        for change in (
            "INSERT INTO public.usage_credit_grants (org_id, total) VALUES (%s, 1)",
            "UPDATE public.orgs SET has_usage_credits = false WHERE id OPERATOR(pg_catalog.=) %s",
            f"SELECT {REFRESH}",
            "DELETE FROM public.usage_credit_grants WHERE org_id OPERATOR(pg_catalog.=) %s",
        ):
            connection.execute(change, [org.id] if "%s" in change else None)
            flags += connection.execute(flag, [org.id]).fetchall()
        assert flags == [(True,), (False,), (True,), (False,)]
        connection.rollback()
