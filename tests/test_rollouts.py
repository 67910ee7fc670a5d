"""Plans on real servers: a primary with two replicas, step by step."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from drawn_migrations import SCENES, drawn
from replication import System
from rollouts import Failed, Readers, Scene, installed, loaded

from replicalint.check import Rules
from replicalint.check_migrations import check_migrations
from replicalint.planning import Phase, RolloutPlan, Where
from replicalint.rules import RULES
from replicalint.source import Source

ROOT = Path(__file__).parents[1]
# What a rule says of a migration whatever the order: of its cost, of its locks, of its own rows,
# and that a new table comes into the contract when all replicas have it, which is after it.
_SAID_ANYWAY = {"relation-not-in-contract", "noop-update", "redundant-backfill"}
_EACH = 15  # migrations on the servers of each version: 30 on two


def _seeds(version: int) -> list[tuple[str, int]]:
    first = 0 if version == 15 else _EACH
    scenes = [*SCENES]
    return [(scenes[number % len(scenes)], number) for number in range(first, first + _EACH)]


@pytest.mark.parametrize("place", range(_EACH))
def test_a_plan_stops_nobody_and_a_naive_order_does(system: System, place: int) -> None:
    name, seed = _seeds(system.version)[place]
    scene, random = SCENES[name], Random(seed)
    migration = drawn(name, random)
    while (plan := scene.plan(migration)).unordered:
        migration = drawn(name, random)
    with installed(system.clusters, scene, migration, seed) as running:
        running.take(plan)
    orders = (True, False)
    assert plan.is_free or any(_stops(system, scene, migration, one) for one in orders), migration


def _stops(system: System, scene: Scene, migration: str, primary_first: bool) -> bool:
    """Whether a naive order stops somebody: all on the primary first, or all on the replicas."""
    with installed(system.clusters, scene, migration, 1) as running:
        try:
            running.naive(migration, primary_first=primary_first)
        except Failed:
            return True
    return False


def test_the_example_of_the_page_stops_nobody(system: System) -> None:
    page = (ROOT / "docs" / "plan.md").read_text()
    (migration,) = re.findall(r"^```sql migration\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    scene = SCENES["shop"]
    with installed(system.clusters, scene, migration, 1) as running:
        running.take(scene.plan(migration))


@pytest.mark.parametrize(
    "case, is_same",
    [("refused/default_of_time_zone.sql", False), ("orders/default_with_time_zone.sql", True)],
)
def test_a_default_is_another_value_in_another_time_zone(
    system: System, case: str, is_same: bool
) -> None:
    text = (ROOT / "tests" / "rollouts" / case).read_text()
    defaults = re.findall(r"ADD COLUMN \w+ (.*) DEFAULT (.*);", text)
    assert defaults
    for of, default in defaults:
        made = [
            system.clusters[0]
            .database("postgres")
            .value(
                f"SET TimeZone TO '{zone}'; CREATE TEMP TABLE t (a {of} DEFAULT {default});"
                "INSERT INTO t DEFAULT VALUES; SET TimeZone TO 'UTC'; SELECT a::text FROM t"
            )
            for zone in ("UTC", "America/Caracas")
        ]
        assert (made[0] == made[1]) is is_same, default


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("seed", range(20))
def test_no_rule_finds_fault_with_a_migration_that_is_run_as_planned(name: str, seed: int) -> None:
    """The contract as it stands when the primary's turn has come, and the migration."""
    scene, random = SCENES[name], Random(seed)
    migration = drawn(name, random)
    while (plan := scene.plan(migration)).unordered or _is_written_anew(plan):
        migration = drawn(name, random)
    readers = Readers(yaml.safe_load(scene.contract))
    for step in plan.steps:
        if step.phase < Phase.MIGRATE:
            readers.take(step)
    entry = {"files": ["*.sql"], "applied_through": "0"}
    contract = loaded(yaml.safe_dump({**readers.contract, "migrations": entry}, sort_keys=False))
    found = check_migrations(
        (Source("0.sql", scene.primary), Source("1.sql", migration)),
        ("1.sql",),
        contract,
        Rules(RULES.standard, frozenset()),
        date(2026, 1, 1),
    )
    said = {one.rule for one in found.report.findings} - _SAID_ANYWAY
    if any(step.phase is Phase.PREPARE for step in plan.steps):
        said -= {"constraint-relaxed"}  # where the contract does not say what replicas enforce
    assert said == set(), migration


def _is_written_anew(plan: RolloutPlan) -> bool:
    return any(step.where is Where.WRITERS for step in plan.steps)
