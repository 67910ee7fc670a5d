"""What is looked up in a contract again and again, by the key that it is looked up by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from ..catalog.kinds import UserType, UserTypes
from ..catalog.overload import extension_types
from ..likeness import KnownNames
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .parts import Function, NotReplicated, Relation, TypeDef


class Lookups(Struct, frozen=True, dict=True):
    """The lists of a contract, read once however many statements and endpoints ask."""

    _relations: Mapping[Name, Relation]
    _types: Mapping[Name, TypeDef]
    _listed_types: ListedTypes
    _functions: tuple[Function, ...]
    _sequences: Mapping[Name, Span]
    _not_replicated: tuple[NotReplicated, ...]

    @cached_property
    def schemas(self) -> frozenset[str]:
        """The schemas that something on the replica is in."""
        functions = (function.name for function in self._functions)
        names = (*self._relations, *self._types, *self._sequences, *functions)
        return frozenset(name.schema for name in names if name.schema)

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
    def user_types(self) -> UserTypes:
        """What overload resolution must know of the types, those of rows among them."""
        return WithRowTypes(self._listed_types.user_types, self._relations)

    @cached_property
    def not_replicated(self) -> NotReplicatedIndex:
        """The entries of `not_replicated`."""
        return NotReplicatedIndex(self._not_replicated)


class ListedTypes(Struct, frozen=True, dict=True):
    """The types of a contract and of its extensions, which changes of tables leave as they are."""

    _types: Mapping[Name, TypeDef]
    _extensions: Collection[str]

    @cached_property
    def multiranges(self) -> Mapping[Name, TypeDef]:
        """The range types by the names of their multiranges."""
        return {t.multirange: t for t in self._types.values() if t.multirange}

    def get(self, name: Name) -> TypeDef | None:
        """The type of a name, or the range type whose multirange has the name."""
        return self._types.get(name) or self.multiranges.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self._types or name in self.multiranges

    def __iter__(self) -> Iterator[Name]:
        return iter({**self._types, **self.multiranges})

    def __len__(self) -> int:
        return len({*self._types, *self.multiranges})

    @cached_property
    def user_types(self) -> UserTypes:
        """What overload resolution must know of them."""
        found: dict[PgType, UserType] = {}
        for defined in self._types.values():
            found |= defined.user_types
        for extension in self._extensions:
            found |= extension_types(extension)
        return found

    @cached_property
    def user_types_alone(self) -> UserTypes:
        """The same, equal to itself alone."""
        return WithRowTypes(self.user_types, {})


class WithRowTypes(Mapping[PgType, UserType]):
    """Types, and the row type of each relation: read, not copied.

    It is equal to itself alone, as a key of what is chosen among overloads for these types.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __init__(self, types: UserTypes, relations: Mapping[Name, Relation]) -> None:
        self._types = types
        self._relations = relations

    def __getitem__(self, key: PgType) -> UserType:
        found = self._types.get(key)
        if found is None:
            if not self._is_row(key):
                raise KeyError(key)
            found = _ROW_TYPE
        return found

    # As of Mapping, without an exception for each of the many types that are not there.
    def get(self, key: PgType, default: Any = None, /) -> Any:
        found = self._types.get(key)
        if found is not None:
            return found
        return default if key.is_array or key.name not in self._relations else _ROW_TYPE

    def __contains__(self, key: object) -> bool:
        return key in self._types or (isinstance(key, PgType) and self._is_row(key))

    def _is_row(self, key: PgType) -> bool:
        return not key.is_array and key.name in self._relations

    def __iter__(self) -> Iterator[PgType]:
        yield from self._types
        rows = map(PgType, self._relations)
        yield from (row for row in rows if row not in self._types)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_ROW_TYPE = UserType("c")


class NotReplicatedIndex:
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
