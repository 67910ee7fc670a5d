"""Calls in expressions: what they name, what they give, and what their arguments name.

Follows parse_func.c, ParseFuncOrColumn. Calls in FROM, which are read with the same function, have
their columns from `function_entries`. The file is as long as the ways to write a call.
"""

from __future__ import annotations

from msgspec.structs import replace
from sqlglot import exp

from .. import catalog
from ..catalog.coercion import casts_by_name
from ..catalog.text_arguments import READERS
from ..contract import Contract, answered_once
from ..facts import FunctionUse, RowContext
from ..name import Name
from ..pgtype import RECORD, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import UNDEFINED_COLUMN, WRONG_OBJECT_TYPE
from ..syntax.sqlc import MACROS
from ..syntax.typenames import TypeName
from . import (
    aggregates,
    coercion,
    columns,
    constructs,
    holes,
    json_calls,
    literals,
    misuses,
    rows,
    stars,
    walk,
    windows,
)
from .analysis import Analysis
from .arguments import (
    HYPOTHETICAL,
    Arguments,
    arguments_of,
    match_ordered,
    needs,
    read_arguments,
    read_listed_arguments,
    sort_late,
)
from .coerced_texts import read_coerced_texts
from .constants import read_as
from .entries import SYSTEM_COLUMNS, RowRecord, RowType, Type, plain_type
from .guards.asking import ASKING_RECOVERY
from .guesses import arguments_as_told, guess_called, note_polymorphic
from .relations import fields_of
from .scope import Scope
from .texts import note_reading, read_texts
from .types import PLAIN, call_result, listed_result

_REGCLASS = built_in("regclass")


def call(a: Analysis, node: exp.Anonymous, scope: Scope) -> Type:
    """`f(x)`."""
    return analysed_call(a, node, "", scope)[0]


def qualified_call(a: Analysis, node: exp.Dot, scope: Scope) -> Type:
    """`schema.f(x)`, with OVER, FILTER or WITHIN GROUP after it."""
    schema = a.tree.name(node.this.expression if isinstance(node.this, exp.Dot) else node.this)
    inner = node.expression
    match inner:
        case exp.Anonymous():
            return analysed_call(a, inner, schema, scope)[0]
        case exp.WithinGroup():
            return _within_group(a, inner, schema, scope)
        case exp.Filter() | exp.Window():
            # The schema belongs to the call at the bottom.
            a.schemas[id(called(inner))] = schema
            return walk.expression(a, inner, scope)
        case _:
            raise AssertionError(inner)


def called(node: exp.Expr) -> exp.Expr:
    while isinstance(node, (exp.Window, exp.Filter, exp.WithinGroup)):
        node = node.this
    return node


def within_group(a: Analysis, node: exp.WithinGroup, scope: Scope) -> Type:
    """`percentile_cont(0.5) WITHIN GROUP (ORDER BY x)`: x is an argument, too."""
    return _within_group(a, node, "", scope)


def _within_group(a: Analysis, node: exp.WithinGroup, schema: str, scope: Scope) -> Type:
    inner = node.this
    if isinstance(inner, exp.Dot):
        schema = a.tree.name(inner.this)
        inner = inner.expression
    if not isinstance(inner, exp.Anonymous):
        a.gap("function before WITHIN GROUP could not be analysed", a.tree.node_span(node))
        return None
    order = node.expression
    ordered = [each.this for each in order.expressions] if order is not None else []
    return analysed_call(a, inner, schema, scope, ordered)[0]


def analysed_call(
    a: Analysis, node: exp.Anonymous, schema: str, scope: Scope, more: list[exp.Expr] | None = None
) -> tuple[Type, tuple[catalog.Signature, ...]]:
    """Analyses a call; gives its type and the catalogue's functions that it may mean."""
    number = a.tree.number(node.this) if isinstance(node.this, exp.Identifier) else -1
    if number < 0:
        a.gap("function call could not be analysed", a.tree.node_span(node))
        for part in node.expressions:
            walk.expression(a, part, scope)
        return None, ()
    schema = schema or a.schemas.pop(id(node), "")
    name = (
        "pg_collation_for"
        if number in a.tree.marks.collation_calls
        else a.tree.lexemes[number].text
    )
    if name in ASKING_RECOVERY:
        a.asks_recovery = True
    if name in MACROS.get(schema, ()):
        return _macro(a, node, name, scope), ()
    construct = a.tree.marks.constructs.get(number)
    a.is_grouped = a.is_grouped or aggregates.may_be(name, construct, a.contract)
    before, first_fact = len(a.rows), len(a.facts)
    row = _row_argument(a, node, name, schema, scope)
    arguments = Arguments() if row is not None else arguments_of(a, node, more, scope)
    if row is not None:
        arguments.nodes, arguments.types = list(node.expressions), [row[0]]
    if a.filters and (condition := a.filters.pop(id(node), None)) is not None:
        coercion.condition(a, condition, scope, "FILTER")
    if construct is not None:
        kind = constructs.construct(a, node, construct, number, arguments)
        sort_late(a, arguments, scope)
        if arguments.sorted:  # JSON_ARRAYAGG(x ORDER BY y)
            needs(a, arguments, number)
        return kind, ()
    if name == "json" and not schema and json_calls.is_constructor(a, number, arguments):
        return json_calls.parsed(a, arguments), ()
    if not schema and (projected := _projected(a, number, arguments, before)) is not None:
        return projected[0], ()
    if name == "unnest" and len(arguments.types) > 1:
        # Several arrays side by side: each is a call of its own (transformRangeFunction).
        a.side_by_side[id(node)] = arguments.types
        arguments.nodes, arguments.types = arguments.nodes[:1], arguments.types[:1]
    full = Name(schema, name)
    function = FunctionUse(
        full,
        a.tree.lexeme_span(number - 2 if schema else number, number),
        arguments.plain_types,
        is_star=arguments.is_star,
        names=tuple(arguments.names),
        has_variadic=arguments.is_variadic,
        literals=tuple([_value(a, value) for value in arguments.nodes]),
        is_open=any(map(a.tree.is_list, arguments.nodes))
        or (bool(a.tree.marks.holes) and any(holes.may_be_several(a, v) for v in arguments.nodes)),
    )
    if number in a.tree.marks.collation_calls and arguments.types:
        constructs.collated(a, arguments.nodes[0], arguments.types[0])
    _row_contexts(a, full, before)
    rows.path_key(a, node, name, arguments.types, arguments.nodes)
    if name in rows.ROW_FUNCTIONS and schema in ("", "pg_catalog") and arguments.types:
        a.note(function)
        is_open = arguments.types[0] == UNKNOWN and name != "row_to_json"
        if is_open and a.is_parameter(arguments.nodes[0]):
            note_polymorphic(a, name, arguments.nodes[0])
        return rows.json_of(a, name, arguments.types[0], before), ()
    if UNKNOWN in arguments.types:
        arguments.is_distinct = a.tree.is_distinct(number)
    kind, chosen = _result(a, function, arguments)
    if arguments.sorted_late:
        sort_late(a, arguments, scope)
    if kind == UNKNOWN and chosen:
        plain = call_result(a, chosen, arguments.plain_types, arguments.form)[1]
        a.undeclared[id(node)] = plain if plain is not None else UNKNOWN
    if chosen and chosen[0].kind == "w":
        windows.note_without_over(a, node)
    elif chosen:
        misuses.note_call(a, node, chosen, arguments, scope, is_within=more is not None)
    if chosen or a.contract.function(full):
        needs(a, arguments, number)
    if more is not None and name in HYPOTHETICAL:
        match_ordered(a, arguments, len(more))
    is_open = UNKNOWN in arguments.types and (len(chosen) > 1 or (kind is None and not chosen))
    if is_open and a.undeclared and (told := _told(a, node, chosen, arguments)):
        function, is_open = replace(function, arguments=told), False
    elif chosen and a.undeclared and not is_open and UNKNOWN in arguments.types:
        given = arguments.plain_types, arguments.nodes, arguments.form
        guess_called(a, _signatures(a.contract, full), *given)
    if None in arguments.types or is_open:
        function = replace(function, untyped=arguments.untyped(a))
    a.note(function)
    if name in READERS:
        read_texts(a, node, function, arguments, chosen, first_fact)
    if len(chosen) == 1 and (name == "regclass" or _REGCLASS in chosen[0].arguments):
        read_coerced_texts(a, node, function, arguments, chosen, first_fact)
    if chosen:
        note_reading(a, name, first_fact)
    return kind, chosen


def _told(
    a: Analysis, node: exp.Expr, chosen: tuple[catalog.Signature, ...], arguments: Arguments
) -> tuple[PgType | None, ...] | None:
    """The types of arguments where a driver names none of parameters, if they decide the call."""
    actual, nodes = arguments.plain_types, arguments.nodes
    return arguments_as_told(a, node, chosen, actual, nodes, arguments.form)


def _projected(a: Analysis, number: int, arguments: Arguments, before: int) -> tuple[Type] | None:
    """`id(o)` is `o.id` where no function takes the row (parse_func.c, ParseFuncOrColumn)."""
    if len(arguments.types) != 1 or arguments.is_star:
        return None
    kind, name = arguments.types[0], a.tree.lexemes[number].text
    fields = fields_of(a, kind)
    if name not in SYSTEM_COLUMNS and (not fields or name not in fields):
        return None
    if _is_user_function(a, Name("", name)):
        return None
    if system := columns.system_field(a, number, arguments.nodes[0], kind, before, "call"):
        return (system,)
    if not fields or name not in fields:
        return None
    if call_result(a, catalog.functions(name), arguments.plain_types)[0]:
        return None
    if isinstance(kind, RowType) and kind.entry is not None:
        columns.field_use(a, number, kind.entry, "call")
    return (fields[name],)


def notation(a: Analysis, name: str, span: Span, value: exp.Expr, kind: Type) -> Type:
    """`(value).name` is `name(value)`, of a value that has no field of this name."""
    refusal = UNDEFINED_COLUMN if isinstance(kind, RowType) else WRONG_OBJECT_TYPE
    use = FunctionUse(
        Name("", name),
        span,
        (plain_type(kind),),
        literals=(_value(a, value),),
        is_call=False,
        refusal=refusal,
        untyped=() if kind is not None else a.untyped([value]),
    )
    a.note(use)
    return _result(a, use, Arguments([value], [kind]))[0]


def _value(a: Analysis, node: exp.Expr) -> str | None:
    """The value of a string or boolean constant."""
    if isinstance(node, exp.Boolean):
        return "true" if node.this else "false"
    return a.tree.string(node)


def _result(
    a: Analysis, function: FunctionUse, arguments: Arguments
) -> tuple[Type, tuple[catalog.Signature, ...]]:
    name = function.name
    signatures = _signatures(a.contract, name)
    listed = a.contract.function(name)
    if listed and not call_result(a, signatures, arguments.plain_types, arguments.form)[0]:
        read_listed_arguments(a, listed, arguments)
        return listed_result(a, listed, arguments.plain_types), ()
    if _is_user_function(a, name):
        return None, ()
    if len(arguments.types) == 1 and (cast := _named_cast(a, name, signatures, arguments)):
        a.takes(arguments.nodes[0], cast)
        read_as(a, cast, arguments.nodes[0])
        return cast, ()
    if not signatures and (made := a.contract.constructors(name, len(arguments.types))):
        read_listed_arguments(a, made, arguments)
        return listed_result(a, made, arguments.plain_types), ()
    actual = () if function.is_star else arguments.plain_types
    chosen, kind = call_result(a, signatures, actual, arguments.form)
    if chosen and (open_ := arguments.open_types(a)) != actual:
        kind = call_result(a, signatures, open_, arguments.form)[1] or UNKNOWN
    read_arguments(a, name.name, chosen, arguments)
    records = {one.columns for one in chosen}
    if kind == RECORD and len(records) == 1:
        return RowType(record=records.pop() or None), chosen
    return kind, chosen


def _named_cast(
    a: Analysis, name: Name, signatures: tuple[catalog.Signature, ...], arguments: Arguments
) -> PgType | None:
    """The type that a call with its name casts one argument to (parse_func.c, func_get_detail).

    A function that takes the argument as it is comes first, all others later. A constant is cast
    whatever the type, a parameter to texts alone.
    """
    if arguments.form != PLAIN:
        return None
    is_built_in = catalog.type_named(name.name) is not None
    type_ = literals.meant(a, TypeName(name, 0, 0)) if is_built_in or not signatures else None
    if type_ is None or not (is_built_in or type_ in a.contract.user_types):
        return None
    source, value = arguments.plain_types[0], arguments.nodes[0]
    if source is None:
        return None if signatures else type_
    if source == UNKNOWN and not a.is_parameter(value):
        return type_
    is_function = any(one.arguments == (source,) for one in signatures)
    is_cast = not is_function and casts_by_name(source, type_, a.contract.user_types)
    return type_ if is_cast else None


@answered_once
def _signatures(contract: Contract, name: Name) -> tuple[catalog.Signature, ...]:
    """PostgreSQL's functions of that name, and those that listed extensions add."""
    found: tuple[catalog.Signature, ...] = ()
    if name.schema in ("", "pg_catalog", "information_schema"):
        found = catalog.functions(name.name, name.schema or "pg_catalog")
    for extension in contract.extensions:
        found += catalog.extension_functions(extension, name.name)
    return found


def _is_user_function(a: Analysis, name: Name) -> bool:
    """Whether the contract lists a function that the name may mean."""
    listed = a.contract.lookups.overloads.get(name.name)
    if listed is None:
        return False
    path = (name.schema,) if name.schema else a.contract.search_path
    return any(one.name.schema in path for one in listed)


def _row_argument(
    a: Analysis, node: exp.Anonymous, name: str, schema: str, scope: Scope
) -> tuple[Type] | None:
    """`to_jsonb(x)` where nothing is called x: a whole row is meant, and there is none."""
    if name not in rows.ROW_FUNCTIONS or schema not in ("", "pg_catalog"):
        return None
    if len(node.expressions) not in (1, 2):
        return None
    first = node.expressions[0]
    if not isinstance(first, exp.Column) or first.args.get("table") is not None:
        return None
    alias = a.tree.name(first.this)
    for level in scope.levels():
        found = level.find(alias)
        if found is None or found or level.relation(alias):
            return None
    around = columns.entries_around(scope)
    span = a.tree.lexeme_span(a.tree.number(first.this))
    a.rows.append(RowRecord(alias, span, None, around, function=Name(schema, name)))
    return (None,)


def _row_contexts(a: Analysis, function: Name, before: int) -> None:
    """What the function makes of the rows that it was given."""
    for row in a.rows[before:]:
        if row.function is None:
            row.function = function
            row.context = _ROW_CONTEXTS.get(function.name, row.context)


_ROW_CONTEXTS = {
    "count": RowContext.EXISTENCE,
    "array_agg": RowContext.OUTPUT,
    "json_agg": RowContext.OUTPUT,
    "jsonb_agg": RowContext.OUTPUT,
    "json_agg_strict": RowContext.OUTPUT,
    "jsonb_agg_strict": RowContext.OUTPUT,
}


def _macro(a: Analysis, node: exp.Anonymous, name: str, scope: Scope) -> Type:
    """sqlc.arg(x), sqlc.slice(x), pggen.arg(x) are parameters; sqlc.embed(t) is t.* here, too."""
    if name != "embed" or not node.expressions:
        return a.parameters.type_of(node) if a.parameters is not None else UNKNOWN
    first = node.expressions[0]
    return stars.embedded_row(a, first, scope) if isinstance(first, exp.Column) else None
