"""Statements of Python as nodes: one scope at a time, each when somebody asks for it.

The blocks of a scope are lowered from the innermost outwards, so that a long chain of `elif` is no
deep one. `with a as b` is `b = a.__enter__()`. `finally` is run on each way out of its `try`. A
method for each kind of statement: so the file is long.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from ..nodes import (
    Assign,
    CallExpression,
    Class,
    ClassMember,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Item,
    List,
    Literal,
    Loop,
    Member,
    ModuleReference,
    Other,
    Parameter,
    Return,
    Statement,
    Stop,
)
from .bindings import Bindings, bindings
from .blocks import (
    blocks,
    captures,
    chain,
    has_outer_names,
    imported_as,
    is_for_types,
    is_generator,
    last_name,
    suppresses,
)
from .expressions import PythonExpressions, operator

Blocks = Mapping[int, tuple[Statement, ...]]  # by the id of the parser's list
Function = ast.FunctionDef | ast.AsyncFunctionDef

_PROPERTIES = ("property", "cached_property", "hybrid_property")


class ScopeBody(Struct, frozen=True):
    """The statements of a module or a function, with what its names are."""

    expressions: PythonExpressions
    names: Bindings
    has_assignments_in_expressions: bool
    is_module: bool = False

    def body(self, statements: list[ast.stmt]) -> tuple[Statement, ...]:
        """The statements of the scope, behind the variables that are declared first."""
        inner = [statements]
        for block in inner:  # it grows: the outer ones before those in them
            for statement in block:
                inner += self._blocks(statement)
        lowered: dict[int, tuple[Statement, ...]] = {}
        for block in reversed(inner):
            lowered[id(block)] = tuple(self._block(block, lowered))
        start = self._place(statements[0])[0] if statements else 0
        declared = (Declare(name, None, start, start) for name in self.names.variables)
        return (*declared, *lowered[id(statements)])

    def _blocks(self, node: ast.stmt) -> list[list[ast.stmt]]:
        """The blocks that are lowered for a statement; those of a chain of `elif` are its own."""
        if isinstance(node, ast.If):
            return [branch for _, branch in chain(node)]
        return blocks(node)

    def _block(self, block: Sequence[ast.stmt], lowered: Blocks) -> Iterator[Statement]:
        for statement in block:
            yield from self._statement(statement, lowered)

    def _statement(self, node: ast.stmt, lowered: Blocks) -> Iterable[Statement]:
        match node:
            case ast.Expr(value=value):
                return (Evaluate(self.expressions.expression(value)),)
            case ast.Assign(targets=targets, value=value):
                return self._assigned(targets, self.expressions.expression(value), node)
            case ast.AnnAssign():
                return self._annotated(node)
            case ast.AugAssign():
                return (self._augmented(node),)
            case ast.Return(value=value):
                returned = self.expressions.optional(value)
                return (Return(returned, *self._place(node)),)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return (self._bound(node.name, self._function(node), *self._place(node)),)
            case ast.ClassDef():
                return self._class_statement(node)
            case ast.If():
                return self._if(node, lowered)
            case ast.For() | ast.AsyncFor():
                return self._for(node, lowered)
            case ast.While():
                body = (Evaluate(self.expressions.expression(node.test)), *lowered[id(node.body)])
                return (Loop((), None, body, *self._place(node)), *lowered[id(node.orelse)])
            case ast.With() | ast.AsyncWith():
                entered, body = tuple(self._entered(node)), lowered[id(node.body)]
                if suppresses(node):
                    return (*entered, If((None, None), (body, ()), *self._place(node)))
                return (*entered, *body)
            case ast.Try() | ast.TryStar():
                return self._try(node, lowered)
            case ast.Match():
                return (self._match(node, lowered),)
            case ast.Import():
                return self._import(node)
            case ast.ImportFrom():
                return self._import_from(node)
            case ast.Raise():
                return (Stop(self.expressions.optional(node.exc)),)
            case ast.Break():
                return (Stop(None, "break"),)
            case ast.Continue():
                return (Stop(None, "continue"),)
            case ast.Delete(targets=targets):
                return self._deleted(targets)
            case ast.Assert():
                parts = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
                return [Evaluate(self.expressions.expression(part)) for part in parts]
        return ()

    def _place(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self.expressions.places.of_node(node)

    def _bound(
        self,
        name: str,
        value: Expression | None,
        start: int,
        end: int,
        written: str | None = None,
        is_loop: bool = False,
    ) -> Statement:
        """A name that is given a value."""
        if value is None or self.names.is_declared_where_assigned(name, is_loop):
            return Declare(name, value, start, end, written)
        return Assign(Identifier(name, start, end), "=", value, start, end)

    def _assigned(
        self, targets: Iterable[ast.expr], value: Expression, node: ast.stmt
    ) -> Iterator[Statement]:
        start, end = self._place(node)
        targets = list(targets)
        if isinstance(value, List) and _exchanges(node):
            # All of the value is read before the first target is given its part: `a, b = b, a`.
            held = f"#{start}"
            yield Declare(held, value, value.start, value.end)
            value = Identifier(held, value.start, value.end)
        for target in targets:
            yield from self._unpacked(target, value, start, end)

    def _unpacked(
        self, target: ast.expr, value: Expression, start: int, end: int, is_loop: bool = False
    ) -> Iterator[Statement]:
        for one, part in self.expressions.unpacked(target, value):
            if isinstance(one, ast.Name):
                yield self._bound(one.id, part, start, end, is_loop=is_loop)
            else:
                yield Assign(self._target(one), "=", part, start, end)

    def _target(self, node: ast.expr) -> Expression:
        """What is assigned or deleted; of a range of a list, items that are not known which."""
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            start, end = self._place(node)
            value = self.expressions.expression(node.value)
            return Item(value, Other((), start, end), start, end)
        return self.expressions.expression(node)

    def _deleted(self, targets: Iterable[ast.expr]) -> Iterator[Statement]:
        """`del a[b], c.d`; a variable that is deleted is asked for no more."""
        for target in targets:
            if not isinstance(target, ast.Name):
                start, end = self._place(target)
                gone = Literal(None, start, end)
                yield Assign(self._target(target), "delete", gone, start, end)

    def _annotated(self, node: ast.AnnAssign) -> Iterator[Statement]:
        written = self.expressions.annotation(node.annotation)
        value, (start, end) = self.expressions.optional(node.value), self._place(node)
        if isinstance(node.target, ast.Name):
            if value is not None or node.target.id not in self.names.outer:
                yield self._bound(node.target.id, value, start, end, written)
        elif value is not None:
            yield Assign(self.expressions.expression(node.target), "=", value, start, end)

    def _augmented(self, node: ast.AugAssign) -> Statement:
        target = self.expressions.expression(node.target)
        value = self.expressions.expression(node.value)
        return Assign(target, f"{operator(node.op)}=", value, *self._place(node))

    def _function(self, node: Function, is_method: bool = False) -> FunctionExpression:
        decorators = tuple(self.expressions.expression(one) for one in node.decorator_list)
        parameters = self.expressions.parameters(node.args)
        own = parameters[0].name if is_method and parameters else None
        start, end = self._place(node)
        return FunctionExpression(
            node.name,
            parameters[1:] if own else parameters,
            partial(self._function_body, node, parameters, own),
            start,
            end,
            decorators,
            is_generator(node.body),
            self.expressions.annotation(node.returns),
            has_outer_names(node.body),
        )

    def _function_body(
        self, node: Function, parameters: Sequence[Parameter], own: str | None
    ) -> tuple[Statement, ...]:
        """What a function does; a method first gives its object a name of its own."""
        has_assignments = self.has_assignments_in_expressions
        names = [one.name for one in parameters if one.name]
        inner = ScopeBody(
            self.expressions, bindings(node.body, names, has_assignments), has_assignments
        )
        body = inner.body(node.body)
        if own is None:
            return body
        start, _ = self._place(node)
        return (Declare(own, Identifier("this", start, start), start, start), *body)

    def _class_statement(self, node: ast.ClassDef) -> Iterator[Statement]:
        yield self._bound(node.name, self._class(node), *self._place(node))
        for statement in node.body:
            if isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
                yield Evaluate(self.expressions.expression(statement.value))

    def _class(self, node: ast.ClassDef) -> Class:
        members: list[ClassMember] = []
        todo = list(reversed(node.body))
        while todo:
            statement = todo.pop()
            members += self._members(statement)
            todo += reversed([one for block in blocks(statement) for one in block])
        bases = tuple(self.expressions.expression(base) for base in node.bases)
        made_by = (one.value for one in node.keywords if one.arg == "metaclass")
        decorators = tuple(
            self.expressions.expression(one) for one in (*node.decorator_list, *made_by)
        )
        start, end = self._place(node)
        return Class(node.name, bases, tuple(members), start, end, decorators)

    def _members(self, node: ast.stmt) -> Iterator[ClassMember]:
        start, end = self._place(node)
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                decorators = [last_name(one) for one in node.decorator_list]
                if "overload" in decorators:
                    return
                is_static = "staticmethod" in decorators
                function = self._function(node, not is_static)
                kind = "get" if any(one in _PROPERTIES for one in decorators) else ""
                kind = "set" if "setter" in decorators else kind
                yield ClassMember(node.name, function, start, end, is_static, kind)
            case ast.AnnAssign(target=ast.Name(id=name)):
                value = self.expressions.optional(node.value)
                written = self.expressions.annotation(node.annotation)
                yield ClassMember(name, value, start, end, type=written)
            case ast.Assign(targets=targets):
                value = self.expressions.expression(node.value)
                for target in targets:
                    for one, part in self.expressions.unpacked(target, value):
                        if isinstance(one, ast.Name):
                            yield ClassMember(one.id, part, start, end)
            case ast.ClassDef():
                yield ClassMember(node.name, self._class(node), start, end)

    def _if(self, node: ast.If, lowered: Blocks) -> Iterable[Statement]:
        branches = chain(node)
        if is_for_types(node.test):  # never run
            branches = branches[1:]
        if not branches or branches[0][0] is None:
            return lowered[id(branches[0][1])] if branches else ()
        tests = tuple(self.expressions.optional(test) for test, _ in branches)
        return (If(tests, tuple(lowered[id(one)] for _, one in branches), *self._place(node)),)

    def _for(self, node: ast.For | ast.AsyncFor, lowered: Blocks) -> Iterator[Statement]:
        over = self.expressions.expression(node.iter)
        body = lowered[id(node.body)]
        start, end = self._place(node.target)
        target = node.target
        if isinstance(target, ast.Name) and target.id in self.names.of_loops:
            yield Loop((target.id,), over, body, *self._place(node))
        else:
            item = Identifier("#of", start, end)
            declared = self._unpacked(target, item, start, end, is_loop=True)
            yield Loop(("#of",), over, (*declared, *body), *self._place(node))
        yield from lowered[id(node.orelse)]

    def _entered(self, node: ast.With | ast.AsyncWith) -> Iterator[Statement]:
        for item in node.items:
            value = self.expressions.expression(item.context_expr)
            if item.optional_vars is None:
                yield Evaluate(value)
            else:
                name = "__enter__" if isinstance(node, ast.With) else "__aenter__"
                start, end = value.start, value.end
                value = CallExpression(Member(value, name, end, start, end), (), start, end)
                yield from self._unpacked(item.optional_vars, value, value.start, value.end)

    def _try(self, node: ast.Try | ast.TryStar, lowered: Blocks) -> Iterator[Statement]:
        body = (*lowered[id(node.body)], *lowered[id(node.orelse)])
        finally_ = lowered[id(node.finalbody)]
        branches = [body, *(self._handler(one, lowered) for one in node.handlers)]
        if finally_:
            branches.append((*finally_, Stop(None)))
        if len(branches) == 1:
            yield from body
        else:
            yield If((None,) * len(branches), tuple(branches), *self._place(node))
        yield from finally_

    def _handler(self, handler: ast.ExceptHandler, lowered: Blocks) -> tuple[Statement, ...]:
        body = lowered[id(handler.body)]
        if handler.name is None:
            return body
        start = self.expressions.places.offset(handler.lineno, handler.col_offset)
        caught = Other((), start, start)
        return (self._bound(handler.name, caught, start, start), *body)

    def _match(self, node: ast.Match, lowered: Blocks) -> Statement:
        subject = self.expressions.expression(node.subject)
        tests: list[Expression | None] = []
        branches: list[tuple[Statement, ...]] = []
        for case in node.cases:
            start, end = subject.start, subject.end
            part = Other((subject,), start, end)
            bound = [self._bound(name, part, start, end) for name in captures(case.pattern)]
            guard = self.expressions.optional(case.guard)
            is_all = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
            parts = (subject,) if guard is None else (subject, guard)
            tests.append(None if is_all and guard is None else Other(parts, start, end))
            branches.append((*bound, *lowered[id(case.body)]))
        return If(tuple(tests), tuple(branches), *self._place(node))

    def _import(self, node: ast.Import) -> Iterator[Statement]:
        start, end = self._place(node)
        for alias in node.names:
            if not self.is_plain_import(alias):
                specifier = alias.name if alias.asname else imported_as(alias)
                reference = ModuleReference(specifier, start, end)
                yield self._bound(imported_as(alias), reference, start, end)

    def _import_from(self, node: ast.ImportFrom) -> Iterator[Statement]:
        start, end = self._place(node)
        for alias in node.names:
            if alias.name != "*" and not self.is_plain_import(alias):
                reference = ModuleReference(specifier(node), start, end)
                value = Member(reference, alias.name, start, start, end)
                yield self._bound(imported_as(alias), value, start, end)

    def is_plain_import(self, alias: ast.alias) -> bool:
        """Whether it is the one meaning that its name has in a module."""
        return self.is_module and imported_as(alias) in self.names.imported


def _exchanges(node: ast.stmt) -> bool:
    """Whether it gives several targets values that name one of them: `a, b = b, a`."""
    if not isinstance(node, ast.Assign):
        return False
    lists = [one for one in node.targets if isinstance(one, ast.Tuple | ast.List)]
    assigned = {name for target in lists for name in _names_in(target)}
    return not assigned.isdisjoint(_names_in(node.value))


def _names_in(root: ast.expr) -> set[str]:
    nodes = ast.walk(root)
    return {last_name(one) for one in nodes if isinstance(one, ast.Name | ast.Attribute)}


def specifier(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")
