"""Parts of a contract as they stand behind their keys: what a person puts in."""

from __future__ import annotations

from collections.abc import Iterable

from ..contract import Column, Relation, TypeDef
from ..name import Name
from .form import column_form, relation_form, type_form
from .layout import NO_COMMENTS, flow, flow_free, value_lines
from .spelling import name_part, written_name

Path = tuple[str, ...]


def relation_path(relation: Name) -> Path:
    """The keys that lead to a relation."""
    return ("relations", written_name(relation))


def column_path(relation: Name, column: str, listed: Column | None = None) -> Path:
    """The keys that lead to a column: its own as it is `listed`, if it is."""
    folded = listed.folded if listed is not None else None
    return (*relation_path(relation), "columns", name_part(column, folded))


def type_path(name: Name) -> Path:
    """The keys that lead to a type."""
    return ("types", written_name(name))


def column_entry(column: Column) -> str:
    """A column on one line: its type, or more where there is more to say."""
    shortest = column_form(column).shortest
    return flow_free(shortest) if isinstance(shortest, str) else flow(shortest)


def relation_entry(relation: Relation) -> str:
    """A relation, in several lines."""
    _, *lines = value_lines(relation_form(relation), "", "", NO_COMMENTS)
    return "\n".join(line.removeprefix("  ") for line in lines)


def type_entry(of: TypeDef) -> str:
    """A type on one line."""
    return flow(type_form(of))


def names_entry(names: Iterable[str]) -> str:
    """Names of columns, or of extensions, on one line."""
    return flow(tuple(map(name_part, names)))


def sets_entry(sets: Iterable[Iterable[str]]) -> str:
    """Sets of columns on one line."""
    return flow(tuple(tuple(map(name_part, one)) for one in sets))
