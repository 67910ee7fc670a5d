"""What a column reference means, without a word about it: for who walks a statement once more.

The first walk has noted what is missing or ambiguous (`columns`); here that is "not known".
"""

from __future__ import annotations

from msgspec import Struct
from sqlglot import exp

from ... import catalog
from ...catalog.overload import common_type
from ...facts import EntryKind
from ...pgtype import PgType
from ..analysis import Analysis
from ..columns import find_level
from ..entries import SYSTEM_COLUMNS, Entry, PlainEntry, Type
from ..joins import JoinEntry
from ..scope import Scope

WHOLE_ROW = "*"


class Var(Struct, frozen=True):
    """A column of an entry of FROM, or a whole row of it (PostgreSQL: Var)."""

    scope: Scope
    entry: PlainEntry
    column: str
    is_bare: bool = False  # no alias stands before it: a join may have merged it with another


class Merged(Struct, frozen=True):
    """What a column of USING stands for (parse_clause.c, buildMergedJoinVar).

    Of an outer join it is that of the side which is kept, of FULL JOIN the first of both that is
    not null; `is_plain`: it is the column itself and nothing that is made of it.
    """

    parts: tuple[tuple[PlainEntry, str], ...]
    is_plain: bool
    type: Type


def look_up(a: Analysis, node: exp.Column, scope: Scope) -> Var | None:
    """The column or the row that a reference means; None where that is not known."""
    args = node.args
    column = a.tree.name(args["this"]) if isinstance(args["this"], exp.Identifier) else WHOLE_ROW
    if not column:
        return None
    table = args.get("table")
    if table is None:
        return _bare(a, column, scope)
    db = args.get("db")
    alias, schema = a.tree.name(table), a.tree.name(db) if db is not None else ""
    found = find_level(scope, alias, schema)
    if found is None:
        return None
    entry, level = found
    if len(level.relation(alias, schema)) > 1:
        return None
    if column == WHOLE_ROW or _has(entry, column):
        return Var(level.whole or level, entry, column)
    return None


def _has(entry: PlainEntry, column: str) -> bool:
    if entry.columns is None:
        return not entry.is_open
    if column in entry.columns:
        return column not in entry.duplicates
    return entry.has_system_columns and column in SYSTEM_COLUMNS


def _bare(a: Analysis, name: str, scope: Scope) -> Var | None:
    for level in scope.levels():
        found = level.find(name)
        if found is None or len(found) > 1:
            return None
        if found:
            entry = found[0]
            is_there = _is_there(a, entry, name)
            return Var(level.whole or level, entry, name, True) if is_there else None
    row = find_level(scope, name)
    if row is None:
        return None
    entry, level = row
    columns = entry.columns
    if entry.is_value and columns is not None:
        return Var(level.whole or level, entry, next(iter(columns)))
    return Var(level.whole or level, entry, WHOLE_ROW)


def _is_there(a: Analysis, entry: PlainEntry, column: str) -> bool:
    """Whether the replica's version has the column, if it is one of a catalogue."""
    relation = entry.relation
    if entry.kind is not EntryKind.TABLE or relation is None or relation in a.contract.relations:
        return True
    found = catalog.relation(relation.schema, relation.name)
    named = [one for one in found.columns if one.name == column] if found is not None else []
    return not named or any(catalog.is_in(one, a.contract.postgres) for one in named)


def merged_names(entries: list[Entry]) -> frozenset[str]:
    """The names of all columns that USING and NATURAL have made one of two."""
    found: set[str] = set()
    stack = list(entries)
    while stack:
        entry = stack.pop()
        if isinstance(entry, JoinEntry):
            found.update(entry.merged)
            stack += [entry.left, entry.right]
    return frozenset(found)


def merged(entries: list[Entry], name: str) -> Merged | None:
    """What a name that a join has merged stands for."""
    for entry in entries:
        if isinstance(entry, JoinEntry) and (found := _through(entry, name)) is not None:
            return found
    return None


def merged_of_alias(entries: list[Entry], alias: PlainEntry, name: str) -> Merged | None:
    """The same behind the alias of USING (...) AS alias."""
    stack = list(entries)
    while stack:
        entry = stack.pop()
        if isinstance(entry, JoinEntry):
            if entry.alias is alias:
                return _through(entry, name)
            stack += [entry.left, entry.right]
    return None


def _through(entry: Entry, name: str) -> Merged | None:
    """The column of that name of an entry, through all of its joins."""
    joins: list[JoinEntry] = []
    while isinstance(entry, JoinEntry):
        joins.append(entry)
        entry = entry.left
    found = _of_plain(entry, name)
    for join in reversed(joins):
        right = _through(join.right, name)
        found = _both(join, found, right) if name in join.merged else found or right
    return found


def _of_plain(entry: Entry, name: str) -> Merged | None:
    if not isinstance(entry, PlainEntry) or name not in (entry.columns or ()):
        return None
    return Merged(((entry, name),), True, entry.type_of(name))


def _both(join: JoinEntry, left: Merged | None, right: Merged | None) -> Merged | None:
    if left is None or right is None:
        return None
    common = _common(left.type, right.type)
    if join.side == "FULL":
        return Merged((*left.parts, *right.parts), False, common)
    kept, other = (right, left) if join.side == "RIGHT" else (left, right)
    if common is None or common == kept.type:
        return kept
    if not join.side and common == other.type and other.is_plain:
        return other
    return Merged(kept.parts, False, common)


def _common(first: Type, second: Type) -> Type:
    if first == second:
        return first
    if isinstance(first, PgType) and isinstance(second, PgType):
        return common_type((first, second))
    return None
