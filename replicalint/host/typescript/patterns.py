"""What is destructured: `const {a, b: {c = 1}, ...rest} = x`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..nodes import (
    Argument,
    Binary,
    CallExpression,
    Expression,
    Item,
    Literal,
    Member,
    Property,
    Record,
    TemplateString,
    Text,
)
from .walk import Walk, first, place

if TYPE_CHECKING:
    from tree_sitter import Node

_PATTERNS = frozenset({"object_pattern", "array_pattern", "assignment_pattern"})


def is_pattern(node: Node) -> bool:
    """Whether a target of an assignment is several, or has a default."""
    return node.type in _PATTERNS


def targets(walk: Walk, pattern: Node, value: Expression) -> Iterator[tuple[Node, Expression]]:
    """Each target in a pattern, and what it gets of a value."""
    waiting = [(pattern, value)]
    while waiting:
        node, of = waiting.pop()
        kind = node.type
        if kind == "object_pattern":
            waiting += reversed([*_fields(walk, node, of)])
        elif kind == "array_pattern":
            waiting += reversed([*_items(node, of)])
        elif kind in ("assignment_pattern", "object_assignment_pattern"):
            waiting.append(_defaulted(walk, node, of))
        else:
            yield node, of


def _fields(walk: Walk, pattern: Node, of: Expression) -> Iterator[tuple[Node, Expression]]:
    taken: list[str] = []
    for part in pattern.named_children:
        kind = part.type
        if kind == "shorthand_property_identifier_pattern":
            taken.append(walk.written(part))
            yield part, _named(walk, part, of)
        elif kind == "object_assignment_pattern":
            left = part.child_by_field_name("left")
            if left is None:
                continue
            if left.type == "shorthand_property_identifier_pattern":
                taken.append(walk.written(left))
                yield part, _named(walk, left, of)
            else:
                yield part, of
        elif kind == "pair_pattern":
            key, target = part.child_by_field_name("key"), part.child_by_field_name("value")
            if key and target:
                value = _of_key(walk, key, of)
                if isinstance(value, Member):
                    taken.append(value.name)
                yield target, value
        elif kind == "rest_pattern":
            target = first(part)
            if target:
                start, end = place(part)
                yield target, Record((Property(None, of, start, end),), start, end, tuple(taken))


def _named(walk: Walk, name: Node, of: Expression) -> Expression:
    return Member(of, walk.written(name), name.start_byte, *place(name))


def _of_key(walk: Walk, key: Node, of: Expression) -> Expression:
    if key.type in ("property_identifier", "private_property_identifier"):
        return _named(walk, key, of)
    computed = walk.expression(first(key) if key.type == "computed_property_name" else key, key)
    if isinstance(computed, TemplateString):
        texts = [part.value for part in computed.parts if isinstance(part, Text)]
        if len(texts) == len(computed.parts):
            return Member(of, "".join(texts), computed.start + 1, *place(key))
    return Item(of, computed, *place(key))


def _items(pattern: Node, of: Expression) -> Iterator[tuple[Node, Expression]]:
    index = 0
    for part in pattern.children:
        start, end = place(part)
        if part.type == ",":
            index += 1
        elif part.type == "rest_pattern":
            target = first(part)
            if target:
                slicing = Member(of, "slice", start, start, end)
                number = Argument(Literal(index, start, end))
                yield target, CallExpression(slicing, (number,), start, end)
        elif part.is_named and part.type != "comment":
            yield part, Item(of, Literal(index, start, end), start, end)


def _defaulted(walk: Walk, node: Node, of: Expression) -> tuple[Node, Expression]:
    """A target with a default, and its value: `of ?? default`."""
    left = node.child_by_field_name("left") or node
    default = walk.field(node, "right")
    return left, Binary("??", of, default, of.start, default.end)
