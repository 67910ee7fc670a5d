"""A node of tree-sitter to one of ours: each after its parts, and never by recursion.

What stands in the body of a function is read when that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from ..nodes import BlockStatement, Evaluate, Expression, Other, Statement

if TYPE_CHECKING:
    from tree_sitter import Node

# What has no meaning for values: types, and what is written for the reader.
_LEFT_OUT = frozenset(
    "comment html_comment hash_bang_line type_annotation type_arguments type_parameters"
    " implements_clause accessibility_modifier override_modifier optional_chain asserts_annotation"
    " asserts import_attribute type_predicate_annotation type_predicate interface_declaration"
    " type_alias_declaration function_signature method_signature abstract_method_signature"
    " index_signature import_statement property_identifier private_property_identifier"
    " statement_identifier type_identifier predefined_type generic_type union_type"
    " intersection_type object_type array_type tuple_type literal_type nested_type_identifier"
    " lookup_type type_query function_type conditional_type readonly_type template_literal_type"
    " parenthesized_type debugger_statement empty_statement index_type_query existential_type"
    " constructor_type this_type infer_type jsx_text html_character_reference meta_property"
    " namespace_export export_clause break continue".split()
)
# What only holds others together: whoever reads what is around it reads its parts.
_HOLDERS = frozenset(
    "arguments pair formal_parameters required_parameter optional_parameter template_substitution"
    " switch_body switch_case switch_default else_clause catch_clause finally_clause class_body"
    " class_heritage extends_clause variable_declarator pair_pattern object_pattern array_pattern"
    " rest_pattern assignment_pattern object_assignment_pattern computed_property_name"
    " spread_element enum_body enum_assignment string_fragment escape_sequence regex_pattern"
    " regex_flags".split()
)
_WITHOUT_PARTS = frozenset("string regex number identifier this super undefined".split())
_FUNCTIONS = frozenset(
    "arrow_function function_expression function_declaration generator_function"
    " generator_function_declaration method_definition class_static_block".split()
)
_HOISTED = frozenset({"function_declaration", "generator_function_declaration"})


class Handlers(Struct, frozen=True):
    """What becomes of each kind of node."""

    expressions: Mapping[str, ExpressionHandler]
    statements: Mapping[str, StatementHandler]


class Walk:
    """The nodes of one statement or expression while they are read, by tree-sitter's numbers."""

    def __init__(self, text: str, handlers: Handlers) -> None:
        self.text, self.handlers = text, handlers
        self._expressions: dict[int, Expression] = {}
        self._statements: dict[int, tuple[Statement, ...]] = {}

    def read(self, root: Node) -> None:
        """Reads a node and all in it, but for the bodies of functions."""
        order: list[tuple[str, Node]] = []
        waiting = [root]
        while waiting:
            node = waiting.pop()
            kind = node.type
            if kind in _LEFT_OUT:
                continue
            if kind not in _HOLDERS:
                order.append((kind, node))
            if kind in _WITHOUT_PARTS:
                continue
            if kind == "if_statement":
                waiting += (part for branch in branches(node) for part in branch if part)
            elif kind in _FUNCTIONS:
                body = node.child_by_field_name("body")
                waiting += (part for part in node.named_children if part != body)
            else:
                waiting += node.named_children
        expressions, statements = self.handlers.expressions, self.handlers.statements
        for kind, node in reversed(order):
            of_expression = expressions.get(kind)
            if of_expression:
                self._expressions[node.id] = of_expression(self, node)
                continue
            of_statement = statements.get(kind)
            if of_statement:
                self._statements[node.id] = of_statement(self, node)
            else:
                self._expressions[node.id] = self.unknown(node)

    def optional(self, node: Node | None) -> Expression | None:
        """What an expression has become; None where there is none."""
        return self._expressions.get(node.id) if node else None

    def expression(self, node: Node | None, around: Node) -> Expression:
        """What an expression has become; nothing known where a fault of syntax stands for it."""
        found = self.optional(node)
        return found if found is not None else Other((), *place(node or around))

    def field(self, node: Node, name: str) -> Expression:
        """What the expression in a field of a node has become."""
        return self.expression(node.child_by_field_name(name), node)

    def unknown(self, node: Node) -> Other:
        """An expression of which only the parts are known."""
        found: list[Expression] = []
        for part in node.named_children:
            expression = self._expressions.get(part.id)
            if expression is None and part.type in _HOLDERS:
                expression = self.unknown_holder(part)
            if expression is not None and not (
                isinstance(expression, Other) and not expression.parts
            ):
                found.append(expression)
        return Other(tuple(found), node.start_byte, node.end_byte)

    def unknown_holder(self, node: Node) -> Other:
        """What holds parts together at a place where nothing is known of it."""
        found = tuple(
            expression
            for part in node.named_children
            if (expression := self._expressions.get(part.id)) is not None
        )
        return Other(found, node.start_byte, node.end_byte)

    def written(self, node: Node) -> str:
        """A node as the file has it."""
        return self.text[node.start_byte : node.end_byte]

    def statement(self, node: Node) -> tuple[Statement, ...]:
        """What stands at the place of a statement."""
        found = self._statements.get(node.id)
        if found is not None:
            return found
        expression = self._expressions.get(node.id)
        return () if expression is None else (Evaluate(expression),)

    def body(self, node: Node | None) -> tuple[Statement, ...]:
        """The statements of a block, or the one that stands in its place."""
        if node is None:
            return ()
        found = self.statement(node)
        if node.type == "statement_block" and len(found) == 1:
            return found[0].body if isinstance(found[0], BlockStatement) else found
        return found

    def statements(self, nodes: Iterable[Node]) -> tuple[Statement, ...]:
        """Statements one behind the other; functions may be used before they are declared."""
        hoisted: list[Statement] = []
        others: list[Statement] = []
        for node in nodes:
            found = self.statement(node)
            (hoisted if is_hoisted(node) else others).extend(found)
        return (*hoisted, *others)


def is_hoisted(node: Node) -> bool:
    """Whether a statement declares a function, exported or not."""
    if node.type == "export_statement":
        node = node.child_by_field_name("declaration") or node
    return node.type in _HOISTED


def place(node: Node) -> tuple[int, int]:
    """The range of the file that a node has."""
    return node.start_byte, node.end_byte


def first(node: Node) -> Node | None:
    """The first part of a node that is no comment."""
    return next((part for part in node.named_children if part.type != "comment"), None)


def branches(node: Node) -> Iterable[tuple[Node | None, Node | None]]:
    """The condition and what is run of each branch of an `if` and the `else if` behind it."""
    found: list[tuple[Node | None, Node | None]] = []
    step: Node | None = node
    while step:
        branch = step.child_by_field_name("condition"), step.child_by_field_name("consequence")
        found.append(branch)
        other = step.child_by_field_name("alternative")
        step = first(other) if other else None
        if step and step.type != "if_statement":
            found.append((None, step))
            break
    return found


ExpressionHandler: TypeAlias = Callable[[Walk, "Node"], Expression]
StatementHandler: TypeAlias = Callable[[Walk, "Node"], tuple[Statement, ...]]
