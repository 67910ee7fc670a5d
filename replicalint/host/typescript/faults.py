"""What of a file the parser could not read, or is known to have read wrongly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from .preparation import is_value_end
from .walk import place

if TYPE_CHECKING:
    from tree_sitter import Node

_MOST = 20
_MOST_SUSPECTED = 50


def faults(root: Node, text: str) -> Iterator[tuple[str, int, int]]:
    """Each place that could not be read; `text` is what the parser was given."""
    for node in unread(root):
        yield ("syntax error", *place(node))
    if "`" in text:
        yield from _tagless(root, text)


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


def _tagless(root: Node, text: str) -> Iterator[tuple[str, int, int]]:
    """The templates that have lost their tag: an expression ends before them, and is not it."""
    suspected = islice(_untagged(root, [*_behind_values(text)]), _MOST_SUSPECTED)
    for template in suspected:
        if is_value_end(text, _with_comments(template)):
            yield ("template could not be read with the tag before it", *place(template))


def _behind_values(text: str) -> Iterator[int]:
    """The backticks behind what may end an expression, or a text in a template."""
    position = text.find("`")
    while position >= 0:
        if is_value_end(text, position):
            yield position
        position = text.find("`", position + 1)


def _untagged(root: Node, places: list[int]) -> Iterator[Node]:
    """The templates that begin at one of the places, and have no tag: each node is seen once."""
    waiting = [root] if places else []
    while waiting:
        node = waiting.pop()
        is_call = node.type == "call_expression"
        for part in node.children:
            start, end = place(part)
            first = bisect_left(places, start)
            if first == len(places) or places[first] >= end:
                continue
            if part.type == "template_string" and places[first] == start and not is_call:
                yield part
            waiting.append(part)


def _with_comments(node: Node) -> int:
    """Where a template begins, or the comments before it: `// `a` is one\n `b``."""
    while node.prev_sibling is None and node.parent is not None:
        node = node.parent
    while node.prev_sibling is not None and node.prev_sibling.type == "comment":
        node = node.prev_sibling
    return node.start_byte
