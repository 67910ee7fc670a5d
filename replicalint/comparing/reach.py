"""What a statement can name to depend on an object of a contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ..contract import Contract
from ..name import Name
from ..pgtype import PgType


class Reach(Struct, frozen=True):
    """For each relation and type of some contracts, what is made of it.

    A statement that depends on an object names it, or something made of it: a relation with a
    column of a type, a type over another one, a function that takes it or gives it.
    """

    made_of: Mapping[Name, frozenset[Name]]

    @staticmethod
    def of(contracts: Sequence[Contract]) -> Reach:
        found: dict[Name, set[Name]] = {}
        for contract in contracts:
            for made, of in _makings(contract):
                if made != of:
                    found.setdefault(of, set()).add(made)
        return Reach({of: frozenset(made) for of, made in found.items()})

    def names(self, subject: Name) -> frozenset[Name]:
        """The object and all that is made of it, directly or not."""
        found: set[Name] = set()
        waiting = [subject]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.made_of.get(name, ())
        return frozenset(found)


def _makings(contract: Contract) -> Iterator[tuple[Name, Name]]:
    """What is made of what."""
    for relation in contract.relations.values():
        yield from _each(relation.name, (one.type for one in relation.columns.values()))
    for defined in contract.types.values():
        parts = (*defined.fields.values(), defined.base, defined.subtype)
        yield from _each(defined.name, parts)
        if (multirange := defined.multirange) is not None:
            yield multirange, defined.name
    for function in contract.functions:
        yield from _each(function.name, (*(function.arguments or ()), function.returns))


def _each(made: Name, types: Iterable[PgType | None]) -> Iterator[tuple[Name, Name]]:
    return ((made, of.name) for of in types if of is not None)
