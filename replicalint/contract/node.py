"""A document as a tree whose every part knows where it stands: what a contract is read from."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from ..source import Span


class NodeKind(Enum):
    """What a node is. The words are those of the messages."""

    TEXT = "text"
    INTEGER = "an integer"
    NUMBER = "a number"
    BOOLEAN = "a boolean"
    DATE = "a date"
    NULL = "nothing"
    LIST = "a list"
    MAPPING = "a mapping"
    BROKEN = "broken"  # reported when the document was read: nothing more is said about it


class Node(Struct, frozen=True):
    """A value of the document. `path` is the key path that leads to it.

    `text` is a scalar as written, without its quotes and escapes. `in_brackets`: a list or a
    mapping that is written in them.
    """

    kind: NodeKind
    span: Span
    path: str
    text: str = ""
    items: tuple[Node, ...] = ()
    entries: tuple[MappingEntry, ...] = ()
    in_brackets: bool = False


class MappingEntry(Struct, frozen=True):
    """A key of a mapping, as written, and its value. `span` is the key's."""

    key: str
    span: Span
    value: Node
