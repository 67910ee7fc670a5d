"""Which names a scope of Python gives a value, and how.

A name that is assigned once, whatever happens, is a constant of its scope; any other is a variable
that is declared first and assigned wherever that is written, as other languages have it.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from msgspec import Struct

from .blocks import (
    blocks,
    captures,
    imported_as,
    is_type_check,
    own_expressions,
    suppresses,
    target_names,
)

_Counts = dict[str, int]


class Bindings(Struct, frozen=True):
    """The names of one scope: those that are assigned once, those that only loops assign, those
    that are declared first, those that one import alone brings, and those of outer scopes."""

    once: frozenset[str]
    of_loops: frozenset[str]
    variables: tuple[str, ...]
    imported: frozenset[str]
    outer: frozenset[str]

    def is_declared_where_assigned(self, name: str, is_loop: bool) -> bool:
        return name in self.once | self.imported or (is_loop and name in self.of_loops)


def bindings(
    body: Sequence[ast.stmt], parameters: Sequence[str], has_assignments_in_expressions: bool
) -> Bindings:
    """Of the statements of a scope, without those of the scopes in it."""
    found = _Found(set(parameters), {}, {}, {}, {}, set())
    todo: list[tuple[ast.stmt, bool]] = [(statement, True) for statement in reversed(body)]
    while todo:
        statement, is_direct = todo.pop()
        found.add(statement, is_direct)
        if has_assignments_in_expressions:
            for expression in own_expressions(statement):
                found.in_expression(expression)
        is_with = isinstance(statement, ast.With | ast.AsyncWith)
        is_run = (is_with and not suppresses(statement)) or is_type_check(statement)
        inner = [one for block in blocks(statement) for one in block]
        todo += [(one, is_direct and is_run) for one in reversed(inner)]
    return found.sorted_out()


class _Found(Struct, frozen=True):
    """How often each name is assigned: directly in the scope, elsewhere, by loops, by imports."""

    parameters: set[str]
    direct: _Counts
    elsewhere: _Counts
    by_loops: _Counts
    by_imports: _Counts
    outer: set[str]

    def add(self, node: ast.stmt, is_direct: bool) -> None:
        counts = self.direct if is_direct else self.elsewhere
        match node:
            case ast.Assign(targets=targets):
                for target in targets:
                    self._targets(target, counts)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                self._targets(target, counts)
            case ast.AugAssign(target=target):
                self._targets(target, self.elsewhere)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                _count(counts, name)
            case ast.ClassDef(name=name):
                _count(counts, name)
            case ast.For(target=target) | ast.AsyncFor(target=target):
                self._targets(target, self.by_loops)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    if item.optional_vars is not None:
                        self._targets(item.optional_vars, counts)
            case ast.Try(handlers=handlers):
                for handler in handlers:
                    if handler.name:
                        _count(self.elsewhere, handler.name)
            case ast.Match(cases=cases):
                for case in cases:
                    for name in captures(case.pattern):
                        _count(self.elsewhere, name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    _count(self.by_imports if is_direct else self.elsewhere, imported_as(alias))
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                self.outer.update(names)

    def in_expression(self, root: ast.expr) -> None:
        for node in ast.walk(root):
            if isinstance(node, ast.NamedExpr) and isinstance(node.target, ast.Name):
                _count(self.elsewhere, node.target.id)

    def _targets(self, target: ast.expr, counts: _Counts) -> None:
        for name in target_names(target):
            _count(counts, name)

    def sorted_out(self) -> Bindings:
        known = self.parameters | self.outer
        names = {**self.direct, **self.elsewhere, **self.by_loops, **self.by_imports}
        once, of_loops, variables, imported = set(), set(), [], set()
        for name in names:
            if name in known:
                continue
            direct, elsewhere = self.direct.get(name, 0), self.elsewhere.get(name, 0)
            loops, imports = self.by_loops.get(name, 0), self.by_imports.get(name, 0)
            match (direct, elsewhere, loops, imports):
                case (1, 0, 0, 0):
                    once.add(name)
                case (0, 0, 0, 1):
                    imported.add(name)
                case (0, 0, _, 0):
                    of_loops.add(name)
                case _:
                    variables.append(name)
        return Bindings(
            frozenset(once),
            frozenset(of_loops),
            tuple(variables),
            frozenset(imported),
            frozenset(self.outer),
        )


def _count(counts: _Counts, name: str) -> None:
    counts[name] = counts.get(name, 0) + 1
