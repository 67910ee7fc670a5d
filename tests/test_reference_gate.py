"""The gate, asked over HTTP on the replicas, after changes on the primary."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from organisations import Organisation, organisation
from plugin.endpoint import ROUTES, Client, Response, serving
from replication import ROOT, System, catch_up
from servers import Database, await_true

GATE = (ROOT / "sql" / "queries" / "gate" / "organisation.sql").read_text()
METRICS = {"/updates": ("mau", "bandwidth"), "/stats": ("mau",), "/channel_self": ("mau",)}


@pytest.fixture(scope="module")
def plugin(replica: Database) -> Iterator[Client]:
    with serving(replica.dsn) as client:
        yield client


@pytest.fixture(scope="module")
def lagging_plugin(lagging_replica: Database) -> Iterator[Client]:
    with serving(lagging_replica.dsn) as client:
        yield client


def statuses(client: Client, org: Organisation) -> dict[str, int]:
    """What each endpoint answers, once all that was committed has replicated."""
    catch_up(org.primary)
    return {path: client.get(path, app_id=org.app_id).status for path in ROUTES}


def same(status: int) -> dict[str, int]:
    return dict.fromkeys(ROUTES, status)


def test_an_unknown_app_is_not_found(plugin: Client) -> None:
    assert plugin.get("/updates", app_id="no.such.app") == Response(404, {"error": "unknown_app"})


def test_without_a_customer_the_gate_is_open(
    primary: Database, plugin: Client, lagging_plugin: Client
) -> None:
    org = organisation(primary, has_customer=False)
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (same(200), same(200))


def test_a_customer_without_a_subscription_is_refused(
    primary: Database, plugin: Client, lagging_plugin: Client
) -> None:
    org = organisation(primary)
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (same(429), same(429))


def test_credits_open_the_gate_and_the_last_one_spent_closes_it(
    primary: Database, plugin: Client
) -> None:
    org = organisation(primary)
    org.subscribe("succeeded", mau=True, bandwidth=True)
    assert statuses(plugin, org) == same(429)
    grant = org.grant(2)
    assert statuses(plugin, org) == same(200)
    org.spend(grant, 1)
    assert statuses(plugin, org) == same(200)
    org.spend(grant, 1)
    assert statuses(plugin, org) == same(429)


def test_expired_credits_close_the_gate_at_the_daily_task(
    primary: Database, plugin: Client
) -> None:
    run_tasks = (
        "SELECT public.run_due_cron_tasks((date_trunc('day', now() AT TIME ZONE 'UTC')"
        " + $1::interval) AT TIME ZONE 'UTC')"
    )
    primary.run(run_tasks, "1 day 12:00:00")
    org = organisation(primary)
    org.grant(1, expires_in="500 ms")
    assert statuses(plugin, org) == same(200)
    balance = "SELECT count(*) FROM public.usage_credit_balances AS b WHERE b.org_id = $1"
    await_true(lambda: primary.value(balance, org.id) == 0, "the grant expires")
    assert primary.value(run_tasks, "2 days 03:00:29") == 0
    assert statuses(plugin, org) == same(200)
    assert primary.value(run_tasks, "2 days 03:00:30") == 1
    assert statuses(plugin, org) == same(429)


@pytest.mark.parametrize("status", ["created", "updated", "failed", "deleted", "canceled"])
def test_a_trial_opens_the_gate_whatever_else_the_subscription_says(
    primary: Database, plugin: Client, lagging_plugin: Client, status: str
) -> None:
    org = organisation(primary)
    org.subscribe(status, trial_in="1 day", mau=True, storage=True, bandwidth=True)
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (same(200), same(200))
    org.subscribe(status, trial_in="-1 second")
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (same(429), same(429))


@pytest.mark.parametrize("exceeded", [(), ("mau",), ("storage",), ("bandwidth",)])
def test_a_paid_plan_is_refused_where_a_metric_of_the_action_is_exceeded(
    primary: Database, plugin: Client, lagging_plugin: Client, exceeded: tuple[str, ...]
) -> None:
    org = organisation(primary)
    org.subscribe("succeeded", **dict.fromkeys(exceeded, True))
    expected = {
        path: 429 if set(metrics) & set(exceeded) else 200 for path, metrics in METRICS.items()
    }
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (expected, expected)


def test_a_replica_without_the_column_refuses_those_who_only_have_credits(
    primary: Database, plugin: Client, lagging_plugin: Client
) -> None:
    org = organisation(primary)
    org.grant(1)
    assert (statuses(plugin, org), statuses(lagging_plugin, org)) == (same(200), same(429))


def test_the_gate_alone_says_what_the_endpoints_say(primary: Database, system: System) -> None:
    orgs = [organisation(primary, has_customer=False), organisation(primary)]
    for trial_in in ("-1 day", "1 day"):
        for exceeded in ({}, {"mau": True}, {"storage": True}, {"bandwidth": True}):
            for status in ("succeeded", "failed"):
                orgs.append(organisation(primary))
                orgs[-1].subscribe(status, trial_in, **exceeded)
    catch_up(primary)
    for database in (system.replica, system.lagging):
        with serving(database.dsn) as client:
            for org in orgs:
                for path, metrics in METRICS.items():
                    counts = [metric in metrics for metric in ("mau", "storage", "bandwidth")]
                    ((org_id, passes),) = database.run(GATE, org.app_id, *counts)
                    answer = client.get(path, app_id=org.app_id).status
                    assert (org_id, passes) == (org.id, answer == 200)


def test_the_gate_takes_an_unknown_metric_for_one_that_counts(primary: Database) -> None:
    org = organisation(primary)
    org.subscribe("succeeded", storage=True)
    asked = [(True, False, True), (True, None, True), (True, True, True)]
    passes = [primary.run(GATE, org.app_id, *counts)[0][1] for counts in asked]
    assert passes == [True, False, False]


def test_a_device_gets_the_newest_version_of_its_channel(primary: Database, plugin: Client) -> None:
    org = organisation(primary, has_customer=False)
    primary.run(
        "WITH c AS (INSERT INTO public.channels (app_id, name, is_default, allow_self_set)"
        " VALUES ($1, 'production', true, false), ($1, 'beta', false, true) RETURNING id, name),"
        " d AS (INSERT INTO public.channel_devices (app_id, device_id, channel_id)"
        " SELECT $1, 'tester', c.id FROM c WHERE c.name = 'beta')"
        " INSERT INTO public.app_versions"
        " (app_id, channel_id, name, url, checksum, deleted, created_at)"
        " SELECT $1, c.id, v.name, 'https://files.example/' || v.name, 'sum', v.deleted, v.at"
        " FROM c JOIN (VALUES ('production', '1.0.0', false, timestamptz '2026-01-01'),"
        " ('production', '1.1.0', false, '2026-01-02'),"
        " ('production', '1.2.0', true, '2026-01-03'),"
        " ('beta', '2.0.0-beta', false, '2026-01-01')) AS v (channel, name, deleted, at)"
        " ON v.channel = c.name",
        org.app_id,
    )
    catch_up(primary)

    def answer(path: str, **request: str) -> dict[str, object]:
        return dict(plugin.get(path, app_id=org.app_id, **request).body)

    gate = {"org_id": str(org.id), "passes": True}
    assert answer("/updates", device_id="anyone") == gate | {
        "channel": "production",
        "version": "1.1.0",
        "url": "https://files.example/1.1.0",
        "checksum": "sum",
    }
    assert answer("/updates", device_id="tester") == gate | {
        "channel": "beta",
        "version": "2.0.0-beta",
        "url": "https://files.example/2.0.0-beta",
        "checksum": "sum",
    }
    assert answer("/channel_self", device_id="anyone") == gate | {
        "channel": "production",
        "allow_self_set": False,
        "is_overridden": False,
    }
    assert answer("/channel_self", device_id="tester") == gate | {
        "channel": "beta",
        "allow_self_set": True,
        "is_overridden": True,
    }
    version_id = primary.value(
        "SELECT v.id FROM public.app_versions AS v WHERE v.app_id = $1 AND v.name = '1.0.0'",
        org.app_id,
    )
    assert answer("/stats", version="1.0.0") == gate | {"version_id": version_id}
    assert answer("/stats", version="builtin") == gate | {"version_id": None}


def seconds_to_open(plugin: Client, org: Organisation) -> float:
    """The time from COMMIT of a grant to the open gate."""
    with org.primary.connect(autocommit=False) as connection:
        connection.execute(
            "INSERT INTO public.usage_credit_grants (org_id, total) VALUES (%s, 1)", [org.id]
        )
        assert plugin.get("/updates", app_id=org.app_id).status == 429
        start = time.perf_counter()
        connection.commit()
    await_true(lambda: plugin.get("/updates", app_id=org.app_id).status == 200, "the gate opens")
    return time.perf_counter() - start


def test_a_grant_opens_the_gate_on_the_replica_soon(
    primary: Database, plugin: Client, system: System, measured: Callable[[str], None]
) -> None:
    orgs = [organisation(primary) for _ in range(20)]
    catch_up(primary)
    times = sorted(seconds_to_open(plugin, org) * 1000 for org in orgs)
    measured(
        f"PostgreSQL {system.version}: from COMMIT of a grant to the open gate on the replica:"
        f" median {times[10]:.0f} ms, longest {times[-1]:.0f} ms"
    )
