"""The files of a folder of migrations, in the order in which their tool runs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ..source import Fragment, Source, Span
from . import liquibase, order
from .delimiters import delimited
from .indexes import has_transaction, sqitch_folder
from .marked import MarkerLines, cut
from .migration import Migration, Misfit, Unit
from .names import is_repeated, is_way_back, spellings
from .recognition import recognised
from .sequence import in_sequence
from .tools import TOOLS, MigrationTool

_DELIMITER = re.compile(r"-- atlas:delimiter ([^\n]*[^\s])")
# What PostgreSQL refuses in a transaction: Flyway runs a file with such a statement without one.
_CONCURRENT = frozenset(("create", "drop", "reindex"))


def migrations(
    sources: Sequence[Source], tool: str | None = None, indexes: Mapping[str, str] | None = None
) -> tuple[Migration, ...]:
    """The migrations in files, in the order of the tool.

    `tool` None: each file's is recognised. `indexes` are the texts, by path, of the files in which
    a tool keeps its order. What only asks whether a migration has worked, as sqitch's `verify/`, is
    none.
    """
    indexes = indexes or {}
    every = recognised(sources, indexes) if tool is None else (TOOLS[tool],) * len(sources)
    found = [
        _read(source, one, indexes, is_told=tool is not None)
        for source, one in zip(sources, every, strict=True)
        if not (one.name == "sqitch" and sqitch_folder(source.path) == "verify")
    ]
    named = {one.name: one for one in every if one.name != "sql"}
    key = next(iter(named.values())).order if len(named) == 1 else order.place
    found = [
        _passed_over(one, TOOLS[one.tool]) if tool is not None or one.tool == "flyway" else one
        for one in found
    ]
    placed = sorted(found, key=lambda one: key(one.source.path))
    return in_sequence(placed, indexes)


def _read(
    source: Source, tool: MigrationTool, indexes: Mapping[str, str], *, is_told: bool
) -> Migration:
    """A file as a tool reads it."""
    if tool.name == "liquibase" and liquibase.is_formatted(source.text):
        return liquibase.read(source)
    path = source.path
    if _is_back(path, tool):
        return Migration(source, tool.name, (), (Span(source, 0, len(source.text.rstrip())),))
    names = spellings(path, tool.recorded(path))
    is_transaction = _is_transaction(source, tool) and has_transaction(path, indexes)
    down = _down_alone(source.text, tool.marks) if tool.marks is not None else None
    if down is not None and not is_told:
        reason = f"{tool.name} runs this as well: no -- Up Migration is in the file"
        return Migration(source, tool.name, (), (), (Misfit(Span(source, *down), reason),))
    if tool.marks is None or down is not None:
        unit = Unit(names, _whole(source, tool), is_transaction, is_repeated(path))
        return Migration(source, tool.name, (unit,))
    parts = cut(source, tool.marks, tool.name)
    forward = tuple(map(_without_escapes, parts.forward)) if tool.name == "play" else parts.forward
    unit = Unit(names, forward, is_transaction and not parts.is_alone)
    units = (unit,) if parts.forward or not parts.misfits else ()
    return Migration(source, tool.name, units, parts.back, parts.misfits)


def _is_transaction(source: Source, tool: MigrationTool) -> bool:
    """Whether a tool runs a file as one, by what stands in it."""
    is_alone = tool.alone is not None and tool.alone.search(source.text) is not None
    return tool.is_transaction and not is_alone and not _runs_concurrently(source.text)


def _down_alone(text: str, marks: MarkerLines) -> tuple[int, int] | None:
    """The Down marker of a file in which node-pg-migrate, without an Up marker, sees none."""
    if not marks.needs_up_to_cut:
        return None
    found = [*marks.pattern.finditer(text)]
    if not found or any(match["up"] for match in found):
        return None
    start, end = found[0].span()
    return end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


def _whole(source: Source, tool: MigrationTool) -> tuple[Fragment, ...]:
    """All of a file; Atlas may end its statements with something else than `;` (lex.go, init)."""
    match = _DELIMITER.match(source.text) if tool.name == "atlas" else None
    if match is None:
        return (Fragment.of(source),)
    delimiter = match[1].replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
    return tuple(delimited(source, match.end(), len(source.text), delimiter))


def _without_escapes(fragment: Fragment) -> Fragment:
    """Play ends a statement at `;` and sends `;;` as `;` (Evolutions.scala, splitOnSemicolons)."""
    pieces: list[tuple[str, int, int]] = []
    place = 0
    while (found := fragment.text.find(";;", place)) >= 0:
        pieces.append((fragment.text[place : found + 1], place, found + 1))
        place = found + 2
    return fragment.rendered([*pieces, (fragment.text[place:], place, len(fragment.text))])


def _runs_concurrently(text: str) -> bool:
    """Whether a statement builds or drops an index CONCURRENTLY."""
    lowered = text.lower()
    return "concurrently" in lowered and any(
        "concurrently" in part and not _CONCURRENT.isdisjoint(part.split())
        for part in lowered.split(";")
    )


def _passed_over(one: Migration, tool: MigrationTool) -> Migration:
    """A migration, of which nothing is run where its file is not called as its tool's are."""
    name = one.source.path.rpartition("/")[2]
    if tool.takes is None or one.back or tool.takes(name):
        return one
    return replace(one, units=(), misfits=(), unrun=f"{tool.name} takes no file of this name")


def _is_back(path: str, tool: MigrationTool) -> bool:
    """Whether a file as a whole undoes a migration."""
    if tool.name == "sqitch":
        return sqitch_folder(path) == "revert"
    return is_way_back(path.rpartition("/")[2], tool=tool.name)
