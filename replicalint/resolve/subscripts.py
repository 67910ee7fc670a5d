"""Subscripts and slices: what they give, and of which type they are to be.

Follows parse_node.c, transformContainerSubscripts, and the handler that each type has: arraysubs.c,
jsonbsubs.c, and that of hstore.
"""

from __future__ import annotations

from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type, kind_of
from ..catalog.overload import fits
from ..facts import CoercionUse, Demand
from ..pgtype import INT4, JSONB, TEXT, UNKNOWN, PgType
from ..sqlstate import DATATYPE_MISMATCH, FEATURE_NOT_SUPPORTED
from . import coercion, rows, walk
from .analysis import Analysis
from .entries import Type, plain_type
from .scope import Scope
from .types import element_type

_ONE_SUBSCRIPT = "hstore"


def bracket(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """A subscript or a slice. Two values at the end of each say which (grammar/names.py)."""
    dimensions = [node]
    while isinstance(dimensions[-1].this, exp.Bracket):  # more dimensions of the same array
        dimensions.append(dimensions[-1].this)
    container = dimensions[-1].this
    base = walk.expression(a, container, scope)
    subscripts = subscripts_of(a, dimensions, scope)
    is_sliced = any(map(is_slice, dimensions))
    note_subscripts(a, container, plain_type(base), subscripts, len(dimensions), is_sliced)
    keyed = rows.subscript_key(a, node, base)
    if keyed is not None:
        return keyed
    return subscripted(a, plain_type(base), is_sliced)


def subscripts_of(
    a: Analysis, dimensions: list[exp.Expr], scope: Scope
) -> list[tuple[exp.Expr, Type]]:
    """Analyses what stands in brackets."""
    written = [bound for one in reversed(dimensions) for bound in one.expressions[:-2]]
    return [(bound, walk.expression(a, bound, scope)) for bound in written]


def subscripted(a: Analysis, kind: PgType | None, is_sliced: bool) -> PgType | None:
    """The type of a part of a value."""
    if kind is None:
        return None
    base = base_type(kind, a.contract.user_types)
    if _is_hstore(base):
        return TEXT
    return base if is_sliced or base == JSONB else element_type(base)


def note_subscripts(
    a: Analysis,
    container: exp.Expr,
    kind: PgType | None,
    subscripts: list[tuple[exp.Expr, Type]],
    dimensions: int,
    is_sliced: bool,
) -> None:
    """Notes a value that takes no subscripts, and subscripts that it does not take."""
    if kind is None:
        untyped = a.untyped([container])
        if untyped and not a.tree.marks.holes:
            at, state = coercion.place(a, container), DATATYPE_MISMATCH
            a.note(CoercionUse(Demand.SUBSCRIPTED, "[...]", None, TEXT.array, state, at, untyped))
        return
    base = base_type(kind, a.contract.user_types)
    if base == JSONB:
        if is_sliced:
            _note(a, Demand.SLICED, "jsonb", container, kind, DATATYPE_MISMATCH)
        for node, given in subscripts:
            _jsonb_key(a, node, given)
    elif _is_hstore(base):
        if is_sliced or dimensions > 1:
            _note(a, Demand.SUBSCRIPTED_ONCE, "hstore", container, kind, FEATURE_NOT_SUPPORTED)
        for node, given in subscripts:
            coercion.asked_for(a, Demand.SUBSCRIPT, "hstore subscript", node, given, TEXT)
    elif base == UNKNOWN or not _may_be_container(a, base):
        if base == UNKNOWN and a.is_parameter(container):
            a.asks_no_type(container)
            if a.parameters is not None:
                a.parameters.fits(container, TEXT.array)
        if a.open_type(kind, container) is not None:
            _note(a, Demand.SUBSCRIPTED, "subscript", container, kind, DATATYPE_MISMATCH)
    elif base.is_array or element_type(base) is not None:
        for node, given in subscripts:
            coercion.asked_for(a, Demand.SUBSCRIPT, "array subscript", node, given, INT4)


def is_slice(node: exp.Expr) -> bool:
    """Whether a subscript has a colon; where one of an array has, all are slices."""
    return isinstance(node.expressions[-2], exp.Boolean)


def _is_hstore(kind: PgType) -> bool:
    return kind.name.name == _ONE_SUBSCRIPT and not kind.name.schema and not kind.is_array


def _may_be_container(a: Analysis, base: PgType) -> bool:
    """Whether a type takes subscripts, or nothing is known about it."""
    if base.is_array or element_type(base) is not None:
        return True
    if catalog.type_info(base) is not None:
        return False
    if not base.name.schema and base in a.contract.user_types:  # of an extension
        return False
    return kind_of(base, a.contract.user_types) not in tuple("ecrm")


def _jsonb_key(a: Analysis, node: exp.Expr, given: Type) -> None:
    """A key is a text or an integer, and not both (jsonb_subscript_transform)."""
    source = plain_type(given)
    if source is None or source == UNKNOWN:
        return
    user = a.contract.user_types
    if fits(source, INT4, user) == fits(source, TEXT, user):
        _note(a, Demand.JSON_KEY, "jsonb subscript", node, source, DATATYPE_MISMATCH)


def _note(
    a: Analysis, demand: Demand, construct: str, node: exp.Expr, source: PgType, sqlstate: str
) -> None:
    place = coercion.place(a, node)
    a.note(CoercionUse(demand, construct, source, source, sqlstate, place))
