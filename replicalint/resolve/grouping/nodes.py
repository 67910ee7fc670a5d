"""What is asked of the tree's nodes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from .walk import GroupingWalk


def bare(node: exp.Expr) -> exp.Expr:
    """A node without the parentheses around it."""
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def is_qualified(element: exp.Expr) -> bool:
    """Whether it is `o.name`."""
    return isinstance(element, exp.Column) and element.args.get("table") is not None


def is_bare_name(node: exp.Expr) -> bool:
    """Whether it is `name`."""
    is_column = isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier)
    return is_column and node.args.get("table") is None


def elements(parts: list[exp.Expr]) -> Iterator[exp.Expr]:
    """The single elements of GROUP BY: `(a, b)`, `((a), ())`."""
    for part in parts:
        inner = bare(part)
        if isinstance(inner, exp.Tuple):
            yield from elements(inner.expressions)
        else:
            yield inner


def generic(w: GroupingWalk, node: exp.Expr) -> int:
    """The key of anything whose parts and words say all that it is."""
    parts: list[object] = [type(node)]
    for name, value in node.args.items():
        if value is None or value is False or name.startswith("_"):
            continue
        parts.append(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, exp.Identifier):
                parts.append(w.a.tree.name(one))
            else:
                parts.append(w.expression(one) if isinstance(one, exp.Expr) else str(one))
    return w.key(*parts)


def with_queries(w: GroupingWalk, node: exp.Expr) -> None:
    """Walks the WITH queries of a statement or a query."""
    clause = node.args.get("with_")
    for part in clause.expressions if clause is not None else ():
        w.query(part.this)
