"""Constraints of replicated tables that the primary gives up while replicas may enforce them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..changes import (
    AlterConstraint,
    CastValue,
    Constant,
    Delete,
    Drop,
    DropColumn,
    DropConstraint,
    Expression,
    Insert,
    RequireColumn,
    Truncate,
    Update,
)
from ..contract import Contract, Relation, Rollout
from ..name import Name
from ..primary import Constraint, Table, TableIndex
from .era import Era
from .row_rules import RowRule, columns_of, holds, is_as_strict, is_unknown, lacks
from .steps import Done, History
from .timeline import Timeline


class Relaxed(Struct, frozen=True):
    """A constraint that a change takes: `kind` is "not null", "unique", "check" or "exclude".

    `kind` is empty where only the name is known, `columns` where they are not. `is_enforced` is
    what the contract says of the replicas, None where it does not. `is_wider` says that a key of
    more columns takes its place. `between` writes its columns before it is put back.
    """

    done: Done
    relation: Relation
    kind: str
    name: str
    columns: tuple[str, ...]
    is_enforced: bool | None
    is_primary: bool = False
    is_wider: bool = False
    between: Done | None = None


def relaxations(history: History, contract: Contract) -> Iterator[Relaxed]:
    """What migrations relax without putting it back, and what they put back too late."""
    timeline = history.once(Timeline.of)
    for place, (done, after) in enumerate(history.moments):
        name = _relation(done)
        relation = contract.relations.get(name) if name is not None else None
        if relation is None:
            continue
        before = done.primary.tables.get(relation.name)
        left = after.tables.get(relation.name)
        at_end = timeline.settled(done).tables.get(relation.name)
        if before is None or left is None or at_end is None:
            continue
        unsent = _unsent(done, relation, before)
        if unsent is not None and (unsent.is_enforced or not timeline.is_past(done)):
            yield unsent
        for rule in _rules(before, done):
            if holds(rule, left) and not _is_about_dropped(rule, done):
                continue
            if _is_new(rule, relation, before, timeline.start(done).tables.get(relation.name)):
                continue
            is_past = timeline.is_past(done)
            if is_past and not _relaxed(done, relation, rule, at_end, None).is_enforced:
                continue
            back = _back(rule, relation.name, timeline, place)
            between = None
            if back is not None:
                if is_past:
                    continue
                between = _written_before(rule, relation.name, timeline, place, back)
                if between is None:
                    continue
            yield _relaxed(done, relation, rule, left if between else at_end, between)


def _unsent(done: Done, relation: Relation, before: Table) -> Relaxed | None:
    """A column that goes from the primary first, as agreed, and that the replicas still require.

    With a default a replica fills it in.
    """
    if not isinstance(done.change, DropColumn):
        return None
    name = done.change.column
    column, made = relation.columns.get(name), before.columns.get(name)
    if column is None or made is None or column.rollout is not Rollout.REMOVING:
        return None
    enforced = relation.requires(name)
    if made.has_default or not (enforced or (enforced is None and made.is_required)):
        return None
    return Relaxed(done, relation, "not null", name, (name,), enforced)


def _relation(done: Done) -> Name | None:
    match done.change:
        case RequireColumn(relation, is_required=False):
            return relation
        case DropConstraint(relation) | DropColumn(relation) | AlterConstraint(relation):
            return relation
        case Drop("index", name):
            return done.primary.table_of(name)
        case _:
            return None


def _rules(table: Table, done: Done) -> Iterator[RowRule]:
    """What rows of a table must keep to at a moment."""
    yield from (column.name for column in table.columns.values() if column.is_required)
    yield from (index for index in table.indexes.values() if index.is_unique and index.is_valid)
    for constraint in table.constraints.values():
        if constraint.kind in ("check", "exclude") and constraint.is_enforced:
            yield constraint
    match done.change:
        case RequireColumn(_, _, column) if table.is_assumed and column in table.columns:
            if not table.columns[column].is_required:
                yield column  # the contract does not say
        case DropConstraint(_, span, name) if table.is_assumed and name not in table.constraints:
            yield from _told_by_name(table, Constraint(name, "", span))


def _told_by_name(table: Table, constraint: Constraint) -> Iterator[RowRule]:
    """A constraint that no migration makes, if PostgreSQL has chosen its name: orders_note_key."""
    prefix, (head, _, label) = f"{table.name.name}_", constraint.name.rpartition("_")
    if label == "fkey":
        return
    if not constraint.name.startswith(prefix) or label not in ("key", "check", "excl"):
        yield constraint
        return
    rest = head.removeprefix(prefix)
    columns = (rest,) if rest in table.columns else ()
    match label:
        case "key":
            yield TableIndex(constraint.name, columns or None, constraint.span, is_unique=True)
        case "check":
            yield Constraint(constraint.name, "check", constraint.span, columns)
        case "excl":
            yield Constraint(constraint.name, "exclude", constraint.span, columns)


def _is_new(rule: RowRule, relation: Relation, before: Table, start: Table | None) -> bool:
    """Whether a migration that is to come has made it, so that no replica was made with it."""
    match rule:
        case str(name):
            is_made = before.columns[name].is_required and relation.requires(name) is None
        case TableIndex():
            is_made = rule.name in before.indexes and not is_unknown(rule)
        case Constraint():
            is_made = rule.name in before.constraints
    return is_made and (start is None or not holds(rule, start))


def _is_about_dropped(rule: RowRule, done: Done) -> bool:
    """Whether it goes with its column, which may come again without it."""
    return isinstance(done.change, DropColumn) and done.change.column in columns_of(rule)


def _back(rule: RowRule, relation: Name, timeline: Timeline, place: int) -> int | None:
    """Where the rows must keep to it again, in time for the replicas."""
    moments = timeline.history.moments
    done = moments[place][0]
    last = timeline.ends[done.step.file]
    if done.step.era is Era.UNDATED:
        last = len(moments) - 1
    for later in sorted(timeline.changing(relation, place + 1, last)):
        table = moments[later][1].tables.get(relation)
        if table is not None and holds(rule, table) and not lacks(table, columns_of(rule)):
            return later
    settled = timeline.settled(done).tables.get(relation)
    return last if settled is None or lacks(settled, columns_of(rule)) else None


def _written_before(
    rule: RowRule, relation: Name, timeline: Timeline, place: int, back: int
) -> Done | None:
    """What writes rows that need not keep to it, although it holds for all of them in the end.

    One UPDATE may make two rows the same meanwhile. Else what is written must be changed once more,
    or go, with its row or its column.
    """
    moments = timeline.history.moments
    between = [moments[at][0] for at in timeline.writing(relation, place + 1, back)]
    table = moments[back][1].tables.get(relation)
    is_gone = table is None or lacks(table, columns_of(rule))
    for number, done in enumerate(between):
        if not _may_break(rule, done):
            continue
        is_update = isinstance(done.change, Update) and isinstance(rule, TableIndex)
        if is_gone or is_update or any(_may_mend(rule, later) for later in between[number + 1 :]):
            return done
    return None


def _may_break(rule: RowRule, done: Done) -> bool:
    """Whether a change writes what it is about, and no constant where it forbids a null."""
    match done.change:
        case Update(assignments=assignments):
            given = {one.column: one.value for one in assignments}
        case Insert(relation, columns=columns, rows=rows):
            table = done.primary.tables.get(relation)
            if not columns or len(rows) != 1 or table is None:
                return True
            given = {name: one.default for name, one in table.columns.items()}
            given |= zip(columns, rows[0], strict=False)
        case _:
            return False
    if isinstance(rule, str):
        return rule in given and not _is_value(given[rule])
    columns = columns_of(rule)
    return not columns or not given.keys().isdisjoint(columns)


def _is_value(given: Expression | None) -> bool:
    while isinstance(given, CastValue):
        given = given.value
    return isinstance(given, Constant) and given.kind not in ("null", "default")


def _may_mend(rule: RowRule, done: Done) -> bool:
    """Whether a change takes rows away, or writes them once more."""
    match done.change:
        case Delete() | Truncate():
            return True
        case Update(assignments=assignments):
            columns = columns_of(rule)
            return not columns or not {one.column for one in assignments}.isdisjoint(columns)
        case _:
            return False


def _relaxed(
    done: Done, relation: Relation, rule: RowRule, at_end: Table, between: Done | None
) -> Relaxed:
    match rule:
        case str(name):
            enforced = relation.requires(name) if name in relation.columns else False
            return Relaxed(done, relation, "not null", name, (name,), enforced, between=between)
        case TableIndex():
            is_wider = rule.is_primary and any(
                one.is_primary and rule.columns and set(one.columns or ()) > set(rule.columns)
                for one in at_end.indexes.values()
            )
            return Relaxed(
                done,
                relation,
                "unique",
                rule.name,
                rule.columns or (),
                _is_told_apart(relation, rule, at_end),
                rule.is_primary,
                is_wider,
                between,
            )
        case Constraint():
            kind, columns = rule.kind, rule.columns
            return Relaxed(done, relation, kind, rule.name, columns, None, between=between)


def _is_told_apart(relation: Relation, index: TableIndex, at_end: Table) -> bool | None:
    """Whether the replicas refuse two rows that the primary no longer does; None: not said.

    A contract lists neither expressions nor conditions.
    """
    if index.columns is None or index.is_partial:
        if index.is_primary:
            return None if relation.key is None else bool(relation.key)
        return False if relation.unique == () else None
    if not relation.columns.keys() >= set(index.columns):
        return False
    for one in (*(relation.unique or ()), relation.key or ()):
        if set(index.columns) <= set(one):
            same = replace(index, name="", columns=one)
            if not any(is_as_strict(other, same) for other in at_end.indexes.values()):
                return True
    said = (relation.key,) if index.is_primary else (relation.unique,)
    return None if None in said else False
