"""What of a file the parser could not read, or is known to have read wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .grammar import matches
from .preparation import is_value_end
from .walk import place

if TYPE_CHECKING:
    from tree_sitter import Node

_MOST = 20
_TEMPLATES = "(template_string) @template (call_expression arguments: (template_string) @tagged)"


def faults(root: Node, text: str, is_jsx: bool) -> Iterator[tuple[str, int, int]]:
    """Each place that could not be read; `text` is what the parser was given."""
    if root.has_error:
        yield from _unread(root)
    if "`" in text:
        yield from _tagless(root, text, is_jsx)


def _unread(root: Node) -> Iterator[tuple[str, int, int]]:
    """The outermost places with a fault of syntax."""
    waiting, count = [root], 0
    while waiting and count < _MOST:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            count += 1
            yield ("syntax error", *place(node))
        elif node.has_error:
            waiting += reversed(node.children)


def _tagless(root: Node, text: str, is_jsx: bool) -> Iterator[tuple[str, int, int]]:
    """The templates that have lost their tag: an expression ends before them, and is not it."""
    tagged: set[int] = set()
    templates: dict[int, Node] = {}
    for captures in matches(_TEMPLATES, root, is_jsx):
        tagged.update(node.start_byte for node in captures.get("tagged", ()))
        templates.update((node.start_byte, node) for node in captures.get("template", ()))
    for start, node in templates.items():
        if start not in tagged and is_value_end(text, start):
            yield ("template could not be read with the tag before it", *place(node))
