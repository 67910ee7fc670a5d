"""What is kept of statements that are met again and again, within one process.

Half of what people write is like nothing else that they have written; the other half comes many
times. So a value is kept from the second time on, and what comes once has but a place among the
hashes of those that came last: a run may read millions of statements.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_MOST_KEPT = 400
_PLACES = 32_768
_NO_HASH = -1  # of nothing in Python

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class MetAgain(Generic[Key, Value]):
    """The values of keys that were met twice; of many, those that were asked for last."""

    def __init__(self) -> None:
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._seen = array("q", [_NO_HASH]) * _PLACES  # the last hash at each place

    def find(self, key: Key) -> Value | None:
        """The value of a key that was met twice before."""
        found = self._values.get(key)
        if found is not None:
            self._values.move_to_end(key)
        return found

    def keeps(self, key: Key, value: Value) -> bool:
        """Keeps the value of a key that was met before; whether it was."""
        number = hash(key)
        place = number % _PLACES
        if self._seen[place] != number:
            self._seen[place] = number
            return False
        self._values[key] = value
        if len(self._values) > _MOST_KEPT:
            self._values.popitem(last=False)
        return True

    def clear(self) -> None:
        """Forgets all, as in a process that has just begun."""
        self._values.clear()
        self._seen = array("q", [_NO_HASH]) * _PLACES
