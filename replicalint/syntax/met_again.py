"""What is kept of statements that are met again and again, within one process.

Half of what people write is like nothing else that they have written; the other half comes many
times. So a value is kept from the second time on, and what comes once costs a number.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_MOST_KEPT = 400
_MOST_SEEN = 50_000

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class MetAgain(Generic[Key, Value]):
    """The values of keys that were met twice; of many, those that were asked for last."""

    def __init__(self) -> None:
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._seen: set[int] = set()  # hashes of keys

    def find(self, key: Key) -> Value | None:
        """The value of a key that was met twice before."""
        found = self._values.get(key)
        if found is not None:
            self._values.move_to_end(key)
        return found

    def keeps(self, key: Key, value: Value) -> bool:
        """Keeps the value of a key that was met before; whether it was."""
        number = hash(key)
        if number not in self._seen:
            if len(self._seen) < _MOST_SEEN:
                self._seen.add(number)
            return False
        self._values[key] = value
        if len(self._values) > _MOST_KEPT:
            self._values.popitem(last=False)
        return True

    def clear(self) -> None:
        """Forgets all, as in a process that has just begun."""
        self._values.clear()
        self._seen.clear()
