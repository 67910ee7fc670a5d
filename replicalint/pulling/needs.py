"""What the replica must have besides the tables: what their columns and constraints depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from msgspec import Struct, field

from .. import catalog
from ..contract import Function, TypeDef
from ..name import Name
from ..pgtype import PgType
from ..primary import DefinedType, Primary, Table
from ..source import Span


class Needs(Struct):
    """What has been found that tables need, while it is gathered.

    `others` are types that nothing of the schema makes, and no extension that is known.
    """

    primary: Primary
    relations: frozenset[Name]  # whose row types come with them
    types: dict[Name, TypeDef] = field(default_factory=dict)
    functions: dict[tuple[Name, tuple[PgType | None, ...]], Function] = field(default_factory=dict)
    sequences: dict[Name, Span] = field(default_factory=dict)
    extensions: dict[str, Span] = field(default_factory=dict)
    others: dict[Name, Span] = field(default_factory=dict)

    def take_table(self, table: Table, columns: Iterable[str]) -> None:
        """What a table with these columns needs."""
        listed = [table.columns[name] for name in columns]
        for column in listed:
            if column.type is not None:
                self.take_type(column.type, column.span)
            if column.draws_from is not None:
                self.take_sequence(column.draws_from)
        for name in self.primary.owners.get(table.name, ()):
            sequence = self.primary.sequences[name]
            owner = sequence.owner_column
            if sequence.is_identity and owner is not None and owner[1] in {x.name for x in listed}:
                self.take_sequence(name)

    def take_sequence(self, name: Name) -> None:
        """A sequence by its name, if the schema has it."""
        sequence = self.primary.sequences.get(name)
        if sequence is not None:
            self.sequences[name] = sequence.span

    def take_type(self, type_: PgType, span: Span) -> None:
        """A type, with those that it is made of."""
        waiting = [(type_, span)]
        while waiting:
            one, place = waiting.pop()
            waiting += self._take(one.bare, place)

    def _take(self, type_: PgType, span: Span) -> Iterator[tuple[PgType, Span]]:
        name = type_.name
        if type_.is_built_in or name.schema == "information_schema" or name in self.relations:
            return
        if name in self.types or name in self.others or self._is_of_extension(name, span):
            return
        defined = self.primary.types.get(name) or self._range_of(name)
        if defined is not None:
            if defined.name not in self.types:
                self.types[defined.name] = _definition(defined)
                yield from ((one, defined.span) for one in _made_of(defined))
        elif (table := self.primary.tables.get(name)) is not None:
            self.types[name] = _row_type(table)
            yield from (
                (one.type, one.span) for one in table.columns.values() if one.type is not None
            )
        else:
            self.others[name] = span
            self.types[name] = TypeDef(name, span)

    def _is_of_extension(self, name: Name, span: Span) -> bool:
        """Whether an extension brings the type; one that is not installed here is needed, too."""
        if name in self.primary.types:
            return False
        owners = catalog.extensions_with_type(name.name)
        installed = [one for one in owners if one in self.primary.extensions]
        if not installed and name.schema:
            return False  # a type of the same name
        for owner in installed[:1] or owners[:1]:
            self.take_extension(owner, span)
        return bool(owners)

    def take_extension(self, name: str, span: Span) -> None:
        """An extension, at the place that creates it."""
        found = self.primary.extensions.get(name)
        self.extensions[name] = found.span if found is not None else span

    def _range_of(self, name: Name) -> DefinedType | None:
        """The range type that brings a multirange type."""
        for one in self.primary.types.values():
            if one.kind == "range" and _definition(one).multirange == name:
                return one
        return None


def _definition(defined: DefinedType) -> TypeDef:
    fields = {one.name: one.type for one in defined.attributes if one.type is not None}
    return TypeDef(
        defined.name,
        defined.span,
        labels=defined.labels,
        fields=MappingProxyType(fields),
        base=defined.base if defined.kind == "domain" else None,
        subtype=defined.base if defined.kind == "range" else None,
    )


def _row_type(table: Table) -> TypeDef:
    fields = {one.name: one.type for one in table.columns.values() if one.type is not None}
    return TypeDef(table.name, table.span, fields=MappingProxyType(fields))


def _made_of(defined: DefinedType) -> Iterator[PgType]:
    if defined.base is not None:
        yield defined.base
    yield from (one.type for one in defined.attributes if one.type is not None)
