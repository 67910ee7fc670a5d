"""Offsets of window frames: `ROWS 2 PRECEDING`, `RANGE '1 day' PRECEDING`.

Follows parse_clause.c, transformFrameOffset. ROWS and GROUPS count in bigint. RANGE adds to the one
column that is sorted by: btree's in_range functions tell which offsets a type takes.
"""

from __future__ import annotations

from functools import lru_cache

from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type, kind_of
from ..catalog.overload import fits
from ..facts import CoercionUse, Demand
from ..pgtype import INT8, TEXT, UNKNOWN, PgType
from ..sqlstate import FEATURE_NOT_SUPPORTED, WINDOWING_ERROR
from . import coercion, walk
from .analysis import Analysis
from .constants import read_as
from .entries import Type, plain_type
from .scope import Scope


def frame(
    a: Analysis, node: exp.Expr, ordered: list[tuple[exp.Expr, Type]] | None, scope: Scope
) -> None:
    """Analyses the frame of a window, which is sorted by these; None where that is not known."""
    kind = str(node.args.get("kind") or "")
    for key in ("start", "end"):
        offset = node.args.get(key)
        if not isinstance(offset, exp.Expr) or isinstance(offset, exp.Var):
            continue
        before = len(a.facts)
        given = walk.expression(a, offset, scope)
        coercion.no_variable(a, offset, given, scope, kind, before)
        if kind != "RANGE":
            coercion.argument(a, offset, given, INT8, kind)
        elif ordered is not None:
            _range_offset(a, offset, plain_type(given), ordered)


def _range_offset(
    a: Analysis, offset: exp.Expr, given: PgType | None, ordered: list[tuple[exp.Expr, Type]]
) -> None:
    at = coercion.place(a, offset)
    if len(ordered) != 1:
        use = CoercionUse(Demand.ONE_COLUMN, "RANGE", UNKNOWN, UNKNOWN, WINDOWING_ERROR, at)
        a.note(use)
        return
    sorted_by = plain_type(ordered[0][1])
    if sorted_by == UNKNOWN:
        sorted_by = TEXT if a.tree.is_constant(ordered[0][0]) else None
    base = base_type(sorted_by, a.contract.user_types) if sorted_by is not None else None
    if base is None or not _is_known(a, base):
        untyped = a.untyped([ordered[0][0]])
        if untyped and not a.tree.marks.holes:
            state = FEATURE_NOT_SUPPORTED
            a.note(CoercionUse(Demand.RANGE, "RANGE", None, INT8, state, at, untyped))
        return
    offsets = _offsets(base)
    taken = [one for one in offsets if given is None or fits(given, one, a.contract.user_types)]
    preferred = base if given == UNKNOWN else given
    if not offsets:
        use = CoercionUse(Demand.RANGE, "RANGE", base, base, FEATURE_NOT_SUPPORTED, at)
        a.note(use)
    elif given is None:
        pass
    elif not taken:
        use = CoercionUse(Demand.RANGE_OFFSET, "RANGE", given, base, FEATURE_NOT_SUPPORTED, at)
        a.note(use)
    elif len(taken) == 1 or preferred in taken:
        read_as(a, preferred if preferred in taken else taken[0], offset)


def _is_known(a: Analysis, base: PgType) -> bool:
    user = a.contract.user_types
    return catalog.type_info(base.bare) is not None or kind_of(base.bare, user) in tuple("ecrm")


@lru_cache(maxsize=256)
def _offsets(base: PgType) -> tuple[PgType, ...]:
    """What a column of a type can be added by: the third arguments of in_range functions."""
    return tuple(
        one.arguments[2] for one in catalog.functions("in_range") if one.arguments[0] == base
    )
