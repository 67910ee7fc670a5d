"""Whether an UPDATE leaves alone the rows that already have the value it sets."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from msgspec.structs import replace

from ..changes import Assignment, ColumnValue, Constant, Expression, Update
from ..contract import Contract
from ..evaluation import ColumnFacts, Condition, SearchEnd, Terms, search
from ..expressions import columns_of, parts_of, with_columns
from ..primary import Primary
from .changed_rows import Assigned, ChangedRows, changed_rows
from .row_events import RowState

_LEAST_RUNS, _MOST_RUNS = 100, 6_000
_MOST_PARTS = 300_000  # of expressions, evaluated for one question


class Rewrites(Enum):
    """Which of the rows that it takes an UPDATE writes as they are."""

    NONE = "none"
    SOME = "some"  # there can be such rows
    PERHAPS = "perhaps"  # if what is not known from here allows it
    ALL = "all"


Facts = Callable[[ColumnValue], ColumnFacts]


def rewrites(
    update: Update, primary: Primary, contract: Contract, state: RowState | None = None
) -> Rewrites:
    """Which rows are written whose values stay as they are.

    `state` has the columns whose value is known, as they have just been added.
    """
    try:
        return _rewrites(update, primary, contract, state or RowState())
    except RecursionError:
        return Rewrites.PERHAPS


def _rewrites(update: Update, primary: Primary, contract: Contract, known: RowState) -> Rewrites:
    rows = changed_rows(update, primary, contract)
    if not rows.assigned:
        return Rewrites.NONE
    most = _most_runs(rows, known)
    found = search(_conditions(rows, known, stays=True), most)
    if found.end is SearchEnd.NONE:
        return Rewrites.NONE
    if any(one.value is None for one in rows.assigned):
        return Rewrites.PERHAPS
    others = search(_conditions(rows, known, stays=False), most)
    if others.end is SearchEnd.NONE and found.end is not SearchEnd.UNKNOWN:
        return Rewrites.PERHAPS if _may_be_changed(update, primary) else Rewrites.ALL
    return Rewrites.SOME if found.end is SearchEnd.FOUND else Rewrites.PERHAPS


def _may_be_changed(update: Update, primary: Primary) -> bool:
    """Whether a trigger may put something else into the rows."""
    triggers = primary.triggers_of(update.relation)
    return any(one.fires and one.is_of_row and "update" in one.events for one in triggers)


def is_without_effect(
    update: Update,
    primary: Primary,
    contract: Contract,
    state: RowState,
    required: frozenset[str] = frozenset(),
) -> bool:
    """Whether it changes no row at all, where the rows are in some state before it.

    `required` are NOT NULL, whatever else is known of the table.
    """
    try:
        return _is_without_effect(update, primary, contract, state, required)
    except RecursionError:
        return False


def _is_without_effect(
    update: Update,
    primary: Primary,
    contract: Contract,
    state: RowState,
    required: frozenset[str],
) -> bool:
    rows = changed_rows(update, primary, contract)
    rows = replace(rows, table=replace(rows.table, required=required))
    if not rows.assigned or any(one.value is None for one in rows.assigned):
        return False
    found = search(_conditions(rows, state, stays=False), _most_runs(rows, state))
    return found.end is SearchEnd.NONE


def _most_runs(rows: ChangedRows, state: RowState) -> int:
    """How many rows are tried: fewer where each costs more."""
    values = [*rows.conditions, *(one.value for one in rows.assigned if one.value is not None)]
    values += state.values.values()
    size = sum(1 for value in values for _ in parts_of(value))
    return min(_MOST_RUNS, max(_LEAST_RUNS, _MOST_PARTS // max(1, size)))


def _conditions(rows: ChangedRows, state: RowState, *, stays: bool) -> list[Condition]:
    """What holds for the rows that are taken and stay as they are, or change."""
    facts = _with_unknown_nulls(rows, state) if stays else rows.facts
    gives_null = not (stays and state.current)
    terms = Terms(facts, rows.table.type_of, state.values, gives_null=gives_null)
    # What a column is compared with tells the type of one that is not known: so all is read twice.
    _made(terms, rows, state, stays)
    return _made(terms.again(), rows, state, stays)


def _made(terms: Terms, rows: ChangedRows, state: RowState, stays: bool) -> list[Condition]:
    current = state.current

    def put(column: ColumnValue) -> Expression:
        return current.get(column.column, column) if column.source == "" else column

    known = [
        (ColumnValue(one.column), with_columns(one.value, put))
        for one in rows.assigned
        if one.value is not None
    ]
    conditions = [terms.holds(with_columns(one, put)) for one in rows.conditions]
    if not stays:
        return [*conditions, terms.changes([(put(name), name, value) for name, value in known])]
    # What is made of nothing else is settled first, and others are made of it.
    known.sort(key=lambda pair: sum(1 for _ in columns_of(pair[1])))
    same = [
        _not(terms.changes([(put(name), name, value)]))
        if name.column in current
        else terms.stays(name, value)
        for name, value in known
    ]
    return [*same, *conditions]


def _not(condition: Condition) -> Condition:
    return lambda search: not condition(search)


def _with_unknown_nulls(rows: ChangedRows, state: RowState) -> Facts:
    """Where nothing says that a column may be NULL, one that is made from itself is not.

    Nor is what fills a column that has just been added: NULL is what that has already.
    """
    of_itself = {
        one.column for one in rows.assigned if one.value is not None and _is_made_of(one, one.value)
    }

    def facts(column: ColumnValue) -> ColumnFacts:
        found = rows.facts(column)
        is_own = column.source == "" and column.column in of_itself
        if (is_own or (state.current and not _is_version(column))) and not rows.may_hold_null(
            column
        ):
            return ColumnFacts(found.type, may_be_null=False)
        return found

    return facts


def _is_version(column: ColumnValue) -> bool:
    return column.source is not None and column.source.startswith("#")


def _is_made_of(one: Assigned, value: Expression) -> bool:
    return value != ColumnValue(one.column) and ColumnValue(one.column) in columns_of(value)


# -- what would leave them alone -------------------------------------------------------------------


def guard(update: Update) -> str | None:
    """The condition that leaves equal rows alone, as SQL writes it; None where there is none."""
    if any(one.value == ColumnValue(one.column) for one in update.assignments):
        return None
    known = [one for one in update.assignments if one.text and not one.is_part]
    columns = [f"{update.alias}.{one.column}" for one in known]
    values = [one.text for one in known]
    if len(known) != len(update.assignments):
        return f"{update.alias}.{update.assignments[0].column} IS DISTINCT FROM its new value"
    if len(known) == 1:
        return f"{columns[0]} IS DISTINCT FROM {_operand(known[0])}"
    return f"({', '.join(columns)}) IS DISTINCT FROM ({', '.join(values)})"


def _operand(one: Assignment) -> str:
    is_plain = isinstance(one.value, (Constant, ColumnValue)) or one.text.endswith(")")
    return one.text if is_plain else f"({one.text})"
