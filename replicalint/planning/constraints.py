"""What tells rows apart or restricts them: unique constraints and indexes, checks, exclusions."""

from __future__ import annotations

from collections.abc import Iterator

from ..history.row_rules import columns_of, holds, is_as_strict, is_unknown, lacks
from ..name import Name, quoted
from ..primary import Constraint, Table, TableIndex
from ..writing import sets_entry
from .settled import unique
from .stage import Stage
from .steps import Phase


def constraint_steps(stage: Stage, name: Name) -> None:
    """The steps for the constraints of a table that the replicas have before and after."""
    old, new = stage.table(stage.before, name), stage.table(stage.after, name)
    sent = stage.columns(stage.after, name)
    kept = [one for one in old.indexes.values() if holds(one, new)]
    for rule in _rules(old):
        if not holds(rule, new):
            _relaxed(stage, name, rule)
    for constraint in old.constraints.values():
        is_gone = constraint.name not in new.constraints
        if constraint.kind == "foreign key" and is_gone:
            _without_foreign_key(stage, name, constraint)
    for rule in _rules(new):
        if not isinstance(rule, TableIndex) or rule.is_primary:
            continue
        if any(is_as_strict(one, rule) for one in kept) and not lacks(old, columns_of(rule)):
            continue
        if rule.columns and not rule.is_partial and sent.keys() >= set(rule.columns):
            _unique(stage, name, new, rule)
    _edit_unique(stage, name, new)


def _rules(table: Table) -> Iterator[TableIndex | Constraint]:
    yield from (
        one for one in table.indexes.values() if one.is_unique and one.is_valid and not one.parent
    )
    for constraint in table.constraints.values():
        if constraint.kind in ("check", "exclude") and constraint.is_enforced:
            yield constraint


def _relaxed(stage: Stage, name: Name, rule: TableIndex | Constraint) -> None:
    if isinstance(rule, TableIndex) and (rule.is_primary or is_unknown(rule)):
        return  # the replica identity says what is to be done
    what = (
        f"CHECK {quoted(rule.name)}"
        if isinstance(rule, Constraint)
        else f"UNIQUE of {', '.join(dict.fromkeys(columns_of(rule)))}"
    )
    stage.add(
        Phase.PREPARE,
        f"Drop {what} of {name}",
        "A replica that still enforces it stops at the first row that the primary takes and it "
        "does not. It may have another name there.",
        _without(stage.table(stage.before, name), rule),
        span=stage.place(name),
    )


def _without(table: Table, rule: TableIndex | Constraint) -> str:
    if isinstance(rule, Constraint) or rule.name in table.constraints:
        return f"ALTER TABLE {table.name} DROP CONSTRAINT IF EXISTS {quoted(rule.name)};"
    return f"DROP INDEX IF EXISTS {Name(table.name.schema, rule.name)};"


def _without_foreign_key(stage: Stage, name: Name, constraint: Constraint) -> None:
    stage.add(
        Phase.PREPARE,
        f"Drop foreign key {quoted(constraint.name)} of {name}",
        "A replica needs none; where it has one, its table could not be dropped or truncated.",
        f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {quoted(constraint.name)};",
        span=stage.place(name),
    )


def _unique(stage: Stage, name: Name, table: Table, index: TableIndex) -> None:
    columns = ", ".join(quoted(one) for one in index.columns or ())
    if index.name in table.constraints:
        constraint = table.constraints[index.name]
        late = " DEFERRABLE" if constraint.is_deferrable else ""
        sql = f"ALTER TABLE {name} ADD CONSTRAINT {quoted(index.name)} UNIQUE ({columns}){late};"
    else:
        made = quoted(index.name)
        sql = f"CREATE UNIQUE INDEX IF NOT EXISTS {made} ON {name} ({columns});"
    stage.add(
        Phase.FINISH,
        f"Make {columns} of {name} unique",
        "Until the primary enforces it, and every replica has applied what came before, equal rows "
        "may come.",
        sql,
        span=stage.place(name),
    )


def _edit_unique(stage: Stage, name: Name, new: Table) -> None:
    """What the contract says of UNIQUE, where it says it."""
    relation = stage.relation(name)
    if relation is None or relation.unique is None or new.is_assumed:
        return
    after = unique(stage, name)
    kept = tuple(one for one in relation.unique if any({*one} >= {*other} for other in after))
    stays = sets_entry(kept) if kept != relation.unique else None
    is_more = {frozenset(one) for one in kept} != {frozenset(one) for one in after}
    stage.relist(name, "unique", stays, sets_entry(after) if is_more else None)
