"""Columns that a migration adds to a table that the replicas have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..changes import AddColumn, RenameColumn, Update
from ..contract import Column, Rollout
from ..format_type import format_type
from ..history import Done
from ..history.sending import ancestors
from ..name import Name, quoted
from ..pgtype import PgType
from ..primary import Primary, Table, TableColumn
from ..pulling import column_of
from ..writing import column_entry, column_path
from .defaults import is_constant, is_null, is_same_everywhere
from .pieces import ColumnText, column_text
from .required import edit_not_null, require
from .stage import Stage
from .steps import ContractEdit, Phase
from .types import is_new_type, type_steps

KEPT = ("collate", "storage", "compression")  # clauses that say what values are


def additions(stage: Stage, name: Name, column: str | None = None) -> Iterator[Done]:
    """The changes that add columns to a table, or one of them."""
    for done in stage.changing(AddColumn, name):
        assert isinstance(done.change, AddColumn)
        if column is None or done.change.column.name == column:
            yield done


def added_column(stage: Stage, name: Name, old: Table, column: TableColumn) -> None:
    """A column that is sent from here on: first on every replica."""
    done = next(additions(stage, name, column.name), None)
    place = done.step.statement.span if done is not None else stage.place(name)
    if done is None and old.is_partition and _comes_from_above(stage, name, column.name):
        _mark_new(stage, name, column)
        return
    if done is None and _is_renamed(stage, name, column.name):
        return  # which is refused by itself
    if done is None:
        stage.refuse(
            place,
            f'column "{column.name}" of {name} comes to be sent, with the rows that are written '
            "from then on and not with those that are there",
            "Take the table out of the publication and add it again, so that it is copied anew.",
        )
        return
    change = done.change
    assert isinstance(change, AddColumn)
    text = column_text(stage.text_of(done), change.span, column.name)
    default, is_filled = _default(stage, done, change, text)
    if default is None:
        return
    if column.type is None:
        stage.refuse(place, f'the type of column "{column.name}" of {name} is not known')
        return
    type_steps(stage, (column,), place)
    definition = f"{quoted(column.name)} {type_text(column, text)}{default}"
    is_required = column.is_required and is_filled
    sql = [f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {definition}{_not_null(is_required)};"]
    stage.add(
        Phase.PREPARE,
        f'Add column "{column.name}" to {name}',
        "A replica without it stops applying at the first row that is sent with it."
        + (" Rows that are there get the default of the primary." if is_filled else ""),
        *sql,
        span=place,
    )
    if column.is_required and not is_required:
        require(stage, name, column.name, place)
    _mark_new(stage, name, column)


def _comes_from_above(stage: Stage, name: Name, column: str) -> bool:
    """Whether a table that one is a part of gets the column, there and on the replicas."""
    return any(
        any(True for _ in additions(stage, one, column))
        for one in ancestors(stage.after, name)
        if one in stage.sent_before
    )


def _is_renamed(stage: Stage, name: Name, column: str) -> bool:
    return any(
        isinstance(one.change, RenameColumn) and one.change.to == column
        for one in stage.changing(RenameColumn, name)
    )


def _not_null(is_required: bool) -> str:
    return " NOT NULL" if is_required else ""


def _default(
    stage: Stage, done: Done, change: AddColumn, text: ColumnText | None
) -> tuple[str | None, bool]:
    """The DEFAULT for the replicas, and whether it gives every row a value.

    None where the rows that are there get values on the primary that no replica can make.
    """
    added = change.column
    if added.default is None and not (added.is_serial or added.identity):
        if not _has_default_of_type(done.primary, added.type) or _is_sent_later(
            stage, done, change
        ):
            return "", False
        stage.refuse(
            done.step.statement.span,
            f'column "{added.name}" of {change.relation} gets the default of its domain: the rows '
            "that are there would differ where the replicas' domain has another or none",
            "Write the default at the column as well.",
        )
        return None, False
    written = text.clauses.get("default") if text is not None else None
    is_by_zone = False
    if added.default is not None and is_constant(added.default) and written is not None:
        if is_same_everywhere(added.default, added.type, done.primary):
            return f" {written}", not is_null(added.default)
        is_by_zone = True
    if _is_sent_later(stage, done, change):
        return "", False
    what, how = "values that each server makes for itself", "Add it"
    if is_by_zone:
        what = "a default that each server reads by its own TimeZone"
        how = "Write the zone with it, '2020-01-01 00:00+00', or add it"
    stage.refuse(
        done.step.statement.span,
        f'column "{added.name}" of {change.relation} gets {what}: the rows that are there would '
        "differ",
        f"{how} without a default, then set the default, then fill the rows with UPDATE, which is "
        "replicated.",
    )
    return None, False


def _has_default_of_type(primary: Primary, of: PgType | None) -> bool:
    """Whether a domain brings a default, its own or that of the domain that it is over."""
    seen: set[Name] = set()
    while of is not None and not of.is_array and of.name not in seen:
        seen.add(of.name)
        made = primary.types.get(of.name)
        if made is None or made.kind != "domain":
            return False
        if made.has_default:
            return True
        of = made.base
    return False


def _is_sent_later(stage: Stage, done: Done, change: AddColumn) -> bool:
    """Whether an UPDATE of all rows follows: it sends every column."""
    return any(
        isinstance(one.change, Update)
        and one.change.relation == change.relation
        and one.change.where is None
        and not one.change.reads
        for one in stage.done
        if one.number > done.number
    )


def type_text(column: TableColumn, text: ColumnText | None) -> str:
    """The type of a column for the replicas, with its collation."""
    assert column.type is not None
    spelt = format_type(column.type, column.modifier or None)
    kept = (text.clauses[key] for key in KEPT if key in text.clauses) if text is not None else ()
    return " ".join((spelt, *kept))


def _mark_new(stage: Stage, name: Name, column: TableColumn) -> None:
    relation = stage.relation(name)
    listed_as = relation.columns.get(column.name) if relation is not None else None
    path = column_path(name, column.name, listed_as)
    made = column_of(column, is_generated=column.generated is not None)
    place = stage.place(name)
    if relation is not None and listed_as is None:
        entry = column_entry(replace(made, rollout=Rollout.ADDING))
        is_new = column.type is not None and is_new_type(stage, column.type)
        stage.add(
            Phase.AGREE if is_new else Phase.MARK,
            f'List column "{column.name}" of {name} with rollout: adding',
            "From here on a query that reads it without care for the replicas that lack it is "
            "refused.",
            edits=(ContractEdit(path, entry),),
            span=place,
        )
    if relation is not None:
        edits = _plain(path, made, listed_as)
        stage.add(
            Phase.SETTLE,
            f'Take rollout from column "{column.name}" of {name}',
            "Every replica has it now, with its rows.",
            edits=edits,
            span=place,
        )
        edit_not_null(stage, name)
        stage.add(
            Phase.READ,
            f'Queries may read column "{column.name}" of {name}',
            "Before, some replica may not have it.",
            span=place,
        )


def _plain(
    path: tuple[str, ...], made: Column, listed_as: Column | None
) -> tuple[ContractEdit, ...]:
    if listed_as is None:
        return (ContractEdit(path, column_entry(made)),)
    taken = [ContractEdit((*path, "rollout"), None)]
    if listed_as.absent is not None:
        taken.append(ContractEdit((*path, "absent"), None))
    return tuple(taken)


def generated_column(stage: Stage, name: Name, column: TableColumn) -> None:
    """A column that the primary computes and does not send: each replica computes it itself."""
    relation = stage.relation(name)
    if relation is None or column.name in stage.columns(stage.after, name):
        return
    done = next(additions(stage, name, column.name), None)
    if done is None or not isinstance(done.change, AddColumn) or column.type is None:
        return
    text = column_text(stage.text_of(done), done.change.span, column.name)
    if text is None or "generated" not in text.clauses:
        return
    if not done.change.column.expression or names_a_function(stage, done.change.column.expression):
        return
    stage.add(
        Phase.PREPARE,
        f'Add generated column "{column.name}" to {name}',
        "It is not sent: each replica computes it. The order does not matter; readers need it.",
        f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {quoted(column.name)} "
        f"{type_text(column, text)} {text.clauses['generated']};",
        span=done.step.statement.span,
    )
    _mark_new(stage, name, column)


def names_a_function(stage: Stage, expression: Sequence[str]) -> bool:
    """Whether an expression may call a function of the schema, which replicas need not have."""
    return any(routine.name in expression for routine in stage.after.routines)
