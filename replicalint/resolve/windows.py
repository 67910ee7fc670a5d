"""Windows that PostgreSQL refuses, and window functions where none may stand.

Follows parse_func.c, ParseFuncOrColumn, parse_agg.c, transformWindowFuncCall, and parse_clause.c,
transformWindowDefinitions. A window function is of the nearest query: what is around it there says
whether it may stand in it.
"""

from __future__ import annotations

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..facts import MisusedWindow
from ..name import Name
from ..sqlstate import (
    FEATURE_NOT_SUPPORTED,
    UNDEFINED_OBJECT,
    WINDOWING_ERROR,
    WRONG_OBJECT_TYPE,
)
from .aggregates import CallKind, kind_of
from .analysis import Analysis
from .entries import Type


class NamedWindow(Struct, frozen=True):
    """A window of the WINDOW clause; `ordered` None: what it is sorted by is not known."""

    ordered: list[tuple[exp.Expr, Type]] | None
    is_ordered: bool
    has_frame: bool


NamedWindows = dict[str, NamedWindow]


def note_definition(a: Analysis, node: exp.Expr, named: NamedWindows) -> None:
    """Notes what is wrong with how a window begins with the name of another, or has a name.

    `node` is `w AS (...)` or `f(x) OVER (...)`; `named` are those of the query before it.
    """
    if a.tree.marks.holes or a.syntax.is_inside:
        return  # the WINDOW clause may stand elsewhere
    if isinstance(node.this, exp.Identifier) and (name := a.tree.name(node.this)) in named:
        _note(a, WINDOWING_ERROR, f'window "{name}" is already defined', node.this)
    other = node.args.get("alias")
    if other is None:
        return
    name = a.tree.name(other)
    found = named.get(name)
    if found is None:
        _note(a, UNDEFINED_OBJECT, f'window "{name}" does not exist', other)
        return
    if a.tree.lexemes[a.tree.number(other) - 1].text != "(":  # OVER w
        return
    if node.args.get("partition_by"):
        reason = f'cannot override PARTITION BY clause of window "{name}"'
        _note(a, WINDOWING_ERROR, reason, other)
    elif node.args.get("order") is not None and found.is_ordered:
        reason = f'cannot override ORDER BY clause of window "{name}"'
        _note(a, WINDOWING_ERROR, reason, other)
    elif found.has_frame:
        reason = f'cannot copy window "{name}" because it has a frame clause'
        _note(a, WINDOWING_ERROR, reason, other)


def note_groups(a: Analysis, spec: exp.Expr, node: exp.Expr) -> None:
    """Notes a frame in GROUPS of a window that nothing sorts."""
    if str(spec.args.get("kind")) == "GROUPS" and not a.tree.marks.holes:
        _note(a, WINDOWING_ERROR, "GROUPS mode requires an ORDER BY clause", node)


def note_call(a: Analysis, node: exp.Expr) -> None:
    """Notes a call before OVER that cannot stand there, or not in this clause."""
    condition = within = None
    schema, call = "", node.this
    while not isinstance(call, exp.Anonymous):
        match call:
            case exp.Filter():
                condition, call = call, call.this
            case exp.WithinGroup():
                within, call = call, call.this
            case exp.Dot():
                schema, call = a.tree.name(call.this), call.expression
            case exp.Column():
                schema, call = a.tree.name(call.args.get("table")), call.this
            case _:
                return
    if a.tree.marks.holes or not isinstance(call.this, exp.Identifier):
        return
    if (clause := _clause_around(node)) is not None:
        _note(a, WINDOWING_ERROR, clause, call.this)
        return
    number = a.tree.number(call.this)
    kinds = _kinds(a, Name(schema, a.tree.lexemes[number].text))
    is_sorted = any(isinstance(one, exp.Order) for one in call.expressions)
    if within is not None:
        reason = "OVER is not supported for ordered-set aggregates"
        _note(a, FEATURE_NOT_SUPPORTED, reason, call.this)
    elif kinds == {"f"}:
        reason = "OVER specified, but it is not a window function nor an aggregate function"
        _note(a, WRONG_OBJECT_TYPE, reason, call.this)
    elif a.tree.is_distinct(number):
        reason = "DISTINCT is not implemented for window functions"
        _note(a, FEATURE_NOT_SUPPORTED, reason, call.this)
    elif is_sorted:
        reason = "aggregate ORDER BY is not implemented for window functions"
        _note(a, FEATURE_NOT_SUPPORTED, reason, call.this)
    elif condition is not None and kinds == {"w"}:
        reason = "FILTER is not implemented for non-aggregate window functions"
        _note(a, FEATURE_NOT_SUPPORTED, reason, call.this)


def note_without_over(a: Analysis, call: exp.Expr) -> None:
    """Notes a window function that has no OVER behind it."""
    around = call.parent
    while isinstance(around, (exp.Filter, exp.Dot, exp.Column, exp.WithinGroup)):
        around = around.parent
    if isinstance(around, exp.Window) or a.tree.marks.holes:
        return
    _note(a, WRONG_OBJECT_TYPE, "window function requires an OVER clause", call.this)


def _kinds(a: Analysis, name: Name) -> set[str]:
    """The kinds of PostgreSQL's functions of that name, if it means no others."""
    if kind_of(a.contract, name) not in (CallKind.PLAIN, CallKind.AGGREGATE):
        return set()
    return {one.kind for one in catalog.functions(name.name)}


def _clause_around(node: exp.Expr) -> str | None:
    """Why no window function may stand where one stands; None where one may."""
    child: exp.Expr = node
    around = node.parent
    while around is not None:
        match around:
            case exp.Select():
                return None
            case exp.Window():
                is_argument = child.arg_key == "this"
                place = "window function calls cannot be nested"
                return place if is_argument else _not_allowed("window definitions")
            case exp.Join() if child.arg_key == "on":
                return _not_allowed("JOIN conditions")
            case exp.Table() | exp.Lateral():
                return _not_allowed("functions in FROM")
            case exp.Update() | exp.OnConflict() if child.arg_key == "expressions":
                return _not_allowed("UPDATE")
            case exp.Merge() if child.arg_key == "on":
                return _not_allowed("JOIN conditions")
            case _ if (name := CLAUSES.get(type(around))) is not None:
                return _not_allowed(name)
            case exp.Query() | exp.DML():
                return None
        child, around = around, around.parent
    return None


def _not_allowed(clause: str) -> str:
    return f"window functions are not allowed in {clause}"


# As PostgreSQL calls them.
CLAUSES: dict[type[exp.Expr], str] = {
    exp.Where: "WHERE",
    exp.Having: "HAVING",
    exp.Group: "GROUP BY",
    exp.Limit: "LIMIT",
    exp.Fetch: "LIMIT",
    exp.Offset: "OFFSET",
    exp.Values: "VALUES",
    exp.Returning: "RETURNING",
    exp.When: "MERGE WHEN conditions",
}


def _note(a: Analysis, sqlstate: str, reason: str, node: exp.Expr) -> None:
    a.note(MisusedWindow(reason, sqlstate, a.tree.place_of(node)))
