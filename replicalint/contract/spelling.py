"""The names that a contract writes with capitals and without quotes.

psql prints them so, and so does whoever writes all SQL without quotes: such a name is the exact
one, or the one that PostgreSQL folds it to. A text that writes it tells which.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from ..name import Name
from ..pgtype import PgType
from .model import Contract
from .parts import Column, Function, Relation, TypeDef

# What stands before a name that a text does not fold: an element of an array may be a JSON key.
_BEFORE_EXACT = ('"', "'", "{")


def as_written(contract: Contract, text: str) -> Contract:
    """The contract as a text spells its names: folded where it has them, and in no quotes."""
    if not contract.names_with_capitals:
        return contract
    lower = text.lower()
    folded = frozenset(
        name
        for name in contract.names_with_capitals
        if _is_word(name.lower(), lower) and not any(mark + name in text for mark in _BEFORE_EXACT)
    )
    if folded not in contract.spellings:
        contract.spellings[folded] = _Folding(contract, folded).contract()
    return contract.spellings[folded]


def _is_word(name: str, text: str) -> bool:
    """Whether it stands in a text by itself: "Post_authorId_fkey" does not speak of authorId."""
    start = text.find(name)
    while start >= 0:
        around = text[max(start - 1, 0) : start] + text[start + len(name) : start + len(name) + 1]
        if not any(letter.isalnum() or letter in "_$" for letter in around):
            return True
        start = text.find(name, start + len(name))
    return False


class _Folding:
    """A contract with some of its names folded, and the others exact."""

    def __init__(self, contract: Contract, names: frozenset[str]) -> None:
        self.original = contract
        self.names = names
        listed: tuple[Relation | TypeDef, ...] = (
            *contract.relations.values(),
            *contract.types.values(),
        )
        self.renamed: Mapping[Name, Name] = {
            one.name: one.folded
            for one in listed
            if one.folded is not None and one.name.name in names
        }

    def contract(self) -> Contract:
        original = self.original
        relations = map(self._relation, original.relations.values())
        types = map(self._type, original.types.values())
        return replace(
            original,
            relations=MappingProxyType({one.name: one for one in relations}),
            types=MappingProxyType({one.name: one for one in types}),
            functions=tuple(map(self._function, original.functions)),
            endpoints=tuple(
                replace(one, relations=tuple(map(self._name, one.relations)))
                if one.relations is not None
                else one
                for one in original.endpoints
            ),
            same_names=None,
            same_types=None,
        )

    def _name(self, name: Name) -> Name:
        return self.renamed.get(name, name)

    def _pg_type(self, of: PgType) -> PgType:
        return PgType(self.renamed[of.name], of.is_array) if of.name in self.renamed else of

    def _relation(self, one: Relation) -> Relation:
        columns = map(self._column, one.columns.values())
        named = MappingProxyType({column.name: column for column in columns})
        names = dict(zip(one.columns, named, strict=True))
        return replace(
            one,
            name=self._name(one.name),
            columns=named,
            folded=None,
            key=_renamed(one.key, names),
            not_null=_renamed(one.not_null, names),
            unique=None
            if one.unique is None
            else tuple(_renamed(each, names) or () for each in one.unique),
        )

    def _column(self, one: Column) -> Column:
        name = one.folded if one.folded is not None and one.name in self.names else one.name
        derived = one.derived
        if derived is not None:
            derived = replace(derived, from_=tuple(map(self._name, derived.from_)))
        type_ = self._pg_type(one.type)
        return replace(one, name=name, type=type_, derived=derived, folded=None)

    def _type(self, one: TypeDef) -> TypeDef:
        base, subtype = (
            None if each is None else self._pg_type(each) for each in (one.base, one.subtype)
        )
        fields = MappingProxyType({name: self._pg_type(of) for name, of in one.fields.items()})
        return replace(
            one,
            name=self._name(one.name),
            fields=fields,
            base=base,
            subtype=subtype,
            folded=None,
        )

    def _function(self, one: Function) -> Function:
        arguments = one.arguments
        if arguments is not None:
            arguments = tuple(map(self._pg_type, arguments))
        returns = None if one.returns is None else self._pg_type(one.returns)
        return replace(one, arguments=arguments, returns=returns)


def _renamed(columns: tuple[str, ...] | None, names: Mapping[str, str]) -> tuple[str, ...] | None:
    return None if columns is None else tuple(map(names.__getitem__, columns))
