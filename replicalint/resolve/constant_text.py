"""The text of an expression that is the same in every run: a constant, several put together.

What PostgreSQL would compute is computed of a few calls alone; each part of the text leads to the
constant that it comes from.
"""

from __future__ import annotations

import re

from sqlglot import exp

from ..pgtype import TEXT, built_in
from ..source import Fragment
from ..syntax.lexeme import Kind
from ..syntax.parameters import is_filled_in
from ..syntax.strings import Segment, constant_parts
from . import literals
from .analysis import Analysis
from .constants import unparenthesised

_TEXTS = frozenset((TEXT, built_in("varchar"), built_in("name")))
_FORMATTED = re.compile(r"%.?", re.DOTALL)


def constant_text(a: Analysis, node: exp.Expr) -> Fragment | None:
    """The text as a fragment that leads back to the file; None where it is not the same always."""
    found: list[Segment] = []
    return a.tree.fragment.rendered(found) if _add(a, node, found) else None


def _add(a: Analysis, node: exp.Expr, found: list[Segment]) -> bool:
    """Adds the parts of a text; False where they are not known."""
    a.work.step()
    node = unparenthesised(node)
    match node:
        case exp.Literal():
            return _add_constant(a, node, found)
        case exp.Cast() if _is_to_text(a, node):
            return _add(a, node.this, found)
        case exp.Operator() if a.tree.lexemes[int(node.args["operator"])].text == "||":
            return _add(a, node.this, found) and _add(a, node.expression, found)
        case exp.Anonymous() if _name(a, node) == "concat":
            return all(_add(a, one, found) for one in node.expressions)
        case exp.Anonymous() if _name(a, node) == "format" and node.expressions:
            return _add_formatted(a, node.expressions, found)
        case _:
            return False


def _add_constant(a: Analysis, node: exp.Literal, found: list[Segment]) -> bool:
    lexeme = a.tree.lexeme(node)
    if lexeme is None or lexeme.kind is not Kind.STRING or is_filled_in(lexeme.text):
        return False
    start = lexeme.start
    parts = [
        Segment(one.text, start + one.start, start + one.end)
        for one in constant_parts(lexeme.text)
        if one.text
    ]
    # An empty one stands for the constant with its quotes.
    found += parts or [Segment("", start, lexeme.end)]
    return True


def _is_to_text(a: Analysis, node: exp.Cast) -> bool:
    """Whether a cast leaves a text as it is."""
    kind = node.args["to"].args.get("kind")
    number = a.tree.number(kind) if isinstance(kind, exp.Identifier) else -1
    written = a.tree.marks.types.get(number)
    return written is not None and literals.meant(a, written) in _TEXTS


def _name(a: Analysis, node: exp.Anonymous) -> str:
    return a.tree.name(node.this) if isinstance(node.this, exp.Identifier) else ""


def _add_formatted(a: Analysis, nodes: list[exp.Expr], found: list[Segment]) -> bool:
    """`format('%s.%I', 'a', 'b')`; widths and places of arguments are not read."""
    pattern: list[Segment] = []
    if not _add(a, nodes[0], pattern):
        return False
    values = iter(nodes[1:])
    for one in pattern:
        position = 0
        for match in _FORMATTED.finditer(one.text):
            found.append(_part(one, position, match.start()))
            position = match.end()
            specifier, place = match[0], _part(one, match.start(), position)
            if specifier == "%%":
                found.append(place._replace(text="%"))
                continue
            value = next(values, None)
            if value is None or specifier not in _QUOTES:
                return False
            if not _add_quoted(a, value, _QUOTES[specifier], place, found):
                return False
        found.append(_part(one, position, len(one.text)))
    return True


_QUOTES = {"%s": "", "%I": '"', "%L": "'"}


def _add_quoted(
    a: Analysis, value: exp.Expr, quote: str, place: Segment, found: list[Segment]
) -> bool:
    """A value of format(), with quotes around it that stand for its place."""
    parts: list[Segment] = []
    if not _add(a, value, parts):
        return False
    if not quote:
        found += parts
        return True
    found.append(place._replace(text=quote))
    found += [one._replace(text=one.text.replace(quote, quote * 2)) for one in parts]
    found.append(place._replace(text=quote))
    return True


def _part(one: Segment, start: int, end: int) -> Segment:
    """A part of a segment; of one that is not written as it is read, it leads to all of it."""
    text = one.text[start:end]
    if len(one.text) == one.end - one.start:
        return Segment(text, one.start + start, one.start + end)
    return Segment(text, one.start, one.end)
