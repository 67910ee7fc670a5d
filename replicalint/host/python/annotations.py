"""What the annotations of Python say of a value: the name of its type."""

from __future__ import annotations

import ast


def named(node: ast.expr) -> str:
    """The type that an annotation names, as written there; nothing where it names none.

    Without what says nothing of its methods: `Optional[Pool]`, `Pool | None` and
    `Annotated["Pool", ...]` are Pool; `Connection[Row]` is Connection.
    """
    while True:
        inner = _inner(node)
        if inner is None:
            break
        node = inner
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            parsed = ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""
        return named(parsed) if not isinstance(parsed, ast.Constant) else ""
    return _dotted(node)


def _inner(node: ast.expr) -> ast.expr | None:
    """What an annotation is of, where it says no more of it than that."""
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=ast.Constant(value=None)):
            return left
        case ast.BinOp(op=ast.BitOr(), left=ast.Constant(value=None), right=right):
            return right
        case ast.Subscript(value=value, slice=inner):
            wrapper = _dotted(value).rpartition(".")[2]
            if wrapper in ("Optional", "ClassVar", "Final", "Required", "NotRequired"):
                return inner
            if wrapper == "Annotated" and isinstance(inner, ast.Tuple) and inner.elts:
                return inner.elts[0]
    return None


def _dotted(node: ast.expr) -> str:
    """`a.b` of `a.b` and of `a.b[c]`; nothing of anything else."""
    if isinstance(node, ast.Subscript):
        node = node.value
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else ""


def metadata(node: ast.expr) -> list[ast.expr]:
    """What `Annotated[type, ...]` says besides the type, as far as it is a call."""
    match node:
        case ast.Subscript(value=value, slice=ast.Tuple(elts=[_, *rest])):
            if _dotted(value).rpartition(".")[2] == "Annotated":
                return [one for one in rest if isinstance(one, ast.Call)]
    return []
