"""What of a contract a statement depends on: relations, columns, types and functions.

Nothing is missed: where it is not known which columns a statement reads, it reads all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from ..contract import Contract, Relation
from ..facts import (
    AliasList,
    ColumnUse,
    EntryKind,
    FromEntry,
    FunctionUse,
    Gap,
    JsonKeyUse,
    LabelUse,
    NaturalJoin,
    ObjectKind,
    ObjectUse,
    RelationUse,
    RowContext,
    RowUse,
    StarUse,
    Statement,
    TypeUse,
    Unresolved,
    Write,
)
from ..name import Name
from ..pgtype import PgType
from ..source import Span


class UseKind(Enum):
    """What is used."""

    RELATION = "relation"
    TYPE = "type"
    FUNCTION = "function"


class Way(Enum):
    """How columns are used."""

    NAME = "name"  # o.name
    KEY = "key"  # to_jsonb(o) ->> 'name'
    STAR = "star"  # o.*
    ROW = "row"  # to_jsonb(o), count(o), a cast to the row's type
    NATURAL_JOIN = "natural join"  # the columns that both sides have
    POSITION = "position"  # FROM orgs AS o(a, b), INSERT INTO orgs VALUES (...)
    GAP = "gap"  # not all of the statement could be analysed


class Use(Struct, frozen=True):
    """A place where a statement uses something.

    `name` is the contract's where that lists it, else as it is written. `columns` are those of the
    relation that are used there, also some that the contract does not list; none where the place
    names the relation alone.
    """

    kind: UseKind
    name: Name
    span: Span
    columns: tuple[str, ...] = ()
    way: Way = Way.NAME
    is_write: bool = False


_COLUMN_LIST = re.compile(r'\s*+(?:(?:as\s+)?+(?:\w++|"[^"]*+")\s*+)?+\(\s*+', re.IGNORECASE)
# Entries that are not read through the queries inside them, which have facts of their own.
_TABLES = (EntryKind.TABLE, EntryKind.JOIN, EntryKind.SPECIAL)
_WITH_ROWS = ("INSERT", "MERGE")


def uses(statement: Statement, contract: Contract) -> tuple[Use, ...]:
    """All that a statement uses of what a contract lists, or would list, in the source's order."""
    reading = _Uses(statement, contract)
    found = dict.fromkeys(one for use in reading for one in (use, *reading.inside(use)))
    return tuple(sorted(found, key=lambda use: (use.span.start, use.span.end)))


def _rows_in(types: Iterable[PgType], contract: Contract) -> Iterator[Name]:
    """The tables of the contract whose rows stand in values of some types, at whatever depth."""
    waiting, seen = [one.bare.name for one in types], set[Name]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        relation, listed = contract.relations.get(name), contract.types.get(name)
        if relation is not None:
            yield name
            waiting += [one.type.bare.name for one in relation.columns.values()]
        elif listed is not None:
            waiting += [one.bare.name for one in listed.fields.values()]
            waiting += [listed.base.bare.name] if listed.base is not None else []


class _Uses:
    """Reads the facts of one statement."""

    def __init__(self, statement: Statement, contract: Contract) -> None:
        self.statement = statement
        self.contract = contract
        self.folded = {r.folded: r for r in contract.relations.values() if r.folded is not None}
        named = (use.resolved or use.name for use in statement.of(RelationUse))
        self.relations = tuple(dict.fromkeys(map(self._listed_name, named)))

    def __iter__(self) -> Iterator[Use]:
        yield from self._relations()
        yield from self._columns()
        yield from self._wholes()
        yield from self._written_by_position()
        yield from self._types_and_functions()
        for gap in self.statement.of(Gap):
            for name in self.relations:
                yield from self._all_of(name, gap.span, Way.GAP)

    def inside(self, use: Use) -> Iterator[Use]:
        """The tables whose rows are values of a use's columns: whoever reads them, reads fields."""
        relation = self.contract.relations.get(use.name)
        if relation is None:
            return
        used = (relation.columns[one].type for one in use.columns if one in relation.columns)
        for name in _rows_in(used, self.contract):
            yield from self._all_of(name, use.span, Way.ROW)

    def _listed(self, name: Name) -> Relation | None:
        """The relation of the contract, whichever of its two spellings the statement has."""
        return self.contract.relations.get(name) or self.folded.get(name)

    def _listed_name(self, name: Name) -> Name:
        relation = self._listed(name)
        if relation is not None:
            return relation.name
        absent = self.contract.not_replicated_entry(name)
        return name if absent is None else Name(absent.name.schema, name.name)

    def _relations(self) -> Iterator[Use]:
        for use in self.statement.of(RelationUse):
            name = self._listed_name(use.resolved or use.name)
            yield Use(UseKind.RELATION, name, use.span, is_write=use.is_target)
        for each in self.statement.of(ObjectUse):
            if each.kind is ObjectKind.RELATION:
                found = self.contract.relation(each.name)
                yield Use(UseKind.RELATION, found.name if found else each.name, each.span)

    def _columns(self) -> Iterator[Use]:
        for use in self.statement.of(ColumnUse):
            way = Way.STAR if use.in_clause == "star" else Way.NAME
            is_write = use.in_clause == "target"
            for name in self._of_column(use):
                yield self._use(name, (use.name,), use.span, way, is_write=is_write)
        for key in self.statement.of(JsonKeyUse):
            for name in self._of_entry(key.entry, key.key):
                yield self._use(name, (key.key,), key.span, Way.KEY)

    def _of_column(self, use: ColumnUse) -> Iterable[Name]:
        """The relations that a column may be of."""
        if use.of is not None:
            return (use.of,)
        entries = use.entries
        if not entries and use.missing is Unresolved.COLUMN:
            return (one.relation for one in use.scope if one.relation is not None)
        return (name for one in entries for name in self._of_entry(one, use.name))

    def _of_entry(self, entry: FromEntry, column: str) -> Iterable[Name]:
        """The relations that a column of an entry may be of."""
        if entry.relation is not None:
            return (entry.relation,)
        if entry.kind not in _TABLES:
            return ()
        return (name for name in self.relations if self._column(name, column) is not None)

    def _column(self, relation: Name, column: str) -> str | None:
        """A column as the contract names it; None for one that it does not list."""
        listed = self._listed(relation)
        if listed is None:
            return None
        if column in listed.columns:
            return column
        return next((c.name for c in listed.columns.values() if c.folded == column), None)

    def _use(
        self,
        relation: Name,
        columns: Iterable[str],
        span: Span,
        way: Way,
        *,
        is_write: bool = False,
    ) -> Use:
        name = self._listed_name(relation)
        known = tuple(self._column(name, column) or column for column in columns)
        return Use(UseKind.RELATION, name, span, known, way, is_write)

    def _all_of(self, name: Name, span: Span, way: Way, *, is_write: bool = False) -> Iterator[Use]:
        """All columns that the contract lists of a relation."""
        listed = self._listed(name)
        if listed is not None and listed.columns:
            columns = tuple(listed.columns)
            yield Use(UseKind.RELATION, listed.name, span, columns, way, is_write)

    def _whole(self, entry: FromEntry, span: Span, way: Way) -> Iterator[Use]:
        """All columns of an entry; those of queries are read inside of them."""
        if entry.relation is not None:
            yield from self._all_of(entry.relation, span, way)
        elif entry.kind in _TABLES:
            for name in self.relations:
                for use in self._all_of(name, span, way):
                    seen = entry.columns
                    columns = [one for one in use.columns if seen is None or one in seen]
                    if columns:
                        yield replace(use, columns=tuple(columns))

    def _wholes(self) -> Iterator[Use]:
        keyed = {key.row_name for key in self.statement.of(JsonKeyUse)}
        for row in self.statement.of(RowUse):
            has_key = row.context is RowContext.KEY and row.name in keyed
            if row.entry is not None and not has_key:
                yield from self._whole(row.entry, row.span, Way.ROW)
        for star in self.statement.of(StarUse):
            for entry in star.entries:
                yield from self._whole(entry, star.span, Way.STAR)
        for join in self.statement.of(NaturalJoin):
            yield from self._natural(join)
        for aliases in self.statement.of(AliasList):
            names = {self._listed_name(of) for _, of in aliases.columns if of is not None}
            for name in self.relations:
                if aliases.kind is EntryKind.JOIN or name in names:
                    yield from self._all_of(name, aliases.span, Way.POSITION)

    def _natural(self, join: NaturalJoin) -> Iterator[Use]:
        """The columns that two sides have: all of a side, where those of another are not known."""
        counts = Counter(column for entry in join.entries for column in set(entry.columns or ()))
        is_known = all(entry.columns is not None for entry in join.entries)
        for entry in join.entries:
            if not is_known:
                yield from self._whole(entry, join.span, Way.NATURAL_JOIN)
            elif entry.relation is not None:
                shared = [column for column in entry.columns or () if counts[column] > 1]
                if shared:
                    yield self._use(entry.relation, shared, join.span, Way.NATURAL_JOIN)

    def _written_by_position(self) -> Iterator[Use]:
        """INSERT and MERGE without a list of columns, and COPY without one."""
        targets = {use.span.start for use in self.statement.of(ColumnUse)}
        for write in self.statement.of(Write):
            if write.action in _WITH_ROWS and write.relation is not None:
                text = write.span.source.text
                end = write.span.end - write.span.source.offset
                listed = _COLUMN_LIST.match(text, end)
                first = listed.end() + write.span.source.offset if listed else None
                if write.action != "INSERT" or first not in targets:
                    yield from self._all_of(write.relation, write.span, Way.POSITION, is_write=True)
        if self.statement.kind == "COPY":
            copied = {use.of for use in self.statement.of(ColumnUse) if use.in_clause == "copy"}
            for relation in self.statement.of(RelationUse):
                if relation.resolved is not None and relation.resolved not in copied:
                    yield from self._all_of(relation.resolved, relation.span, Way.STAR)

    def _types_and_functions(self) -> Iterator[Use]:
        for use in self.statement.of(TypeUse):
            yield from self._type(use.name, use.span)
        for label in self.statement.of(LabelUse):
            yield Use(UseKind.TYPE, label.type, label.span)
        for call in self.statement.of(FunctionUse):
            for function in self.contract.function(call.name):
                yield Use(UseKind.FUNCTION, function.name, call.span)
                yield from self._returned(function.returns, call.span)

    def _type(self, name: Name, span: Span) -> Iterator[Use]:
        """A type that a statement names: one that the contract lists, or that of a table's rows."""
        listed = self.contract.type(name)
        if listed is not None:
            yield Use(UseKind.TYPE, listed.name, span)
            yield from self._returned(listed.type, span)
            return
        relation = self.contract.relation(name) or self.folded.get(name)
        if relation is not None:
            yield from self._all_of(relation.name, span, Way.ROW)

    def _returned(self, type_: PgType | None, span: Span) -> Iterator[Use]:
        """The rows of tables that a function returns."""
        for name in _rows_in([type_] if type_ is not None else [], self.contract):
            yield from self._all_of(name, span, Way.ROW)
