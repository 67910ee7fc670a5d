"""The known name that is most like an unknown one: what was probably meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property, lru_cache

from .name import Name

_LIKE_ENOUGH = 0.7
# Up to so many names are all compared; of more, those that begin or end like the unknown one. Among
# many some are alike by chance.
_FEW = 100
_LIKE_ENOUGH_OF_MANY = 0.75
_NEIGHBOURS = 25


class Known:
    """Names that exist. Case is little: `Ids` is like `ids`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_folded = {name.lower(): name for name in sorted(names, reverse=True)}
        self._found: dict[str, str | None] = {}  # a query asks again for what it names again

    def nearest(self, name: str) -> str | None:
        """The name most like an unknown one, if one is like it enough."""
        folded = name.lower()
        if folded not in self._found:
            self._found[folded] = self._searched(folded)
        return self._found[folded]

    def _searched(self, folded: str) -> str | None:
        cutoff = _LIKE_ENOUGH if self._are_few else _LIKE_ENOUGH_OF_MANY
        found = get_close_matches(folded, self._compared(folded), n=1, cutoff=cutoff)
        return self._by_folded[found[0]] if found else None

    def _compared(self, folded: str) -> Iterable[str]:
        if self._are_few:
            return self._by_folded
        backwards = _neighbours(folded[::-1], self._backwards)
        return {*_neighbours(folded, self._forwards), *(name[::-1] for name in backwards)}

    @property
    def _are_few(self) -> bool:
        return len(self._by_folded) <= _FEW

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(self._by_folded)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(name[::-1] for name in self._by_folded)


class KnownNames:
    """The same for names with a schema, which says nothing about likeness."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_bare: dict[str, list[Name]] = {}
        for name in names:
            self._by_bare.setdefault(name.name, []).append(name)
        self._known = Known(self._by_bare)

    def called(self, bare: str) -> tuple[Name, ...]:
        """Those of this name in any schema."""
        return tuple(self._by_bare.get(bare, ()))

    def nearest(self, name: Name) -> Name | None:
        """The name most like an unknown one: the same name in another schema is the nearest."""
        found = self._known.nearest(name.name)
        if found is None:
            return None
        called = self._by_bare[found]
        elsewhere = [other for other in called if other.schema != name.schema]
        return (elsewhere or called)[-1]


@lru_cache(maxsize=256)
def known(names: tuple[str, ...]) -> Known:
    """These names, looked at once however often they are asked about."""
    return Known(names)


def _neighbours(word: str, ordered: list[str]) -> Iterator[str]:
    at = bisect_left(ordered, word)
    yield from ordered[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]
