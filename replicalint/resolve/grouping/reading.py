"""Columns as they are read: what they stand for, and whose they are."""

from __future__ import annotations

from sqlglot import exp

from ..entries import PlainEntry, Type
from . import references
from .level import GROUP_BY, NO_KEY, GroupedPart, QueryLevel, Ref
from .walk import GroupingWalk


def column(w: GroupingWalk, node: exp.Column) -> int:
    if not w.levels:
        return NO_KEY
    found = references.look_up(w.a, node, w.levels[-1].scope)
    level = w.by_scope.get(id(found.scope)) if found is not None else None
    if found is None or level is None:
        if w.levels[-1].place is GROUP_BY:
            w.levels[-1].is_known = False  # it may be any
        return w.key("unknown", id(node))
    return read(w, level, found.entry, found.column, node, found.is_bare)


def read(
    w: GroupingWalk,
    level: QueryLevel,
    entry: PlainEntry,
    name: str,
    node: exp.Expr,
    is_bare: bool = False,
) -> int:
    """A column of a level; gives its key."""
    w.counts(level)
    key, parts = level.meaning(entry, name, is_bare)
    refs: list[GroupedPart | Ref] = []
    if level.place.is_checked:
        refs += [_ref(w, level, *part, node) for part in parts]
    if len(parts) > 1 or key not in level.columns:
        refs = [GroupedPart(key, refs)]
    collation = _collation(w, node)
    if collation:
        key = w.key("collate", key, collation)
        refs = [GroupedPart(key, refs)]
    if level.place.is_checked:
        level.piece.parts += refs
    return key


def _ref(w: GroupingWalk, level: QueryLevel, entry: PlainEntry, column: str, node: exp.Expr) -> Ref:
    return Ref(
        level.key(entry, column),
        entry,
        column,
        node,
        is_outer=level is not w.levels[-1],
        is_direct=w.is_direct,
        call=w.call,
    )


def _collation(w: GroupingWalk, node: exp.Expr) -> str:
    """The COLLATE behind a column, which the tree does not carry."""
    if not w.a.tree.marks.collations:
        return ""
    ends = w.a.tree.ends(node)
    lexemes = w.a.tree.lexemes
    after = ends[1] + 1 if ends is not None else len(lexemes)
    while after < len(lexemes) and lexemes[after].text == ")":
        after += 1
    if after >= len(lexemes) or lexemes[after].text != "collate":
        return ""
    start = lexemes[after].end
    return next((str(n) for n, at, _ in w.a.tree.marks.collations if at >= start), "")


def field(w: GroupingWalk, base: exp.Column, name: str) -> int | None:
    """A column that is read through the row (ParseComplexProjection)."""
    if not isinstance(base.this, (exp.Identifier, exp.Star)) or not w.levels:
        return None
    found = references.look_up(w.a, base, w.levels[-1].scope)
    if found is None or found.column != references.WHOLE_ROW:
        return None
    level = w.by_scope.get(id(found.scope))
    if level is None or name not in (found.entry.columns or ()):
        return None
    return read(w, level, found.entry, name, base)


def type_of(w: GroupingWalk, node: exp.Expr) -> Type:
    if not isinstance(node, exp.Column) or not w.levels:
        return None
    found = references.look_up(w.a, node, w.levels[-1].scope)
    return found.entry.type_of(found.column) if found is not None else None
