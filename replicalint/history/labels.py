"""The labels of enums that migrations write into replicated columns."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import (
    AddColumn,
    ArrayValue,
    Call,
    CaseValue,
    CastValue,
    Constant,
    CreateTable,
    DefaultColumn,
    Expression,
    Insert,
    Update,
)
from ..contract import Column, Contract, Relation, TypeDef
from ..name import Name
from ..primary import Primary
from .steps import Done, History

_CHOOSE_ONE = frozenset(("coalesce", "greatest", "least", "nullif"))


class WrittenLabel(Struct, frozen=True):
    """A constant that a change writes into a column of an enum, or makes its default."""

    done: Done
    relation: Relation
    column: Column
    type: TypeDef
    label: str


def written_labels(history: History, contract: Contract) -> Iterator[WrittenLabel]:
    """Each label that is written, in the order of the migrations; those in functions as well."""
    for done in history.done:
        for name, column, value in _values(done):
            relation = contract.relations.get(name)
            listed = relation.columns.get(column) if relation is not None else None
            if relation is None or listed is None:
                continue
            enum = _enum(contract, listed)
            for label in dict.fromkeys(_labels(value, is_array=listed.type.is_array)):
                if enum is not None:
                    yield WrittenLabel(done, relation, listed, enum, label)


def _values(done: Done) -> Iterator[tuple[Name, str, Expression]]:
    """The values that a change gives to columns."""
    match done.change:
        case AddColumn(relation, column=added) if added.default is not None:
            yield relation, added.name, added.default
        case CreateTable(relation, columns=columns):
            for one in columns:
                if one.default is not None:
                    yield relation, one.name, one.default
        case DefaultColumn(relation, column=column, default=default) if default is not None:
            yield relation, column, default
        case Update(relation, assignments=assignments):
            for assigned in assignments:
                if assigned.value is not None:
                    yield relation, assigned.column, assigned.value
        case Insert(relation) as change:
            columns_of = change.columns or _in_order(done.primary, relation)
            for row in (*change.rows, *change.selected):
                for name, value in zip(columns_of, row, strict=False):
                    yield relation, name, value


def _in_order(primary: Primary, relation: Name) -> tuple[str, ...]:
    """The columns of a table as INSERT without a list fills them; of an assumed one, none."""
    table = primary.tables.get(relation)
    return () if table is None or table.has_other_columns else tuple(table.columns)


def _enum(contract: Contract, column: Column) -> TypeDef | None:
    """The enum that a column, or its array, or its domain is of."""
    found, seen = contract.types.get(column.type.name), set[Name]()
    while found is not None and found.base is not None and found.name not in seen:
        seen.add(found.name)
        found = contract.types.get(found.base.name)
    return found if found is not None and found.labels else None


def _labels(value: Expression, *, is_array: bool) -> Iterator[str]:
    """The constants that a value can be."""
    match value:
        case Constant("string", text) if not is_array:
            yield text
        case Constant("string", text) if text.startswith("{") and text.endswith("}"):
            words = (word.strip() for word in text[1:-1].split(","))
            yield from (word.strip('"') for word in words if word and word.lower() != "null")
        case CastValue(inner):
            yield from _labels(inner, is_array=is_array)
        case CaseValue(arms, default):
            for one in (*(given for _, given in arms), default):
                yield from _labels(one, is_array=is_array)
        case Call(function, arguments) if function.name in _CHOOSE_ONE:
            for one in arguments:
                yield from _labels(one, is_array=is_array)
        case ArrayValue(parts):
            for one in parts:
                yield from _labels(one, is_array=False)
