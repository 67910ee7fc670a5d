"""Names with one `*`, as TypeScript's `paths` and the `exports` of packages have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_LONGEST = 4096  # characters of a path


def matched(patterns: Mapping[str, Sequence[str]], name: str) -> Iterator[str]:
    """The targets of the pattern that a name matches best, with what its `*` stands for."""
    best = best_match(patterns, name)
    if best is None:
        return
    pattern, star = best
    for target in patterns[pattern]:
        yield filled(target, star)


def filled(target: str, star: str) -> str:
    """A target with what `*` stands for: nothing is longer than a path can be."""
    length = len(target) + target.count("*") * len(star)
    return target.replace("*", star) if length <= _LONGEST else ""


def best_match(patterns: Mapping[str, object], name: str) -> tuple[str, str] | None:
    """The pattern that a name matches with the longest prefix, and what `*` stands for in it."""
    if name in patterns and "*" not in name:
        return name, ""
    found: tuple[str, str] | None = None
    for pattern in patterns:
        before, star, behind = pattern.partition("*")
        is_long = len(name) >= len(before) + len(behind)
        if not star or not is_long or not name.startswith(before) or not name.endswith(behind):
            continue
        if found is None or len(before) > len(found[0].partition("*")[0]):
            found = pattern, name[len(before) : len(name) - len(behind)]
    return found
