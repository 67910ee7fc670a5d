"""Constraints of replicated tables that the primary gives up while replicas may enforce them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..changes import AlterConstraint, Drop, DropColumn, DropConstraint, RequireColumn, Update
from ..contract import Contract, Relation, Rollout
from ..expressions import conjuncts
from ..name import Name
from ..primary import Constraint, Table, TableIndex, required_column
from .era import Era
from .steps import Done, History
from .timeline import Timeline

# A column that is NOT NULL, by its name, what tells rows apart, a check or an exclusion.
_Rule = str | TableIndex | Constraint


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
    timeline = Timeline.of(history)
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
            if _holds(rule, left) and not _is_about_dropped(rule, done):
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


def _rules(table: Table, done: Done) -> Iterator[_Rule]:
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


def _told_by_name(table: Table, constraint: Constraint) -> Iterator[_Rule]:
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


def _holds(rule: _Rule, table: Table) -> bool:
    """Whether rows of a table must keep to it, or lack the columns that it is about."""
    if _lacks(table, _columns(rule)):
        return True
    match rule:
        case str(name):
            return table.columns[name].is_required
        case TableIndex():
            return any(_is_as_strict(one, rule) for one in table.indexes.values())
        case Constraint():
            return _is_implied(rule, table) or any(
                _is_same(one, rule) for one in table.constraints.values()
            )


def _lacks(table: Table, columns: tuple[str, ...]) -> bool:
    return not table.columns.keys() >= set(columns)


def _is_as_strict(one: TableIndex, other: TableIndex) -> bool:
    """Whether rows that an index takes are rows that the other takes."""
    if not one.is_unique or not one.is_valid or one.is_immediate < other.is_immediate:
        return False
    if _is_unknown(one) or _is_unknown(other):
        return (one.is_primary and other.is_primary) or one.name == other.name
    if one.is_partial or one.columns is None or other.columns is None:
        return (one.parts, one.words) == (other.parts, other.words)
    return set(one.columns) <= set(other.columns)


def _is_unknown(index: TableIndex) -> bool:
    """Whether only the contract tells of an index, and not of its columns."""
    return index.columns is None and not index.words


def _is_implied(check: Constraint, table: Table) -> bool:
    """Whether it says `column IS NOT NULL` of a column that is NOT NULL, and nothing else."""
    columns = [required_column(one) for one in conjuncts(check.condition)]
    found = [None if one is None else table.columns.get(one) for one in columns]
    return bool(found) and all(one is not None and one.is_required for one in found)


def _is_same(one: Constraint, other: Constraint) -> bool:
    if one.kind != (other.kind or one.kind) or not one.is_enforced:
        return False
    if other.kind in ("check", ""):
        return other.condition is not None and one.condition == other.condition
    return one.name == other.name


def _is_new(rule: _Rule, relation: Relation, before: Table, start: Table | None) -> bool:
    """Whether a migration that is to come has made it, so that no replica was made with it."""
    match rule:
        case str(name):
            is_made = before.columns[name].is_required and relation.requires(name) is None
        case TableIndex():
            is_made = rule.name in before.indexes and not _is_unknown(rule)
        case Constraint():
            is_made = rule.name in before.constraints
    return is_made and (start is None or not _holds(rule, start))


def _is_about_dropped(rule: _Rule, done: Done) -> bool:
    """Whether it goes with its column, which may come again without it."""
    return isinstance(done.change, DropColumn) and done.change.column in _columns(rule)


def _back(rule: _Rule, relation: Name, timeline: Timeline, place: int) -> int | None:
    """Where the rows must keep to it again, in time for the replicas."""
    moments = timeline.history.moments
    done = moments[place][0]
    last = timeline.ends[done.step.file]
    if done.step.era is Era.UNDATED:
        last = len(moments) - 1
    for later in sorted(timeline.changing(relation, place + 1, last)):
        table = moments[later][1].tables.get(relation)
        if table is not None and _holds(rule, table) and not _lacks(table, _columns(rule)):
            return later
    settled = timeline.settled(done).tables.get(relation)
    return last if settled is None or _lacks(settled, _columns(rule)) else None


def _columns(rule: _Rule) -> tuple[str, ...]:
    match rule:
        case str(name):
            return (name,)
        case TableIndex():
            return (*(rule.columns or ()), *rule.uses)
        case Constraint():
            return rule.columns


def _written_before(
    rule: _Rule, relation: Name, timeline: Timeline, place: int, back: int
) -> Done | None:
    """An UPDATE of what tells rows apart, before it does again: it may hold twice meanwhile."""
    if not isinstance(rule, TableIndex):
        return None
    for done in timeline.history.run[place + 1 : back + 1]:
        match done.change:
            case Update(name, assignments=assignments) if name == relation:
                if {one.column for one in assignments} & set(rule.columns or rule.uses):
                    return done
    return None


def _relaxed(
    done: Done, relation: Relation, rule: _Rule, at_end: Table, between: Done | None
) -> Relaxed:
    match rule:
        case str(name):
            enforced = relation.requires(name) if name in relation.columns else False
            return Relaxed(done, relation, "not null", name, (name,), enforced)
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
            return Relaxed(done, relation, rule.kind, rule.name, rule.columns, None)


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
            if not any(_is_as_strict(other, same) for other in at_end.indexes.values()):
                return True
    said = (relation.key,) if index.is_primary else (relation.unique,)
    return None if None in said else False
