"""Strings of Python with the places of their texts and of the expressions between them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from ..nodes import Expression, Other, TemplateString, Text
from .parts import HAS_PLACES_IN_STRINGS
from .places import Places
from .strings import Field, NoSuchString, pieces


def texts(places: Places, value: str, start: int, end: int) -> tuple[Text, ...]:
    """Of a string without expressions, whose value the parser knows."""
    text = places.text
    for quotes in (1, 3):
        if end - start == len(value) + 2 * quotes and text.startswith(value, start + quotes):
            return (Text(value, start + quotes, end - quotes),) if value else ()
    try:
        found = [one for one in pieces(text, start, end, ()) if isinstance(one, Text)]
    except NoSuchString:
        found = []
    if "".join(one.value for one in found) != value:
        return (Text(value, start, end),)
    return tuple(found)


class FormattedString(Struct, frozen=True):
    """A string with fields, where it stands, what is known of its fields, by the parser's node, and
    what becomes of the text of one that is not."""

    node: ast.JoinedStr
    places: Places
    start: int
    end: int
    lowered: Mapping[int, Expression]
    parsed: Callable[[Field], Expression]

    def string(self) -> TemplateString:
        values = self.node.values
        fields = [one for one in values if isinstance(one, ast.FormattedValue)]
        known = [self._field(one) for one in fields] if HAS_PLACES_IN_STRINGS else None
        try:
            found = pieces(self.places.text, self.start, self.end, known)
        except NoSuchString:
            found = []
        if not _agree(found, values):
            return TemplateString(tuple(self._unplaced()), self.start, self.end)
        holes = iter(fields)
        parts = (one if isinstance(one, Text) else self._hole(one, next(holes)) for one in found)
        return TemplateString(tuple(parts), self.start, self.end)

    def _field(self, node: ast.FormattedValue) -> Field:
        start, end = self.places.of_node(node.value)
        return Field(start, end, self.places.of_node(node)[1])

    def _hole(self, field: Field, node: ast.FormattedValue) -> Expression:
        """What stands in a field; what it is formatted as is not known."""
        value = self.lowered.get(id(node.value)) or self.parsed(field)
        if node.format_spec is None and node.conversion in (-1, ord("s")):
            return value
        return Other((value,), field.start, field.end)

    def _unplaced(self) -> Iterable[Text | Expression]:
        """What the parser knows, each as if the whole string said it."""
        for part in self.node.values:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield Text(part.value, self.start, self.end)
            else:
                yield Other((), self.start, self.end)


def _agree(found: Sequence[Text | Field], values: Sequence[ast.expr]) -> bool:
    """Whether the texts and fields that were found are those that the parser has.

    They are not where `{x=}` is a text as well.
    """
    said: list[str | None] = [""]
    for one in found:
        if isinstance(one, Field):
            said += [None, ""]
        else:
            said[-1] = f"{said[-1]}{one.value}"
    meant: list[str | None] = [""]
    for value in values:
        if isinstance(value, ast.FormattedValue):
            meant += [None, ""]
        elif isinstance(value, ast.Constant) and isinstance(value.value, str):
            meant[-1] = f"{meant[-1]}{value.value}"
    return said == meant
