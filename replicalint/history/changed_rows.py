"""The rows that an UPDATE takes, as conditions over the columns of its table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from ..changes import ColumnValue, Expression, Operation, RowValue, Update
from ..contract import Contract, Relation
from ..evaluation import ColumnFacts, ValueType, value_type
from ..expressions import conjuncts, with_columns
from ..name import Name
from ..pgtype import PgType
from ..primary import Primary, Table

_ROW_PLACE = "ctid"


class Assigned(Struct, frozen=True):
    """A column, and the value that it gets; None where that is not known."""

    column: str
    value: Expression | None


class ChangedRows(Struct, frozen=True, dict=True):
    """What an UPDATE does to the rows that it takes, where the schema is known so far.

    `conditions` hold for each of them.
    """

    assigned: tuple[Assigned, ...]
    conditions: tuple[Expression, ...]
    table: TableFacts
    sources: Mapping[str, TableFacts]

    def facts(self, column: ColumnValue) -> ColumnFacts:
        """What is known of a column, of the changed table or of what is read beside it."""
        if column.source == "excluded":
            return ColumnFacts(self.table.facts(column.column).type)
        is_own = column.source is not None and (not column.source or column.source[0] == "#")
        of = self.table if is_own else self.sources.get(column.source or "?")
        return of.facts(column.column) if of is not None else ColumnFacts()

    def may_hold_null(self, column: ColumnValue) -> bool:
        """Whether it is known that a column may be NULL."""
        of = self.table if column.source == "" else self.sources.get(column.source or "?")
        return of is not None and of.is_known_to_be_null(column.column)


class TableFacts(Struct, frozen=True):
    """A table as the primary has it, and as the contract says where the primary does not."""

    table: Table | None
    relation: Relation | None
    primary: Primary
    contract: Contract
    required: frozenset[str] = frozenset()  # columns that are NOT NULL besides

    @property
    def columns(self) -> Collection[str]:
        """The columns, as far as they are known."""
        if self.table is not None:
            return self.table.columns
        return self.relation.columns if self.relation is not None else ()

    def facts(self, column: str) -> ColumnFacts:
        """Its type, and whether it may be NULL."""
        held = self.table.columns.get(column) if self.table is not None else None
        listed = self.relation.columns.get(column) if self.relation is not None else None
        required = column in self.required or (held is not None and held.is_required)
        if held is None or (self.table is not None and self.table.is_assumed):
            required |= bool(self.relation is not None and self.relation.requires(column))
        if held is not None and held.type is not None:
            return ColumnFacts(self.type_of(held.type, held.modifier or ""), not required)
        return ColumnFacts(self.type_of(listed.type) if listed else None, not required)

    def is_known_to_be_null(self, column: str) -> bool:
        """Whether it is known that rows may have NULL there."""
        if self.table is not None and not self.table.is_assumed:
            return column in self.table.columns and not self.table.columns[column].is_required
        return self.relation is not None and self.relation.requires(column) is False

    def type_of(self, of: PgType | None, modifier: str = "") -> ValueType | None:
        """A type by its name, with the labels of an enum; a domain is the type below it."""
        if of is None:
            return None
        name = of.name
        for _ in range(8):  # domains over domains
            made, listed = self.primary.types.get(name), self.contract.types.get(name)
            base = made.base if made is not None and made.kind == "domain" else None
            base = base or (listed.base if listed is not None else None)
            if base is None or of.is_array:
                break
            of, name = base, base.name
        made, listed = self.primary.types.get(name), self.contract.types.get(name)
        labels = made.labels if made is not None else ()
        return value_type(of, modifier, labels or (listed.labels if listed is not None else ()))

    @property
    def keys(self) -> tuple[frozenset[str], ...] | None:
        """The columns that tell rows apart; None where that is not known."""
        found = [frozenset((_ROW_PLACE,))]
        if self.table is not None:
            kinds = ("primary key", "unique")
            constraints = self.table.constraints.values()
            found += [
                frozenset(one.columns) for one in constraints if one.kind in kinds and one.columns
            ]
            found += [
                frozenset(one.columns)
                for one in self.table.indexes.values()
                if one.is_unique and not one.is_partial and one.columns
            ]
        if self.relation is not None and self.relation.key:
            found.append(frozenset(self.relation.key))
        is_known = self.table is not None and not self.table.is_assumed
        return tuple(found) if is_known or len(found) > 1 else None


def table_facts(name: Name, primary: Primary, contract: Contract) -> TableFacts:
    """What is known of a table by its name."""
    return TableFacts(primary.tables.get(name), contract.relations.get(name), primary, contract)


def changed_rows(update: Update, primary: Primary, contract: Contract) -> ChangedRows:
    """The rows that an update takes. The same table, joined by its key, has the same row."""
    own = table_facts(update.relation, primary, contract)
    sources = {one.name: table_facts(one.relation, primary, contract) for one in update.sources}
    written = {one.column for one in update.assignments}

    def meant(column: ColumnValue) -> Expression:
        is_own = column.source is None and (
            column.column in own.columns or column.column in written
        )
        return ColumnValue(column.column) if is_own else column

    conditions = [with_columns(one, meant) for one in (*conjuncts(update.where), *update.joined)]
    values = [
        None if one.value is None or one.is_part else with_columns(one.value, meant)
        for one in update.assignments
    ]
    same = frozenset(_same_row(update, own, conditions))

    def put(column: ColumnValue) -> Expression:
        return ColumnValue(column.column) if column.source in same else column

    conditions = [with_columns(_spelt_out(one, own), put) for one in conditions]
    assigned = tuple(
        Assigned(one.column, None if value is None else with_columns(value, put))
        for one, value in zip(update.assignments, values, strict=True)
    )
    return ChangedRows(assigned, tuple(conditions), own, sources)


def _same_row(update: Update, own: TableFacts, conditions: Sequence[Expression]) -> Iterator[str]:
    """The sources that are the changed table itself and whose key is that of the changed row."""
    candidates = [one.name for one in update.sources if one.relation == update.relation]
    if not candidates:
        return
    groups = _equal_columns(conditions)
    keys = own.keys
    for name in candidates:
        shared = {
            one.column
            for group in groups
            for one in group
            if one.source == name and ColumnValue(one.column) in group
        }
        if any(key <= shared for key in keys or ()) or (
            keys is None and any(_may_be_key(column) for column in shared)
        ):
            yield name


def _may_be_key(column: str) -> bool:
    """Whether a column of a table whose keys are not known goes by the name of one."""
    return column in ("id", _ROW_PLACE) or column.endswith("_id")


def _equal_columns(conditions: Sequence[Expression]) -> list[set[ColumnValue]]:
    """The columns that conditions say are equal."""
    groups: list[set[ColumnValue]] = []
    for condition in (one for part in conditions for one in conjuncts(part)):
        if not isinstance(condition, Operation) or condition.operator != "=":
            continue
        left, right = condition.operands
        if not isinstance(left, ColumnValue) or not isinstance(right, ColumnValue):
            continue
        joined = {left, right}
        apart = []
        for group in groups:
            if group & joined:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _spelt_out(value: Expression, own: TableFacts) -> Expression:
    """Whole rows that are compared, `t.*` and `excluded.*`, as their columns."""
    match value:
        case Operation(operator, (ColumnValue("*", one), ColumnValue("*", other))) if own.columns:
            rows = [
                RowValue(tuple(ColumnValue(name, source) for name in own.columns))
                for source in (one, other)
            ]
            return Operation(operator, tuple(rows))
        case Operation(operator, operands):
            return Operation(operator, tuple(_spelt_out(one, own) for one in operands))
        case _:
            return value
