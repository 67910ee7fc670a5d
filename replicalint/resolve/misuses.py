"""Calls in a form, or at a place, that PostgreSQL refuses.

Follows parse_func.c: ParseFuncOrColumn for DISTINCT, ORDER BY, FILTER and WITHIN GROUP of what is
no aggregate, and check_srf_call_placement with its neighbours for functions that return sets.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type
from ..facts import NotAllowed
from ..name import Name
from ..pgtype import ANY, RECORD, UNKNOWN, PgType
from ..source import Span
from ..sqlstate import (
    DATATYPE_MISMATCH,
    FEATURE_NOT_SUPPORTED,
    INVALID_COLUMN_REFERENCE,
    SYNTAX_ERROR,
    WRONG_OBJECT_TYPE,
)
from .aggregates import CallKind, kind_of
from .analysis import Analysis, Place, Refusal
from .arguments import HYPOTHETICAL, Arguments
from .entries import Type, plain_type
from .relations import composite_fields
from .sameness import Value, surely_differ
from .scope import Scope
from .types import element_type
from .windows import CLAUSES

_ORDERED_SETS = HYPOTHETICAL | {"percentile_cont", "percentile_disc", "mode"}
_NOT_DISTINCT = "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list"
_NO_ARRAY = "VARIADIC argument must be an array"
_TOP_LEVEL = "set-returning functions must appear at top level of FROM"
_MOST_SORTED = 16
_LIST = "a column definition list"


def note_call(
    a: Analysis,
    node: exp.Anonymous,
    chosen: Sequence[catalog.Signature],
    arguments: Arguments,
    scope: Scope,
    *,
    is_within: bool,
) -> None:
    """Notes what is wrong with a call of these functions, whatever its arguments are."""
    number = a.tree.number(node.this)
    span, name = a.tree.lexeme_span(number), a.tree.lexemes[number].text
    kind = chosen[0].kind
    if any(one.kind != kind for one in chosen):
        return
    if kind == "f":
        word = _word_of_aggregates(a, node, number, arguments, is_within)
        if word:
            what = f"{name}(*)" if word == "*" else word
            reason = f"{what} specified, but {name} is not an aggregate function"
            _note(a, span, (reason, WRONG_OBJECT_TYPE))
        elif all(one.returns_set for one in chosen):
            _note_set(a, node, span)
        if arguments.is_variadic and all(one.arguments[-1:] == (ANY,) for one in chosen):
            _note_variadic(a, arguments)
    elif kind == "a":
        reason = _misused_aggregate(name, arguments, is_within)
        if reason:
            _note(a, span, (reason, WRONG_OBJECT_TYPE))
        elif arguments.sorted and a.tree.is_distinct(number) and not a.tree.marks.holes:
            _note_sorted(a, arguments, scope)


def _word_of_aggregates(
    a: Analysis, node: exp.Expr, number: int, arguments: Arguments, is_within: bool
) -> str:
    """What stands in a call that only those of aggregates have."""
    if arguments.is_star:
        return "*"
    if a.tree.is_distinct(number):
        return "DISTINCT"
    if is_within:
        return "WITHIN GROUP"
    if arguments.sorted:
        return "ORDER BY"
    child, around = node, node.parent
    while isinstance(around, (exp.Dot, exp.Column)):
        child, around = around, around.parent
    return "FILTER" if isinstance(around, exp.Filter) and child.arg_key == "this" else ""


def _note_variadic(a: Analysis, arguments: Arguments) -> None:
    """`num_nulls(VARIADIC x)`: of a function that takes any, x is an array (ParseFuncOrColumn)."""
    kind, node = plain_type(arguments.types[-1]), arguments.nodes[-1]
    if kind is None or a.open_type(kind, node) is None:
        return
    base = base_type(kind, a.contract.user_types)
    is_known = base == UNKNOWN or catalog.type_info(base) is not None
    if is_known and not base.is_array and element_type(base) in (None, UNKNOWN):
        _note(a, a.tree.place_of(node), (_NO_ARRAY, DATATYPE_MISMATCH))


def _misused_aggregate(name: str, arguments: Arguments, is_within: bool) -> str:
    if name in _ORDERED_SETS:
        return "" if is_within else f"WITHIN GROUP is required for ordered-set aggregate {name}"
    if is_within:
        return f"{name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP"
    if not arguments.types and not arguments.is_star:
        return f"{name}(*) must be used to call a parameterless aggregate function"
    return ""


def _note_sorted(a: Analysis, arguments: Arguments, scope: Scope) -> None:
    """`agg(DISTINCT x ORDER BY y)`: y has to be one of the arguments (transformDistinctClause)."""
    given = [Value(*one) for one in zip(arguments.nodes, arguments.types, strict=False)]
    for _, _, kind, node in arguments.sorted[:_MOST_SORTED]:
        value = Value(node, kind)
        if all(surely_differ(a, scope, value, one) for one in given):
            _note(a, a.tree.place_of(node), (_NOT_DISTINCT, INVALID_COLUMN_REFERENCE))
            return


def note_defined_columns(
    a: Analysis, node: exp.Anonymous, chosen: Sequence[catalog.Signature], kind: Type, defined: bool
) -> None:
    """Notes a column definition list that a function of FROM lacks, or cannot have.

    Follows parse_relation.c, addRangeTableEntryForFunction.
    """
    number = a.tree.number(node.this)
    if not chosen or a.tree.marks.holes or number in a.tree.marks.columns:
        return
    results = {(one.result == RECORD, bool(one.columns)) for one in chosen}
    reason = ""
    if results == {(True, False)} or (kind == RECORD and not any(has for _, has in results)):
        reason = "" if defined else f'{_LIST} is required for functions returning "record"'
    elif defined and all(has_columns for _, has_columns in results):
        reason = f"{_LIST} is redundant for a function with OUT parameters"
    elif defined and isinstance(kind, PgType) and len(results) == 1 and kind != RECORD:
        if composite_fields(kind, a.contract) is not None:
            reason = f"{_LIST} is redundant for a function returning a named composite type"
        elif catalog.type_info(kind) is not None and catalog.type_info(kind.bare) is not None:
            reason = f'{_LIST} is only allowed for functions returning "record"'
    if reason:
        _note(a, a.tree.lexeme_span(number), (reason, SYNTAX_ERROR))


def _note_set(a: Analysis, node: exp.Expr, span: Span) -> None:
    if not a.tree.marks.holes and not a.syntax.is_inside:  # else there may be more around it
        refusal = _refusal_of_set(a, node)
        if refusal is not None:
            _note(a, span, refusal)


def _refusal_of_set(a: Analysis, node: exp.Expr) -> Refusal | None:
    """Why no set may stand where one does; None where it may.

    The clause comes before what is around it in the clause, which takes it later. What was found
    for a node is kept: sets may stand in sets.
    """
    passed: list[exp.Expr] = []
    child, found = node, a.set_places.get(id(node))
    while found is None:
        around = child.parent
        found = _NOTHING if around is None else _ended(around, child)
        if found is None and around is not None:
            passed.append(child)
            child, found = around, a.set_places.get(id(around))
    a.set_places[id(child)] = found
    for child in reversed(passed):
        clause, inner = found
        found = a.set_places[id(child)] = clause, _refused_by(a, child) or inner
    return found[0] or found[1]


def _ended(around: exp.Expr, child: exp.Expr) -> Place | None:
    """What a clause says of its part; None where what is around that says it."""
    match around:
        case exp.Window() if child.arg_key != "this":
            return _in_clause("window definitions") if child.arg_key == "spec" else _NOTHING
        case exp.Filter() if child.arg_key == "expression":
            return _in_clause("FILTER")
        case exp.Join() | exp.Merge() if child.arg_key == "on":
            return _in_clause("JOIN conditions")
        case exp.Update() | exp.OnConflict() if child.arg_key == "expressions":
            return _in_clause("UPDATE")
        case exp.Values() if isinstance(around.parent, exp.Insert) and _is_alone(around):
            return _NOTHING
        case exp.Group() | exp.Table() | exp.Lateral():
            return _NOTHING
        case _ if (clause := CLAUSES.get(type(around))) is not None:
            return _in_clause(clause)
        case exp.Query() | exp.DML():
            return _NOTHING
        case _:
            return None


def _is_alone(values: exp.Expr) -> bool:
    return len(values.expressions) == 1


def _is_of_from(call: exp.Expr) -> bool:
    """Whether a call is a function of FROM itself."""
    while isinstance(call.parent, (exp.Dot, exp.Alias)):
        call = call.parent
    return isinstance(call.parent, (exp.Table, exp.Lateral)) and call.arg_key in _OF_FROM


_OF_FROM = ("this", "rows_from")
_NOTHING: Place = (None, None)


def _refused_by(a: Analysis, child: exp.Expr) -> Refusal | None:
    """Why the expression around one takes no set for it."""
    match around := child.parent:
        case exp.And() | exp.Or():
            return _no_argument(type(around).__name__.upper())
        case exp.Not() if isinstance(child, (exp.Paren, exp.Anonymous)):
            return _no_argument("NOT")
        case exp.If() if child.arg_key == "this":
            return _no_argument("CASE/WHEN")
        case exp.Case():
            return _not_allowed("CASE")
        case exp.WithinGroup() if child.arg_key == "expression":
            return _no_set_in("aggregate")
        case exp.Cast() if _is_of_from(around):
            return _TOP_LEVEL, FEATURE_NOT_SUPPORTED
        case exp.Anonymous() if isinstance(around.this, exp.Identifier):
            return _refused_by_call(a, around)
        case _:
            return None


def _refused_by_call(a: Analysis, call: exp.Anonymous) -> Refusal | None:
    number = a.tree.number(call.this)
    construct, schema = a.tree.marks.constructs.get(number), ""
    if construct is not None:
        return _not_allowed("COALESCE") if construct.name == "coalesce" else None
    if _is_of_from(call):
        return _TOP_LEVEL, FEATURE_NOT_SUPPORTED
    around = call.parent
    while isinstance(around, (exp.Filter, exp.Dot, exp.Column, exp.WithinGroup)):
        if isinstance(around, exp.Dot):
            schema = a.tree.name(around.this)
        around = around.parent
    if isinstance(around, exp.Window):
        return _no_set_in("window")
    kind = kind_of(a.contract, Name(schema, a.tree.lexemes[number].text))
    return _no_set_in("aggregate") if kind is CallKind.AGGREGATE else None


def _in_clause(clause: str) -> Place:
    return _not_allowed(clause), None


def _not_allowed(clause: str) -> Refusal:
    return f"set-returning functions are not allowed in {clause}", FEATURE_NOT_SUPPORTED


def _no_argument(construct: str) -> Refusal:
    return f"argument of {construct} must not return a set", DATATYPE_MISMATCH


def _no_set_in(what: str) -> Refusal:
    reason = f"{what} function calls cannot contain set-returning function calls"
    return reason, FEATURE_NOT_SUPPORTED


def _note(a: Analysis, span: Span, refusal: Refusal) -> None:
    a.note(NotAllowed(*refusal, span))
