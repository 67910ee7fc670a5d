"""Expressions of TypeScript as nodes.

A function for each kind that the grammar has: so the file is long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import nodes
from ..nodes import (
    Argument,
    AssignmentExpression,
    Binary,
    CallExpression,
    Conditional,
    Expression,
    Identifier,
    Item,
    List,
    Literal,
    Member,
    ModuleReference,
    Not,
    Other,
    Pattern,
    Property,
    Record,
    Tagged,
    TemplateString,
    Text,
)
from .classes import class_expression
from .constants import escaped, joined_pair, number, verbatim
from .functions import function
from .patterns import is_pattern, targets
from .walk import ExpressionHandler, Walk, first, place

if TYPE_CHECKING:
    from tree_sitter import Node

_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}


def _identifier(walk: Walk, node: Node) -> Expression:
    return Identifier(walk.written(node), *place(node))


def _constant(walk: Walk, node: Node) -> Expression:
    return Literal(_CONSTANTS[node.type], *place(node))


def _number(walk: Walk, node: Node) -> Expression:
    value = number(walk.written(node))
    return Other((), *place(node)) if value is None else Literal(value, *place(node))


def _pattern(walk: Walk, node: Node) -> Expression:
    text, _, flags = walk.written(node)[1:].rpartition("/")
    return Pattern((), *place(node), text, flags)


def _string(walk: Walk, node: Node) -> Expression:
    return TemplateString(tuple(_texts(walk, node, False)), *place(node))


def _template(walk: Walk, node: Node) -> TemplateString:
    return TemplateString(tuple(_texts(walk, node, True)), *place(node))


def _texts(walk: Walk, node: Node, in_template: bool) -> list[Text | Expression]:
    """The pieces of a string: what stands between its escapes and holes is verbatim."""
    found: list[Text | Expression] = []
    text, position = walk.text, node.start_byte + 1
    high: Node | None = None
    for part in node.named_children:
        kind = part.type
        if kind not in ("escape_sequence", "template_substitution"):
            continue
        start, end = place(part)
        if start > position:
            found.extend(verbatim(text, position, start, in_template))
        position = end
        if kind == "template_substitution":
            found.append(walk.expression(first(part), part))
            continue
        pair = None
        if high and high.end_byte == start:
            pair = joined_pair(walk.written(high), walk.written(part))
        if pair and high:
            found[-1] = Text(pair, high.start_byte, end)
        elif value := escaped(text[start:end]):
            found.append(Text(value, start, end))
        high = part
    last = node.end_byte - 1
    if last > position:
        found.extend(verbatim(text, position, last, in_template))
    return found


def constant_text(expression: Expression | None) -> str | None:
    """What a string without holes says; None for all else."""
    if not isinstance(expression, TemplateString):
        return None
    texts = [part.value for part in expression.parts if isinstance(part, Text)]
    return "".join(texts) if len(texts) == len(expression.parts) else None


def _inner(walk: Walk, node: Node) -> Expression:
    """What is the value of its first part: `(x)`, `await x`, `x as T`, `x!`."""
    return walk.expression(first(node), node)


def _assertion(walk: Walk, node: Node) -> Expression:
    """`<T>x`"""
    parts = node.named_children
    return walk.expression(parts[-1] if parts else None, node)


def _member(walk: Walk, node: Node) -> Expression:
    value = walk.field(node, "object")
    name = node.child_by_field_name("property")
    if name is None:
        return Other((value,), *place(node))
    return Member(value, walk.written(name), name.start_byte, *place(node))


def _item(walk: Walk, node: Node) -> Expression:
    value, key = walk.field(node, "object"), walk.field(node, "index")
    name = constant_text(key)
    if name is None:
        return Item(value, key, *place(node))
    return Member(value, name, key.start + 1, *place(node))


def _arguments(walk: Walk, node: Node) -> tuple[Argument, ...]:
    """The arguments of a call, or the items of a list."""
    found: list[Argument] = []
    for part in node.named_children:
        if part.type == "spread_element":
            found.append(Argument(walk.expression(first(part), part), is_spread=True))
        else:
            value = walk.optional(part)
            if value is not None:
                found.append(Argument(value))
    return tuple(found)


def _call(walk: Walk, node: Node) -> Expression:
    called = node.child_by_field_name("function")
    given = node.child_by_field_name("arguments")
    if given is not None and given.type == "template_string":
        template = walk.expression(given, node)
        assert isinstance(template, TemplateString)
        return Tagged(walk.expression(called, node), template, *place(node))
    arguments = _arguments(walk, given) if given is not None else ()
    if called is not None and called.type in ("identifier", "import") and len(arguments) >= 1:
        name = walk.written(called)
        specifier = constant_text(arguments[0].value) if name in ("require", "import") else None
        if specifier is not None:
            return ModuleReference(specifier, *place(node))
    if called is not None and called.type == "import":  # of a module whose name is computed
        return CallExpression(Identifier("import", *place(called)), arguments, *place(node))
    return CallExpression(walk.expression(called, node), arguments, *place(node))


def _new(walk: Walk, node: Node) -> Expression:
    given = node.child_by_field_name("arguments")
    arguments = _arguments(walk, given) if given is not None else ()
    return CallExpression(walk.field(node, "constructor"), arguments, *place(node), is_new=True)


def _array(walk: Walk, node: Node) -> Expression:
    return List(_arguments(walk, node), *place(node))


def _object(walk: Walk, node: Node) -> Expression:
    entries: list[Property] = []
    for part in node.named_children:
        kind = part.type
        start, end = place(part)
        if kind == "pair":
            key = part.child_by_field_name("key") or part
            entries.append(Property(_key(walk, key), walk.field(part, "value"), *place(key)))
        elif kind == "shorthand_property_identifier":
            entries.append(Property(walk.written(part), walk.expression(part, part), start, end))
        elif kind == "spread_element":
            entries.append(Property(None, walk.expression(first(part), part), start, end))
        elif kind == "method_definition":
            key = part.child_by_field_name("name") or part
            entries.append(Property(_key(walk, key), _method(walk, part), *place(key)))
    return Record(tuple(entries), *place(node))


def _method(walk: Walk, node: Node) -> Expression:
    """The value of a method of a record: for a getter, what it returns."""
    value = walk.expression(node, node)
    is_getter = any(part.type == "get" for part in node.children)
    return CallExpression(value, (), *place(node)) if is_getter else value


def _key(walk: Walk, node: Node) -> str | Expression:
    """The key of a record: its name, or the expression that it is computed of."""
    kind = node.type
    if kind in ("property_identifier", "private_property_identifier"):
        return walk.written(node)
    if kind == "computed_property_name":
        value = walk.expression(first(node), node)
    else:
        value = walk.expression(node, node)
    name = constant_text(value)
    if name is None and isinstance(value, Literal) and isinstance(value.value, int | float):
        return f"{value.value:g}" if isinstance(value.value, float) else str(value.value)
    return value if name is None else name


def _unary(walk: Walk, node: Node) -> Expression:
    operator = node.child_by_field_name("operator")
    value = walk.field(node, "argument")
    kind = operator.type if operator else ""
    if kind == "void":
        return Binary(",", value, Literal(None, *place(node)), *place(node))
    if kind == "delete":
        return AssignmentExpression(value, kind, Literal(None, *place(node)), *place(node))
    if kind == "!":
        return Not(value, *place(node))
    if kind == "-" and isinstance(value, Literal) and isinstance(value.value, int | float):
        return Literal(-value.value, *place(node))
    return Other((value,), *place(node))


def _binary(walk: Walk, node: Node) -> Expression:
    operator = node.child_by_field_name("operator")
    kind = operator.type if operator else ""
    return Binary(kind, walk.field(node, "left"), walk.field(node, "right"), *place(node))


def _sequence(walk: Walk, node: Node) -> Expression:
    """`a, b, c`: as calls are evaluated, one behind the other."""
    parts = [found for part in node.named_children if (found := walk.optional(part)) is not None]
    value = parts[0] if parts else Other((), *place(node))
    for part in parts[1:]:
        value = Binary(",", value, part, *place(node))
    return value


def _conditional(walk: Walk, node: Node) -> Expression:
    test, then = walk.field(node, "condition"), walk.field(node, "consequence")
    return Conditional(test, then, walk.field(node, "alternative"), *place(node))


def _assigned(walk: Walk, node: Node) -> Expression:
    """`a = b`, `a ??= b`; `[a, b] = c` is `a = c[0], b = c[1], c`."""
    left = node.child_by_field_name("left") or node
    value = walk.field(node, "right")
    if not is_pattern(left):
        operator = node.child_by_field_name("operator")
        kind = operator.type if operator else "="
        return AssignmentExpression(walk.expression(left, node), kind, value, *place(node))
    all_of: Expression | None = None
    for target, part in targets(walk, left, value):
        one = AssignmentExpression(walk.expression(target, node), "=", part, *place(node))
        all_of = one if all_of is None else Binary(",", all_of, one, *place(node))
    return value if all_of is None else Binary(",", all_of, value, *place(node))


def _update(walk: Walk, node: Node) -> Expression:
    """`i++`, `--i`"""
    argument = node.child_by_field_name("argument") or node
    operator = node.child_by_field_name("operator")
    kind = operator.type if operator else "++"
    one = Literal(1, *place(node))
    is_before = argument.start_byte == node.start_byte
    target = walk.expression(argument, node)
    return AssignmentExpression(target, f"{kind[:1]}=", one, *place(node), is_before=is_before)


def _left_alone(walk: Walk, node: Node) -> Expression:
    """`yield x`, and other things whose value is not known."""
    return walk.unknown(node)


def _function(walk: Walk, node: Node) -> Expression:
    return function(walk, node)


def _class(walk: Walk, node: Node) -> nodes.Class:
    return class_expression(walk, node)


EXPRESSIONS: dict[str, ExpressionHandler] = {
    **dict.fromkeys(("identifier", "this", "super", "shorthand_property_identifier"), _identifier),
    **dict.fromkeys(("shorthand_property_identifier_pattern",), _identifier),
    **dict.fromkeys(_CONSTANTS, _constant),
    "number": _number,
    "regex": _pattern,
    "string": _string,
    "template_string": _template,
    **dict.fromkeys(("parenthesized_expression", "await_expression", "as_expression"), _inner),
    **dict.fromkeys(("satisfies_expression", "non_null_expression"), _inner),
    "instantiation_expression": _inner,
    "type_assertion": _assertion,
    **dict.fromkeys(("member_expression", "nested_identifier"), _member),
    "subscript_expression": _item,
    "call_expression": _call,
    "new_expression": _new,
    "array": _array,
    "object": _object,
    "unary_expression": _unary,
    "binary_expression": _binary,
    "sequence_expression": _sequence,
    "ternary_expression": _conditional,
    **dict.fromkeys(("assignment_expression", "augmented_assignment_expression"), _assigned),
    "update_expression": _update,
    "yield_expression": _left_alone,
    **dict.fromkeys(("arrow_function", "function_expression", "generator_function"), _function),
    **dict.fromkeys(("method_definition", "class_static_block"), _function),
    "class": _class,
}
