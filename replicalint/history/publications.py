"""What migrations do to publications, and which of it keeps the replicas from what they serve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from msgspec import Struct, field

from ..changes import (
    AddKey,
    CreateTable,
    Drop,
    Key,
    Publish,
    PublishedTable,
    SetLogged,
    Truncate,
)
from ..contract import Contract, Relation, Rollout
from ..name import Name
from ..source import Span
from .identity import Identities
from .steps import Done, History

_NEEDED = ("insert", "update", "delete")
_MOST = 16  # of the tables that a publication with thousands is said to carry


class OmitsTable(Struct, frozen=True):
    """DROP TABLE, or SET TABLE without a table that the publication had."""

    span: Span
    publication: str
    relation: Relation


class OmitsColumns(Struct, frozen=True):
    """The column list of a table lacks columns that the replicas have."""

    span: Span
    publication: str
    relation: Relation
    columns: tuple[str, ...]


class FiltersRows(Struct, frozen=True):
    """A table is published with WHERE."""

    span: Span
    publication: str
    relation: Relation


class LacksIdentity(Struct, frozen=True):
    """A table is published whose replica identity a migration has taken."""

    span: Span
    publication: str
    relation: Relation


class OmitsOperations(Struct, frozen=True):
    """Inserts, updates or deletes are not published; `carried` are tables of the contract."""

    span: Span
    publication: str
    operations: tuple[str, ...]
    carried: tuple[Relation, ...]


class Dropped(Struct, frozen=True):
    """The publication is dropped; `carried` are tables of the contract."""

    span: Span
    publication: str
    carried: tuple[Relation, ...]


class Truncated(Struct, frozen=True):
    """TRUNCATE of a table that a foreign key links to tables without a replica."""

    span: Span
    relation: Relation
    linked: tuple[Name, ...]


class Unlogged(Struct, frozen=True):
    """A table becomes unlogged."""

    span: Span
    relation: Relation


Loss = (
    OmitsTable
    | OmitsColumns
    | FiltersRows
    | LacksIdentity
    | OmitsOperations
    | Dropped
    | Truncated
    | Unlogged
)


class _Members(Struct):
    """What a publication carries: the listed tables, all tables of some schemas, or all."""

    tables: set[Name] = field(default_factory=set)
    schemas: set[str] = field(default_factory=set)
    has_all: bool = False


class _State(Struct, dict=True):
    """The publications that the migrations define, and the foreign keys that they know.

    `outside` are the tables without a replica that a foreign key ties to one of the contract.
    """

    contract: Contract
    members: dict[str, _Members] = field(default_factory=dict)
    outside: dict[Name, set[Name]] = field(default_factory=dict)

    @cached_property
    def by_schema(self) -> Mapping[str, Sequence[Relation]]:
        """The contract's relations, in its order."""
        found: dict[str, list[Relation]] = {}
        for relation in self.contract.relations.values():
            found.setdefault(relation.name.schema, []).append(relation)
        return found

    def carried(self, publication: str) -> tuple[Relation, ...] | None:
        """Tables of the contract in a publication, of many some; None where it is not known."""
        members = self.members.get(publication)
        if members is None:
            return None
        if members.has_all:
            return tuple(islice(self.contract.relations.values(), _MOST))
        of_schemas = (self.by_schema.get(name, ())[:_MOST] for name in members.schemas)
        found = {relation.name: relation for relation in chain.from_iterable(of_schemas)}
        found |= {name: self.contract.relations[name] for name in members.tables}
        return _in_order(found.values())[:_MOST]


def _in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """As the contract has them."""
    return tuple(sorted(relations, key=lambda relation: relation.span.start))


def losses(history: History, contract: Contract) -> Iterator[Loss]:
    """The changes that keep rows or columns from the replicas, in the order of the migrations."""
    state = _State(contract)
    identities = Identities.of(contract)
    for done in history.done:
        if done.runs:
            identities.take(done)
            _learn_links(done, state)
        match done.change:
            case Publish() as change:
                yield from _published(change, state, identities)
            case Drop("publication", name, span) if done.runs:
                yield from _dropped(name.name, span, state)
            case Truncate() as change:
                yield from _truncated(change, state)
            case SetLogged(relation, span, False) if relation in contract.relations:
                yield Unlogged(span, contract.relations[relation])


def _learn_links(done: Done, state: _State) -> None:
    match done.change:
        case CreateTable(name, _, _, keys):
            for key in keys:
                _learn_link(name, key, state)
        case AddKey(relation, _, key):
            _learn_link(relation, key, state)


def _learn_link(relation: Name, key: Key, state: _State) -> None:
    if key.references is None:
        return
    for one, other in ((relation, key.references), (key.references, relation)):
        if one in state.contract.relations and other not in state.contract.relations:
            state.outside.setdefault(one, set()).add(other)


def _published(change: Publish, state: _State, identities: Identities) -> Iterator[Loss]:
    relations = state.contract.relations
    listed = {table.name for table in change.tables}
    if change.action == "drop":
        for table in change.tables:
            if table.name in relations:
                yield OmitsTable(table.span, change.publication, relations[table.name])
    else:
        for table in change.tables:
            if table.name in relations:
                yield from _in_part(change, table, relations[table.name], identities)
    if change.action == "set":
        yield from _forgotten(change, listed, state)
    _remember(change, listed, state)
    yield from _operations(change, state)


def _in_part(
    change: Publish, table: PublishedTable, relation: Relation, identities: Identities
) -> Iterator[Loss]:
    missing = tuple(
        column.name
        for column in relation.columns.values()
        if table.columns is not None
        and column.name not in table.columns
        and column.rollout is not Rollout.REMOVING
    )
    if missing:
        yield OmitsColumns(table.span, change.publication, relation, missing)
    if table.is_filtered:
        yield FiltersRows(table.span, change.publication, relation)
    if identities.known[relation.name].lost is not None:
        yield LacksIdentity(table.span, change.publication, relation)


def _forgotten(change: Publish, listed: set[Name], state: _State) -> Iterator[Loss]:
    """SET TABLE replaces the whole list."""
    for relation in _in_order(_listed_before(change, listed, state)):
        if relation.name not in listed and relation.name.schema not in change.schemas:
            yield OmitsTable(change.span, change.publication, relation)


def _listed_before(change: Publish, listed: set[Name], state: _State) -> Iterator[Relation]:
    """The tables that the list had; where it is not known, all if it now has one of ours."""
    relations = state.contract.relations
    before = state.members.get(change.publication)
    if before is None or before.has_all:
        if before is not None or listed & relations.keys():
            yield from relations.values()
        return
    for schema in before.schemas.difference(change.schemas):
        yield from state.by_schema.get(schema, ())
    for name in before.tables:
        if name.schema not in before.schemas:
            yield relations[name]


def _remember(change: Publish, listed: set[Name], state: _State) -> None:
    tables = listed & state.contract.relations.keys()
    known = state.members.get(change.publication)
    if change.action in ("create", "set"):
        members = _Members(tables, set(change.schemas), change.has_all_tables)
        state.members[change.publication] = members
    elif change.action == "add" and known is not None:
        known.tables |= tables
        known.schemas |= set(change.schemas)
    elif change.action == "drop" and known is not None:
        known.tables -= tables
        known.schemas -= set(change.schemas)


def _operations(change: Publish, state: _State) -> Iterator[Loss]:
    missing = tuple(one for one in _NEEDED if one not in (change.operations or _NEEDED))
    carried = state.carried(change.publication) if missing else ()
    if carried != ():
        yield OmitsOperations(change.span, change.publication, missing, carried or ())


def _dropped(publication: str, span: Span, state: _State) -> Iterator[Loss]:
    carried = state.carried(publication)
    if carried != ():
        yield Dropped(span, publication, carried or ())
    state.members.pop(publication, None)


def _truncated(change: Truncate, state: _State) -> Iterator[Loss]:
    relations = state.contract.relations
    for name, span in change.relations:
        if name in relations and state.outside.get(name):
            yield Truncated(span, relations[name], tuple(sorted(state.outside[name])))
