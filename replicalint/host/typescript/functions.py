"""Functions and their parameters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from ..nodes import (
    Assign,
    Declare,
    Expression,
    FunctionExpression,
    Identifier,
    Member,
    Parameter,
    Return,
    Statement,
)
from .patterns import is_pattern, targets
from .walk import Handlers, Walk, first, place

if TYPE_CHECKING:
    from tree_sitter import Node

_GENERATORS = frozenset({"generator_function", "generator_function_declaration"})
_PARAMETERS = frozenset({"required_parameter", "optional_parameter"})


class ReadParameter(Struct, frozen=True):
    """A parameter, and what the body does with it before all else."""

    parameter: Parameter
    statements: tuple[Statement, ...]
    is_property: bool  # of a class: `constructor(private pool: Pool)`


def function(walk: Walk, node: Node) -> FunctionExpression:
    """A function, a method or a static block of a class."""
    name = node.child_by_field_name("name")
    written = method_name(walk, name) if name else None
    given = tuple(parameters(walk, node))
    before = [statement for one in given for statement in one.statements]
    if node.type == "method_definition" and written == "constructor":
        before += [_property(one.parameter, node) for one in given if one.is_property]
    body = node.child_by_field_name("body")
    is_generator = node.type in _GENERATORS or any(part.type == "*" for part in node.children)
    return FunctionExpression(
        written,
        tuple(one.parameter for one in given),
        partial(_body, walk.text, walk.handlers, body, tuple(before)),
        *place(node),
        is_generator=is_generator,
        returns=annotation(walk, node, "return_type"),
    )


def method_name(walk: Walk, node: Node) -> str:
    """The name of a function or a member of a class: `x`, of `'x'` and `['x']` as well."""
    if node.type == "string":
        return walk.written(node)[1:-1]
    inner = first(node) if node.type == "computed_property_name" else None
    if inner is not None and inner.type == "string":
        return walk.written(inner)[1:-1]
    return walk.written(node)


def _body(
    text: str, handlers: Handlers, node: Node | None, before: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """The statements of a body; an expression is returned."""
    if node is None:
        return before
    walk = Walk(text, handlers)
    walk.read(node)
    if node.type == "statement_block":
        return (*before, *walk.body(node))
    value = walk.expression(node, node)
    return (*before, Return(value, *place(node)))


def _property(parameter: Parameter, node: Node) -> Statement:
    """`this.pool = pool`, for a parameter that is a property as well."""
    start = node.start_byte
    name = parameter.name or ""
    target = Member(Identifier("this", start, start), name, start, start, start)
    return Assign(target, "=", Identifier(name, start, start), start, start)


def parameters(walk: Walk, node: Node) -> Iterator[ReadParameter]:
    """The parameters of a function."""
    single = node.child_by_field_name("parameter")
    if single is not None:
        yield ReadParameter(Parameter(walk.written(single)), (), False)
        return
    listed = node.child_by_field_name("parameters")
    number = 0
    for part in listed.named_children if listed else ():
        if part.type not in _PARAMETERS:
            continue
        pattern = part.child_by_field_name("pattern")
        if pattern is not None and pattern.type != "this":
            yield _read_parameter(walk, part, pattern, number)
            number += 1


def _read_parameter(walk: Walk, node: Node, pattern: Node, number: int) -> ReadParameter:
    kind = ""
    if pattern.type == "rest_pattern":
        kind, pattern = "*", first(pattern) or pattern
    default = walk.optional(node.child_by_field_name("value"))
    annotated = annotation(walk, node)
    if not is_pattern(pattern):
        parameter = Parameter(walk.written(pattern), default, annotated, kind)
        return ReadParameter(parameter, (), _is_property(node))
    name = f"#{number}"
    value = Identifier(name, *place(pattern))
    statements = tuple(declared(walk, pattern, value))
    return ReadParameter(Parameter(name, default, annotated, kind), statements, False)


def _is_property(node: Node) -> bool:
    """Whether a parameter of a constructor has `private`, `readonly` or the like."""
    marks = ("accessibility_modifier", "readonly", "override_modifier")
    return any(part.type in marks for part in node.children)


def declared(walk: Walk, pattern: Node, value: Expression) -> Iterator[Declare]:
    """What a pattern declares, and what each name is of a value."""
    for target, of in targets(walk, pattern, value):
        yield Declare(walk.written(target), of, *place(target))


def annotation(walk: Walk, node: Node, field: str = "type") -> str | None:
    """The type that a parameter, a variable or a field has, as it is written; `x?: T` may be
    undefined."""
    written = node.child_by_field_name(field)
    if written is None:
        return None
    said = walk.written(written).removeprefix(":").strip()
    is_optional = any(part.type == "?" for part in node.children)
    return f"undefined | {said}" if is_optional else said
