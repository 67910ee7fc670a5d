"""Plans on real servers: a primary with two replicas, step by step."""

from __future__ import annotations

from random import Random

import pytest
from drawn_migrations import SCENES, drawn
from replication import System
from rollouts import Failed, installed

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
    with installed(system.clusters, scene, seed) as running:
        running.take(plan)
    stopped = []
    for primary_first in (True, False):
        with installed(system.clusters, scene, seed) as running:
            try:
                running.naive(migration, primary_first=primary_first)
            except Failed as failure:
                stopped.append(failure)
    assert plan.is_free or stopped, migration
