"""Reads `wrappers`: what of a program takes SQL besides what known libraries have."""

from __future__ import annotations

import re
from functools import cache

from .mistake import Mistakes
from .node import Node, NodeKind
from .parts import SqlArgument, SqlTag, SqlWrappers
from .reading import expected, fields, text, unique

_WORD = r"(?:[A-Za-z_$]|[^\x00-\x7f])(?:[A-Za-z0-9_$]|[^\x00-\x7f])*+"
_NAME = cache(lambda: re.compile(rf"{_WORD}(?:\.{_WORD})*+"))
_SINK = cache(
    lambda: re.compile(rf"(?P<function>{_WORD}(?:\.{_WORD})*+)\((?P<argument>[1-9][0-9]?)\)")
)
_LONGEST = 200


def read_wrappers(node: Node, mistakes: Mistakes) -> SqlWrappers:
    """`{sinks: ["db.run(1)"], tags: [q]}`."""
    values = fields(node, ("sinks", "tags"), mistakes)
    sinks = unique(values["sinks"], mistakes, "functions", _sink) if "sinks" in values else {}
    tags = unique(values["tags"], mistakes, "tags", _tag) if "tags" in values else {}
    return SqlWrappers(
        tuple(SqlArgument(*sink, item.span) for sink, item in sinks.items()),
        tuple(SqlTag(name, item.span) for name, item in tags.items()),
    )


def _sink(node: Node, mistakes: Mistakes) -> tuple[str, int] | None:
    """`db.run(1)`: the first argument of it is SQL."""
    written = text(node, mistakes, "a function that takes SQL")
    if written is None:
        return None
    found = _SINK().fullmatch(written) if len(written) <= _LONGEST else None
    if found is not None:
        return found["function"], int(found["argument"])
    hint = f'Which of its arguments is SQL stands behind it: "{written}(1)".'
    is_name = len(written) <= _LONGEST and _NAME().fullmatch(written) is not None
    expected(node, "a function and the number of an argument", mistakes, hint if is_name else None)
    return None


def _tag(node: Node, mistakes: Mistakes) -> str | None:
    is_name = len(node.text) <= _LONGEST and _NAME().fullmatch(node.text) is not None
    if node.kind is NodeKind.TEXT and is_name:
        return node.text
    expected(node, "the name of a tag", mistakes)
    return None
