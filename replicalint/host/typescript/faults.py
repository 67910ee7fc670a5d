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
    for node in unread(root):
        yield ("syntax error", *place(node))
    if "`" in text:
        yield from _tagless(root, text, is_jsx)


def unread(root: Node) -> list[Node]:
    """The outermost places with a fault of syntax, the first ones where there are many."""
    found: list[Node] = []
    waiting = [root] if root.has_error else []
    while waiting and len(found) < _MOST:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            found.append(node)
        elif node.has_error:
            waiting += reversed(node.children)
    return found


def _tagless(root: Node, text: str, is_jsx: bool) -> Iterator[tuple[str, int, int]]:
    """The templates that have lost their tag: an expression ends before them, and is not it."""
    tagged: set[int] = set()
    templates: dict[int, Node] = {}
    for captures in matches(_TEMPLATES, root, is_jsx):
        tagged.update(node.start_byte for node in captures.get("tagged", ()))
        templates.update((node.start_byte, node) for node in captures.get("template", ()))
    for start, node in templates.items():
        if start in tagged or not is_value_end(text, start):
            continue
        if is_value_end(text, _with_comments(node)):
            yield ("template could not be read with the tag before it", *place(node))


def _with_comments(node: Node) -> int:
    """Where a template begins, or the comments before it: `// `a` is one\n `b``."""
    while node.prev_sibling is None and node.parent is not None:
        node = node.parent
    while node.prev_sibling is not None and node.prev_sibling.type == "comment":
        node = node.prev_sibling
    return node.start_byte
