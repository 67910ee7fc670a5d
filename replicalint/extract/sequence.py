"""Where migrations run beside the order of their names: journals, plans and dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from msgspec.structs import replace

from ..source import Span
from .changelogs import included, is_changelog
from .indexes import JOURNAL, SQITCH_PLAN, above, beside, journal, planned, tags_behind
from .migration import Migration, Misfit
from .names import file, stem

_WORD = re.compile(r"\S[^\n\r]*")
_CHECKPOINT = re.compile(r"(?:--[^\n]*+\n)*?--[ ]?+atlas:checkpoint\b")
_DEPENDS = re.compile(r"\s*+--\s*+depends\s*+:(.*)")


def in_sequence(found: Sequence[Migration], indexes: Mapping[str, str]) -> tuple[Migration, ...]:
    """Migrations in the order of their names, each moved to where its tool runs it."""
    listed = _as_included(_as_listed(found, indexes), indexes)
    return _without_covered(_behind_what_they_need(listed))


def _as_included(found: Sequence[Migration], indexes: Mapping[str, str]) -> Sequence[Migration]:
    """Liquibase's in the order in which other changelogs include them; what none does is last."""
    if not any(one.tool == "liquibase" for one in found):
        return found
    changelogs = {path: text for path, text in indexes.items() if is_changelog(file(path))}
    paths = included(changelogs, [one.source.path for one in found])
    places = {path: place for place, path in enumerate(paths)}
    return sorted(found, key=lambda one: places.get(one.source.path, len(places)))


def _as_listed(found: Sequence[Migration], indexes: Mapping[str, str]) -> Sequence[Migration]:
    """In the order of journals and plans; what they do not name is not run."""
    lists = {path: _listed(path, text) for path, text in indexes.items()}
    tags = {path: tags_behind(text) for path, text in indexes.items() if path in lists}
    placed: list[tuple[int, Migration]] = []
    for one in found:
        path = _index_of(one)
        listed = lists.get(path) if path is not None else None
        if path is None or listed is None:
            placed.append((-1, one))
            continue
        name = _name_in(one, path)
        at = listed.get(name)
        if one.tool == "sqitch":
            behind = tags[path].get(at, ()) if at is not None else ()
            one = _named(one, (name, *behind))
        placed.append((len(listed), _unlisted(one, path)) if at is None else (at, one))
    return [one for _, one in sorted(placed, key=lambda each: each[0])]


def _listed(path: str, text: str) -> Mapping[str, int] | None:
    """Where in its order a journal or a plan has a name."""
    if path.endswith(SQITCH_PLAN):
        return {name: at for at, every in enumerate(planned(text)) for name in every}
    tags = journal(text) if path.endswith(JOURNAL) else None
    return None if tags is None else {tag: at for at, tag in enumerate(tags)}


def _index_of(one: Migration) -> str | None:
    """The file that has the order of a migration."""
    if one.tool == "drizzle":
        return beside(one.source.path, JOURNAL)
    return above(one.source.path, SQITCH_PLAN) if one.tool == "sqitch" else None


def _name_in(one: Migration, index: str) -> str:
    """What a migration is called in its index: below `deploy/`, a change may have folders."""
    if one.tool == "drizzle":
        return stem(one.source.path)
    below = one.source.path[len(index) - len(SQITCH_PLAN) :].partition("/")[2]
    return below.rpartition(".")[0]


def _named(one: Migration, names: Sequence[str]) -> Migration:
    """A change of sqitch with its name in the plan, and with the tags that stand behind it."""
    units = (replace(unit, names=tuple(dict.fromkeys((*names, *unit.names)))) for unit in one.units)
    return replace(one, units=tuple(units))


def _unlisted(one: Migration, index: str) -> Migration:
    """A migration that its index does not name: the tool does not run it."""
    return replace(one, units=(), misfits=(), unrun=f"{index} does not list it")


def _refused(one: Migration, reason: str) -> Migration:
    """A migration of which its tool runs nothing."""
    word = _WORD.search(one.source.text)
    if word is None or not one.units:
        return one
    span = Span(one.source, word.start(), word.start() + len(word[0].rstrip()))
    return Migration(one.source, one.tool, (), one.back, (Misfit(span, reason),))


def _behind_what_they_need(found: Sequence[Migration]) -> Sequence[Migration]:
    """Yoyo's: the first by its name whose `-- depends: a b` have all run (topological_sort)."""
    if not any(one.tool == "yoyo" for one in found):
        return found
    names = {stem(one.source.path): number for number, one in enumerate(found)}
    needed: dict[int, set[int]] = {}
    needing: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        needs = {names[name] for name in _depends(one) if name in names} - {number}
        needed[number] = needs
        for other in needs:
            needing.setdefault(other, []).append(number)
    ready = [number for number, needs in needed.items() if not needs]
    order: list[int] = []
    while ready:
        number = heappop(ready)
        order.append(number)
        for other in needing.get(number, ()):
            needed[other].discard(number)
            if not needed[other]:
                heappush(ready, other)
    circular = (number for number in needed if needed[number])
    refused = (
        _refused(found[number], "yoyo migrations depend on each other") for number in circular
    )
    return [*(found[number] for number in order), *refused]


def _depends(one: Migration) -> Iterator[str]:
    """What a migration of yoyo depends on: comments above its first statement say it."""
    for line in one.source.text.splitlines() if one.tool == "yoyo" else ():
        if line.strip() and not line.lstrip().startswith("--"):
            return
        if match := _DEPENDS.match(line):
            yield from match[1].split()


def _without_covered(found: Sequence[Migration]) -> tuple[Migration, ...]:
    """Flyway's baselines and Atlas' checkpoints run in an empty schema, for the versions before.

    Where these are there as well, they are what has run.
    """
    has_versions: set[str] = set()
    kept: list[Migration] = []
    for one in found:
        is_summary = _is_summary(one)
        kept.append(replace(one, units=()) if is_summary and one.tool in has_versions else one)
        if one.units and not is_summary:
            has_versions.add(one.tool)
    return tuple(kept)


def _is_summary(one: Migration) -> bool:
    if one.tool == "atlas":
        return _CHECKPOINT.match(one.source.text) is not None
    return one.tool == "flyway" and file(one.source.path).startswith("B")
