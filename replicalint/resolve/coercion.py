"""Values of which their place asks a type: conditions, LIMIT, subscripts, what is assigned.

Follows parse_coerce.c, coerce_to_target_type and those that call it. A constant without a type is
read as the one asked for, a parameter takes it.
"""

from __future__ import annotations

from sqlglot import exp

from ..catalog.coercion import becomes
from ..facts import CoercionUse, ColumnUse, Demand
from ..pgtype import BOOL, INT8, UNKNOWN, PgType
from ..source import Span
from ..sqlstate import DATATYPE_MISMATCH, INVALID_COLUMN_REFERENCE
from . import walk
from .analysis import Analysis
from .constants import read_as, unparenthesised
from .entries import Type, plain_type
from .scope import Scope


def condition(a: Analysis, node: exp.Expr, scope: Scope, construct: str) -> None:
    """Analyses a condition (coerce_to_boolean)."""
    kind = walk.expression(a, node, scope)
    if kind != BOOL:
        argument(a, node, kind, BOOL, construct)


def row_count(a: Analysis, node: exp.Expr | None, scope: Scope, construct: str) -> None:
    """Analyses how many rows are meant (parse_clause.c, transformLimitClause)."""
    if node is not None:
        before = len(a.facts)
        kind = walk.expression(a, node, scope)
        if not isinstance(node, exp.Var):  # ALL
            argument(a, node, kind, INT8, construct)
            no_variable(a, node, kind, scope, construct, before)


def no_variable(
    a: Analysis, node: exp.Expr, kind: Type, scope: Scope, construct: str, before: int
) -> None:
    """Notes columns of the same query where no row is there yet (checkExprIsVarFree).

    `before` is how many facts were noted before the value was analysed.
    """
    if len(a.facts) == before or not scope.entries:
        return
    own = {id(one) for entry in scope.entries for one in entry.all_shown()}
    for fact in a.facts[before:]:
        if isinstance(fact, ColumnUse) and len(fact.entries) == 1 and id(fact.entries[0]) in own:
            source, state = plain_type(kind) or INT8, INVALID_COLUMN_REFERENCE
            a.note(CoercionUse(Demand.NO_VARIABLE, construct, source, INT8, state, fact.span))
            return


def argument(a: Analysis, node: exp.Expr, kind: Type, target: PgType, construct: str) -> None:
    """Notes an argument of a clause or an operator that does not become of the type asked for."""
    asked_for(a, Demand.ARGUMENT, construct, node, kind, target)


def asked_for(
    a: Analysis, demand: Demand, construct: str, node: exp.Expr, kind: Type, target: PgType
) -> None:
    """Notes a value that does not become of the type that is asked for, or may not.

    A value whose type is not known decides nothing where a hole stands in it, and where only the
    rest of a part has its names.
    """
    source = plain_type(kind)
    if source == UNKNOWN:
        a.takes(node, target)
        _guess(a, node, target)
        read_as(a, target, node)
        return
    if source == target:
        return
    known = None if source is None else is_taken(a, source, target)
    if known:
        return
    if known is False:
        a.note(CoercionUse(demand, construct, source, target, DATATYPE_MISMATCH, place(a, node)))
    elif not (a.tree.marks.holes and _has_hole(a, node)) and (untyped := a.untyped([node])):
        at = place(a, node)
        a.note(CoercionUse(demand, construct, None, target, DATATYPE_MISMATCH, at, untyped))


def assigned(
    a: Analysis, demand: Demand, name: str, node: exp.Expr, kind: Type, target: PgType
) -> None:
    """Notes a value that does not become of the type of what it is written to.

    Where that is not known nothing is said: who writes on a replica is told that.
    """
    source = plain_type(kind)
    a.takes(node, target)
    if source is None or source == UNKNOWN:
        _guess(a, node, target)
    if source == UNKNOWN:
        read_as(a, target, node)
    elif source is not None and is_taken(a, source, target) is False:
        a.note(CoercionUse(demand, name, source, target, DATATYPE_MISMATCH, place(a, node)))


def _guess(a: Analysis, node: exp.Expr, target: PgType) -> None:
    """Says that a value is not taken where a driver names no types of the parameters in it."""
    told = a.undeclared.get(id(unparenthesised(node))) if a.undeclared else None
    if told is not None and is_taken(a, told, target) is False:
        a.guess(node)


def retyped(
    a: Analysis, construct: str, node: exp.Expr, source: PgType, target: PgType, modifier: str = ""
) -> CoercionUse:
    """A column of a recursive query, which has another type in both terms together."""
    at, state = place(a, node), DATATYPE_MISMATCH
    return CoercionUse(Demand.RECURSIVE, construct, source, target, state, at, modifier=modifier)


def is_taken(a: Analysis, source: PgType, target: PgType) -> bool | None:
    """Whether a value of a type is taken where another is asked for; None where not known."""
    return becomes(source, target, tuple(a.contract.extensions), a.contract.user_types)


def place(a: Analysis, node: exp.Expr) -> Span:
    """The range of a value, with the parentheses that it opens."""
    return next(iter(a.tree.whole_spans([node])), None) or a.tree.place_of(node)


def _has_hole(a: Analysis, node: exp.Expr) -> bool:
    ends = a.tree.ends(node)
    return ends is not None and a.tree.has_hole(*ends)
