"""Whether a replica takes what the primary sends: what each step of a plan is held against.

Steps are found change by change; this looks at the two schemas alone, as the apply worker does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..history.identity import identity
from ..history.row_rules import columns_of, holds, lacks
from ..history.sending import sends_column, sent_as
from ..name import Name
from ..pgtype import PgType, fits
from ..primary import Constraint, Primary, Table, TableIndex


def objections(
    replica: Primary,
    primary: Primary,
    contract: Contract,
    new: frozenset[Name] = frozenset(),
) -> Iterator[str]:
    """What of the rows that the primary may send now a replica does not take: a sentence each.

    Rows of `new` tables, which no subscription takes yet, are passed over where it has the columns.
    """
    for name, table in primary.tables.items():
        if table.kind != "table" or table.persistence != "permanent" or table.is_assumed:
            continue
        for target in sent_as(primary, contract, name):
            there = replica.tables.get(target)
            if there is None:
                yield f"{target} is sent, and a replica does not have it"
            elif not there.is_assumed:
                yield from _lacking(there, table, primary, contract)
                if target not in new:
                    yield from _of_table(there, table, replica, primary, contract)


def _lacking(there: Table, table: Table, primary: Primary, contract: Contract) -> Iterator[str]:
    """The columns that a replica must have (proto/relation.c, logicalrep_report_missing_attrs)."""
    for name in table.columns:
        if name not in there.columns and sends_column(primary, contract, table.name, name):
            yield f'column "{name}" of {table.name} is sent, and a replica does not have it'


def _of_table(
    there: Table, table: Table, replica: Primary, primary: Primary, contract: Contract
) -> Iterator[str]:
    sent = {
        column.name: column
        for column in table.columns.values()
        if sends_column(primary, contract, table.name, column.name)
    }
    for column in sent.values():
        own = there.columns.get(column.name)
        if own is None:
            continue
        if own.generated is not None:
            yield f'column "{column.name}" of {table.name} is sent, and a replica computes it'
        if not _takes(own.type, own.modifier, column.type, column.modifier, replica, primary):
            yield f'column "{column.name}" of {table.name} is of another type on a replica'
    for own in there.columns.values():
        made = sent.get(own.name)
        is_demanded = own.is_required and (made is None or not made.is_required)
        has_value = made is None and bool(own.has_default or own.generated or own.identity)
        if is_demanded and not has_value:
            yield f'column "{own.name}" of {table.name} is NOT NULL on a replica'
    for rule in _rules(there):
        columns = columns_of(rule)
        is_loose = not lacks(table, columns) and not holds(rule, table)
        if is_loose or _is_harmful(there, table, columns):
            yield f'"{rule.name}" of {table.name} is still enforced on a replica'
    yield from _of_identity(there, table)


def _rules(table: Table) -> Iterator[TableIndex | Constraint]:
    yield from (one for one in table.indexes.values() if one.is_unique and not one.parent)
    for constraint in table.constraints.values():
        if constraint.kind in ("check", "exclude"):
            yield constraint


def _is_harmful(there: Table, table: Table, columns: tuple[str, ...]) -> bool:
    """Whether a rule may refuse rows as a column that is not sent has a default there, for all."""
    gone = (there.columns.get(one) for one in columns if one not in table.columns)
    return any(one is not None and one.has_default for one in gone)


def _takes(
    own: PgType | None,
    modifier: str | None,
    sent: PgType | None,
    sent_modifier: str | None,
    replica: Primary,
    primary: Primary,
) -> bool:
    if own is None or sent is None:
        return True
    if own != sent:
        return own.is_array == sent.is_array and not (own.is_built_in or sent.is_built_in)
    here, there = replica.types.get(own.name), primary.types.get(sent.name)
    if here is not None and there is not None:
        if not {*there.labels} <= {*here.labels} or not {*here.checks} <= {*there.checks}:
            return False
        if here.is_required > there.is_required:
            return False
    return fits(sent_modifier, modifier)


def _of_identity(there: Table, table: Table) -> Iterator[str]:
    sent = identity(table)
    if sent.is_full or not sent.is_usable or sent.columns is None:
        return
    looked_for = identity(there) if there.identity.startswith("index ") else None
    key = next((one.columns for one in there.indexes.values() if one.is_primary), None)
    columns: tuple[str, ...] | None = looked_for.columns if looked_for is not None else key
    if columns is None or not {*columns} <= {*sent.columns}:
        yield f"a replica does not find rows of {table.name} by what is sent of them"
