"""What the replicas of one read path have: the contract as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from ..catalog import NEWEST
from ..catalog.kinds import UserTypes
from ..name import Name
from ..pgtype import PgType
from ..source import Source, Span
from .check_settings import NO_SETTINGS, CheckSettings
from .lookups import ListedTypes, Lookups
from .migrations import Migrations
from .parts import Endpoint, Function, FunctionBody, NotReplicated, Relation, SqlWrappers, TypeDef
from .selection import Selection, Selections
from .type_names import TypeNames


class Contract(Struct, frozen=True, dict=True):
    """One contract file. Mappings keep the order of the file."""

    source: Source
    name: str
    description: str = ""
    replication: str = "logical"  # or "physical"
    postgres: int = 15
    postgres_span: Span | None = None
    search_path: tuple[str, ...] = ()
    relations: Mapping[Name, Relation] = field(default_factory=lambda: MappingProxyType({}))
    types: Mapping[Name, TypeDef] = field(default_factory=lambda: MappingProxyType({}))
    functions: tuple[Function, ...] = ()
    sequences: Mapping[Name, Span] = field(default_factory=lambda: MappingProxyType({}))
    extensions: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    not_replicated: tuple[NotReplicated, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    migrations: tuple[Migrations, ...] = ()
    selections: tuple[Selection, ...] = ()  # of the statements of one file, where not all are read
    registries: tuple[Name, ...] = ()  # tables whose rows are the primary's own: scheduled tasks
    settings: Mapping[str, Span] | None = None  # of one's own, in lower case; None: not said
    roles: Mapping[str, Span] | None = None  # likewise
    wrappers: SqlWrappers = SqlWrappers()
    check: CheckSettings = NO_SETTINGS
    keys: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))  # by key path
    remarks: tuple[str, ...] = ()  # on what is no mistake, and may not mean what it seems to
    bodies: tuple[FunctionBody, ...] = ()  # what a run has read in migrations, not in the contract
    same_names: Lookups | None = None  # of the contract that this was made from, if names stayed
    same_types: ListedTypes | None = None  # the same of the types it lists

    @property
    def notes(self) -> tuple[str, ...]:
        """What holds for every verdict of this contract and is no mistake, a line each."""
        place = self.postgres_span
        if self.postgres <= NEWEST or place is None:
            return self.remarks
        where = f"{self.source.path}:{place.line}:{place.column}"
        is_judged = f"judged by the catalogue of {NEWEST}, the newest that is known"
        return (*self.remarks, f"{where}: PostgreSQL {self.postgres} is {is_judged}")

    @cached_property
    def names_with_capitals(self) -> frozenset[str]:
        """The names of relations, columns and types that may be folded."""
        relations, types = self.relations.values(), self.types.values()
        columns = (column for one in relations for column in one.columns.values())
        return frozenset(
            (
                *(one.name.name for one in relations if one.folded is not None),
                *(one.name.name for one in types if one.folded is not None),
                *(column.name for column in columns if column.folded is not None),
            )
        )

    @cached_property
    def spellings(self) -> dict[frozenset[str], Contract]:
        """The contract with some of these names folded: each made once."""
        return {}

    @cached_property
    def answers(self) -> defaultdict[object, dict[object, Any]]:
        """What has been asked of it and is kept, by the question: `answered_once`."""
        return defaultdict(dict)

    def relation(self, name: Name) -> Relation | None:
        """The replicated relation that a query reaches by this name.

        A bare name is looked up along the search path; an empty one finds nothing.
        """
        return next((self.relations[n] for n in self.qualified(name) if n in self.relations), None)

    def type(self, name: Name) -> TypeDef | None:
        """The listed type of this name, or the range type whose multirange it is."""
        found = map(self._listed_types.get, self.qualified(name))
        return next(filter(None, found), None)

    def function(self, name: Name) -> tuple[Function, ...]:
        """The listed functions that a call by this name can reach: one for each overload.

        A function that the contract lists without a schema is reached by any call of its name.
        """
        overloads = self.lookups.overloads.get(name.name)
        if overloads is None:
            return ()
        reached = {*self.qualified(name), Name("", name.name)}
        return tuple(function for function in overloads if function.name in reached)

    def constructors(self, name: Name, count: int) -> tuple[Function, ...]:
        """The functions of so many arguments that a range type of this name came with."""
        found = self.type(name)
        return () if found is None else found.constructors(name.name, count)

    def not_replicated_entry(self, name: Name) -> NotReplicated | None:
        """What the contract says about an object that no replica has; exact before `*`."""
        for qualified in self.qualified(name):
            for entry in self.lookups.not_replicated.covering(qualified.name):
                if entry.name.schema == qualified.schema:
                    return entry
        return None

    def candidates(self, bare: str) -> tuple[Name, ...]:
        """The replicated relations with this name in any schema: what a bare name may mean."""
        return self.lookups.relations.called(bare)

    def not_replicated_candidates(self, bare: str) -> tuple[NotReplicated, ...]:
        """The entries of `not_replicated` that a bare name may mean; exact before `*`."""
        return tuple(self.lookups.not_replicated.covering(bare))

    def qualified(self, name: Name) -> tuple[Name, ...]:
        """The schema-qualified names that a name may stand for, in the order of the search."""
        if name.schema:
            return (name,)
        return tuple(Name(schema, name.name) for schema in self.search_path)

    @property
    def schemas(self) -> frozenset[str]:
        """The schemas that something on the replica is in."""
        return self.lookups.schemas

    @property
    def user_types(self) -> UserTypes:
        """What overload resolution must know of the contract's types."""
        return self.lookups.user_types

    def user_types_for(self, kinds: Iterable[PgType | None]) -> UserTypes:
        """The same for choosing by these types: other row types are left out.

        So what is chosen is the same for all contracts that list the same types.
        """
        for kind in kinds:
            if kind is not None and kind.name in self.relations:
                return self.user_types
        return self._listed_types.user_types_alone

    @cached_property
    def type_names(self) -> TypeNames:
        """The types that a reader's session finds by their names."""
        return TypeNames(self._listed_types, self.relations, self.extensions, self.search_path)

    @cached_property
    def _listed_types(self) -> ListedTypes:
        known = self.same_types
        return known if known is not None else ListedTypes(self.types, self.extensions)

    @cached_property
    def lookups(self) -> Lookups:
        """What is looked up by more than a whole name."""
        return self.same_names or Lookups(
            self.relations,
            self.types,
            self._listed_types,
            self.functions,
            self.sequences,
            self.not_replicated,
        )

    @cached_property
    def may_write(self) -> frozenset[str]:
        """The names without schema of functions that write, or of which nobody can tell it."""
        listed = (one.name.name for one in self.functions if one.writes)
        bodies = (one.name.name for one in self.bodies if one.action or not one.is_seen)
        return frozenset((*listed, *bodies))

    def with_bodies(self, bodies: tuple[FunctionBody, ...]) -> Contract:
        """The contract, and what its migrations show of functions."""
        return self._with_same_names(bodies=bodies) if bodies else self

    def narrowed(self, endpoints: tuple[Endpoint, ...]) -> Contract:
        """The contract as the queries of these endpoints see it."""
        return self._with_same_names(endpoints=endpoints, selections=())

    def selecting(self, selections: tuple[Selection, ...]) -> Contract:
        """The contract as a file sees it of which endpoints read what these say."""
        names = {one.endpoint.name for one in selections}
        endpoints = tuple(one for one in self.endpoints if one.name in names)
        if all(one.is_whole for one in selections):
            return self.narrowed(endpoints)
        return self._with_same_names(endpoints=endpoints, selections=selections)

    def seen_by(self, statement: str | None) -> Contract | None:
        """The contract as a statement of this name sees it; None where no endpoint selects it."""
        if not self.selections:
            return self
        if statement not in self._by_statement:
            readers = frozenset(self._indexed.endpoints(statement))
            self._by_statement[statement] = self._of_readers(readers) if readers else None
        return self._by_statement[statement]

    def _of_readers(self, names: frozenset[str]) -> Contract:
        if names not in self._by_readers:
            order = sorted(map(self._endpoint_numbers.__getitem__, names))
            endpoints = tuple(self.endpoints[number] for number in order)
            self._by_readers[names] = self.narrowed(endpoints)
        return self._by_readers[names]

    @cached_property
    def _indexed(self) -> Selections:
        return Selections.of(self.selections)

    @cached_property
    def _endpoint_numbers(self) -> Mapping[str, int]:
        return {one.name: number for number, one in enumerate(self.endpoints)}

    @cached_property
    def _by_statement(self) -> dict[str | None, Contract | None]:
        """What statements of these names see."""
        return {}

    @cached_property
    def _by_readers(self) -> dict[frozenset[str], Contract]:
        """The contract narrowed to endpoints of these names: each made once."""
        return {}

    def with_other_relations(
        self, relations: Mapping[Name, Relation], search_path: tuple[str, ...]
    ) -> Contract:
        """The contract with other relations, along a search path: its types stay as they are."""
        return replace(
            self,
            relations=relations,
            search_path=search_path,
            same_names=None,
            same_types=self._listed_types,
        )

    def with_relations(self, relations: Mapping[Name, Relation]) -> Contract:
        """The contract with other columns of its relations, whose names stay."""
        return self._with_same_names(relations=relations)

    def _with_same_names(self, **changes: object) -> Contract:
        """One that differs in what no name is looked up in: what was looked up is kept."""
        kept = {"same_names": self.lookups, "same_types": self._listed_types}
        return replace(self, **changes, **kept)
