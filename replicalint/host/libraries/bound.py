"""What is bound to the parameters of a text, from the list or the record of values beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..values import Fields, Items, Many, NoValue, OneOf, Value
from .library import BoundPart


def bound_parts(values: Value, numbers: Mapping[str, int] | None = None) -> Iterator[BoundPart]:
    """The values of the parameters, in their order, or by the `numbers` of their names."""
    for one in values.options if isinstance(values, OneOf) else (values,):
        if isinstance(one, Fields):
            for name, number in (numbers or {}).items():
                found = one.get(name)
                if found is not None:
                    yield BoundPart(number, found)
        elif isinstance(one, Items):
            for number, item in enumerate(one.items, start=1):
                if _is_any_number(item):
                    break  # the numbers behind it are not known
                yield BoundPart(number, item)


def _is_any_number(item: Value) -> bool:
    """Whether an item of a list may be none, or several."""
    options = item.options if isinstance(item, OneOf) else (item,)
    return any(isinstance(one, Many | NoValue) for one in options)
