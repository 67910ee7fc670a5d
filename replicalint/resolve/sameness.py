"""Whether two expressions of a query are different ones to PostgreSQL, for certain (equalfuncs.c).

What is sorted by has to be selected in places; of expressions that may be the same nothing is said.
"""

from __future__ import annotations

from msgspec import Struct
from sqlglot import exp

from ..pgtype import UNKNOWN
from .analysis import Analysis
from .constants import unparenthesised
from .entries import Type, plain_type
from .scope import Scope


class Value(Struct, frozen=True):
    """An expression with its type, or a column of `*` by its name."""

    node: exp.Expr | None
    type: Type
    name: str = ""


def surely_differ(a: Analysis, scope: Scope, one: Value, other: Value) -> bool:
    """Whether no server takes them for the same."""
    first, second = plain_type(one.type), plain_type(other.type)
    if first != second and None not in (first, second) and UNKNOWN not in (first, second):
        return True
    nodes = _bare(one), _bare(other)
    reads = [_reads(a, scope, each, node) for each, node in zip((one, other), nodes, strict=True)]
    if None in reads:
        return False
    if reads[0] != reads[1]:
        return True
    match nodes:
        case exp.Column() as left, exp.Column() as right:
            tables = left.args.get("table"), right.args.get("table")
            return None not in tables and a.tree.name(tables[0]) != a.tree.name(tables[1])
        case (exp.Column() | None, (exp.Column() | exp.Cast() | None)):
            return False
        case ((exp.Column() | exp.Cast() | None), (exp.Column() | None)):
            return False
        case (exp.Column() | None, _) | (_, exp.Column() | None):
            return True
        case exp.Anonymous() as left, exp.Anonymous() as right:
            return _are_other_functions(a, left, right)
        case _:
            return False


def _are_other_functions(a: Analysis, one: exp.Anonymous, other: exp.Anonymous) -> bool:
    """Whether two calls are of functions with other names; the grammar's own are not looked at."""
    numbers = [a.tree.number(call.this) for call in (one, other) if _is_named(call)]
    if len(numbers) < 2 or any(number in a.tree.marks.constructs for number in numbers):
        return False
    return a.tree.lexemes[numbers[0]].text != a.tree.lexemes[numbers[1]].text


def _is_named(call: exp.Anonymous) -> bool:
    return isinstance(call.this, exp.Identifier)


def _bare(value: Value) -> exp.Expr | None:
    node = value.node
    while isinstance(node, (exp.Alias, exp.Paren)):
        node = node.this
    return unparenthesised(node) if node is not None else None


def _reads(a: Analysis, scope: Scope, value: Value, node: exp.Expr | None) -> frozenset[str] | None:
    """The names of the columns in an expression; None where one may be a whole row."""
    if node is None:
        return frozenset((value.name,))
    found = set[str]()
    for column in node.find_all(exp.Column):
        a.work.step()
        if not isinstance(column.this, exp.Identifier):
            return None
        name = a.tree.name(column.this)
        if column.args.get("table") is None and any(one.relation(name) for one in scope.levels()):
            return None
        found.add(name)
    return frozenset(found)
