"""Readers of the document's parts: each gives the value or notes what was expected instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from ..name import Name, exact_parts, parse_parts
from .mistake import Mistakes, alternatives, shown
from .node import MappingEntry, Node, NodeKind

Read = TypeVar("Read")

# A part of a name that stands for itself, folded or not; anything else goes in double quotes.
_PART = r'(?:[a-z0-9_$-]|[^\x00-\x7f])+|"(?:[^"]|"")+"'
_NAME = re.compile(rf"(?:{_PART})(?:\.(?:{_PART}))*")
# The same with capitals: such a name is the exact one or the folded one, and no quotes say which.
_LOOSE_PART = r'(?:[A-Za-z0-9_$-]|[^\x00-\x7f])+|"(?:[^"]|"")+"'
_LOOSE_NAME = cache(lambda: re.compile(rf"(?:{_LOOSE_PART})(?:\.(?:{_LOOSE_PART}))*"))
_PATTERN = cache(
    lambda: re.compile(rf"(?:{_PART})\.(?:(?:[a-z0-9_$*-]|[^\x00-\x7f])+|\"(?:[^\"]|\"\")+\")")
)
_SCALARS = {
    NodeKind.INTEGER: "the number",
    NodeKind.NUMBER: "the number",
    NodeKind.BOOLEAN: "the boolean",
}


def found(node: Node) -> str:
    """What stands there, in words: `a list`, `the number 15`, `"abc"`."""
    if node.kind is NodeKind.TEXT:
        return shown(node.text)
    if node.kind in _SCALARS:
        return f"{_SCALARS[node.kind]} {shown(node.text)[1:-1]}"
    return str(node.kind.value)


def expected(node: Node, what: str, mistakes: Mistakes, hint: str | None = None) -> None:
    """Notes that something else should stand there; a broken node was noted before."""
    if node.kind is not NodeKind.BROKEN:
        mistakes.add(node.span, node.path, f"expected {what}, found {found(node)}", hint)


def entries(node: Node, mistakes: Mistakes, what: str = "a mapping") -> Iterator[MappingEntry]:
    """The entries of a mapping, each key once."""
    if node.kind is not NodeKind.MAPPING:
        expected(node, what, mistakes)
        return
    first: dict[str, MappingEntry] = {}
    for entry in node.entries:
        if entry.key not in first:
            first[entry.key] = entry
            yield entry
        else:
            twice(entry, first[entry.key], mistakes)


def twice(entry: MappingEntry, first: MappingEntry, mistakes: Mistakes) -> None:
    """Notes that a key says the same as an earlier one."""
    line = first.span.line
    message = f"duplicate key {shown(entry.key)} (first on line {line})"
    mistakes.add(entry.span, entry.value.path, message)


def fields(
    node: Node, known: Sequence[str], mistakes: Mistakes, required: Sequence[str] = ()
) -> Mapping[str, Node]:
    """The values of a mapping whose keys are fixed.

    What stands under a misspelt key is read as well, so that its mistakes are told with the others.
    """
    found = tuple(entries(node, mistakes, f"a mapping with {alternatives_of_keys(known)}"))
    values = {entry.key: entry.value for entry in found if entry.key in known}
    for entry in found:
        if entry.key not in known:
            near = mistakes.nearest(entry.key, known)
            hint = f"Did you mean {shown(near)}?" if near else f"Known keys: {', '.join(known)}."
            mistakes.add(entry.span, node.path, f"unknown key {shown(entry.key)}", hint)
            if near:
                values.setdefault(near, entry.value)
    if node.kind is NodeKind.MAPPING:
        for key in required:
            if key not in values:
                mistakes.add(node.span, node.path, f"key {shown(key)} is missing")
    return values


def alternatives_of_keys(known: Sequence[str]) -> str:
    """`the key a`, `the keys a, b or c`."""
    return f"the key{'s' if len(known) > 1 else ''} {alternatives(known)}"


def items(node: Node, mistakes: Mistakes, what: str) -> tuple[Node, ...]:
    """The items of a list; `what` says what they are, in the plural."""
    if node.kind is not NodeKind.LIST:
        expected(node, f"a list of {what}", mistakes)
        return ()
    return node.items


def unique(
    node: Node, mistakes: Mistakes, what: str, read: Callable[[Node, Mistakes], Read | None]
) -> dict[Read, Node]:
    """The values of a list in its order, each once, with the node of each."""
    values: dict[Read, Node] = {}
    for item in items(node, mistakes, what):
        value = read(item, mistakes)
        if value is None:
            continue
        if value in values:
            message = f"duplicate {shown(item.text)} in the list"
            mistakes.add(item.span, item.path, message)
        else:
            values[value] = item
    return values


def text(node: Node, mistakes: Mistakes, what: str = "text") -> str | None:
    """A text that is not empty. What YAML reads as something else must be quoted."""
    if node.kind is NodeKind.TEXT and node.text.strip():
        return node.text
    is_word = node.kind in _SCALARS and what == "text"
    hint = f"Put it in quotes: '{shown(node.text)[1:-1]}'." if is_word else None
    expected(node, what, mistakes, hint)
    return None


def choice(
    node: Node, choices: Sequence[str], mistakes: Mistakes, hint: str | None = None
) -> str | None:
    """One of a few words."""
    if node.kind is NodeKind.TEXT and node.text in choices:
        return node.text
    if hint is None and node.kind is NodeKind.TEXT:
        hint = mistakes.suggestion(node.text, choices)
    expected(node, alternatives(choices), mistakes, hint)
    return None


def key_name(entry: MappingEntry, mistakes: Mistakes) -> Name | None:
    """The schema-qualified name that a key is, with its capitals."""
    node = Node(NodeKind.TEXT, entry.span, entry.value.path, entry.key)
    return _qualified(node, _loose_parts(node, "schema.name", mistakes), mistakes)


def folded_name(key: str) -> Name | None:
    """The other name that a key with capitals stands for: `public.Orgs` may be public.orgs."""
    parts = parse_parts(key) if _LOOSE_NAME().fullmatch(key) else ()
    return Name(*parts) if len(parts) == 2 and parts != exact_parts(key) else None


def exact_name(text: str) -> Name | None:
    """`Mood`, `public.Mood`: a name with its capitals; None where a text is none."""
    parts = exact_parts(text) if _LOOSE_NAME().fullmatch(text) else ()
    return Name(parts[0] if len(parts) == 2 else "", parts[-1]) if 0 < len(parts) < 3 else None


def listed_name(node: Node, mistakes: Mistakes) -> Name | None:
    """The name of something that the contract lists, spelt as its key may be."""
    return _qualified(node, _loose_parts(node, "schema.name", mistakes), mistakes)


def column_name(entry: MappingEntry, mistakes: Mistakes) -> str | None:
    """`id`, `createdAt`: the name of a column, with its capitals."""
    node = Node(NodeKind.TEXT, entry.span, entry.value.path, entry.key)
    what = "a column name"
    return _plain(node, _loose_parts(node, what, mistakes), what, mistakes)


def listed_column(node: Node, mistakes: Mistakes) -> str | None:
    """The name of a column that the contract lists, spelt as its key may be."""
    what = "a column name"
    return _plain(node, _loose_parts(node, what, mistakes), what, mistakes)


def folded_column(key: str) -> str | None:
    """The other name that a column's key with capitals stands for."""
    parts = parse_parts(key) if _LOOSE_NAME().fullmatch(key) else ()
    return parts[0] if len(parts) == 1 and parts != exact_parts(key) else None


def key_pattern(entry: MappingEntry, mistakes: Mistakes) -> Name | None:
    """The schema-qualified name that a key is; its last part may hold `*`."""
    if "*" not in entry.key:
        return key_name(entry, mistakes)
    if _PATTERN().fullmatch(entry.key):
        return Name.parse(entry.key)
    node = Node(NodeKind.TEXT, entry.span, entry.value.path, entry.key)
    expected(node, "schema.name with * only in the name", mistakes)
    return None


def qualified_name(node: Node, mistakes: Mistakes) -> Name | None:
    """`public.orgs`, `public."Orgs"`: the name of something in a schema."""
    return _qualified(node, _parts(node, "schema.name", mistakes), mistakes)


def _qualified(node: Node, parts: tuple[str, ...] | None, mistakes: Mistakes) -> Name | None:
    if parts is None:
        return None
    if len(parts) == 2:
        return Name(*parts)
    hint = f"Add the schema: {shown('public.' + node.text)}." if len(parts) == 1 else None
    expected(node, "schema.name", mistakes, hint)
    return None


def plain_name(node: Node, mistakes: Mistakes, what: str = "a name") -> str | None:
    """`id`, `"createdAt"`: the name of a column, a schema or an extension."""
    return _plain(node, _parts(node, what, mistakes), what, mistakes)


def _plain(node: Node, parts: tuple[str, ...] | None, what: str, mistakes: Mistakes) -> str | None:
    if parts is None:
        return None
    if len(parts) == 1:
        return parts[0]
    expected(node, f"{what} without a schema", mistakes)
    return None


def is_name(text: str) -> bool:
    """Whether a text is a name, or several with dots between them, as keys may be."""
    return _NAME.fullmatch(text) is not None


def _loose_parts(node: Node, what: str, mistakes: Mistakes) -> tuple[str, ...] | None:
    if node.kind is NodeKind.TEXT and _LOOSE_NAME().fullmatch(node.text):
        return exact_parts(node.text)
    expected(node, what, mistakes, _name_hint(node))
    return None


def _parts(node: Node, what: str, mistakes: Mistakes) -> tuple[str, ...] | None:
    if node.kind is NodeKind.TEXT and is_name(node.text):
        return parse_parts(node.text)
    expected(node, what, mistakes, _name_hint(node))
    return None


def _name_hint(node: Node) -> str | None:
    """How to write a name that SQL would not read as it stands."""
    if node.kind is not NodeKind.TEXT:
        return None
    if "*" in node.text:
        return "* is a wildcard only under not_replicated."
    folded = node.text.lower()
    if '"' in folded or not is_name(folded):
        return None
    parts = [part if part == part.lower() else f'"{part}"' for part in node.text.split(".")]
    kept = ".".join(parts)
    return f"Write {shown(folded)}, or '{kept}' if it was created in double quotes."
