"""What migrations take away of the contract's tables: the primary before each change, and after.

The two are compared, whatever the change is called: DROP SCHEMA ... CASCADE takes columns as DROP
COLUMN does. What the migrations say they take away, and the replay has never seen, counts as well:
it was made elsewhere. A column that comes with another type than the replicas have is held against
theirs likewise.

What is gone may come back under each of these forms: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..changes import (
    CreateTable,
    CreateView,
    Drop,
    DropColumn,
    Rename,
    RenameColumn,
    RetypeColumn,
)
from ..contract import Column, Contract, Relation, Rollout
from ..name import Name
from ..pgtype import PgType, fits
from ..primary import Primary, Table, TableColumn, differing
from .accepting import takes_values
from .era import Era
from .made import made_columns
from .steps import Done, History
from .taking import TAKING, comes_to, is_of_schema, named, new_column, new_name, takes
from .timeline import Timeline, written

# What something is called while it does not have its own name; None: it is not kept.
_Kept = Name | str | None


class Loss(Struct, frozen=True):
    """A table of the contract that the primary no longer has under its name; `to`: its new one."""

    done: Done
    relation: Relation
    to: Name | None = None


class ColumnLoss(Struct, frozen=True):
    """A column of the contract that the primary no longer has under its name; `to`: its new one."""

    done: Done
    relation: Relation
    column: Column
    to: str | None = None


class Retyping(Struct, frozen=True):
    """A column of the contract whose type on the primary becomes another; None: not known.

    `labels` are those of its enum that the replicas lack; `is_made`: the column comes with it.
    """

    done: Done
    relation: Relation
    column: Column
    type: PgType | None
    is_same_type: bool  # and its length or precision another
    modifier: str | None
    labels: tuple[str, ...] = ()
    is_made: bool = False


class Losses(Struct, frozen=True):
    """All that the judged migrations take away, in their order."""

    tables: tuple[Loss, ...]
    columns: tuple[ColumnLoss, ...]
    retypings: tuple[Retyping, ...]


def losses(history: History, contract: Contract) -> Losses:
    """What the judged migrations take away of a contract's tables.

    Where the contract does not say what has run, that is no loss which a later file undoes.
    """
    return history.once(_losses, contract)


def _losses(history: History, contract: Contract) -> Losses:
    found = _Comparison(history, contract)
    found.compare()
    return Losses(tuple(found.tables), tuple(found.columns), tuple(found.retypings))


class _Comparison(Struct):
    history: History
    contract: Contract
    tables: list[Loss] = field(default_factory=list)
    columns: list[ColumnLoss] = field(default_factory=list)
    retypings: list[Retyping] = field(default_factory=list)
    seen: dict[Name, set[str]] = field(default_factory=dict)  # columns that the primary ever had
    noted: Mapping[Name, Table] = MappingProxyType({})
    names: dict[Name, Name] = field(default_factory=dict)  # of those that have another one now
    place: int = 0

    def compare(self) -> None:
        for place, (done, after) in enumerate(self.history.moments):
            self.place = place
            self.note(done.primary)
            if isinstance(done.change, Rename):
                self.seen.pop(done.change.to, None)  # another table comes there
                if done.change.to not in after.tables:
                    self.names.pop(done.change.to, None)
            self.compare_made(done, after)
            is_other = done.primary.tables is not after.tables
            if isinstance(done.change, CreateTable) and is_other:
                self.seen.pop(done.change.name, None)
            is_taking = is_other or isinstance(done.change, TAKING)
            is_made = isinstance(done.change, (CreateTable, CreateView))  # what was assumed is not
            if is_taking and not is_made and done.step.era is not Era.HISTORY:
                self.take(done, after)

    def note(self, primary: Primary) -> None:
        """Takes down which of the contract's columns the primary has."""
        for name in differing(self.noted, primary.tables):
            table = primary.tables.get(name)
            if table is not None:
                self.names.pop(name, None)
                if name in self.contract.relations:
                    self.seen.setdefault(name, set()).update(table.columns)
        self.noted = primary.tables

    def take(self, done: Done, after: Primary) -> None:
        change = done.change
        for relation in self.concerned(done, after):
            name = self.name_of(relation, done.primary)
            old, new = done.primary.tables.get(name), after.tables.get(name)
            if old is not None and old.is_assumed and comes_to(change, name):
                continue  # there was none: the table that is renamed is the first
            if old is not new and old is not None:
                self.compare_tables(done, relation, old, new, after)
            elif old is None and self.is_unseen(relation) and takes(change, name):
                self.lose(Loss(done, relation, new_name(change, name)))
            self.compare_column(done, relation, name)

    def concerned(self, done: Done, after: Primary) -> Iterable[Relation]:
        """The relations whose table a change changes, or names, as the contract has them."""
        relations = self.contract.relations
        if is_of_schema(done.change):
            return relations.values()
        names = {named(done.change), *differing(done.primary.tables, after.tables)}
        names |= {name for name, now in self.names.items() if now in names}
        found = (relations[name] for name in names if name is not None and name in relations)
        return sorted(found, key=lambda relation: relation.span.start)

    def name_of(self, relation: Relation, primary: Primary) -> Name:
        """The name that the primary has a table under: it is followed where it is renamed."""
        is_own = relation.name in primary.tables
        return relation.name if is_own else self.names.get(relation.name, relation.name)

    def is_unseen(self, relation: Relation, column: str | None = None) -> bool:
        """Whether the primary has never had a table or a column, as far as its replay goes."""
        seen = self.seen.get(relation.name)
        return seen is None or (column is not None and column not in seen)

    def compare_tables(
        self, done: Done, relation: Relation, old: Table, new: Table | None, left: Primary
    ) -> None:
        if new is None or (new.kind != old.kind and new.kind.endswith("view")):
            if self.is_first_made_later(done, old):
                return
            self.lose(Loss(done, relation, new_name(done.change, old.name)))
            return
        for column in relation.columns.values():
            before, after = old.columns.get(column.name), new.columns.get(column.name)
            if before is None:
                continue
            if after is None:
                self.lose_column(ColumnLoss(done, relation, column, new_column(done.change)))
            elif isinstance(done.change, RetypeColumn) and before != after:
                self.retype(done, relation, column, before, after, left)

    def is_first_made_later(self, done: Done, table: Table) -> bool:
        """Whether DROP TABLE IF EXISTS finds none yet: the table is assumed, and made later."""
        change = done.change
        if not (table.is_assumed and isinstance(change, Drop) and change.may_miss):
            return False
        made = self.history.last_made.get(table.name, -1)
        return done.step.era is Era.UNDATED and made >= done.number

    def compare_column(self, done: Done, relation: Relation, name: Name) -> None:
        """The same by the words of a change alone: of a column that the replay has never seen."""
        change = done.change
        if not isinstance(change, (DropColumn, RenameColumn, RetypeColumn)):
            return
        if change.relation != name:
            return
        column = relation.columns.get(change.column)
        table = done.primary.tables.get(name)
        if column is None or (table is not None and column.name in table.columns):
            return
        may_miss = isinstance(change, DropColumn) and change.may_miss
        is_there = table is not None and not may_miss  # the statement itself says so
        is_known = name not in done.primary.unknown
        if is_known and not is_there and not self.is_unseen(relation, column.name):
            return
        if isinstance(change, RetypeColumn):
            type_, to, agreed = change.type, change.modifier, column.modifier
            is_same = type_ == column.type
            if not is_same or not (fits(to, agreed) if agreed else not change.has_modifier):
                self.retypings.append(Retyping(done, relation, column, type_, is_same, to))
        else:
            self.lose_column(ColumnLoss(done, relation, column, new_column(change)))

    def compare_made(self, done: Done, after: Primary) -> None:
        """The columns that a change makes with another type than the replicas have, to the end."""
        timeline = self.history.once(Timeline.of)
        for relation, column in made_columns(done, self.contract):
            settled = timeline.settled(done)
            table = settled.tables.get(relation.name)
            made = table.columns.get(column.name) if table is not None else None
            if made is None or made.type is None or timeline.is_past(done):
                continue
            new = after.tables.get(relation.name)
            first = new.columns.get(column.name) if new is not None else None
            if first is None or (first.type, first.modifier) != (made.type, made.modifier):
                continue  # what alters it is judged
            labels = self.labels_not_listed(column, made.type, settled)
            if labels == () or column.rollout is Rollout.REMOVING:
                continue
            is_same = made.type == column.type
            if labels or not takes_values(column, made.type, made.modifier, settled):
                found = Retyping(
                    done, relation, column, made.type, is_same, made.modifier, labels or (), True
                )
                self.retypings.append(found)

    def lose(self, loss: Loss) -> None:
        if loss.to == loss.relation.name:
            return
        if loss.to is not None:
            self.names[loss.relation.name] = loss.to
        columns = tuple(loss.relation.columns.values())
        if not self.comes_back(loss.done, loss.relation, columns, loss.to):
            self.tables.append(loss)

    def lose_column(self, loss: ColumnLoss) -> None:
        is_wanted = loss.column.rollout is not Rollout.REMOVING
        if is_wanted and not self.comes_back(loss.done, loss.relation, (loss.column,), loss.to):
            self.columns.append(loss)

    def retype(
        self,
        done: Done,
        relation: Relation,
        column: Column,
        before: TableColumn,
        after: TableColumn,
        left: Primary,
    ) -> None:
        if column.rollout is Rollout.REMOVING:
            return
        is_same = after.type is not None and after.type == column.type
        labels = self.labels_not_listed(column, after.type, left)
        if before.type == after.type or (labels and self.are_listed_in_the_end(done, column)):
            labels = None
        if not labels:
            if is_same and self.has_room(done, relation, column, before, after):
                return
            if not is_same and labels == ():
                return
            if not is_same and self.comes_back(done, relation, (column,), column.name):
                return
        retyping = Retyping(
            done, relation, column, after.type, is_same, after.modifier, labels or ()
        )
        self.retypings.append(retyping)

    def has_room(
        self,
        done: Done,
        relation: Relation,
        column: Column,
        before: TableColumn,
        after: TableColumn,
    ) -> bool:
        """Whether the values of a column fit into that of the replicas, whose type is the same."""
        if column.modifier is None:
            return before.type != after.type or fits(after.modifier, before.modifier)
        if fits(after.modifier, column.modifier):
            return True
        if done.step.era is not Era.UNDATED or self.history.end is None:
            return False
        table = self.history.end.tables.get(relation.name)
        last = table.columns.get(column.name) if table is not None else None
        return (
            last is not None and last.type == column.type and fits(last.modifier, column.modifier)
        )

    def labels_not_listed(
        self, column: Column, type_: PgType | None, after: Primary
    ) -> tuple[str, ...] | None:
        """The labels of an enum that the replicas' one lacks; None: one of them is not known.

        Values are sent as text. Tools make an enum anew so, and rename it in the end.
        """
        listed = self.contract.types.get(column.type.name)
        defined = after.types.get(type_.name) if type_ is not None else None
        if listed is None or defined is None or type_ is None or not defined.labels:
            return None
        if not listed.labels or type_.is_array != column.type.is_array:
            return None
        return tuple(one for one in defined.labels if one not in listed.labels)

    def are_listed_in_the_end(self, done: Done, column: Column) -> bool:
        """Whether a later file takes the labels back that the replicas lack."""
        timeline = self.history.once(Timeline.of)
        left = self.labels_not_listed(column, column.type, self.history.primary)
        return timeline.is_past(done) and left == ()

    def comes_back(
        self, done: Done, relation: Relation, columns: tuple[Column, ...], kept_as: _Kept
    ) -> bool:
        """Whether what is gone is back when others look, with columns of the contract's types.

        That is the end of the transaction. Where it is not known what has run, a later file may
        bring it back, and the same file what it keeps under another name, or what was something
        else before the file.
        """
        timeline = self.history.once(Timeline.of)
        is_renamed = kept_as is not None and kept_as not in _own_names(relation, columns)
        if done.step.era is not Era.UNDATED:
            last = timeline.ends[done.step.transaction]
            return is_renamed and self.is_renamed_back(relation, columns, kept_as, last)
        if _has(self.history.left_by_file(done), relation, columns):
            if not _has(self.history.found_by_file(done), relation, columns):
                return True
            if not is_renamed or timeline.is_past(done):
                return kept_as is not None
            last = timeline.ends[done.step.file]
            return self.is_renamed_back(relation, columns, kept_as, last)
        return any(_has(after, relation, columns) for after in self.history.left_after(done))

    def is_renamed_back(
        self, relation: Relation, columns: tuple[Column, ...], now: _Kept, last: int
    ) -> bool:
        """Whether the same table or column gets its name back before a row is sent without it."""
        names = {relation.name, self.names.get(relation.name, relation.name)}
        for later, after in self.history.moments[self.place + 1 : last + 1]:
            if not names.isdisjoint(written(later.change)):
                return False
            to = new_name(later.change, now) if isinstance(now, Name) else _new_column(later, now)
            now = now if to is None else to
            if now in _own_names(relation, columns):
                return _has(after, relation, columns)
        return False


def _own_names(relation: Relation, columns: tuple[Column, ...]) -> set[Name | str]:
    return {relation.name, *(one.name for one in columns[:1])}


def _new_column(done: Done, column: _Kept) -> str | None:
    """The name that a change gives to a column."""
    change = done.change
    return new_column(change) if getattr(change, "column", None) == column else None


def _has(primary: Primary, relation: Relation, columns: tuple[Column, ...]) -> bool:
    table = primary.tables.get(relation.name)
    if table is None or table.kind.endswith("view"):
        return False
    found = (table.columns.get(column.name) for column in columns)
    pairs = zip(columns, found, strict=True)
    return all(
        column.rollout is not Rollout.NONE or (one is not None and one.type in (None, column.type))
        for column, one in pairs
    )
