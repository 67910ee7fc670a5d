"""Documents as JSON and back: the tree of a contract, whose parser need not be loaded then."""

from __future__ import annotations

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder, encode

from ..contract import MappingEntry, Node, NodeKind
from ..source import Source, Span


class _Node(Struct, frozen=True, array_like=True):
    """A node; places in its source are numbers."""

    kind: NodeKind
    start: int
    end: int
    path: str
    text: str
    items: tuple[_Node, ...]
    entries: tuple[_Key, ...]
    in_brackets: bool


class _Key(Struct, frozen=True, array_like=True):
    """A key with its value."""

    key: str
    start: int
    end: int
    value: _Node


_NODE = Decoder(_Node)


def document_entry(root: Node) -> bytes | None:
    """A document as JSON; None for one that cannot be written so."""
    try:
        return encode(_written(root))
    except UnicodeEncodeError:
        return None


def document_of(written: bytes, source: Source) -> Node | None:
    """The document of a source that an entry holds; None where it is damaged."""
    try:
        return _read(_NODE.decode(written), source)
    except (MsgspecError, UnicodeDecodeError):
        return None


def _written(node: Node) -> _Node:
    return _Node(
        node.kind,
        node.span.start,
        node.span.end,
        node.path,
        node.text,
        tuple(map(_written, node.items)),
        tuple(map(_written_key, node.entries)),
        node.in_brackets,
    )


def _written_key(one: MappingEntry) -> _Key:
    return _Key(one.key, one.span.start, one.span.end, _written(one.value))


def _read(node: _Node, source: Source) -> Node:
    return Node(
        node.kind,
        Span(source, node.start, node.end),
        node.path,
        node.text,
        tuple([_read(one, source) for one in node.items]),
        tuple([_read_key(one, source) for one in node.entries]),
        node.in_brackets,
    )


def _read_key(one: _Key, source: Source) -> MappingEntry:
    return MappingEntry(one.key, Span(source, one.start, one.end), _read(one.value, source))
