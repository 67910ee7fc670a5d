"""What is in a statement of Python: its blocks, its names, its expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator


def imported_as(alias: ast.alias) -> str:
    """The name that an import gives: `a` of `import a.b`."""
    return alias.asname or alias.name.partition(".")[0]


def target_names(target: ast.expr) -> Iterator[str]:
    """The names that a target assigns; an attribute or an item is none."""
    todo = [target]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Starred):
            todo.append(node.value)
        elif isinstance(node, ast.Tuple | ast.List):
            todo += reversed(node.elts)


def captures(pattern: ast.pattern) -> Iterator[str]:
    """The names that a pattern of `match` gives a value."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest


def blocks(node: ast.stmt) -> list[list[ast.stmt]]:
    """The lists of statements in one that are of its scope and may be run, in their order."""
    match node:
        case ast.If() if is_for_types(node.test):
            return [node.orelse]
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While():
            return [node.body, node.orelse]
        case ast.With() | ast.AsyncWith():
            return [node.body]
        case ast.Try() | ast.TryStar():
            handlers = [handler.body for handler in node.handlers]
            return [node.body, *handlers, node.orelse, node.finalbody]
        case ast.Match():
            return [case.body for case in node.cases]
    return []


def suppresses(node: ast.stmt) -> bool:
    """Whether exceptions end in it: `with contextlib.suppress(..)`."""
    items = node.items if isinstance(node, ast.With | ast.AsyncWith) else ()
    calls = (one.context_expr for one in items)
    return any(isinstance(one, ast.Call) and last_name(one.func) == "suppress" for one in calls)


def own_expressions(node: ast.stmt) -> Iterator[ast.expr]:
    """The expressions of a statement, without those of the statements in it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield from node.decorator_list
        return
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.expr():
                yield child
            case ast.withitem():
                yield child.context_expr
            case ast.match_case() if child.guard is not None:
                yield child.guard


def is_type_check(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and is_for_types(node.test)


def is_for_types(test: ast.expr) -> bool:
    """Whether it is `TYPE_CHECKING`, which is true for type checkers alone."""
    return last_name(test) == "TYPE_CHECKING"


def last_name(node: ast.expr) -> str:
    """The name at the end of `a.name(...)`."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def chain(node: ast.If) -> list[tuple[ast.expr | None, list[ast.stmt]]]:
    """The branches of an `if` with all its `elif` and its `else`, each with its test."""
    found: list[tuple[ast.expr | None, list[ast.stmt]]] = []
    while True:
        found.append((node.test, node.body))
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            continue
        if node.orelse:
            found.append((None, node.orelse))
        return found


def has_outer_names(body: Iterable[ast.stmt]) -> bool:
    """Whether a function says that variables around it are the ones that it assigns."""
    todo = list(body)
    while todo:
        statement = todo.pop()
        if isinstance(statement, ast.Global | ast.Nonlocal):
            return True
        todo += [one for block in blocks(statement) for one in block]
    return False


def is_generator(body: Iterable[ast.stmt]) -> bool:
    """Whether a function yields; what the functions in it do is theirs."""
    todo: list[ast.AST] = list(body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            todo += ast.iter_child_nodes(node)
    return False
