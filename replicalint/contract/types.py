"""The types that a contract names: from SQL's spelling to the names of the catalogue."""

from __future__ import annotations

import re

from msgspec import Struct

from .. import catalog
from ..name import BLANKS, Name, parse_parts
from .mistake import Mistakes, shown
from .node import Node, NodeKind
from .reading import expected

_MODIFIER = re.compile(r"\([^()\"]*\)")
_CUT = "In {...} and [...] a comma ends it: write the type in quotes."
LONGEST = 1000  # characters of a type or a function with its arguments
# Built-in types whose name in SQL, or whose common misspelling, is not like the catalogue's.
_SPELT = ("integer", "bigint", "smallint", "boolean", "real", "timestamp with time zone")
_SERIAL = {
    "serial": "integer",
    "serial4": "integer",
    "bigserial": "bigint",
    "serial8": "bigint",
    "smallserial": "smallint",
    "serial2": "smallint",
}


class KnownTypes(Struct, frozen=True):
    """What a type's name may mean in one contract."""

    listed: frozenset[Name] = frozenset()  # types with their multiranges, and the row types
    extensions: frozenset[str] = frozenset()


def read_type(node: Node, known: KnownTypes, mistakes: Mistakes) -> str | None:
    """The canonical name of the type that a node names: `integer` is "int4"."""
    if node.kind is not NodeKind.TEXT or not node.text.strip(BLANKS) or len(node.text) > LONGEST:
        expected(node, "a type", mistakes)
        return None
    return canonical(node.text, node, known, mistakes)


def canonical(text: str, node: Node, known: KnownTypes, mistakes: Mistakes) -> str | None:
    """The canonical name of a type as SQL writes it; `node` is where it is written.

    `varchar(20)` is "varchar", `timestamp(3) with time zone` "timestamptz", `text[][]` "text[]",
    `public.mood` "public.mood", and a type of a listed extension bears its bare name: "citext".
    """
    text = text.strip(BLANKS)
    element = catalog.element_type(text)
    dimensions = "[]" if element != text else ""
    name = _builtin(element)
    if name is None:
        name = _listed(_MODIFIER.sub("", element, count=1), node, known, mistakes)
    return None if name is None else name + dimensions


def _builtin(text: str) -> str | None:
    """The catalogue's name of a type that every server has and a column can be of."""
    name = catalog.canonical_type(text)
    info = catalog.type_info(name) if name else None
    return None if info is None or info.kind == "p" else name


def _listed(text: str, node: Node, known: KnownTypes, mistakes: Mistakes) -> str | None:
    try:
        parts = parse_parts(text)
    except ValueError:
        is_cut = text.count("(") > text.count(")")
        expected(node, "a type", mistakes, _CUT if is_cut else None)
        return None
    name = Name(parts[0] if len(parts) == 2 else "", parts[-1])
    if len(parts) > 2:
        expected(node, "a type", mistakes)
        return None
    if name in known.listed:
        return f"{name.schema}.{name.name}"
    if any(catalog.extension_type(extension, name.name) for extension in known.extensions):
        return name.name
    mistakes.add(node.span, node.path, *_unknown(name, known, mistakes))
    return None


def _unknown(name: Name, known: KnownTypes, mistakes: Mistakes) -> tuple[str, str | None]:
    """The message and the hint for a type that nothing brings."""
    if not name.schema and name.name in _SERIAL:
        return f"{shown(name.name)} is no type", f"Write {shown(_SERIAL[name.name])}."
    if not name.schema and catalog.type_info(name.name):
        return f"{shown(name.name)} is a pseudo-type: no column can be of it", None
    brought = ", ".join(shown(e) for e in catalog.extensions_with_type(name.name))
    if brought:
        message = f"type {shown(name.name)} belongs to extension {brought}"
        return message, "List the extension under extensions."
    near = mistakes.suggested_name(name, known.listed)
    if not name.schema and not any(other.name == name.name for other in known.listed):
        near = mistakes.suggestion(name.name, (*_SPELT, *catalog.type_names())) or near
    wrong = "is not listed under types" if name.schema else "is not a built-in type"
    return f"type {shown(str(name))} {wrong}", near or "List it under types if the replica has it."
