"""What the rows of a table must keep to, and whether another table asks as much of its rows."""

from __future__ import annotations

from ..expressions import conjuncts
from ..primary import Constraint, Table, TableIndex, required_column

# A column that is NOT NULL, by its name, what tells rows apart, a check or an exclusion.
RowRule = str | TableIndex | Constraint


def holds(rule: RowRule, table: Table) -> bool:
    """Whether rows of a table must keep to it, or lack the columns that it is about."""
    if lacks(table, columns_of(rule)):
        return True
    match rule:
        case str(name):
            return table.columns[name].is_required
        case TableIndex():
            return any(is_as_strict(one, rule) for one in table.indexes.values())
        case Constraint():
            return _is_implied(rule, table) or any(
                _is_same(one, rule) for one in table.constraints.values()
            )


def lacks(table: Table, columns: tuple[str, ...]) -> bool:
    return not table.columns.keys() >= set(columns)


def is_as_strict(one: TableIndex, other: TableIndex) -> bool:
    """Whether rows that an index takes are rows that the other takes."""
    if not one.is_unique or not one.is_valid or one.is_immediate < other.is_immediate:
        return False
    if is_unknown(one) or is_unknown(other):
        return (one.is_primary and other.is_primary) or one.name == other.name
    if one.is_partial or one.columns is None or other.columns is None:
        if other.columns is not None and _is_of_cases(one, other.columns):
            return True
        return (one.parts, one.words) == (other.parts, other.words)
    return set(one.columns) <= set(other.columns)


def _is_of_cases(one: TableIndex, columns: tuple[str, ...]) -> bool:
    """Whether it takes no two rows that differ in nothing but in capitals, as lower(email) does."""
    known = {*columns, "lower", "upper", "(", ")", ","}
    return (
        not one.is_partial
        and {*one.uses} <= {*columns}
        and bool(one.words)
        and ({*one.words} <= known)
    )


def is_unknown(index: TableIndex) -> bool:
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


def columns_of(rule: RowRule) -> tuple[str, ...]:
    match rule:
        case str(name):
            return (name,)
        case TableIndex():
            return (*(rule.columns or ()), *rule.uses)
        case Constraint():
            return rule.columns
