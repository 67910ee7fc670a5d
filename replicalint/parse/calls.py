"""Calls: in expressions and in FROM. Follows parse_func.c and transformRangeFunction."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from .. import catalog
from ..facts import FunctionUse, RangeKind, RowContext
from ..name import Name
from . import columns, literals, rows
from .analysis import Analysis
from .relations import composite_fields
from .repair import Construct
from .scope import Item, RowRecord, RowType, Scope, StarRecord, Type, type_name
from .types import call_result, common_type, element_type


@dataclass
class Arguments:
    """The arguments of one call."""

    nodes: list[exp.Expr] = field(default_factory=list)
    types: list[Type] = field(default_factory=list)
    is_star: bool = False
    has_named: bool = False
    has_variadic: bool = False

    @property
    def names(self) -> tuple[str | None, ...]:
        return tuple(type_name(kind) for kind in self.types)


def call(a: Analysis, node: exp.Anonymous, scope: Scope) -> Type:
    """`f(x)`."""
    return _call(a, node, "", scope)[0]


def qualified_call(a: Analysis, node: exp.Dot, scope: Scope) -> Type:
    """`schema.f(x)`, with OVER, FILTER or WITHIN GROUP after it."""
    schema = a.name(node.this.expression if isinstance(node.this, exp.Dot) else node.this)
    inner = node.expression
    match inner:
        case exp.Anonymous():
            return _call(a, inner, schema, scope)[0]
        case exp.WithinGroup():
            return _within_group(a, inner, schema, scope)
        case exp.Filter() | exp.Window():
            # The schema belongs to the call at the bottom.
            a.schemas[id(called(inner))] = schema
            return a.expression(a, inner, scope)
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
        schema = a.name(inner.this)
        inner = inner.expression
    if not isinstance(inner, exp.Anonymous):
        a.gap("a call before WITHIN GROUP that could not be read", a.node_span(node))
        return None
    order = node.expression
    ordered = [each.this for each in order.expressions] if order is not None else []
    return _call(a, inner, schema, scope, ordered)[0]


def _call(
    a: Analysis, node: exp.Anonymous, schema: str, scope: Scope, more: list[exp.Expr] | None = None
) -> tuple[Type, tuple[catalog.Signature, ...]]:
    """Analyses a call; gives its type and the catalogue's functions that it may mean."""
    number = a.number(node.this) if isinstance(node.this, exp.Identifier) else -1
    if number < 0:
        a.gap("a call that could not be read", a.node_span(node))
        for part in node.expressions:
            a.expression(a, part, scope)
        return None, ()
    schema = schema or a.schemas.pop(id(node), "")
    name = "pg_collation_for" if number in a.marks.extra_names else a.lexemes[number].text
    if schema == "sqlc":
        return _sqlc(a, node, name, scope), ()
    construct = a.marks.constructs.get(number)
    before = len(a.rows)
    row = _row_argument(a, node, name, schema, scope)
    arguments = Arguments() if row is not None else _arguments(a, node, more, scope)
    if row is not None:
        arguments.nodes, arguments.types = list(node.expressions), [row[0]]
    if construct is not None:
        return _construct(a, node, construct, number, arguments), ()
    if name == "unnest" and len(arguments.types) > 1:
        # Several arrays side by side: each is a call of its own (transformRangeFunction).
        a.side_by_side[id(node)] = arguments.types
        arguments.nodes, arguments.types = arguments.nodes[:1], arguments.types[:1]
    full = Name(schema, name)
    function = FunctionUse(
        full,
        a.lexeme_span(number - 2 if schema else number, number),
        arguments.names,
        is_star=arguments.is_star,
        is_window=isinstance(node.parent, exp.Window),
        has_named=arguments.has_named,
        has_variadic=arguments.has_variadic,
        literals=tuple(_value(a, value) for value in arguments.nodes),
    )
    a.functions.append(function)
    _row_contexts(a, full, before)
    rows.path_key(a, node, name, arguments.types, arguments.nodes)
    if name in rows.ROW_FUNCTIONS and schema in ("", "pg_catalog") and arguments.types:
        return rows.json_of(a, name, arguments.types[0], before), ()
    return _result(a, function, arguments)


def _value(a: Analysis, node: exp.Expr) -> str | None:
    """The value of a string or boolean constant."""
    if isinstance(node, exp.Boolean):
        return "true" if node.this else "false"
    return a.string(node)


def _result(
    a: Analysis, function: FunctionUse, arguments: Arguments
) -> tuple[Type, tuple[catalog.Signature, ...]]:
    name = function.name
    signatures = catalog.functions(name.name) if name.schema in ("", "pg_catalog") else ()
    for extension in a.contract.extensions:
        signatures += catalog.extension_functions(extension, name.name)
    if _is_user_function(a, name) or function.has_named or function.has_variadic:
        return None, signatures if not _is_user_function(a, name) else ()
    if len(arguments.types) == 1 and (not signatures or arguments.types[0] == "unknown"):
        # func_get_detail: a type's name with one argument, or one constant, is a cast.
        cast = catalog.type_info(name.name)
        if cast is not None or not signatures:
            literals.names_in(a, name.name, arguments.nodes[0])
            return (name.name if cast is not None else None), ()
    chosen, kind = call_result(a, signatures, () if function.is_star else arguments.names)
    _registered(a, name.name, chosen, arguments)
    return kind, chosen


def _is_user_function(a: Analysis, name: Name) -> bool:
    """Whether the contract lists a function that the name may mean."""
    path = (name.schema,) if name.schema else a.contract.search_path
    return any(
        listed.name.name == name.name and listed.name.schema in path
        for listed in a.contract.functions
    )


def _registered(
    a: Analysis, name: str, chosen: tuple[catalog.Signature, ...], arguments: Arguments
) -> None:
    """Constants that are looked up because the function takes a registered type there."""
    for place, value in enumerate(arguments.nodes):
        kinds = {one.arguments[place] for one in chosen if place < len(one.arguments)}
        if len(kinds) == 1 and arguments.types[place] == "unknown":
            literals.names_in(a, kinds.pop(), value, name)


def _arguments(
    a: Analysis, node: exp.Anonymous, more: list[exp.Expr] | None, scope: Scope
) -> Arguments:
    arguments = Arguments()
    for part in [*node.expressions, *(more or ())]:
        _argument(a, part, arguments, scope)
    return arguments


def _argument(a: Analysis, part: exp.Expr, arguments: Arguments, scope: Scope) -> None:
    match part:
        case exp.Order():
            _argument(a, part.this, arguments, scope)
            for each in part.expressions:
                a.expression(a, each.this, scope)
        case exp.Distinct():
            for each in part.expressions:
                _argument(a, each, arguments, scope)
        case exp.Variadic():
            arguments.has_variadic = True
            _argument(a, part.this, arguments, scope)
        case exp.Kwarg() | exp.PropertyEQ():
            arguments.has_named = True
            _argument(a, part.expression, arguments, scope)
        case exp.Star():
            arguments.is_star = True
        case exp.Limit():
            _argument(a, part.this, arguments, scope)
        case _:
            arguments.types.append(a.expression(a, part, scope))
            arguments.nodes.append(part)


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
    alias = a.name(first.this)
    for level in scope.levels():
        found = level.find(alias)
        if found is None or found or level.relation(alias):
            return None
    around = tuple(item.range() for level in scope.levels() for item in level.items())
    span = a.lexeme_span(a.number(first.this))
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


def _sqlc(a: Analysis, node: exp.Anonymous, name: str, scope: Scope) -> Type:
    """sqlc.arg(x), sqlc.narg('x'), sqlc.slice(x) are parameters, sqlc.embed(t) is t.*."""
    if name != "embed" or not node.expressions:
        return "unknown"
    first = node.expressions[0]
    if isinstance(first, exp.Column):
        written = columns.reference(a, first)
        kind = columns.whole_row(a, written, scope)
        row = a.rows[-1]
        if row.range is not None:
            row.star = StarRecord(row.span, (row.range,), shows=True)
        return kind
    return None


_KEEP_FIRST = frozenset(("nullif", "normalize"))
_TEXT_OR_BINARY = frozenset(("overlay", "substring", "trim"))


def _construct(
    a: Analysis, node: exp.Anonymous, construct: Construct, number: int, arguments: Arguments
) -> Type:
    """A call with a grammar of its own: no function is looked up for its name."""
    if construct.since > 15:
        a.functions.append(
            FunctionUse(
                Name("", construct.name),
                a.lexeme_span(number),
                arguments.names,
                since=construct.since,
            )
        )
    names = list(arguments.names)
    if construct.name in ("coalesce", "greatest", "least"):
        return common_type(names)
    if construct.name == "row":
        return RowType()
    if construct.name in _KEEP_FIRST and names:
        return arguments.types[0]
    if construct.name in _TEXT_OR_BINARY and names:
        return "bytea" if "bytea" in names else "text"
    return construct.result


# -- in FROM -------------------------------------------------------------------------------


def function_item(a: Analysis, node: exp.Expr, source: exp.Expr, scope: Scope) -> Item:
    """`FROM f(x) WITH ORDINALITY AS t(a, b)`."""
    given, single = _columns_of(a, node, source, scope)
    return _item(a, source, given, single)


def rows_from_item(a: Analysis, source: exp.Table, scope: Scope) -> Item:
    """`ROWS FROM (f(x), g(y) AS (a int))`."""
    every: list[tuple[str, Type]] | None = []
    for part in source.args["rows_from"]:
        inner = part.this if isinstance(part, (exp.Table, exp.Alias)) else part
        given, _ = _columns_of(a, inner, part, scope)
        every = None if every is None or given is None else every + given
    return _item(a, source, every, False)


def _item(
    a: Analysis, source: exp.Expr, given: list[tuple[str, Type]] | None, single: bool
) -> Item:
    alias_node = source.args.get("alias")
    alias = ""
    names: list[str] = []
    if alias_node is not None:
        alias = a.name(alias_node.this) if alias_node.this is not None else ""
        names = [
            a.name(column)
            for column in alias_node.args.get("columns") or ()
            if isinstance(column, exp.Identifier)
        ]
    if source.args.get("ordinality") and given is not None:
        given = [*given, ("ordinality", "int8")]
    own_name = _function_name(a, source)
    if given is None:
        return Item(alias or own_name, RangeKind.FUNCTION, None)
    if single and alias:
        given = [(alias, given[0][1]), *given[1:]]
    renamed = [*names, *(name for name, _ in given[len(names) :])]
    kinds = [kind for _, kind in given]
    known = dict(zip(reversed(renamed), reversed(kinds), strict=False))
    ordered = {name: known[name] for name in renamed if name in known}
    twice = frozenset(name for name in renamed if renamed.count(name) > 1)
    return Item(alias or own_name, RangeKind.FUNCTION, ordered, duplicates=twice)


def _function_name(a: Analysis, source: exp.Expr) -> str:
    node = source.this if isinstance(source, (exp.Table, exp.Lateral)) else source
    while isinstance(node, exp.Dot):
        node = node.expression
    if isinstance(node, exp.Anonymous) and isinstance(node.this, exp.Identifier):
        return a.name(node.this)
    return ""


def _columns_of(
    a: Analysis, node: exp.Expr, source: exp.Expr, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, bool]:
    """The columns that a call in FROM gives, and whether an alias renames its only one."""
    schema = a.name(source.args.get("db")) if isinstance(source, exp.Table) else ""
    if isinstance(node, exp.Dot):
        schema = a.name(node.this.expression if isinstance(node.this, exp.Dot) else node.this)
        node = node.expression
    defined = _defined_columns(a, source)
    if isinstance(node, exp.Cast):
        # parse_clause.c: a cast is a function of FROM, too
        kind = a.expression(a, node, scope)
        return defined or [("", kind)], defined is None
    if not isinstance(node, exp.Anonymous):
        return _word_columns(a, node, scope)
    number = a.number(node.this) if isinstance(node.this, exp.Identifier) else -1
    kind, chosen = _call(a, node, schema, scope)
    if defined is not None:
        return defined, False
    if number in a.marks.columns:
        return [(n, t.text if t else None) for n, t in a.marks.columns[number]], False
    if (arrays := a.side_by_side.pop(id(node), None)) is not None:
        return [("unnest", element_type(type_name(each))) for each in arrays], False
    return _result_columns(a, a.lexemes[number].text, kind, chosen)


def _word_columns(
    a: Analysis, node: exp.Expr, scope: Scope
) -> tuple[list[tuple[str, Type]] | None, bool]:
    """CURRENT_DATE and other values that stand in FROM without parentheses."""
    kind = a.expression(a, node, scope)
    lexeme = a.lexeme(node) if isinstance(node, exp.Literal) else None
    return [(lexeme.text if lexeme is not None else "", kind)], True


def _defined_columns(a: Analysis, source: exp.Expr) -> list[tuple[str, Type]] | None:
    """A column definition list: `AS t(a int, b text)`."""
    alias = source.args.get("alias")
    definitions = [
        column
        for column in (alias.args.get("columns") or () if alias is not None else ())
        if isinstance(column, exp.ColumnDef)
    ]
    if not definitions:
        return None
    given: list[tuple[str, Type]] = []
    for column in definitions:
        kind = column.args.get("kind")
        inner = kind.args.get("kind") if kind is not None else None
        written = a.marks.types.get(a.number(inner)) if inner is not None else None
        resolved = literals.resolved_type(a, written) if written is not None else None
        given.append((a.name(column.this), resolved))
    return given


def _result_columns(
    a: Analysis,
    name: str,
    kind: Type,
    chosen: tuple[catalog.Signature, ...],
) -> tuple[list[tuple[str, Type]] | None, bool]:
    """The columns of a function's result (funcapi.c, get_expr_result_type)."""
    if isinstance(kind, RowType):
        return (kind.item.expand() if kind.item is not None else None), False
    if isinstance(kind, str):
        fields = composite_fields(kind, a.contract)
        if fields is not None:
            return list(fields.items()), False
    outs = {signature.columns for signature in chosen}
    if len(outs) == 1:
        out = outs.pop()
        if out:
            return list(out), False
    elif outs:
        return None, False
    if not chosen and not isinstance(kind, str):
        return None, False
    if kind is None or kind == "record":
        return None, False
    if isinstance(kind, str) and "." in kind and not _is_scalar(a, kind):
        return None, False
    return [(name, kind)], True


def _is_scalar(a: Analysis, kind: str) -> bool:
    """Whether a user type is known to have no fields."""
    if kind.endswith("[]"):
        return True
    schema, _, bare = kind.rpartition(".")
    defined = a.contract.types.get(Name(schema, bare))
    return defined is not None and bool(defined.labels or defined.subtype)
