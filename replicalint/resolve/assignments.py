"""What is written to columns: of which type it is to be, and what is not of it.

Follows parse_target.c, transformAssignedExpr and transformAssignmentIndirection. Where the columns
of a query are written, its constants have the columns' types; where they are sorted, grouped or
made distinct by, they are texts already (parse_clause.c).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlglot import exp

from ..facts import ArmsUse, CoercionUse, ColumnUse, Demand, Unresolved
from ..name import Name
from ..pgtype import TEXT, UNKNOWN, PgType
from ..sqlstate import CANNOT_COERCE
from ..syntax.numbers import integer
from . import coercion, columns, subscripts
from .analysis import Analysis
from .constants import read_as, row_parts
from .entries import PlainEntry, RowType, Type, plain_type
from .relations import fields_of, may_have_fields
from .scope import Scope

_COLUMN_PARTS = ("catalog", "db", "table", "this")


class WrittenPlace(Struct, frozen=True):
    """Where a value is written to: a column, or a part of one; what messages call it."""

    type: Type
    name: str
    demand: Demand = Demand.COLUMN


class InsertTarget(Struct, frozen=True):
    """What INSERT writes to; `listed` are the columns that it names, None where it names none."""

    places: list[WrittenPlace]
    listed: Sequence[exp.Expr] | None


def places_of(target: PlainEntry) -> list[WrittenPlace]:
    """All columns of a table, in their order."""
    return [WrittenPlace(kind, name) for name, kind in (target.columns or {}).items()]


def inserted(a: Analysis, identifier: exp.Expr, target: PlainEntry) -> WrittenPlace:
    """`a`, `a.field`, `a[1].field` of INSERT: the tree has the column alone."""
    place = WrittenPlace(columns.target_column(a, identifier, target), a.tree.name(identifier))
    at = a.tree.number(identifier) + 1
    while a.tree.lexemes[at].text in (".", "["):
        if a.tree.lexemes[at].text == ".":
            place = _field(a, at + 1, place)
            at += 2
        else:
            is_slice = False
            while a.tree.lexemes[at].text == "[":
                closing = _closing(a, at)
                is_slice |= any(one.text == ":" for one in a.tree.lexemes[at:closing])
                at = closing + 1
            place = _element(a, identifier, place, is_slice)
    return place


def _closing(a: Analysis, at: int) -> int:
    depth = 0
    for number in range(at, len(a.tree.lexemes)):
        depth += (a.tree.lexemes[number].text == "[") - (a.tree.lexemes[number].text == "]")
        if depth == 0:
            return number
    return len(a.tree.lexemes) - 1


def assigned(a: Analysis, part: exp.Expr, target: PlainEntry, scope: Scope) -> WrittenPlace:
    """One column that SET writes to: `a`, `a.field`, `a[1]`."""
    match part:
        case exp.Paren() | exp.Ordered():
            return assigned(a, part.this, target, scope)
        case exp.Bracket():
            dimensions: list[exp.Expr] = [part]
            while isinstance(dimensions[-1].this, exp.Bracket):
                dimensions.append(dimensions[-1].this)
            container = dimensions[-1].this
            of = assigned(a, container, target, scope)
            written = subscripts.subscripts_of(a, dimensions, scope)
            is_sliced = any(map(subscripts.is_slice, dimensions))
            kind, count = plain_type(of.type), len(dimensions)
            subscripts.note_subscripts(a, container, kind, written, count, is_sliced)
            return _element(a, None, of, is_sliced)
        case exp.Dot():
            of = assigned(a, part.this, target, scope)
            return _field(a, a.tree.number(part.expression), of)
        case exp.Column():
            names = [part.args[key] for key in _COLUMN_PARTS if part.args.get(key) is not None]
            place = WrittenPlace(columns.target_column(a, names[0], target), a.tree.name(names[0]))
            for name in names[1:]:
                place = _field(a, a.tree.number(name), place)
            return place
        case exp.Identifier():
            return WrittenPlace(columns.target_column(a, part, target), a.tree.name(part))
        case _:
            a.gap("target column could not be analysed", a.tree.node_span(part))
            return WrittenPlace(None, "")


def _element(
    a: Analysis, container: exp.Expr | None, of: WrittenPlace, is_slice: bool
) -> WrittenPlace:
    """`of[1]`; where the subscripts are not in the tree, `container` is what stands before them."""
    kind = plain_type(of.type)
    if container is not None:
        subscripts.note_subscripts(a, container, kind, [], 1, is_slice)
    return WrittenPlace(subscripts.subscripted(a, kind, is_slice), of.name, Demand.ELEMENT)


def _field(a: Analysis, number: int, of: WrittenPlace) -> WrittenPlace:
    """`pair.a`, where pair is the column (transformAssignmentIndirection)."""
    fields = fields_of(a, of.type)
    name = a.tree.lexemes[number].text if number >= 0 else ""
    if not name or (fields is None and may_have_fields(a, of.type)):
        return WrittenPlace(None, name)
    if fields is not None and name in fields:
        return WrittenPlace(fields[name], name, Demand.FIELD)
    missing = Unresolved.FIELD if fields is not None else Unresolved.NO_FIELDS
    span = a.tree.lexeme_span(number)
    a.note(ColumnUse(name, None, span, (), (), missing, in_clause="target"))
    return WrittenPlace(None, name)


def assign(
    a: Analysis,
    places: Sequence[WrittenPlace],
    values: Sequence[exp.Expr],
    kinds: Sequence[Type],
    is_of_query: bool = False,
) -> None:
    """Notes values that do not become of the types of what they are written to.

    Where they are those of a query, rows are no longer looked into.
    """
    if len(values) > len(places):
        return  # as no server takes it
    for place, value, kind in zip(places, values, kinds, strict=False):
        if a.tree.marks.holes and a.is_beside_hole(value):
            return  # of how many columns is not known
        if isinstance(value, exp.Column) and value.is_star:
            return
        target = plain_type(place.type)
        if target is not None and not _is_row(a, target, value, kind, is_of_query):
            coercion.assigned(a, place.demand, place.name, value, kind, target)


def width_of(row: Sequence[exp.Expr]) -> int | None:
    """How many values a row of VALUES holds; None where `o.*` stands for some."""
    is_starred = any(isinstance(one, exp.Column) and one.is_star for one in row)
    return None if is_starred or any(map(_is_field_star, row)) else len(row)


def _is_field_star(value: exp.Expr) -> bool:
    return isinstance(value, exp.Dot) and isinstance(value.expression, exp.Star)


def note_count(
    a: Analysis,
    target: InsertTarget,
    values: Sequence[exp.Expr],
    width: int | None,
    starred: Mapping[str, Name] | None = None,
) -> None:
    """Notes values that are not as many as the columns they are for (transformInsertRow).

    A list of columns takes as many; without one, the last columns may get their defaults.
    """
    places, listed = target.places, target.listed
    if width is None or not places or (a.tree.marks.holes and _holds_hole(a, values)):
        return
    if width > len(places) or (listed is not None and width < len(places)):
        at = values[0] if len(values) <= len(places) else values[len(places)]
        others = tuple(sorted((of, column) for column, of in (starred or {}).items()))
        a.note(ArmsUse("INSERT", len(places), width, others, a.tree.place_of(at)))


def note_row_count(a: Analysis, listed: Sequence[exp.Expr], value: exp.Expr, kind: Type) -> None:
    """Notes a row, or the columns of a query, that are not as many as `(a, b) = ...` takes."""
    if isinstance(kind, RowType) and (kind.is_list or row_parts(a, value) is not None):
        width = len(kind.record) if kind.record is not None else None
    else:
        is_column = isinstance(value, exp.Query) and kind is not None
        width = 1 if is_column else None
    values = row_parts(a, value) or [value]
    if width is None or (a.tree.marks.holes and _holds_hole(a, [*listed, *values])):
        return
    if width != len(listed):
        a.note(ArmsUse("UPDATE", len(listed), width, (), a.tree.place_of(value)))


def _holds_hole(a: Analysis, values: Sequence[exp.Expr]) -> bool:
    return any(map(a.is_beside_hole, values))


def _is_row(a: Analysis, target: PgType, value: exp.Expr, kind: Type, is_of_query: bool) -> bool:
    """Notes a row that does not become a composite value (coerce_record_to_complex)."""
    if not isinstance(kind, RowType) or kind.entry is not None or kind.record is None:
        return False
    fields = fields_of(a, target)
    if fields is None:
        return False
    parts = None if is_of_query else row_parts(a, value)
    is_taken = parts is not None and len(fields) == len(kind.record)
    for of_field, (_, given) in zip(fields.values(), kind.record, strict=False):
        wanted, source = plain_type(of_field), plain_type(given)
        if wanted is not None and source is not None:
            is_taken &= coercion.is_taken(a, source, wanted) is not False
    if not is_taken:
        at = coercion.place(a, value)
        a.note(CoercionUse(Demand.ROW, "ROW", kind.type, target, CANNOT_COERCE, at))
    else:
        read_as(a, target, value)
    return True


def as_written(
    a: Analysis, source: exp.Expr, kinds: list[Type], written: list[exp.Expr]
) -> list[Type]:
    """The types of a query's columns: a constant that the query itself sorts by is a text."""
    source = unparenthesised_query(source)
    if UNKNOWN not in kinds or not isinstance(source, exp.Select):
        return kinds
    sorted_by = set(range(len(kinds))) if source.args.get("distinct") is not None else set()
    for key in ("group", "order"):
        part = source.args.get(key)
        for each in part.expressions if part is not None else ():
            by = each.this if isinstance(each, exp.Ordered) else each
            lexeme = a.tree.lexeme(by) if isinstance(by, exp.Literal) else None
            place = integer(lexeme.text) if lexeme is not None else None
            if place is not None:
                sorted_by.add(place - 1)
    constants = {place for place in sorted_by if place < len(kinds) and kinds[place] == UNKNOWN}
    constants = {place for place in constants if a.open_type(UNKNOWN, written[place]) is not None}
    return [TEXT if place in constants else kind for place, kind in enumerate(kinds)]


def unparenthesised_query(source: exp.Expr) -> exp.Expr:
    """A query without the parentheses around it, where they hold nothing else."""
    while isinstance(source, exp.Subquery) and not any(map(source.args.get, _CLAUSES)):
        source = source.this
    return source


def is_plain_values(source: exp.Expr) -> bool:
    """Whether rows are written one by one, with no clause behind them (transformInsertStmt)."""
    return isinstance(source, exp.Values) and not any(map(source.args.get, _CLAUSES))


_CLAUSES = ("with_", "order", "limit", "offset", "fetch", "locks", "joins", "alias")
