"""Which statements of a file an endpoint reads: those whose names its patterns select."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property

from msgspec import Struct

from .parts import Endpoint, QueryPattern

# What a name may have to be compared with patterns: no name of a statement has nearly as many, and
# a hostile one must not cost more than its length.
LONGEST_NAME = 256


class NamePatterns(Struct, frozen=True):
    """Names of statements, and patterns of such names, as fnmatch has them: case is told apart."""

    exact: frozenset[str]
    wild: tuple[str, ...]

    @staticmethod
    def of(patterns: Iterable[str]) -> NamePatterns:
        every = tuple(dict.fromkeys(patterns))
        wild = tuple(one for one in every if is_wild(one))
        return NamePatterns(frozenset(every).difference(wild), wild)

    def cover(self, name: str) -> bool:
        """Whether a name is one of them, or like one."""
        if name in self.exact:
            return True
        if len(name) > LONGEST_NAME:
            return False
        return any(fnmatchcase(name, pattern) for pattern in self.wild)

    def among(self, names: frozenset[str]) -> frozenset[str]:
        """Those of many names that they cover."""
        if not self.wild:
            return self.exact & names
        return frozenset(name for name in names if self.cover(name))


class Selection(Struct, frozen=True, dict=True):
    """The statements of one file that an endpoint reads: `queries` and `excepted` name the file.

    Of a program, `reached` are the functions that its entries reach, and those that `queries` names
    in other words; None: what the file does besides its functions.
    """

    endpoint: Endpoint
    queries: tuple[QueryPattern, ...] = ()
    excepted: tuple[QueryPattern, ...] = ()
    reached: frozenset[str | None] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether every statement is one of them."""
        return bool(self.queries) and self.named is None and not self.excepted

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same as that of another file."""
        names = () if self.named is None else tuple([one.names for one in self.queries])
        excepted = tuple([one.names for one in self.excepted])
        return self.endpoint.name, bool(self.queries), names, excepted, self.reached

    def takes(self, name: str | None) -> bool:
        """Whether a statement of this name, or without one, is among them."""
        return name in self.reached or (self.names(name) and not self.takes_out(name))

    def names(self, name: str | None) -> bool:
        """Whether `queries` names such a statement; a file that is named whole, any."""
        if self.named is None:
            return bool(self.queries)
        return name is not None and self.named.cover(name)

    def takes_out(self, name: str | None) -> bool:
        """Whether `except` names such a statement."""
        return name is not None and self.taken_out.cover(name)

    @cached_property
    def named(self) -> NamePatterns | None:
        """The names behind `#`; None where a file is named without."""
        names = [one.names for one in self.queries if one.names is not None]
        return NamePatterns.of(names) if len(names) == len(self.queries) and names else None

    @cached_property
    def taken_out(self) -> NamePatterns:
        """The names of what `except` takes out."""
        return NamePatterns.of(one.names for one in self.excepted if one.names is not None)


class Selections(Struct, frozen=True):
    """All that endpoints read of one file: found by name, however many there are.

    `exact` are those that a statement of a name must be asked about, `others` about any.
    """

    exact: Mapping[str, Sequence[Selection]]
    others: tuple[Selection, ...]

    @staticmethod
    def of(selections: Iterable[Selection]) -> Selections:
        exact: dict[str, list[Selection]] = {}
        others: list[Selection] = []
        for one in selections:
            if one.named is None or one.named.wild or one.reached:
                others.append(one)
            else:
                for name in one.named.exact:
                    exact.setdefault(name, []).append(one)
        return Selections(exact, tuple(others))

    def endpoints(self, statement: str | None) -> tuple[str, ...]:
        """The names of the endpoints that read a statement of this name, or without one."""
        asked = (*self.others, *(self.exact.get(statement, ()) if statement is not None else ()))
        return tuple(one.endpoint.name for one in asked if one.takes(statement))


def is_wild(pattern: str) -> bool:
    """Whether a pattern may stand for more than one name."""
    return any(character in pattern for character in "*?[")


def selection(
    endpoint: Endpoint, queries: Iterable[QueryPattern], excepted: Iterable[QueryPattern]
) -> Selection | None:
    """What an endpoint reads of a file that these of its patterns are about; None: nothing.

    A file that one pattern names whole, and another with `#`, is read whole.
    """
    found = Selection(endpoint, tuple(queries), tuple(excepted))
    if not found.queries or any(one.names is None for one in found.excepted):
        return None
    return found
