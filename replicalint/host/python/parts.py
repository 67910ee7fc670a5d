"""The expressions of Python that are in another one and lowered with it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable

HAS_PLACES_IN_STRINGS = sys.version_info >= (3, 12)  # PEP 701


def parts(node: ast.expr) -> Iterable[ast.expr]:
    """The expressions of one that are lowered with it, in the order in which they are evaluated."""
    match node:
        case ast.Name() | ast.Constant():
            return ()
        case ast.Lambda():
            defaults = (*node.args.defaults, *node.args.kw_defaults)
            return [one for one in defaults if one is not None]
        case ast.Attribute():
            return (node.value,)
        case ast.Call():
            arguments = [one.value if isinstance(one, ast.Starred) else one for one in node.args]
            return (node.func, *arguments, *(one.value for one in node.keywords))
        case ast.JoinedStr():
            return _fields(node)
        case ast.List() | ast.Tuple() | ast.Set():
            return [one.value if isinstance(one, ast.Starred) else one for one in node.elts]
        case ast.Dict():
            return (*(key for key in node.keys if key is not None), *node.values)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return (node.generators[0].iter,)
        case ast.Subscript():
            if isinstance(node.slice, ast.Slice):
                inner = (node.slice.lower, node.slice.upper, node.slice.step)
                return (node.value, *(one for one in inner if one is not None))
            return (node.value, node.slice)
        case _:
            return [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]


def _fields(node: ast.JoinedStr) -> list[ast.expr]:
    """The expressions in a string, but those in formats; none where they are parsed again."""
    if not HAS_PLACES_IN_STRINGS:
        return []
    return [one.value for one in node.values if isinstance(one, ast.FormattedValue)]
