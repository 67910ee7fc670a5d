"""Whether a query level may have the columns that it reads: parse_agg.c, check_ungrouped_columns.

Besides what it is grouped by it may have any column of a table whose whole primary key is grouped
(pg_constraint.c, check_functional_grouping): the contract says which that is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum

from ... import catalog
from ...facts import EntryKind, MisplacedAggregate, UngroupedUse
from ...name import Name
from ...sqlstate import GROUPING_ERROR
from ...syntax.grammar.marks import GroupingSet
from ..aggregates import CallKind
from ..analysis import Analysis
from ..entries import PlainEntry
from .level import NO_KEY, Column, GroupedPart, QueryLevel, Ref

_NOT_GROUPED = "arguments to GROUPING must be grouping expressions of the associated query level"


class _Key(Enum):
    """What the primary key of a relation says of the other columns."""

    HOLDS = "holds"  # the whole key is grouped, or nothing is to be said
    FAILS = "fails"
    DECIDES = "decides"  # it is not known


def judge(a: Analysis, level: QueryLevel) -> None:
    """Notes the columns of a level that are not grouped, each once."""
    if not level.is_known or not (level.is_grouped or level.aggregate is not None):
        return
    keys = {key for _, key in level.groups}
    for key, node in level.grouping:
        if key not in keys:
            span = a.tree.place_of(node)
            a.note(MisplacedAggregate(_NOT_GROUPED, GROUPING_ERROR, span))
    if not level.piece.parts:
        return
    grouped = _Grouped(a, level, keys)
    for ref in _refs(level.piece, keys):
        grouped.judge(ref)


def _refs(whole: GroupedPart, keys: set[int]) -> Iterator[Ref]:
    """The columns outside of the expressions that it is grouped by, in the order of the source."""
    stack = [iter(whole.parts)]
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
        elif isinstance(part, Ref):
            if part.key not in keys or part.key == NO_KEY:
                yield part
        elif part.key not in keys:
            stack.append(iter(part.parts))


class _Grouped:
    """What one level is grouped by, and which columns have been noted."""

    def __init__(self, a: Analysis, level: QueryLevel, keys: set[int]) -> None:
        self.a = a
        self.level = level
        self.keys = keys
        self.noted: set[tuple[object, ...]] = set()
        self.common: dict[int, list[str]] = {}  # by the entry: what all grouping sets have of it
        sets = sorted(a.tree.marks.grouping_sets, key=lambda one: one.first)
        common = _Sets(level.groups).common(sets)
        for key in dict.fromkeys(key for _, key in level.groups):
            if key in common and key in level.columns:
                entry, column = level.columns[key]
                self.common.setdefault(id(entry), []).append(column)

    def judge(self, ref: Ref) -> None:
        if ref.entry is None or ref.is_star:
            self.judge_star(ref)
        elif self.is_ungrouped((ref.entry, ref.column)):
            self.note(ref, ref.entry, ref.column)

    def judge_star(self, ref: Ref) -> None:
        """The first column of a star that is not grouped, as PostgreSQL names it."""
        columns = self.level.starred(ref)
        self.a.work.columns(len(columns or ()))
        for key, parts in columns or ():
            if key in self.keys:
                continue
            first = next((one for one in parts if self.is_ungrouped(one)), None)
            if first is not None:
                self.note(ref, *first)
                return

    def is_ungrouped(self, column: Column) -> bool:
        return self.level.key(*column) not in self.keys and self.key(*column)[0] is not _Key.HOLDS

    def key(self, entry: PlainEntry, column: str) -> tuple[_Key, Name | None, tuple[str, ...]]:
        """What the key says, of which relation, and the grouped columns that may be the key."""
        common = tuple(self.common.get(id(entry), ()))
        match entry.kind:
            case EntryKind.TABLE:
                return _of_table(self.a, entry, common)
            case EntryKind.JOIN:
                return self.of_join(entry, column)
            case EntryKind.SPECIAL:
                return _Key.HOLDS, None, ()
            case _:
                return _Key.FAILS if entry.columns is not None else _Key.HOLDS, None, ()

    def of_join(self, join: PlainEntry, column: str) -> tuple[_Key, Name | None, tuple[str, ...]]:
        """A column behind the alias of a join is that of the table in it."""
        leaf = _origin(join, column)
        if leaf is None:
            return _Key.HOLDS, None, ()
        if leaf.kind is not EntryKind.TABLE:
            return _Key.FAILS, None, ()
        of_join = self.common.get(id(join), ())
        common = tuple(one for one in of_join if _origin(join, one) is leaf)
        return _of_table(self.a, leaf, common)

    def note(self, ref: Ref, entry: PlainEntry, column: str) -> None:
        of_key, relation, common = self.key(entry, column)
        decides, call = "key" if of_key is _Key.DECIDES else "", None
        if not decides and ref.call is not None:
            if ref.call[1] is CallKind.MISSING:
                return
            decides, call = "call", ref.call[0]
        about = {"key": (id(entry),), "call": (call,)}.get(decides, (id(entry), column))
        if (decides, *about) in self.noted:
            return
        self.noted.add((decides, *about))
        leaf = _origin(entry, column) if entry.kind is EntryKind.JOIN else None
        self.a.note(
            UngroupedUse(
                column,
                (leaf or entry).alias,
                self.a.tree.place_of(ref.node),
                ref.is_outer,
                ref.is_direct,
                relation,
                common,
                decides,
                call,
            )
        )


def _of_table(
    a: Analysis, entry: PlainEntry, common: tuple[str, ...]
) -> tuple[_Key, Name | None, tuple[str, ...]]:
    if entry.renamed is None:
        return _of_relation(a, entry.relation, common)
    names = entry.renamed.columns
    return _of_relation(a, entry.renamed.relation, tuple(names.get(one, "") for one in common))


def _of_relation(
    a: Analysis, relation: Name | None, common: tuple[str, ...]
) -> tuple[_Key, Name | None, tuple[str, ...]]:
    if relation is None:
        return _Key.HOLDS, None, ()  # it is missing, or made by the session
    listed = a.contract.relations.get(relation)
    if listed is None:
        key = catalog.key(relation.schema, relation.name, a.contract.postgres)
        return _Key.HOLDS if key and set(key) <= set(common) else _Key.FAILS, None, ()
    if listed.key is not None:
        holds = bool(listed.key) and set(listed.key) <= set(common)
        return _Key.HOLDS if holds else _Key.FAILS, relation, common
    may_be = tuple(one for one in common if listed.requires(one) is not False)
    return _Key.DECIDES if may_be else _Key.FAILS, relation, may_be


def _origin(join: PlainEntry, column: str) -> PlainEntry | None:
    """The entry of which a column behind the alias of a join is; None where that is not known."""
    origins = join.origins.get(column, [])
    leaf = origins[0] if len(origins) == 1 else None
    return leaf if leaf is not None and column in (leaf.columns or ()) else None


class _Sets:
    """What is grouped by, in the order of the source, and the sets that it is taken in."""

    def __init__(self, groups: Sequence[tuple[int, int]]) -> None:
        self.numbers = [number for number, _ in groups]
        self.keys = [key for _, key in groups]

    def common(
        self, sets: Sequence[GroupingSet], first: int = 0, last: int | None = None
    ) -> set[int]:
        """The keys among some that all sets have (expand_grouping_sets)."""
        found, after = set[int](), first
        last = len(self.keys) if last is None else last
        for one in sets:
            start, end = self.places(one)
            if start < end:  # else it is of another query, or empty
                found.update(self.keys[after:start])
                after = end
                if one.sets:
                    found |= set.intersection(*map(self.of_set, one.sets))
        found.update(self.keys[after:last])
        return found

    def of_set(self, one: GroupingSet) -> set[int]:
        """The same of one of GROUPING SETS, which may stand for several."""
        is_several = bool(one.sets) or one.has_empty
        return self.common([one] if is_several else (), *self.places(one))

    def places(self, one: GroupingSet) -> tuple[int, int]:
        """The keys that stand in it."""
        return bisect_left(self.numbers, one.first), bisect_right(self.numbers, one.last)
