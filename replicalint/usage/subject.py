"""What is asked about: a relation, a column, a type or a function, as somebody writes its name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..contract import Contract, Relation
from ..likeness import KnownNames, known
from ..name import Name, parse_parts, quoted
from .uses import Use, UseKind


class Subject(Struct, frozen=True):
    """What is asked about; `is_listed` by the contract."""

    kind: UseKind
    name: Name
    column: str | None = None
    is_listed: bool = True

    def __str__(self) -> str:
        return str(self.name) if self.column is None else f"{self.name}.{quoted(self.column)}"

    def is_met_by(self, use: Use) -> bool:
        """Whether a use is one of it."""
        is_same = use.kind is self.kind and use.name == self.name
        return is_same and (self.column is None or self.column in use.columns)


def subjects(text: str, contract: Contract) -> tuple[Subject, ...]:
    """What a text may stand for: `orgs`, `public.orgs.name`, `"Orgs"."createdAt"`, `f(text)`.

    Those that the contract lists, else all that it may mean elsewhere. A name without schema is
    looked up along the search path, else in all schemas. Raises ValueError where it is no name.
    """
    parts = parse_parts(text.partition("(")[0] if text.rstrip().endswith(")") else text)
    if len(parts) > 3:
        raise ValueError(f"expected RELATION or RELATION.COLUMN, found {text!r}")
    whole = Name.of(parts) if len(parts) < 3 else None
    found = [*_columns(parts, contract)]
    if whole is not None:
        found = [*_relations(whole, contract), *found, *_others(whole, contract)]
    return tuple(one for one in found if one.is_listed) or tuple(found)


def _relations(name: Name, contract: Contract) -> Iterator[Subject]:
    listed = [*_listed(name, contract)]
    for relation in listed:
        yield Subject(UseKind.RELATION, relation.name)
    if not listed:
        absent = contract.not_replicated_entry(name)
        called = () if name.schema or absent else contract.not_replicated_candidates(name.name)
        schemas = {one.name.schema for one in (*called, *((absent,) if absent else ()))}
        for schema in sorted(schemas):
            yield Subject(UseKind.RELATION, Name(schema, name.name))
        if not schemas:
            yield Subject(UseKind.RELATION, name, is_listed=False)


def _listed(name: Name, contract: Contract) -> Iterator[Relation]:
    """The relation that a name finds along the search path; else all of that bare name."""
    for qualified in contract.qualified(name):
        for one in contract.relations.values():
            if qualified in (one.name, one.folded):
                yield one
                return
    if not name.schema:
        for one in contract.relations.values():
            if name.name in (one.name.name, one.folded.name if one.folded else None):
                yield one


def _columns(parts: tuple[str, ...], contract: Contract) -> Iterator[Subject]:
    """Where the last part is a column."""
    *before, column = parts
    if not before:
        return
    name = Name.of(before)
    listed = [*_listed(name, contract)]
    for relation in listed:
        columns = relation.columns.values()
        own = next((c.name for c in columns if column in (c.name, c.folded)), None)
        yield Subject(UseKind.RELATION, relation.name, own or column, own is not None)
    if not listed and len(parts) == 3:
        yield Subject(UseKind.RELATION, name, column, is_listed=False)


def _others(name: Name, contract: Contract) -> Iterator[Subject]:
    """Types and functions."""
    for one in contract.types.values():
        spellings = [one.name, *([one.folded] if one.folded else [])]
        bare = [each.name for each in spellings]
        if name in spellings or (not name.schema and name.name in bare):
            yield Subject(UseKind.TYPE, one.name)
    functions = contract.lookups.overloads.get(name.name, ())
    for found in dict.fromkeys(one.name for one in functions):
        if not name.schema or found == name:
            yield Subject(UseKind.FUNCTION, found)


def near(subject: Subject, contract: Contract) -> str | None:
    """The name of the contract that is most like one that it does not list."""
    relation = contract.relations.get(subject.name)
    if relation is not None and subject.column is not None:
        found = known(tuple(relation.columns)).nearest(subject.column)
        return None if found is None else f"{relation.name}.{quoted(found)}"
    other = KnownNames(contract.relations).nearest(subject.name)
    return None if other is None else str(other)
