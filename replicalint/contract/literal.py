"""What a reader takes an absent column for: a value of the document as a literal of SQL."""

from __future__ import annotations

import re
from functools import cache

from ..pgtype import BOOL, NUMERIC, PgType, built_in
from .mistake import Mistakes, alternatives, shown
from .node import Node, NodeKind
from .parts import TypeDef
from .reading import expected

_INTEGERS = frozenset(map(built_in, ("int2", "int4", "int8", "oid")))
_NUMBERS = frozenset((NUMERIC, built_in("float4"), built_in("float8")))
# What bool_in takes, in the spellings that YAML readers take for a boolean as well.
_BOOLEANS = {"true": "true", "yes": "true", "on": "true"} | dict.fromkeys(
    ("false", "no", "off"), "false"
)
_DECIMAL = cache(lambda: re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII))


def read_absent(
    node: Node, column_type: PgType, definition: TypeDef | None, mistakes: Mistakes
) -> str | None:
    """`false`, `0`, `NULL` or `'free'`: a literal that the column's type can take.

    `definition` is the contract's definition of the type, where it is not built in.
    """
    if node.kind is NodeKind.NULL:
        return "NULL"
    if definition is not None and definition.base is not None:
        column_type = definition.base
    if column_type == BOOL:
        return _boolean(node, mistakes)
    if column_type in _INTEGERS | _NUMBERS:
        return _number(node, column_type, mistakes)
    if definition is not None and definition.labels and node.text not in definition.labels:
        labels = alternatives([shown(label) for label in definition.labels])
        expected(node, f"{labels} or null", mistakes)
        return None
    if node.kind is not NodeKind.TEXT:
        expected(node, f"text or null, as the column is {column_type}", mistakes)
        return None
    return "'" + node.text.replace("'", "''") + "'"


def _boolean(node: Node, mistakes: Mistakes) -> str | None:
    word = node.text.lower()
    if node.kind in (NodeKind.BOOLEAN, NodeKind.TEXT) and word in _BOOLEANS:
        return _BOOLEANS[word]
    expected(node, "true, false or null, as the column is bool", mistakes)
    return None


def _number(node: Node, column_type: PgType, mistakes: Mistakes) -> str | None:
    is_whole = node.kind is NodeKind.INTEGER
    fits = is_whole or (node.kind is NodeKind.NUMBER and column_type in _NUMBERS)
    if fits and _DECIMAL().fullmatch(node.text):
        return node.text.removeprefix("+")
    what = "an integer" if column_type in _INTEGERS else "a number"
    expected(node, f"{what} or null, as the column is {column_type}", mistakes)
    return None
