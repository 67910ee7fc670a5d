"""Classes and enums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..nodes import (
    Class,
    ClassMember,
    Expression,
    FunctionExpression,
    Identifier,
    Literal,
    Other,
    Property,
    Record,
)
from .functions import annotation, method_name, parameters
from .walk import Walk, first, place

if TYPE_CHECKING:
    from tree_sitter import Node


def class_expression(walk: Walk, node: Node) -> Class:
    """A class, with or without a name."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    members = tuple(_members(walk, body)) if body else ()
    return Class(
        walk.written(name) if name else None,
        tuple(_bases(walk, node)),
        members,
        *place(node),
        decorators=decorators(walk, node),
    )


def decorators(walk: Walk, node: Node) -> tuple[Expression, ...]:
    """The decorators that stand in a node, before what it declares."""
    marks = (part for part in node.named_children if part.type == "decorator")
    return tuple(walk.expression(first(mark), mark) for mark in marks)


def _bases(walk: Walk, node: Node) -> Iterator[Expression]:
    for heritage in node.named_children:
        if heritage.type != "class_heritage":
            continue
        for clause in heritage.named_children:
            if clause.type == "extends_clause":
                for value in clause.children_by_field_name("value"):
                    yield walk.expression(value, clause)


def _members(walk: Walk, body: Node) -> Iterator[ClassMember]:
    before: list[Expression] = []
    for part in body.named_children:
        kind = part.type
        if kind == "decorator":
            before.append(walk.expression(first(part), part))
        elif kind == "method_definition":
            yield from _method(walk, part, tuple(before))
            before = []
        elif kind in ("public_field_definition", "field_definition"):
            yield _field(walk, part)
            before = []
        elif kind == "class_static_block":
            value = walk.expression(part, part)
            yield ClassMember("", value, *place(part), is_static=True, kind="static")


def _method(walk: Walk, node: Node, decorators: tuple[Expression, ...]) -> Iterator[ClassMember]:
    value = walk.expression(node, node)
    if decorators and isinstance(value, FunctionExpression):
        value = replace(value, decorators=decorators)
    marks = {part.type for part in node.children}
    kind = next((mark for mark in ("get", "set") if mark in marks), "")
    named = node.child_by_field_name("name") or node
    name = method_name(walk, named)
    if name == "constructor":
        yield from _properties(walk, node)
    is_static = "static" in marks
    yield ClassMember(name, value, *place(node), is_static=is_static, kind=kind)


def _properties(walk: Walk, constructor: Node) -> Iterator[ClassMember]:
    """The fields that parameters of a constructor are."""
    for given in parameters(walk, constructor):
        if given.is_property and given.parameter.name:
            parameter = given.parameter
            yield ClassMember(given.parameter.name, None, *place(constructor), type=parameter.type)


def _field(walk: Walk, node: Node) -> ClassMember:
    named = node.child_by_field_name("name") or node.child_by_field_name("property") or node
    return ClassMember(
        method_name(walk, named),
        walk.optional(node.child_by_field_name("value")),
        *place(node),
        is_static=any(part.type == "static" for part in node.children),
        type=annotation(walk, node),
    )


def enumeration(walk: Walk, node: Node) -> Record:
    """`enum Kind {A, B = 'b'}` as the record that it is; what is not written counts on."""
    body = node.child_by_field_name("body")
    entries: list[Property] = []
    following: int | None = 0
    for part in body.named_children if body else ():
        start, end = place(part)
        if part.type == "enum_assignment":
            named = part.child_by_field_name("name") or part
            value = _member_value(walk.field(part, "value"), entries)
            entries.append(Property(method_name(walk, named), value, *place(named)))
            number = value.value if isinstance(value, Literal) else None
            following = number + 1 if isinstance(number, int) else None
        elif part.type in ("property_identifier", "string"):
            counted = Other((), start, end) if following is None else Literal(following, start, end)
            entries.append(Property(method_name(walk, part), counted, start, end))
            following = None if following is None else following + 1
    return Record(tuple(entries), *place(node))


def _member_value(value: Expression, before: list[Property]) -> Expression:
    """The value of a member, which may be another one of the same enum."""
    if isinstance(value, Identifier):
        return next((one.value for one in before if one.key == value.name), value)
    return value
