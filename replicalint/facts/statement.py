"""A statement as its facts, which are kept by their kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from ..pgtype import PgType
from ..source import Span
from .gaps import Gap


class Fact(Protocol):
    """One thing that a statement uses or does: a Struct with its place."""

    @property
    def span(self) -> Span: ...


OfKind = TypeVar("OfKind", bound=Fact)


class Typing(Struct, frozen=True):
    """Types of parameters, by name, and the facts of the statement that come of them."""

    types: tuple[tuple[str, PgType], ...]
    facts: tuple[Fact, ...]


class ParameterUse(Struct, frozen=True):
    """`$1::text = '*' OR o.address = $1`: a parameter that is of different types in its places.

    `deduced` is the type that a server gives it which is told none: that of its first use, which is
    in `places`. `declared` are those that a driver may name instead. All such parameters of a
    statement are one fact. `are_others`: of other parameters no type is known, and what is wrong
    for them is not for these.
    """

    places: tuple[Span, ...]
    deduced: Typing
    declared: tuple[Typing, ...]
    are_others: bool = False

    @property
    def span(self) -> Span:
        return self.places[0]


class Statement(Struct, frozen=True):
    """The facts of one statement. `span` runs from its first to its last word.

    `kind` is its first keyword in capitals ("SELECT", "CREATE TABLE", ...). `name` is the one
    that a `-- name: GetOrg :one` header gives it. `is_filled_in`: a constant of it is not what a
    server gets, as `'{table}'::regclass`, into which a client puts a name.
    """

    span: Span
    kind: str
    name: str | None = None
    by_kind: Mapping[type[Fact], tuple[Fact, ...]] = field(default_factory=dict)
    is_filled_in: bool = False

    def of(self, kind: type[OfKind]) -> tuple[OfKind, ...]:
        """The facts of one kind, in the order of the source: `statement.of(ColumnUse)`."""
        found: tuple[Any, ...] = self.by_kind.get(kind, ())
        return found

    @property
    def facts(self) -> Iterator[Fact]:
        """All facts, kind after kind."""
        return chain.from_iterable(self.by_kind.values())

    @property
    def kinds(self) -> frozenset[type[Fact]]:
        """The kinds of fact that it has."""
        return frozenset(self.by_kind)

    @property
    def is_analysed(self) -> bool:
        """Whether the whole statement was seen: silence about it means checked."""
        return Gap not in self.by_kind

    def with_facts(self, facts: Iterable[Fact]) -> Statement:
        """The statement with these facts, in place of those that it has of their kinds."""
        found = by_kind(facts)
        return replace(self, by_kind={**self.by_kind, **found}) if found else self


def by_kind(facts: Iterable[Fact]) -> Mapping[type[Fact], tuple[Fact, ...]]:
    """Facts as a statement keeps them: those of each kind in the order of the source."""
    found: defaultdict[type[Fact], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[type(fact)].append(fact)
    return {
        kind: tuple(sorted(some, key=_place) if len(some) > 1 else some)
        for kind, some in found.items()
    }


_place = attrgetter("span.start", "span.end")
