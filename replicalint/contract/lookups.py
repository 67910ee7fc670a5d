"""What is looked up in a contract again and again, by the key that it is looked up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..catalog.kinds import UserType, UserTypes
from ..catalog.overload import extension_types
from ..likeness import KnownNames
from ..name import Name
from ..source import Span
from .parts import Function, NotReplicated, Relation, TypeDef


@dataclass(frozen=True)
class Lookups:
    """The lists of a contract, read once however many statements and endpoints ask."""

    _relations: Mapping[Name, Relation]
    _types: Mapping[Name, TypeDef]
    _functions: tuple[Function, ...]
    _sequences: Mapping[Name, Span]
    _extensions: Mapping[str, Span]
    _not_replicated: tuple[NotReplicated, ...]

    @cached_property
    def schemas(self) -> frozenset[str]:
        """The schemas that something on the replica is in."""
        functions = (function.name for function in self._functions)
        names = (*self._relations, *self._types, *self._sequences, *functions)
        return frozenset(name.schema for name in names if name.schema)

    @cached_property
    def user_types(self) -> UserTypes:
        """What overload resolution must know of the contract's types, by `schema.name`."""
        found = {f"{name.schema}.{name.name}": UserType("c") for name in self._relations}
        for name, defined in self._types.items():
            found |= defined.user_types(f"{name.schema}.{name.name}")
        for extension in self._extensions:
            found |= extension_types(extension)
        return found

    @cached_property
    def defined_types(self) -> Mapping[Name, TypeDef]:
        """The types by name, with the range types by the names of their multiranges."""
        types = self._types
        return {t.multirange: t for t in types.values() if t.multirange} | dict(types)

    @cached_property
    def relations(self) -> KnownNames:
        """The relations' names."""
        return KnownNames(self._relations)

    @cached_property
    def sequences(self) -> KnownNames:
        """The sequences' names."""
        return KnownNames(self._sequences)

    @cached_property
    def relations_and_sequences(self) -> KnownNames:
        """The names that FROM can have meant."""
        return KnownNames((*self._relations, *self._sequences))

    @cached_property
    def types(self) -> KnownNames:
        """The types' names."""
        return KnownNames(self._types)

    @cached_property
    def types_and_relations(self) -> KnownNames:
        """The names that a cast can have meant."""
        return KnownNames((*self._types, *self._relations))

    @cached_property
    def functions(self) -> KnownNames:
        """The functions' names."""
        return KnownNames(function.name for function in self._functions)

    @cached_property
    def overloads(self) -> Mapping[str, tuple[Function, ...]]:
        """The functions by their names without schema."""
        found: dict[str, tuple[Function, ...]] = {}
        for function in self._functions:
            found[function.name.name] = (*found.get(function.name.name, ()), function)
        return found

    @cached_property
    def not_replicated(self) -> Entries:
        """The entries of `not_replicated`."""
        return Entries(self._not_replicated)


class Entries:
    """Entries of `not_replicated`, found by what stands before and after the `*` of a pattern."""

    def __init__(self, entries: Iterable[NotReplicated]) -> None:
        self._exact: dict[str, list[tuple[int, NotReplicated]]] = {}
        self._patterns: dict[tuple[str, str], list[tuple[int, NotReplicated]]] = {}
        for number, entry in enumerate(entries):
            first, *rest = entry.name.name.split("*")
            if rest:
                self._patterns.setdefault((first, rest[-1]), []).append((number, entry))
            else:
                self._exact.setdefault(first, []).append((number, entry))
        self._lengths = {(len(first), len(last)) for first, last in self._patterns}

    def covering(self, bare: str) -> Iterator[NotReplicated]:
        """The entries that speak about something of this name, in any schema; exact before `*`."""
        yield from (entry for _, entry in self._exact.get(bare, ()))
        found: list[tuple[int, NotReplicated]] = []
        for first, last in self._lengths:
            key = (bare[:first], bare[len(bare) - last :])
            found += self._patterns.get(key, ()) if first + last <= len(bare) else ()
        found.sort(key=lambda one: one[0])
        yield from (entry for _, entry in found if entry.covers_bare(bare))
