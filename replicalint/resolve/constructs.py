"""Calls with a grammar of their own, and the functions of pg_catalog that gram.y writes for some.

`extract(month FROM x)` is `pg_catalog.extract('month', x)`: nobody else's function is looked up for
it. The others are no functions at all (parse_expr.c): COALESCE, XMLROOT, COLLATE, ...
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .. import catalog
from ..catalog.collations import is_collatable
from ..catalog.overload import fits
from ..facts import CastUse, CoercionUse, Demand, FunctionUse, Need
from ..name import Name
from ..pgtype import INT4, RECORD, TEXT, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import DATATYPE_MISMATCH, FEATURE_NOT_SUPPORTED
from ..syntax.grammar import Construct
from . import coercion, json_calls, literals, operators, sorting
from .analysis import Analysis
from .arguments import Arguments, read_arguments
from .date_fields import is_supported
from .entries import RowType, Type, plain_type
from .types import call_result, can_cast, cast_since, chosen_operator, common_of

_XML = built_in("xml")


def construct(
    a: Analysis, node: exp.Anonymous, what: Construct, number: int, arguments: Arguments
) -> Type:
    """Analyses such a call, whose arguments have been; gives its type."""
    if what.since > 15:
        span = a.tree.lexeme_span(number)
        kinds = arguments.plain_types
        a.note(FunctionUse(Name("", what.name), span, kinds, since=what.since))
    names, nodes = list(arguments.plain_types), arguments.nodes
    match what.name:
        case "coalesce":
            return _told(a, node, common_of(a, "COALESCE", names, nodes))
        case "greatest" | "least":
            clause = what.name.upper()
            common = common_of(a, clause, names, nodes)
            kind = arguments.types[0] if common == RECORD else common
            sorting.note_need(a, clause, Need.COMPARISON, kind, a.tree.lexeme_span(number))
            return _told(a, node, common)
        case "row":
            return row_of(arguments.types, nodes)
        case "nullif" if len(names) == 2:
            return _told(a, node, _nullif(a, node, arguments))
        case "collate" if names:
            return collated(a, nodes[0], arguments.types[0])
        case "extract" if len(names) == 2:
            return _extract(a, number, nodes, names)
        case "overlay":
            return called(a, "overlay", a.tree.lexeme_span(number), nodes, names)
        case "position" if len(names) == 2:
            # The text comes first, which is written last (position_list).
            span = a.tree.lexeme_span(number)
            return called(a, "position", span, nodes[::-1], names[::-1])
        case "normalize":
            return called(a, "normalize", a.tree.lexeme_span(number), nodes, names)
        case "substring":
            return _substring(a, number, nodes, names)
        case "trim":
            return _trim(a, number, nodes, names)
        case "xmlconcat" | "xmlroot" | "xmlserialize":
            _xml(a, what.name.upper(), nodes, names)
        case "xmlexists" if len(names) == 2:
            return called(a, "xmlexists", a.tree.lexeme_span(number), nodes, names)
    if what.since > 15 and what.since <= a.contract.postgres:
        _check_json(a, what.name, number, nodes, names)
    written = a.tree.marks.results.get(number)
    if written is not None:
        target = literals.meant(a, written)
        if what.name == "xmlserialize" and not fits(TEXT, target, a.contract.user_types):
            span = a.tree.span(written.start, written.end)  # transformXmlSerialize
            a.note(CastUse(TEXT, target, span, (), cast_since(a, TEXT, target)))
        return target
    return built_in(what.result) if what.result is not None else None


def _told(a: Analysis, node: exp.Expr, kind: Type) -> Type:
    """Says what a construct gives that has parameters alone, where a driver names no types."""
    if kind == UNKNOWN:
        a.undeclared[id(node)] = TEXT
    return kind


def _check_json(
    a: Analysis,
    name: str,
    number: int,
    nodes: Sequence[exp.Expr],
    kinds: Sequence[PgType | None],
) -> None:
    if name in json_calls.CONSTRUCTORS:
        json_calls.check_constructor(a, number)
    elif name in json_calls.QUERIES:
        json_calls.check_query(a, nodes, kinds)
    elif name == "json_serialize" and nodes:
        json_calls.check_serialize(a, number, nodes, kinds)


def row_of(kinds: list[Type], nodes: list[exp.Expr]) -> RowType:
    """The type of `ROW(a, b)`, whose fields are f1, f2, ...; `o.*` in it is all columns of o."""
    if any(isinstance(node, exp.Column) and node.is_star for node in nodes):
        every: list[Type] = []
        for kind, node in zip(kinds, nodes, strict=True):
            if not (isinstance(node, exp.Column) and node.is_star):
                every.append(kind)
                continue
            expanded = kind.entry.expand() if isinstance(kind, RowType) and kind.entry else None
            if expanded is None:
                return RowType()
            every += [one for _, one in expanded]
        kinds = every
    return RowType(record=tuple((f"f{place}", kind) for place, kind in enumerate(kinds, 1)))


def called(
    a: Analysis,
    name: str,
    span: Span,
    nodes: Sequence[exp.Expr],
    kinds: Sequence[PgType | None],
) -> PgType | None:
    """A function of pg_catalog that is looked up and not written; gives its type.

    It is noted only where it is not one of PostgreSQL's alone.
    """
    arguments = Arguments(list(nodes), list(kinds))
    actual = arguments.plain_types
    chosen, kind = call_result(a, catalog.functions(name), actual)
    read_arguments(a, name, chosen, arguments)
    is_one = len(chosen) == 1 and None not in actual
    if not is_one or not catalog.is_in(chosen[0], a.contract.postgres):
        is_untyped = None in actual or (len(chosen) > 1 and UNKNOWN in actual)
        untyped = arguments.untyped(a) if is_untyped else ()
        a.note(FunctionUse(Name("pg_catalog", name), span, actual, untyped=untyped))
    if chosen and (open_ := arguments.open_types(a)) != actual:
        return call_result(a, catalog.functions(name), open_)[1] or UNKNOWN
    return kind


def _nullif(a: Analysis, node: exp.Anonymous, arguments: Arguments) -> Type:
    names, nodes = list(arguments.plain_types), arguments.nodes
    (left, right), (first, second) = arguments.types, nodes
    operators.take_operands(a, "=", left, right, (first, second))
    operators.implied(a, "=", node, left, right, nodes)
    operators.read_constants(a, "=", left, right, (first, second))
    if names[0] == UNKNOWN:
        return common_of(a, "NULLIF", names, nodes)
    if isinstance(left, RowType):
        return left
    # The first value, as the operator takes it: a row as what it is (transformAExprOp).
    taken = chosen_operator(a, "=", *names).operands[0]
    if taken is None or taken == RECORD or left in _VECTORS:
        return left
    return taken


# They are compared as arrays, and stay what they are.
_VECTORS = frozenset((built_in("int2vector"), built_in("oidvector")))


def collated(a: Analysis, value: exp.Expr, kind: Type) -> Type:
    """`x COLLATE "C"` (transformCollateClause); COLLATION FOR (x), when it is run."""
    source = plain_type(kind)
    if source is None or source == UNKNOWN:
        return kind
    if is_collatable(source, a.contract.user_types) is False:
        place = coercion.place(a, value)
        a.note(CoercionUse(Demand.COLLATION, "COLLATE", source, TEXT, DATATYPE_MISMATCH, place))
        return None
    return kind


def _extract(a: Analysis, number: int, nodes: list[exp.Expr], names: list[PgType | None]) -> Type:
    """extract_list: the field is a constant, be it a word."""
    span, kind = a.tree.lexeme_span(number), names[1]
    result = called(a, "extract", span, [exp.Null(), nodes[1]], [UNKNOWN, kind])
    field = a.tree.lexeme(nodes[0])
    name = (a.tree.string(nodes[0]) or (field.text if field is not None else "")).lower()
    if kind is not None and is_supported(name, kind.name.name, a.contract.postgres) is False:
        a.note(CoercionUse(Demand.DATE_FIELD, name, kind, kind, FEATURE_NOT_SUPPORTED, span))
    return result


def _substring(a: Analysis, number: int, nodes: list[exp.Expr], names: list[PgType | None]) -> Type:
    """substr_list: FOR alone begins at 1, and its number is cast to integer."""
    span = a.tree.lexeme_span(number)
    match a.tree.marks.forms.get(number), len(names):
        case ("for",), 2:
            _cast_to_integer(a, nodes[1], names[1])
            nodes, names = [nodes[0], exp.Null(), exp.Null()], [names[0], INT4, INT4]
        case ("for", "from"), 3:
            nodes = [nodes[0], nodes[2], nodes[1]]
            names = [names[0], names[2], names[1]]
    return called(a, "substring", span, nodes, names)


def _cast_to_integer(a: Analysis, node: exp.Expr, kind: PgType | None) -> None:
    if kind is not None and kind != UNKNOWN and not can_cast(a, kind, INT4):
        a.note(CastUse(kind, INT4, coercion.place(a, node), (), cast_since(a, kind, INT4)))


_TRIMS = {"both": "btrim", "leading": "ltrim", "trailing": "rtrim"}


def _trim(a: Analysis, number: int, nodes: list[exp.Expr], names: list[PgType | None]) -> Type:
    """trim_list: what is taken away stands first, and is the last argument."""
    side, word = a.tree.marks.forms.get(number, ("both", ""))
    if word == "from" and names:
        nodes, names = [*nodes[1:], nodes[0]], [*names[1:], names[0]]
    return called(a, _TRIMS[side], a.tree.lexeme_span(number), nodes, names)


def _xml(a: Analysis, what: str, nodes: list[exp.Expr], names: list[PgType | None]) -> None:
    """The arguments that are XML (transformXmlExpr); texts are taken of every type."""
    count = len(nodes) if what == "XMLCONCAT" else 1
    for value, kind in zip(nodes[:count], names[:count], strict=True):
        coercion.argument(a, value, kind, _XML, what)
