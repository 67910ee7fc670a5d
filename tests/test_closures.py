"""Digests of modules with all that they lead to, held against looking at each path."""

from __future__ import annotations

from random import Random

import pytest

from replicalint.cache.closures import Closures, Link

Graph = dict[str, Link | None]


def reached(graph: Graph, start: str) -> frozenset[str]:
    """What is reached from a module, with itself."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            link = graph[path]
            waiting += () if link is None else link.targets
    return frozenset(found)


def drawn(random: Random) -> Graph:
    """Some modules that lead to one another; few of them are not known."""
    paths = [f"{number}" for number in range(random.randint(1, 9))]
    most = min(3, len(paths))
    return {
        path: None
        if random.random() < 0.05
        else Link(f"{path} itself", tuple(random.sample(paths, random.randint(0, most))))
        for path in paths
    }


@pytest.mark.parametrize("seed", range(100))
def test_a_digest_is_another_where_a_module_is_that_is_led_to(seed: int) -> None:
    random = Random(seed)
    before = drawn(random)
    changed = random.choice(sorted(before))
    link = before[changed]
    after = {**before, changed: None if link is None else Link("another", link.targets)}
    first, second = Closures(before.__getitem__), Closures(after.__getitem__)
    for path in random.sample(sorted(before), len(before)):
        led_to = reached(before, path)
        is_known = all(before[one] is not None for one in led_to)
        assert (first.digest(path) is not None) is is_known
        is_same = first.digest(path) == second.digest(path)
        assert is_same is (not is_known or changed not in led_to)


def test_ten_thousand_modules_one_behind_the_other_are_no_recursion() -> None:
    count = 10_000
    graph = {str(n): Link(f"own {n}", (str((n + 1) % count),)) for n in range(count)}
    circle = Closures(graph.__getitem__)
    assert circle.digest("0") == circle.digest("77") != ""
    row = {**graph, str(count - 1): Link("own end")}
    line = Closures(row.__getitem__)
    assert line.digest("0") != line.digest("1")
    assert len(line.known) == count
