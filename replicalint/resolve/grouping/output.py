"""What a query gives and is sorted by: parse_target.c, parse_clause.c."""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from ...syntax.lexeme import Kind
from ...syntax.numbers import integer
from .. import naming
from ..columns import find_level
from ..entries import PlainEntry
from ..select_list import embedded
from .level import GROUP_BY, NO_KEY, SELECT, OutputItem, QueryLevel, Ref
from .nodes import bare, elements, is_bare_name
from .walk import GroupingWalk


def item(w: GroupingWalk, level: QueryLevel, part: exp.Expr) -> int:
    """One item of a select list."""
    level.place = SELECT
    level.aggregate_of_item = None
    value = part.this if isinstance(part, exp.Alias) else part
    star = _star(w, level, value)
    if star is not None:
        level.outputs.append(OutputItem(None, NO_KEY, star))
        return w.key("star", star.entry.alias if star.entry is not None else "")
    key = w.expression(value)
    name = (
        w.a.tree.name(part.args["alias"])
        if isinstance(part, exp.Alias)
        else naming.of(w.a.tree, value)
    )
    level.outputs.append(OutputItem(name, key, aggregate=level.aggregate_of_item))
    return key


def _star(w: GroupingWalk, level: QueryLevel, value: exp.Expr) -> Ref | None:
    """`*`, `t.*` or `sqlc.embed(t)` in a select list."""
    if isinstance(value, exp.Star):
        ref = Ref(NO_KEY, None, "*", value)
        level.piece.parts.append(ref)
        return ref
    found = _starred_row(w, value)
    if found is None:
        return None
    entry, of = found
    if entry is None or of is None:
        return Ref(NO_KEY, None, "", value)
    w.counts(of)
    ref = Ref(NO_KEY, entry, "*", value, is_outer=of is not level, is_star=True)
    if of.place.is_checked:
        of.piece.parts.append(ref)
    return ref


def _starred_row(
    w: GroupingWalk, value: exp.Expr
) -> tuple[PlainEntry | None, QueryLevel | None] | None:
    """The entry of `t.*`, and its level; None where it is no star."""
    row = embedded(w.a, value)
    if row is not None:
        alias, schema = row.this, row.args.get("table")
    elif isinstance(value, exp.Column) and isinstance(value.this, exp.Star):
        alias, schema = value.args["table"], value.args.get("db")
    else:
        return None
    tree = w.a.tree
    found = find_level(w.levels[-1].scope, tree.name(alias), tree.name(schema))
    if found is None:
        return None, None
    entry, scope = found
    return entry, w.by_scope.get(id(scope.whole or scope))


def sorted_by(w: GroupingWalk, level: QueryLevel, parts: list[exp.Expr]) -> list[int]:
    """What ORDER BY or DISTINCT ON brings besides the columns of the output."""
    level.place = SELECT
    names = {output.name for output in level.outputs}
    keys = []
    for part in parts:
        inner = bare(part)
        if is_bare_name(inner) and w.a.tree.name(inner.this) in names:
            keys.append(w.key("output", w.a.tree.name(inner.this)))
        else:
            keys.append(w.expression(part))
    return keys


def grouped_by(
    w: GroupingWalk, level: QueryLevel, group: exp.Expr | None
) -> Iterable[tuple[int, int]]:
    """The elements of GROUP BY, each with the number of a lexeme in it (findTargetlistEntry)."""
    level.place, number = GROUP_BY, -1
    for element in elements(group.expressions if group is not None else []):
        ends = w.a.tree.ends(element)
        number = ends[0] if ends is not None else number
        place = _position(w, element)
        if place is not None:
            yield number, _output(w, level, place)
            continue
        if is_bare_name(element):
            name = w.a.tree.name(element.this)
            found = level.scope.find(name)
            if found is None:
                level.is_known = False
                continue
            same = [one for one in level.outputs if one.name == name]
            if not found and same:
                _no_aggregate(w, same[0])
                yield number, same[0].key
                continue
        yield number, w.expression(element)


def _position(w: GroupingWalk, element: exp.Expr) -> int | None:
    lexeme = w.a.tree.lexeme(element) if isinstance(element, exp.Literal) else None
    is_number = lexeme is not None and lexeme.kind is Kind.NUMBER
    return integer(lexeme.text) if lexeme is not None and is_number else None


def _output(w: GroupingWalk, level: QueryLevel, place: int) -> int:
    """The key of a column of the output, from 1."""
    for one in level.outputs:
        if one.star is not None:
            columns = level.starred(one.star)
            if columns is None:
                break
            if place <= len(columns):
                return columns[place - 1][0]
            place -= len(columns)
        elif place == 1:
            _no_aggregate(w, one)
            return one.key
        else:
            place -= 1
    level.is_known = False
    return NO_KEY


def _no_aggregate(w: GroupingWalk, output: OutputItem) -> None:
    if output.aggregate is not None:
        w.refused(GROUP_BY.refusal(), output.aggregate)
