"""What functions give the variables of their module, and methods the fields of their class.

What one of them gives is there when another is called, or is not: each begins with any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from ..module import Module
from ..nodes import (
    Argument,
    Assign,
    AssignmentExpression,
    Binary,
    CallExpression,
    Class,
    ClassMember,
    Declare,
    Expression,
    FunctionExpression,
    Identifier,
    Item,
    Member,
    TemplateString,
    Text,
)

_THIS = frozenset(("this", "self", "cls"))
_MAKERS = frozenset(("constructor", "__init__", "__new__"))
# Methods that change their list.
_ADDING = frozenset("append extend insert push unshift".split())
_CHANGING = _ADDING | frozenset("clear pop remove reverse shift sort splice".split())
_GIVEN = re.compile(
    r"(?:(?:\b(?:this|self|cls)\.)|(?<![\w$.#]))#?([A-Za-z_$][\w$]*+)"
    r"\s*+(?:=(?![=>])|[+?|&]{1,2}+=|\[|\.(?:"
    r"append|clear|extend|insert|length|pop|push|remove|reverse|shift|sort|splice|unshift)\b)"
)


class GivenElsewhere(Struct, frozen=True):
    """What a function gives a variable: a constant, or None for what is made of others there."""

    value: TemplateString | None
    start: int  # where that stands
    end: int
    is_added: bool = False  # to a list
    is_text: bool = False


Elsewhere = dict[str, list[GivenElsewhere]]


def of_module(module: Module) -> Elsewhere:
    """What the functions of a module give its variables, by their names."""
    names = frozenset(one.name for one in module.body if isinstance(one, Declare))
    given: Elsewhere = {}
    if names.intersection(_GIVEN.findall(module.source.text)):
        for function in sorted(_functions(module.body), key=lambda one: one.start):
            text = module.source.text[function.start : function.end]
            if names.intersection(_GIVEN.findall(text)):
                _look(function, names, given)
    return given


def of_class(definition: Class) -> Elsewhere:
    """What the methods of a class give its fields, but for the one that makes an object of it."""
    given: Elsewhere = {}
    for member in definition.members:
        if isinstance(member.value, FunctionExpression) and member.name not in _MAKERS:
            _look(member.value, None, given)
    return given


def _functions(nodes: Iterable[object]) -> list[FunctionExpression]:
    """The functions in some statements, but for those within them."""
    found: list[FunctionExpression] = []
    waiting: list[object] = [*nodes]
    while waiting:
        node = waiting.pop()
        if isinstance(node, FunctionExpression):
            found.append(node)
        else:
            waiting += _inner(node)
    return found


def _inner(node: object) -> list[object]:
    if isinstance(node, tuple):
        return [*node]
    if not isinstance(node, Struct):
        return []
    return [getattr(node, name) for name in node.__struct_fields__]


def _look(function: FunctionExpression, names: frozenset[str] | None, given: Elsewhere) -> None:
    """Adds what a function, and those within it, give variables with these names; fields of
    `this` where there are none."""
    waiting: list[tuple[object, frozenset[str] | None]] = [(function, names)]
    while waiting:
        node, known = waiting.pop()
        if isinstance(node, FunctionExpression):
            body = node.body
            if known is not None:
                own = {one.name for one in node.parameters if one.name is not None}
                known = known.difference(own, _declared(body))
                if not known:
                    continue
            waiting += [(one, known) for one in (*body, *node.parameters)]
            continue
        if isinstance(node, (Assign, AssignmentExpression)):
            _assigned(node, known, given)
        elif isinstance(node, CallExpression) and isinstance(node.function, Member):
            name = _name(node.function.value, known)
            if name is not None and node.function.name in _CHANGING:
                texts = [one.value for one in node.arguments if _is_text(one.value)]
                is_added = node.function.name in _ADDING
                one = _constant(texts[0]) if texts else None
                given.setdefault(name, []).append(
                    GivenElsewhere(one, node.start, node.end, is_added, bool(texts))
                )
        if known is not None or not isinstance(node, (Class, ClassMember)):
            waiting += [(one, known) for one in _inner(node)]


def _declared(body: tuple[object, ...]) -> set[str]:
    """The names that a function declares itself."""
    found: set[str] = set()
    waiting: list[object] = [*body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Declare):
            found.add(node.name)
        elif not isinstance(node, (FunctionExpression, Argument)):
            waiting += _inner(node)
    return found


def _assigned(
    node: Assign | AssignmentExpression, names: frozenset[str] | None, given: Elsewhere
) -> None:
    target: Expression = node.target
    is_item = isinstance(target, Item)
    name = _name(target.value if isinstance(target, Item) else target, names)
    if name is None and isinstance(target, Member) and target.name == "length":
        name, is_item = _name(target.value, names), True
    if name is not None:
        known = _constant(node.value) if node.operator == "=" and not is_item else None
        is_text = _is_text(node.value)
        one = GivenElsewhere(known, node.value.start, node.value.end, False, is_text)
        given.setdefault(name, []).append(one)


def _constant(value: Expression) -> TemplateString | None:
    if isinstance(value, TemplateString) and all(isinstance(part, Text) for part in value.parts):
        return value
    return None


def _is_text(value: Expression) -> bool:
    """Whether an expression is a string as it is written."""
    while isinstance(value, Binary):
        value = value.left if isinstance(value.left, Binary) else value.right
    return isinstance(value, TemplateString)


def _name(target: Expression, names: frozenset[str] | None) -> str | None:
    """The variable, or the field of `this`, that an expression is."""
    if names is not None:
        return target.name if isinstance(target, Identifier) and target.name in names else None
    if isinstance(target, Member) and isinstance(target.value, Identifier):
        return target.name if target.value.name in _THIS else None
    return None
