"""The files of a folder of migrations, in the order in which their tool runs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..source import Fragment, Source, Span
from . import liquibase, order
from .indexes import JOURNAL, SQITCH_PLAN, above, beside, has_transaction, journal, planned
from .marked import cut
from .migration import Migration, Misfit, Unit
from .names import is_repeated, is_way_back, spellings, stem
from .recognition import recognised
from .tools import TOOLS, MigrationTool

_WORD = re.compile(r"\S[^\n\r]*")
# What PostgreSQL refuses in a transaction: Flyway runs a file with such a statement without one.
_CONCURRENT = frozenset(("create", "drop", "reindex"))


def migrations(
    sources: Sequence[Source], tool: str | None = None, indexes: Mapping[str, str] | None = None
) -> tuple[Migration, ...]:
    """The migrations in files, in the order of the tool.

    `tool` None: each file's is recognised. `indexes` are the texts, by path, of the files in which
    a tool keeps its order.
    """
    indexes = indexes or {}
    every = recognised(sources, indexes) if tool is None else (TOOLS[tool],) * len(sources)
    found = [_read(source, one, indexes) for source, one in zip(sources, every, strict=True)]
    named = {one.name: one for one in every if one.name != "sql"}
    key = next(iter(named.values())).order if len(named) == 1 else order.place
    return _indexed(sorted(found, key=lambda one: key(one.source.path)), indexes)


def _read(source: Source, tool: MigrationTool, indexes: Mapping[str, str]) -> Migration:
    """A file as a tool reads it."""
    if tool.name == "liquibase" and liquibase.is_formatted(source.text):
        return liquibase.read(source)
    path = source.path
    if is_back(path, tool):
        return Migration(source, tool.name, (), (Span(source, 0, len(source.text.rstrip())),))
    if tool.name == "sqitch" and "/verify/" in f"/{path}":
        return Migration(source, tool.name, ())
    names = spellings(path, tool.recorded(path))
    text = source.text
    is_transaction = tool.is_transaction and not (tool.alone and tool.alone.search(text))
    is_transaction = is_transaction and has_transaction(path, indexes)
    is_transaction = is_transaction and not _runs_concurrently(text)
    if tool.marks is None:
        unit = Unit(names, (Fragment.of(source),), is_transaction, is_repeated(path))
        return Migration(source, tool.name, (unit,))
    parts = cut(source, tool.marks, tool.name)
    unit = Unit(names, parts.forward, is_transaction and not parts.is_alone)
    units = (unit,) if parts.forward or not parts.misfits else ()
    return Migration(source, tool.name, units, parts.back, parts.misfits)


def _runs_concurrently(text: str) -> bool:
    """Whether a statement builds or drops an index CONCURRENTLY."""
    lowered = text.lower()
    return "concurrently" in lowered and any(
        "concurrently" in part and not _CONCURRENT.isdisjoint(part.split())
        for part in lowered.split(";")
    )


def is_back(path: str, tool: MigrationTool) -> bool:
    """Whether a file as a whole undoes a migration; refinery's `U1__orders.sql` does not."""
    name = path.rpartition("/")[2]
    is_flyway = name.startswith("U") and not name.endswith((".down.sql", ".rollback.sql"))
    return is_way_back(name) and not (is_flyway and tool.name == "refinery")


def _indexed(found: Sequence[Migration], indexes: Mapping[str, str]) -> tuple[Migration, ...]:
    """The same in the order of journals and plans; what they do not name is not run."""
    lists = {path: _listed(path, text) for path, text in indexes.items()}
    placed: list[tuple[int, Migration]] = []
    for one in found:
        path = _index_of(one)
        listed = lists.get(path) if path is not None else None
        if path is None or listed is None:
            placed.append((-1, one))
            continue
        name = _name_in(one, path)
        at = listed.index(name) if name in listed else len(listed)
        placed.append((at, one if name in listed else _unlisted(one, path)))
    return tuple(one for _, one in sorted(placed, key=lambda each: each[0]))


def _listed(path: str, text: str) -> tuple[str, ...] | None:
    if path.endswith(JOURNAL):
        return journal(text)
    return planned(text) if path.endswith(SQITCH_PLAN) else None


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


def _unlisted(one: Migration, index: str) -> Migration:
    """A migration that its index does not name: the tool does not run it."""
    text = one.source.text
    word = _WORD.search(text)
    if word is None or not one.units:
        return one
    span = Span(one.source, word.start(), word.start() + len(word[0].rstrip()))
    reason = f"{one.tool} does not run this file: {index} does not list it"
    return Migration(one.source, one.tool, (), one.back, (Misfit(span, reason),))
