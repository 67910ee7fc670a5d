"""Statements and declarations of TypeScript as nodes.

A function for each kind that the grammar has: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..nodes import (
    Argument,
    Assign,
    AssignmentExpression,
    Binary,
    BlockStatement,
    CallExpression,
    Class,
    Conditional,
    Declare,
    Evaluate,
    Expression,
    FunctionExpression,
    Identifier,
    If,
    Loop,
    Member,
    Property,
    Record,
    Return,
    Statement,
    Stop,
)
from .classes import class_expression, decorators, enumeration
from .functions import annotation, declared, function
from .patterns import is_pattern, targets
from .walk import StatementHandler, Walk, branches, first, place

if TYPE_CHECKING:
    from tree_sitter import Node

Statements = tuple[Statement, ...]
_MOST_FALLEN = 8  # cases of a switch that are run on into the following ones
DEFAULT = "default"  # the name of what a module exports without another one


def simple(expression: Expression) -> Iterator[Statement]:
    """The statements that an expression is, where its value is not used."""
    waiting = [expression]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Binary) and one.operator == ",":
            waiting += [one.right, one.left]
        elif isinstance(one, AssignmentExpression):
            yield Assign(one.target, one.operator, one.value, one.start, one.end)
        elif isinstance(one, Binary) and one.operator == "&&":
            yield _if_all(one)
        elif isinstance(one, Conditional):
            sides = _plain(one.then), _plain(one.other)
            yield If((one.test, None), sides, one.start, one.end)
        else:
            yield Evaluate(one)


def _if_all(expression: Binary) -> If:
    """`a && (b = c)` as a statement."""
    tests = [expression.left]
    right = expression.right
    while isinstance(right, Binary) and right.operator == "&&":
        tests.append(right.left)
        right = right.right
    found = _plain(right)
    for test in reversed(tests):
        found = (If((test,), (found,), expression.start, expression.end),)
    assert isinstance(found[0], If)
    return found[0]


def _plain(expression: Expression) -> Statements:
    """An expression as a statement: what it assigns, or nothing but its value."""
    if isinstance(expression, AssignmentExpression):
        one = expression
        return (Assign(one.target, one.operator, one.value, one.start, one.end),)
    return (Evaluate(expression),)


def _expression(walk: Walk, node: Node) -> Statements:
    part = first(node)
    if part is None:
        return ()
    if part.type == "internal_module":
        return walk.statement(part)
    left = part.child_by_field_name("left")
    if part.type == "assignment_expression" and left is not None and is_pattern(left):
        return (BlockStatement(tuple(_taken_apart(walk, part, left))),)
    return tuple(simple(walk.expression(part, node)))


def _taken_apart(walk: Walk, node: Node, left: Node) -> Iterator[Statement]:
    """`[a, b] = [b, a]`: the value is there before a target gets a part of it."""
    name = "#value"
    value = walk.field(node, "right")
    yield Declare(name, value, value.start, value.end)
    for target, part in targets(walk, left, Identifier(name, value.start, value.end)):
        yield Assign(walk.expression(target, node), "=", part, *place(node))


def _declaration(walk: Walk, node: Node) -> Statements:
    found: list[Statement] = []
    for part in node.named_children:
        name = part.child_by_field_name("name") if part.type == "variable_declarator" else None
        if name is None:
            continue
        value = walk.optional(part.child_by_field_name("value"))
        if is_pattern(name) and value is not None:
            found += declared(walk, name, value)
        else:
            found.append(Declare(walk.written(name), value, *place(part), annotation(walk, part)))
    return tuple(found)


def _function(walk: Walk, node: Node) -> Statements:
    value = function(walk, node)
    return (Declare(value.name or DEFAULT, value, *place(node)),)


def _class(walk: Walk, node: Node) -> Statements:
    value = class_expression(walk, node)
    return (Declare(value.name or DEFAULT, value, *place(node)),)


def _enumeration(walk: Walk, node: Node) -> Statements:
    name = node.child_by_field_name("name") or node
    return (Declare(walk.written(name), enumeration(walk, node), *place(node)),)


def _namespace(walk: Walk, node: Node) -> Statements:
    """`namespace A {...}` as a call of a function that returns a record of what it exports."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None or name.type == "string":
        return ()
    start, end = place(node)
    entries: list[Property] = []
    for part in body.named_children:
        if part.type == "export_statement":
            for one in walk.statement(part):
                if isinstance(one, Declare):
                    value = Identifier(one.name, one.start, one.end)
                    entries.append(Property(one.name, value, one.start, one.end))
    record = Record(tuple(entries), start, end)
    statements = (*walk.body(body), Return(record, start, end))
    names = walk.written(name).split(".")
    whole = FunctionExpression(names[-1].strip(), (), lambda: statements, start, end)
    found: Expression = CallExpression(whole, (), start, end)
    for inner in reversed(names[1:]):
        found = Record((Property(inner.strip(), found, start, end),), start, end)
    return (Declare(names[0].strip(), found, start, end),)


def _import_alias(walk: Walk, node: Node) -> Statements:
    """`import a = b.c`"""
    parts = node.named_children
    if len(parts) != 2:
        return ()
    return (Declare(walk.written(parts[0]), walk.optional(parts[1]), *place(node)),)


def _ambient(walk: Walk, node: Node) -> Statements:
    """`declare const x: T`"""
    part = first(node)
    return walk.statement(part) if part and part.type not in ("module", "internal_module") else ()


def _export(walk: Walk, node: Node) -> Statements:
    """What is exported is declared; what has no name has the name "default"."""
    inner = node.child_by_field_name("declaration")
    if inner is not None:
        marks = decorators(walk, node)
        found = walk.statement(inner)
        return tuple(_decorated(one, marks) for one in found) if marks else found
    value = node.child_by_field_name("value")
    if value is not None:
        return (Declare(DEFAULT, walk.expression(value, node), *place(node)),)
    return ()


def _decorated(statement: Statement, marks: tuple[Expression, ...]) -> Statement:
    if isinstance(statement, Declare) and isinstance(statement.value, Class):
        return replace(statement, value=replace(statement.value, decorators=marks))
    return statement


def _block(walk: Walk, node: Node) -> Statements:
    return (BlockStatement(walk.statements(node.named_children)),)


def _if(walk: Walk, node: Node) -> Statements:
    found = [*branches(node)]
    tests = tuple(walk.optional(test) for test, _ in found)
    return (If(tests, tuple(walk.body(body) for _, body in found), *place(node)),)


def _switch(walk: Walk, node: Node) -> Statements:
    body = node.child_by_field_name("body")
    subject = walk.field(node, "value")
    cases = [part for part in body.named_children if part.type != "comment"] if body else []
    bodies = [walk.statements(part.children_by_field_name("body")) for part in cases]
    tests: list[Expression | None] = []
    run: list[Statements] = []
    waiting: list[Expression] = []
    is_default = False
    for index, part in enumerate(cases):
        value = walk.optional(part.child_by_field_name("value"))
        if value is None:
            is_default = True
        else:
            waiting.append(Binary("===", subject, value, value.start, value.end))
        if not bodies[index] and index + 1 < len(cases):
            continue  # another name for the case behind it
        tests.append(None if is_default else _any(waiting))
        run.append(_fallen(bodies, index))
        waiting, is_default = [], False
    # What is not one of the others comes last, wherever it is written.
    order = sorted(range(len(tests)), key=lambda index: tests[index] is None)
    return (
        If(
            tuple(tests[index] for index in order),
            tuple(run[index] for index in order),
            *place(node),
            is_switch=True,
        ),
    )


def _any(tests: list[Expression]) -> Expression:
    found = tests[0]
    for test in tests[1:]:
        found = Binary("||", found, test, found.start, test.end)
    return found


def _fallen(bodies: list[Statements], index: int) -> Statements:
    """What is run of a case: its own statements, and those behind it up to a `break`."""
    found: list[Statement] = []
    for body in bodies[index : index + _MOST_FALLEN]:
        for statement in body:
            inner = statement.body if isinstance(statement, BlockStatement) else (statement,)
            if inner and isinstance(inner[-1], Stop) and inner[-1].kind == "break":
                rest = inner[:-1]
                is_block = isinstance(statement, BlockStatement)
                return (*found, BlockStatement(rest)) if is_block else (*found, *rest)
            found.append(statement)
            if inner and isinstance(inner[-1], Return | Stop):
                return tuple(found)
    return tuple(found)


def _try(walk: Walk, node: Node) -> Statements:
    body = walk.body(node.child_by_field_name("body"))
    handler = node.child_by_field_name("handler")
    branches = [body] if handler is None else [body, _handler(walk, handler)]
    last = node.child_by_field_name("finalizer")
    final = () if last is None else walk.body(last.child_by_field_name("body"))
    if final:
        branches.append((BlockStatement(final), Stop(None)))
    found: list[Statement] = [BlockStatement(body)]
    if len(branches) > 1:
        found = [If((None,) * len(branches), tuple(branches), *place(node))]
    return (*found, BlockStatement(final)) if final else tuple(found)


def _handler(walk: Walk, node: Node) -> Statements:
    caught = node.child_by_field_name("parameter")
    body = walk.body(node.child_by_field_name("body"))
    if caught is None:
        return body
    if not is_pattern(caught):
        return (Declare(walk.written(caught), None, *place(caught)), *body)
    name = "#caught"
    value = Identifier(name, *place(caught))
    whole = Declare(name, None, *place(caught))
    return (whole, *declared(walk, caught, value), *body)


def _for_each(walk: Walk, node: Node) -> Statements:
    """`for (const x of xs)`; `for (const key in record)` goes through its keys."""
    left, over = node.child_by_field_name("left") or node, walk.field(node, "right")
    if any(part.type == "in" for part in node.children):
        start, end = over.start, over.end
        keys = Member(Identifier("Object", start, start), "keys", start, start, start)
        over = CallExpression(keys, (Argument(over),), start, end)
    body = walk.body(node.child_by_field_name("body"))
    name, item = "#of", Identifier("#of", *place(left))
    is_declared = node.child_by_field_name("kind") is not None
    if is_pattern(left):
        body = (*declared(walk, left, item), *body)
    elif is_declared or left.type == "identifier":
        name = walk.written(left)
    else:
        body = (Assign(walk.expression(left, node), "=", item, *place(left)), *body)
    return (Loop((name,), over, body, *place(node)),)


def _for(walk: Walk, node: Node) -> Statements:
    begin = node.child_by_field_name("initializer")
    body = [
        *_tested(walk, node),
        *walk.body(node.child_by_field_name("body")),
        *_stepped(walk, node.child_by_field_name("increment")),
    ]
    before = walk.statement(begin) if begin else ()
    return (BlockStatement((*before, Loop((), None, tuple(body), *place(node)))),)


def _tested(walk: Walk, node: Node) -> Statements:
    """The condition of a loop, as it is evaluated in each turn."""
    condition = node.child_by_field_name("condition")
    if condition is not None and condition.type == "expression_statement":
        condition = first(condition)
    return _stepped(walk, condition)


def _stepped(walk: Walk, node: Node | None) -> Statements:
    value = walk.optional(node)
    return () if value is None else tuple(simple(value))


def _while(walk: Walk, node: Node) -> Statements:
    body = (*_tested(walk, node), *walk.body(node.child_by_field_name("body")))
    return (Loop((), None, body, *place(node)),)


def _do(walk: Walk, node: Node) -> Statements:
    body = (*walk.body(node.child_by_field_name("body")), *_tested(walk, node))
    return (Loop((), None, body, *place(node)),)


def _labelled(walk: Walk, node: Node) -> Statements:
    """`label: for (..) ..`: what the loop, behind what it begins with, has for a name."""
    body = walk.body(node.child_by_field_name("body"))
    label = walk.written(node.child_by_field_name("label") or node)
    return tuple(_named(one, label) for one in body)


def _named(statement: Statement, label: str) -> Statement:
    if isinstance(statement, BlockStatement):
        return BlockStatement(tuple(_named(one, label) for one in statement.body))
    return replace(statement, label=label) if isinstance(statement, Loop) else statement


def _is_of_loop(node: Node, label: str, walk: Walk) -> bool:
    """Whether a label is that of a loop around a statement."""
    at = node.parent
    while at is not None:
        name = at.child_by_field_name("label") if at.type == "labeled_statement" else None
        if name is not None and walk.written(name) == label:
            body = at.child_by_field_name("body")
            return body is not None and body.type != "statement_block"
        at = at.parent
    return False


def _return(walk: Walk, node: Node) -> Statements:
    return (Return(walk.optional(first(node)), *place(node)),)


def _stop(walk: Walk, node: Node, kind: str) -> Statements:
    label = node.child_by_field_name("label")
    if label is not None and _is_of_loop(node, walk.written(label), walk):
        kind = f"{kind} {walk.written(label)}"
    return (Stop(walk.optional(first(node)) if kind == "throw" else None, kind),)


def _fault(walk: Walk, node: Node) -> Statements:
    """What the grammar does not know: what stands in it is read all the same."""
    return walk.statements(node.named_children)


STATEMENTS: dict[str, StatementHandler] = {
    "expression_statement": _expression,
    **dict.fromkeys(("lexical_declaration", "variable_declaration"), _declaration),
    **dict.fromkeys(("function_declaration", "generator_function_declaration"), _function),
    **dict.fromkeys(("class_declaration", "abstract_class_declaration"), _class),
    "enum_declaration": _enumeration,
    **dict.fromkeys(("internal_module", "module"), _namespace),
    "import_alias": _import_alias,
    "ambient_declaration": _ambient,
    "export_statement": _export,
    "statement_block": _block,
    "if_statement": _if,
    "switch_statement": _switch,
    "try_statement": _try,
    "for_in_statement": _for_each,
    "for_statement": _for,
    "while_statement": _while,
    "do_statement": _do,
    "labeled_statement": _labelled,
    "return_statement": _return,
    "throw_statement": partial(_stop, kind="throw"),
    "break_statement": partial(_stop, kind="break"),
    "continue_statement": partial(_stop, kind="continue"),
    "ERROR": _fault,
}
