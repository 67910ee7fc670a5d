"""A mapping with some entries changed: it shares the others with the mapping that it comes from."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")


class Layered(Mapping[Key, Value], Generic[Key, Value]):
    """`changed` makes another mapping; this one stays as it is.

    Each layer hides those below it, and None there is an entry that is gone. A layer is at least
    twice as large as the next, so they are few, and as many mappings as changes stay small.
    """

    def __init__(self, *layers: Mapping[Key, Value | None]) -> None:
        self._layers = layers

    def changed(self, entries: Mapping[Key, Value | None]) -> Layered[Key, Value]:
        """The same with these entries, and without those that are None."""
        if not entries:
            return self
        layers = [*self._layers, entries]
        while len(layers) > 1 and len(layers[-2]) < 2 * len(layers[-1]):
            upper = layers.pop()
            layers[-1] = {**layers[-1], **upper}
        return Layered(*layers)

    def __getitem__(self, key: Key) -> Value:
        for layer in reversed(self._layers):
            if key in layer:
                value = layer[key]
                if value is not None:
                    return value
                break
        raise KeyError(key)

    def get(  # type: ignore[override]  # the overloads of Mapping in one
        self, key: Key, default: Other | None = None
    ) -> Value | Other | None:
        """As a dictionary's: without the exception that `Mapping` would raise and catch."""
        for layer in reversed(self._layers):
            if key in layer:
                value = layer[key]
                return default if value is None else value
        return default

    def __contains__(self, key: object) -> bool:
        for layer in reversed(self._layers):
            if key in layer:
                return layer[key] is not None  # type: ignore[index]  # a key, as it is in the layer
        return False

    def __iter__(self) -> Iterator[Key]:
        return iter(self._together())

    def values(self) -> ValuesView[Value]:
        return self._together().values()

    def items(self) -> ItemsView[Key, Value]:
        return self._together().items()

    def __len__(self) -> int:
        return len(self._together())

    def __bool__(self) -> bool:
        return any(key in self for layer in self._layers for key in layer)

    def differing(self, other: Layered[Key, Value]) -> Iterator[Key]:
        """The keys whose values are not the same object there; layers of both are not read."""
        shared = 0
        for one, theirs in zip(self._layers, other._layers, strict=False):
            if one is not theirs:
                break
            shared += 1
        upper = (*self._layers[shared:], *other._layers[shared:])
        for key in dict.fromkeys(key for layer in upper for key in layer):
            if self.get(key) is not other.get(key):
                yield key

    def _together(self) -> dict[Key, Value]:
        together = {key: value for layer in self._layers for key, value in layer.items()}
        return {key: value for key, value in together.items() if value is not None}


def changed(
    mapping: Mapping[Key, Value], entries: Mapping[Key, Value | None]
) -> Layered[Key, Value]:
    """A mapping with these entries, and without those that are None."""
    return _layered(mapping).changed(entries)


def differing(one: Mapping[Key, Value], other: Mapping[Key, Value]) -> Iterator[Key]:
    """The keys whose values are not the same object in two mappings."""
    if one is not other:
        yield from _layered(one).differing(_layered(other))


def _layered(mapping: Mapping[Key, Value]) -> Layered[Key, Value]:
    return mapping if isinstance(mapping, Layered) else Layered(mapping)
