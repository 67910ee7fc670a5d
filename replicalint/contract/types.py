"""Reads the types that a contract names, as SQL and PostgreSQL's own tools write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .. import catalog
from ..name import BLANKS, Name
from ..pgtype import PgType, built_in
from ..syntax.typenames import TypeName, written_type
from .mistake import Mistakes, shown
from .node import Node, NodeKind
from .reading import exact_name, expected, is_name
from .type_names import TypeNames

_CUT = "Inside {...} and [...], a comma ends the value: put the type in quotes."
_BOUNDS = cache(lambda: re.compile(r"(?:\[\d*\])*", re.ASCII))
_MODIFIER = cache(lambda: re.compile(r"\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\)", re.ASCII))
_WITH_MODIFIER = frozenset(
    ("varchar", "bpchar", "numeric", "bit", "varbit", "time", "timetz", "timestamp", "timestamptz")
)
LONGEST = 1000  # characters of a type or a function with its arguments
# Built-in types whose name in SQL, or whose common misspelling, is not like the catalogue's.
_SPELT = ("integer", "bigint", "smallint", "boolean", "real", "timestamp with time zone")
# What other databases call a type that PostgreSQL has.
_ELSEWHERE = {
    "string": "text",
    "datetime": "timestamptz",
    "double": "double precision",
    "tinyint": "smallint",
    "blob": "bytea",
}
_SERIAL = {
    "serial": "integer",
    "serial4": "integer",
    "bigserial": "bigint",
    "serial8": "bigint",
    "smallserial": "smallint",
    "serial2": "smallint",
}


def read_type(node: Node, known: TypeNames, mistakes: Mistakes) -> PgType | None:
    """The type that a node names: `integer` is int4."""
    if node.kind is not NodeKind.TEXT or not node.text.strip(BLANKS) or len(node.text) > LONGEST:
        expected(node, "a type", mistakes)
        return None
    return meant(node.text, node, known, mistakes)


def meant(text: str, node: Node, known: TypeNames, mistakes: Mistakes) -> PgType | None:
    """The type that a text means; `node` is where it is written.

    `varchar(20)` is varchar, `timestamp(3) with time zone` timestamptz, `text[][]` and `_text` are
    text[]. A bare name is looked up as PostgreSQL does: in pg_catalog, then along the search path.
    """
    written = written_type(text) or _named(text.strip(BLANKS))
    if written is None:
        is_cut = text.count("(") > text.count(")")
        expected(node, "a type", mistakes, _CUT if is_cut else None)
        return None
    meanings = (known.meaning(name, written.dimensions > 0) for name in _names(text, written))
    found = next(filter(None, meanings), None)
    if found is None:
        mistakes.add(node.span, node.path, *_unknown(written.name, known, mistakes))
    elif _is_pseudo(found):
        message = f"{shown(str(found))} is a pseudo-type and cannot be the type of a column"
        mistakes.add(node.span, node.path, message)
    else:
        return found
    return None


def written_modifier(node: Node, type_: PgType) -> str | None:
    """The length or precision that a type is written with: "(20)", "(10,2)"."""
    if not (type_.is_built_in and type_.name.name in _WITH_MODIFIER):
        return None
    match = _MODIFIER().search(node.text)
    if match is None:
        return None
    scale = match[2] or ("0" if type_.name.name == "numeric" else None)
    return f"({int(match[1])})" if scale is None else f"({int(match[1])},{int(scale)})"


def _names(text: str, written: TypeName) -> tuple[Name, ...]:
    """The name as SQL reads it, and with its capitals: a contract may write those unquoted."""
    exact = exact_name(text.strip(BLANKS)[written.start : written.end])
    return (written.name,) if written.is_builtin or exact is None else (written.name, exact)


def _named(text: str) -> TypeName | None:
    """A name that a key of the contract may be and that SQL would quote: `public.my-type[]`."""
    element = text.partition("[")[0]
    bounds = text[len(element) :]
    if not is_name(element) or not _BOUNDS().fullmatch(bounds):
        return None
    try:
        return TypeName(Name.parse(element), 0, len(element), bounds.count("["))
    except ValueError:
        return None


def _is_pseudo(found: PgType) -> bool:
    info = catalog.type_info(found.bare)
    return info is not None and info.kind == "p"


def _of_columns() -> Iterator[str]:
    """The built-in types that a column can have."""
    return (name for name in catalog.type_names() if not _is_pseudo(built_in(name)))


def _unknown(name: Name, known: TypeNames, mistakes: Mistakes) -> tuple[str, str | None]:
    """The message and the hint for a type that is unknown."""
    if not name.schema and name.name in _SERIAL:
        column = _SERIAL[name.name]
        message = f"{shown(name.name)} is not a true type: it makes a column of type {column}"
        return message, f"Write {shown(column)}, as pg_dump does."
    brought = ", ".join(shown(e) for e in catalog.extensions_with_type(name.name))
    if brought:
        message = f"type {shown(name.name)} belongs to extension {brought}"
        return message, "List the extension under extensions."
    listed = (*known.types, *known.relations)
    near = mistakes.suggested_name(name, listed)
    if not name.schema and not any(other.name == name.name for other in listed):
        usual = _ELSEWHERE.get(name.name)
        alike = f"Write {shown(usual)}." if usual else None
        near = alike or mistakes.suggestion(name.name, (*_SPELT, *_of_columns())) or near
    wrong = "is not listed under types" if name.schema else "is not a built-in type"
    return f"type {shown(str(name))} {wrong}", near or "List it under types if the replica has it."
