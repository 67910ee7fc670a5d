"""The schema while a change is made: what is looked up by name stays true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from ..changes import Dependency
from ..name import Name
from ..source import Source, Span
from .dependencies import with_needs
from .layered import changed
from .model import Primary
from .objects import DefinedSequence
from .relations import Table

_NO_TABLE = Table(Name("", ""), Span(Source("", ""), 0, 0))


class Draft:
    """The tables of a primary, changed one by one; `done` is the primary with them.

    `span` is the place of the change: what comes into being has it.
    """

    def __init__(self, primary: Primary, span: Span) -> None:
        self.before = primary
        self.span = span
        self._tables: dict[Name, Table | None] = {}
        self._indexes: dict[Name, tuple[Name, ...] | None] = {}
        self._constraints: dict[Name, tuple[Name, ...] | None] = {}
        self._mentions: dict[Name, tuple[Name, ...] | None] = {}
        self._sequences: dict[Name, DefinedSequence | None] = {}
        self._owners: dict[Name, tuple[Name, ...] | None] = {}

    # -- what is there ---------------------------------------------------------------------

    def table(self, name: Name) -> Table | None:
        """The table, the view or the like of this name."""
        return self._tables[name] if name in self._tables else self.before.tables.get(name)

    def there(self, name: Name) -> Table:
        """A table that is known to be there."""
        table = self.table(name)
        assert table is not None
        return table

    def tables(self) -> Iterator[Table]:
        """All of them."""
        for name in {**dict.fromkeys(self.before.tables), **self._tables}:
            if (table := self.table(name)) is not None:
                yield table

    def sequence(self, name: Name) -> DefinedSequence | None:
        """The sequence of this name."""
        if name in self._sequences:
            return self._sequences[name]
        return self.before.sequences.get(name)

    def owned(self, table: Name, column: str | None = None) -> tuple[DefinedSequence, ...]:
        """The sequences that go with a table, or with one of its columns."""
        held = self._held(table, self._owners, self.before.owners)
        found = (self.sequence(name) for name in held)
        return tuple(
            one
            for one in found
            if one is not None and (column is None or one.owner_column == (table, column))
        )

    def index_table(self, name: Name) -> Table | None:
        """The table that an index of this name is on."""
        held = self._held(name, self._indexes, self.before.indexes)
        return self.table(held[0]) if held else None

    def mentioning(self, name: Name) -> tuple[Table, ...]:
        """The tables that inherit from one, refer to it or read it, or have columns of a type."""
        held = self._held(name, self._mentions, self.before.mentions)
        found = (self.table(one) for one in held)
        return tuple(one for one in found if one is not None)

    def children(self, table: Table) -> Iterator[Table]:
        """Those that inherit from it, its partitions among them: each as it is when it comes."""
        for name in self._held(table.name, self._mentions, self.before.mentions):
            one = self.table(name)
            if one is not None and table.name in one.parents:
                yield one

    def last_children(self, table: Table) -> Iterator[Table]:
        """The same, the last one first."""
        for name in reversed(self._held(table.name, self._mentions, self.before.mentions)):
            one = self.table(name)
            if one is not None and table.name in one.parents:
                yield one

    def has_children(self, table: Table) -> bool:
        """Whether a table inherits from it."""
        return any(True for _ in self.children(table))

    def is_relation(self, name: Name) -> bool:
        """Whether pg_class has the name."""
        if self.table(name) is not None or self.sequence(name) is not None:
            return True
        composite = self.before.types.get(name)
        if composite is not None and composite.kind == "composite":
            return True
        return bool(self._held(name, self._indexes, self.before.indexes))

    def is_constraint(self, name: Name) -> bool:
        """Whether some table of the schema has a constraint of this name."""
        return bool(self._held(name, self._constraints, self.before.constraints))

    @staticmethod
    def _held(
        name: Name,
        own: Mapping[Name, tuple[Name, ...] | None],
        before: Mapping[Name, tuple[Name, ...]],
    ) -> tuple[Name, ...]:
        held = own[name] if name in own else before.get(name)
        return held or ()

    # -- what is changed -------------------------------------------------------------------

    def put(self, table: Table) -> Table:
        """Makes a table what it is now, or makes it."""
        self._note(table.name, self.table(table.name), table)
        self._tables[table.name] = table
        return table

    def remove(self, name: Name) -> None:
        """Takes a table away, and nothing else."""
        self._note(name, self.table(name), None)
        self._tables[name] = None

    def put_sequence(self, sequence: DefinedSequence) -> None:
        """Makes a sequence what it is now, or makes it."""
        self._note_owner(sequence.name, self.sequence(sequence.name), sequence)
        self._sequences[sequence.name] = sequence

    def remove_sequence(self, name: Name) -> None:
        """Takes a sequence away, and the defaults that draw from it."""
        self._draw(name, None)
        self._note_owner(name, self.sequence(name), None)
        self._sequences[name] = None

    def move_sequence(self, name: Name, to: DefinedSequence) -> None:
        """Gives a sequence another name; the defaults that draw from it follow."""
        self._draw(name, to.name)
        self._note_owner(name, self.sequence(name), None)
        self._sequences[name] = None
        self.put_sequence(to)

    def _draw(self, name: Name, to: Name | None) -> None:
        for table in self.mentioning(name):
            columns = {
                one: replace(x, draws_from=to, has_default=to is not None)
                if x.draws_from == name
                else x
                for one, x in table.columns.items()
            }
            table = replace(table, columns=columns)
            self.put(table if to is None else with_needs(table, partial(_drawn, name, to)))

    def _note_owner(
        self, name: Name, old: DefinedSequence | None, new: DefinedSequence | None
    ) -> None:
        self._replace(name, self._owners, self.before.owners, {*_owner(old)}, {*_owner(new)})

    def _note(self, name: Name, old: Table | None, new: Table | None) -> None:
        """Keeps what is looked up by name; what a change leaves as it is needs nothing."""
        old, new = old or _NO_TABLE, new or _NO_TABLE
        schema = name.schema
        if old.indexes is not new.indexes:
            gone, come = _differing(schema, old.indexes, new.indexes)
            self._replace(name, self._indexes, self.before.indexes, gone, come)
        if old.constraints is not new.constraints:
            gone, come = _differing(schema, old.constraints, new.constraints)
            self._replace(name, self._constraints, self.before.constraints, gone, come)
        for names_in in _changed_parts(old, new):
            if names_in(old) != names_in(new):
                come, gone = _mentioned(new), _mentioned(old)
                self._replace(name, self._mentions, self.before.mentions, gone, come)
                break

    def _replace(
        self,
        name: Name,
        own: dict[Name, tuple[Name, ...] | None],
        before: Mapping[Name, tuple[Name, ...]],
        old: set[Name],
        new: set[Name],
    ) -> None:
        """Takes a name from those that held it, and gives it to those that do."""
        for key in old - new:
            left = tuple(one for one in self._held(key, own, before) if one != name)
            own[key] = left or None
        for key in new - old:
            own[key] = (*self._held(key, own, before), name)

    def done(self) -> Primary:
        """The primary with all that was changed."""
        if not (self._tables or self._sequences):
            return self.before
        primary = self.before
        temporary = primary.temporary
        for name, table in self._tables.items():
            if name.schema == "pg_temp":
                temporary = temporary | {name} if table is not None else temporary - {name}
        looked_up: tuple[tuple[str, Mapping[Name, Any]], ...] = (
            ("tables", self._tables),
            ("indexes", self._indexes),
            ("constraints", self._constraints),
            ("mentions", self._mentions),
            ("sequences", self._sequences),
            ("owners", self._owners),
        )
        come = {
            what: changed(getattr(primary, what), entries) for what, entries in looked_up if entries
        }
        touched = tuple(self._tables) or primary.touched
        return replace(primary, temporary=temporary, touched=touched, **come)


def _owner(sequence: DefinedSequence | None) -> Iterator[Name]:
    if sequence is not None and sequence.owner_column is not None:
        yield sequence.owner_column[0]


def _differing(
    schema: str, old: Mapping[str, object], new: Mapping[str, object]
) -> tuple[set[Name], set[Name]]:
    """What has these names in a schema, and no longer, or only now."""
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    return {Name(schema, one) for one in gone}, {Name(schema, one) for one in come}


def _changed_parts(old: Table, new: Table) -> Iterator[Callable[[Table], set[Name]]]:
    """What gives the names that a part of a table mentions, of each part that a change touches."""
    if (
        old.parents is not new.parents
        or old.reads is not new.reads
        or old.of_type is not new.of_type
        or old.needs is not new.needs
    ):
        yield _by_itself
    if old.columns is not new.columns:
        yield _by_columns
    if old.constraints is not new.constraints:
        yield _by_constraints
    if old.indexes is not new.indexes:
        yield _by_indexes


def _mentioned(table: Table) -> set[Name]:
    """All names that a table mentions."""
    parts = (_by_itself(table), _by_columns(table), _by_constraints(table), _by_indexes(table))
    return set().union(*parts)


def _by_itself(table: Table) -> set[Name]:
    found = {*table.parents, *(name for name, _ in table.reads)}
    found.update(one.name for one in table.needs)
    if table.of_type is not None:
        found.add(table.of_type)
    return found


def _by_columns(table: Table) -> set[Name]:
    found = set()
    for column in table.columns.values():
        if column.draws_from is not None:
            found.add(column.draws_from)
        if column.type is not None and column.type.name.schema != "pg_catalog":
            found.add(column.type.name)
        if column.needs:
            found.update(one.name for one in column.needs)
    return found


def _by_constraints(table: Table) -> set[Name]:
    found = set()
    for constraint in table.constraints.values():
        if constraint.references is not None:
            found.add(constraint.references)
        if constraint.needs:
            found.update(one.name for one in constraint.needs)
    return found


def _by_indexes(table: Table) -> set[Name]:
    return {one.name for index in table.indexes.values() if index.needs for one in index.needs}


def _drawn(name: Name, to: Name, need: Dependency) -> Dependency:
    is_meant = need.kind == "sequence" and need.name == name
    return replace(need, name=to) if is_meant else need
