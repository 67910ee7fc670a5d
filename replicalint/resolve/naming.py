"""The name that an output column gets: parse_target.c, FigureColname."""

from __future__ import annotations

from sqlglot import exp

from ..syntax.tree import Tree

_UNNAMED = "?column?"


def of(tree: Tree, value: exp.Expr) -> str:
    """The name of a column without AS."""
    if isinstance(value, exp.Column) and isinstance(value.this, exp.Identifier):
        return tree.name(value.this)
    return _figure(tree, value)[0] or _UNNAMED


def _figure(tree: Tree, node: exp.Expr | None) -> tuple[str, int]:
    """The name and how good it is: 2 a name, 1 the name of a type, 0 none."""
    match node:
        case exp.Column():
            if not isinstance(node.this, exp.Identifier):
                return _figure(tree, node.this)
            return tree.name(node.this), 2
        case exp.Dot():
            return _of_dot(tree, node)
        case exp.Anonymous():
            if _is_collated(tree, node):
                return _figure(tree, node.expressions[0])
            return _of_call(tree, node), 2
        case exp.Window() | exp.Filter() | exp.WithinGroup() | exp.Paren() | exp.Bracket():
            return _figure(tree, node.this)
        case exp.Cast():
            return _of_cast(tree, node)
        case exp.Case():
            name, strength = _figure(tree, node.args.get("default"))
            return (name, strength) if strength > 1 else ("case", 1)
        case exp.Exists():
            return "exists", 2
        case exp.Subquery() | exp.Select():
            return _of_subquery(tree, node)
        case exp.Array():
            return "array", 2
        case exp.AtTimeZone():
            return "timezone", 2
        case exp.Tuple():
            return "row", 2
        case exp.Literal():
            return _of_constant(tree, node)
        case _:
            return "", 0


def _of_dot(tree: Tree, node: exp.Dot) -> tuple[str, int]:
    if isinstance(node.expression, exp.Identifier):
        return tree.name(node.expression), 2
    return _figure(tree, node.expression)


def _is_collated(tree: Tree, node: exp.Anonymous) -> bool:
    construct = tree.marks.constructs.get(tree.number(node.this)) if node.expressions else None
    return construct is not None and construct.name == "collate"


def _of_call(tree: Tree, node: exp.Anonymous) -> str:
    if not isinstance(node.this, exp.Identifier):
        return str(node.this).lower()
    number = tree.number(node.this)
    construct = tree.marks.constructs.get(number)
    if construct is None:
        if number in tree.marks.collation_calls:
            return "pg_collation_for"
        return tree.lexemes[number].text
    if construct.name == "trim":
        after = tree.lexemes[number + 2].text if number + 2 < len(tree.lexemes) else ""
        return {"leading": "ltrim", "trailing": "rtrim"}.get(after, "btrim")
    return construct.name


def _of_cast(tree: Tree, node: exp.Cast) -> tuple[str, int]:
    name, strength = _figure(tree, node.this)
    if strength > 1:
        return name, strength
    kind = node.args["to"].args.get("kind")
    written = tree.marks.types.get(tree.number(kind)) if isinstance(kind, exp.Identifier) else None
    return (written.name.name, 1) if written is not None else ("", 0)


def _of_subquery(tree: Tree, node: exp.Expr) -> tuple[str, int]:
    """The name of the first column, looked for once: each query around it asks again."""
    if id(node) not in tree.names:
        tree.names[id(node)] = _of_first_column(tree, node)
    return tree.names[id(node)]


def _of_first_column(tree: Tree, node: exp.Expr) -> tuple[str, int]:
    inner = node
    while isinstance(inner, (exp.Subquery, exp.SetOperation)):
        inner = inner.this
    if not isinstance(inner, exp.Select) or not inner.expressions:
        return "", 0
    first = inner.expressions[0]
    if isinstance(first, exp.Alias):
        return tree.name(first.args["alias"]), 2
    return _figure(tree, first)


def _of_constant(tree: Tree, node: exp.Literal) -> tuple[str, int]:
    """CURRENT_DATE and its like are calls with a name; other constants have none."""
    lexeme = tree.lexeme(node)
    if lexeme is not None and lexeme.text.isidentifier() and not node.is_string:
        return lexeme.text, 2
    return "", 0
