"""An existing contract with what a schema says now: what people wrote into it stays.

Theirs are the order of things, descriptions, `rollout`, `absent`, `derived`, endpoints, registries,
migrations, a search path, `instead` and `reason`. What the replicas have is the schema's to say.

It is long, as each part of a contract is kept in its own way.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from ..catalog import extensions_with_type, type_info
from ..contract import (
    Column,
    Contract,
    Endpoint,
    Function,
    NotReplicated,
    Relation,
    Rollout,
    TypeDef,
)
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .kept_constraints import with_constraints

_Key = TypeVar("_Key", Name, str)
_Value = TypeVar("_Value", Relation, TypeDef, Span)


def kept(old: Contract, new: Contract, *, is_replica: bool = False) -> Contract:
    """What an existing contract is to say, where `new` was pulled for it from a schema.

    What the schema does not have any more goes, but for columns that are being rolled out or
    removed. What is new comes where its name belongs if the others are sorted, else behind them;
    columns come behind the ones that they follow in the schema. `is_replica`: the schema is a
    replica's own; a subscriber's identities and generated columns say nothing of its publisher's.
    """
    return _Merge(old, new, is_replica=is_replica).contract()


class _Merge:
    """An old contract, what a schema says, and by which names the old one means what is there."""

    def __init__(self, old: Contract, new: Contract, *, is_replica: bool) -> None:
        self.old, self.new = old, new
        self.is_replica = is_replica
        self.is_subscriber = is_replica and new.replication == "logical"
        # A key with capitals and without quotes stands for the exact or the folded name.
        self.spelt: dict[Name, Name] = {}
        for listed, found in ((old.relations, new.relations), (old.types, new.types)):
            for one in listed.values():
                if one.folded is not None and one.name not in found:
                    self.spelt[one.folded] = one.name

    def contract(self) -> Contract:
        old, new = self.old, self.new
        relations = self.listed(old.relations, new.relations, self.relation, _is_to_come)
        used = _used(relations.values(), old.types)
        types = self.listed(old.types, new.types, self.type, lambda one: one.name in used)
        functions = tuple(self.functions(types))
        there = {*relations, *new.sequences, *(one.name for one in functions)}
        return replace(
            new,
            source=old.source,
            description=old.description,
            postgres=self.postgres(),
            search_path=old.search_path if "replica.search_path" in old.keys else new.search_path,
            relations=MappingProxyType(relations),
            types=MappingProxyType(types),
            functions=functions,
            sequences=MappingProxyType(self.listed(old.sequences, new.sequences)),
            extensions=MappingProxyType(
                _in_order(old.extensions, {**new.extensions, **self.extensions(used)})
            ),
            not_replicated=tuple(self.not_replicated(there)),
            endpoints=tuple(_narrowed(one, relations) for one in old.endpoints),
            wrappers=old.wrappers,
            migrations=old.migrations,
            settings=_stated(old.settings, new.settings),
            roles=_stated(old.roles, new.roles),
            registries=old.registries,
        )

    def postgres(self) -> int:
        """The oldest version of all replicas: what one of them runs does not raise it."""
        if self.is_replica:
            return min(self.old.postgres, self.new.postgres)
        return self.old.postgres if "replica.postgres" in self.old.keys else self.new.postgres

    def listed(
        self,
        old: Mapping[Name, _Value],
        new: Mapping[Name, _Value],
        merged: Callable[[_Value | None, _Value], _Value] | None = None,
        stays: Callable[[_Value], bool] = lambda _: False,
    ) -> dict[Name, _Value]:
        """What is listed by name, each value made of the old one and what the schema says."""
        found = {self.name(name): one for name, one in new.items()}
        staying = {name: one for name, one in old.items() if name not in found and stays(one)}
        if merged is not None:
            found = {name: merged(old.get(name), one) for name, one in found.items()}
        return _in_order(old, {**found, **staying})

    def name(self, name: Name) -> Name:
        """The name that the old contract has for it."""
        return self.spelt.get(name, name)

    def pg_type(self, of: PgType) -> PgType:
        return PgType(self.name(of.name), of.is_array)

    # -- relations ---------------------------------------------------------------------------------

    def relation(self, old: Relation | None, new: Relation) -> Relation:
        if old is None:
            columns = {name: self.column(None, one) for name, one in new.columns.items()}
            return replace(new, columns=MappingProxyType(columns))
        spelt = {one.folded: one.name for one in old.columns.values() if one.folded is not None}
        found = {
            name if name in old.columns else spelt.get(name, name): one
            for name, one in new.columns.items()
        }
        written = dict(zip(new.columns, found, strict=True))
        columns = {name: self.column(old.columns.get(name), one) for name, one in found.items()}
        staying = {
            name: one
            for name, one in old.columns.items()
            if name not in found and one.rollout is not Rollout.NONE
        }
        columns = {**columns, **staying}
        relation = replace(
            with_constraints(old, new, written, staying),
            columns=MappingProxyType(_behind_neighbours(old.columns, columns)),
        )
        if self.is_subscriber:
            return replace(relation, replica_identity=old.replica_identity)
        return relation

    def column(self, old: Column | None, new: Column) -> Column:
        of = self.pg_type(new.type)
        if old is None:
            return replace(new, type=of)
        return replace(
            old,
            type=of,
            modifier=new.modifier,
            generated=old.generated if self.is_subscriber else new.generated,
            absent=old.absent if self.may_be_absent(old, of) else None,
        )

    def may_be_absent(self, old: Column, of: PgType) -> bool:
        """Whether the literal for an absent column is one of its type, too."""
        if old.absent is None or old.absent == "NULL":
            return True
        defined = self.new.types.get(of.name)
        if defined is not None and defined.labels and not of.is_array:
            return old.absent[1:-1].replace("''", "'") in defined.labels
        return old.type == of or None is not _category(old.type) == _category(of)

    # -- what else there is ------------------------------------------------------------------------

    def type(self, old: TypeDef | None, new: TypeDef) -> TypeDef:
        fields = {name: self.pg_type(of) for name, of in new.fields.items()}
        base, subtype = (None if of is None else self.pg_type(of) for of in (new.base, new.subtype))
        new = replace(new, fields=MappingProxyType(fields), base=base, subtype=subtype)
        return new if old is None else replace(new, name=old.name, folded=old.folded)

    def functions(self, types: Collection[Name]) -> Iterator[Function]:
        """The functions, each with what the old contract says of it, and a new one in its place."""
        left = [
            replace(
                one,
                arguments=None
                if one.arguments is None
                else tuple(map(self.pg_type, one.arguments)),
                returns=None if one.returns is None else self.pg_type(one.returns),
            )
            for one in self.new.functions
        ]
        meant = {one: [other for other in left if _means(one, other)] for one in self.old.functions}
        left = [one for one in left if not any(one in others for others in meant.values())]
        for one, others in meant.items():
            if others:
                yield _returning(one, {other.returns for other in others} - {None}, types)
                continue
            instead = next((other for other in left if other.name == one.name), None)
            if instead is not None:
                left.remove(instead)
                yield replace(instead, writes=one.writes)
        yield from left

    def extensions(self, used: Collection[Name]) -> dict[str, Span]:
        """The old extensions that bring types of columns."""
        bringing = {
            one for name in used if not name.schema for one in extensions_with_type(name.name)
        }
        return {name: span for name, span in self.old.extensions.items() if name in bringing}

    def not_replicated(self, there: Collection[Name]) -> Iterator[NotReplicated]:
        """The old entries that still speak about something, and what they do not cover."""
        staying: list[NotReplicated] = []
        for one in self.old.not_replicated:
            if one.name in there and not one.is_pattern:
                continue
            is_about = [other for other in self.new.not_replicated if _overlap(one, other)]
            if is_about or one.instead or one.reason or self.is_replica:
                exact = [other.kind for other in is_about if other.name == one.name]
                staying.append(replace(one, kind=exact[0]) if exact else one)
        yield from staying
        for other in self.new.not_replicated:
            if not any(one.covers(other.name) for one in staying):
                yield other


def _stated(
    old: Mapping[str, Span] | None, new: Mapping[str, Span] | None
) -> Mapping[str, Span] | None:
    """What people list, and what the schema tells if it tells that."""
    return old if new is None else MappingProxyType(_in_order(old or {}, {**(old or {}), **new}))


def _is_to_come(relation: Relation) -> bool:
    """Whether no column of a relation is everywhere yet."""
    columns = relation.columns.values()
    return bool(columns) and all(one.rollout is Rollout.ADDING for one in columns)


def _used(relations: Iterable[Relation], types: Mapping[Name, TypeDef]) -> set[Name]:
    """The types of columns, and of those types that are made of others."""
    found: set[Name] = set()
    waiting = {column.type.name for one in relations for column in one.columns.values()}
    while waiting:
        name = waiting.pop()
        found.add(name)
        one = types.get(name)
        if one is not None:
            parts = (*one.fields.values(), one.base, one.subtype)
            waiting |= {part.name for part in parts if part is not None} - found
    return found


def _in_order(old: Mapping[_Key, _Value], new: Mapping[_Key, _Value]) -> dict[_Key, _Value]:
    """The new values in the order of the old ones; others in that of their names, or last."""
    names = [name for name in old if name in new]
    others = [name for name in new if name not in old]
    if [*old] == sorted(old):
        for name in others:
            insort(names, name)
    else:
        names += others
    return {name: new[name] for name in names}


def _behind_neighbours(
    old: Mapping[str, Column], new: Mapping[str, Column]
) -> Mapping[str, Column]:
    """The new columns in the order of the old ones, each other one behind what it follows."""
    names = [name for name in old if name in new]
    at = 0
    for name in new:
        if name in old:
            at = names.index(name) + 1
        else:
            names.insert(at, name)
            at += 1
    return {name: new[name] for name in names}


def _category(of: PgType) -> str | None:
    """What kind of literal a type takes; None for one that is not built in."""
    info = type_info(of.bare)
    return None if info is None or of.is_array else info.category


def _means(one: Function, other: Function) -> bool:
    """Whether an entry of a contract is about a function."""
    is_name = one.name == other.name or one.name == Name("", other.name.name)
    return is_name and (one.arguments is None or one.arguments == other.arguments)


def _returning(one: Function, found: set[PgType | None], types: Collection[Name]) -> Function:
    """An entry with what the functions return that it is about: nothing where they differ.

    Nothing is `found` where the schema does not say it; a type that is gone does not stay.
    """
    if one.returns is None or one.returns in found:
        return one
    if found:
        return replace(one, returns=found.pop() if len(found) == 1 else None)
    is_there = one.returns.is_built_in or one.returns.name in types
    return one if is_there else replace(one, returns=None)


def _overlap(one: NotReplicated, other: NotReplicated) -> bool:
    """Whether two entries are about something together; `*` stands for itself here."""
    return one.covers(other.name) or other.covers(one.name)


def _narrowed(endpoint: Endpoint, relations: Mapping[Name, Relation]) -> Endpoint:
    """The endpoint without relations that are gone."""
    if endpoint.relations is None:
        return endpoint
    return replace(endpoint, relations=tuple(one for one in endpoint.relations if one in relations))
