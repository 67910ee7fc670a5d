"""What the annotations of Python say of a value: a type, written as one expression."""

from __future__ import annotations

import ast

_MOST = 2000  # characters of an annotation that is taken apart


def written(node: ast.expr, text: str) -> str:
    """A type as it is written there: the text of `"Pool"` is a type, and that of `Literal["a"]` is
    none. What `Annotated` says besides the type is left out.
    """
    if isinstance(node, ast.Name | ast.Attribute) or len(text) > _MOST:
        return text
    if "Annotated" not in text and "'" not in text and '"' not in text:
        return text
    try:
        return ast.unparse(_Unquoted().visit(node))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return text


class _Unquoted(ast.NodeTransformer):
    """Types in quotes without them. A new tree is made; the parser's stays as it is."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        name = last_of(node.value)
        if name == "Literal":
            return node
        if name == "Annotated" and isinstance(node.slice, ast.Tuple) and node.slice.elts:
            inner = self.visit(node.slice.elts[0])
        else:
            inner = self.visit(node.slice)
        assert isinstance(inner, ast.expr)
        return inner if name == "Annotated" else ast.Subscript(node.value, inner, node.ctx)

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if not isinstance(node.value, str):
            return node
        found = self.visit(ast.parse(node.value.strip(), mode="eval").body)
        assert isinstance(found, ast.expr)
        return found

    def visit_Tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Tuple([self.visit(one) for one in node.elts], node.ctx)

    def visit_List(self, node: ast.List) -> ast.expr:
        return ast.List([self.visit(one) for one in node.elts], node.ctx)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))


def last_of(node: ast.expr) -> str:
    """The last name of a dotted one."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def metadata(node: ast.expr) -> list[ast.expr]:
    """What `Annotated[type, ...]` says besides the type, as far as it is a call."""
    match node:
        case ast.Subscript(value=value, slice=ast.Tuple(elts=[_, *rest])):
            if last_of(value) == "Annotated":
                return [one for one in rest if isinstance(one, ast.Call)]
    return []
