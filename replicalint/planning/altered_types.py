"""Changes of types that the replicas have: labels, domains and names."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..changes import AlterType, Rename
from ..contract import TypeDef
from ..history import Done
from ..history.labels import written_labels
from ..name import Name, quoted
from ..pgtype import PgType
from ..source import Span
from ..writing import column_entry, column_path, type_entry, type_path
from .stage import Stage
from .steps import ContractEdit, Phase
from .types import is_type_there, literal


def altered_types(stage: Stage) -> None:
    """The steps for changes of types that the replicas have."""
    for done in stage.done:
        match done.change:
            case AlterType(name) if _concerns(stage, name):
                _altered(stage, done, done.change)
            case AlterType(name, action=action) if _comes_to_be_sent(stage, name):
                if action.endswith("ATTRIBUTE"):
                    _altered(stage, done, done.change)
            case Rename("type" | "domain", name, to=to) if name in stage.contract.types:
                _renamed(stage, done, name, to)
    _labels_written(stage)


def _concerns(stage: Stage, name: Name) -> bool:
    return name in stage.contract.types or is_type_there(stage, name)


def _comes_to_be_sent(stage: Stage, name: Name) -> bool:
    """Whether a column that comes to the replicas is of the type."""
    return any(
        column.type is not None and column.type.name == name
        for table in stage.sent_after & stage.after.tables.keys()
        for column in stage.columns(stage.after, table).values()
    )


def _altered(stage: Stage, done: Done, change: AlterType) -> None:
    place = done.step.statement.span
    name = change.name
    match change.action:
        case "ADD VALUE":
            assert change.value is not None
            _label(stage, change, place)
        case "ALTER DOMAIN":
            _domain(stage, done, change, place)
        case _:
            stage.refuse(
                place,
                f"{change.action} of type {name} changes the values that are sent at once",
                "Make another type and a column of it, fill that, and drop the old column.",
            )


def _label(stage: Stage, change: AlterType, place: Span) -> None:
    name, label = change.name, change.value or ""
    beside = ""
    if change.neighbour is not None:
        side = "BEFORE" if change.is_before else "AFTER"
        beside = f" {side} {literal(change.neighbour)}"
    stage.add(
        Phase.PREPARE,
        f"Add label {literal(label)} to {name}",
        "A value is sent as text: a replica without the label stops at the first row that has it, "
        "and refuses a query that names it.",
        f"ALTER TYPE {name} ADD VALUE IF NOT EXISTS {literal(label)}{beside};",
        span=place,
    )
    known = stage.contract.types.get(name)
    if known is not None and label not in known.labels:
        made = stage.after.types.get(name)
        labels = made.labels if made is not None and made.labels else (*known.labels, label)
        entry = type_entry(TypeDef(name, known.span, labels=labels))
        stage.add(
            Phase.AGREE,
            f"List the labels of {name}",
            "Every replica knows them now: rows may have them, and queries may name them.",
            edits=(ContractEdit(type_path(name), entry),),
            span=place,
        )


def _domain(stage: Stage, done: Done, change: AlterType, place: Span) -> None:
    sql = stage.text_of(done).with_name(change.span, change.name) + ";"
    match change.clause:
        case "add constraint" | "set not null":
            stage.add(
                Phase.FINISH,
                f"Restrict domain {change.name}",
                "Until the primary enforces it, and every replica has applied what came before, "
                "other values may come.",
                sql,
                span=place,
            )
        case "drop constraint" | "drop not null":
            stage.add(
                Phase.PREPARE,
                f"Relax domain {change.name}",
                "A replica that still enforces it stops at the first value that the primary takes.",
                sql,
                span=place,
            )


def _renamed(stage: Stage, done: Done, name: Name, to: Name) -> None:
    """Values are sent as text, so that the name is nobody's but the readers'."""
    place = done.step.statement.span
    stage.add(
        Phase.LEAVE,
        f"Queries stop naming type {name}",
        "No replica has both names: compare with constants that have no type, or as text.",
        span=place,
    )
    stage.add(
        Phase.FINISH,
        f"Rename type {name}",
        "For replication the order does not matter: a value is sent as text.",
        _with_new_name(name, to),
        span=place,
    )
    columns = [
        (table, column)
        for table in sorted(stage.contract.relations)
        for column in stage.contract.relations[table].columns.values()
        if column.type.name == name
    ]
    renamed = (
        ContractEdit(
            column_path(table, one.name, one),
            column_entry(replace(one, type=PgType(to, one.type.is_array))),
        )
        for table, one in columns
    )
    made = type_entry(stage.contract.types[name])
    stage.add(
        Phase.SETTLE,
        f"Call type {name} {to}",
        "Every replica has it under this name now.",
        edits=(
            ContractEdit(type_path(name), None),
            ContractEdit(type_path(to), made),
            *renamed,
            *_made_of(stage, name, to),
        ),
        span=place,
    )
    stage.add(
        Phase.READ,
        f"Queries may name type {to}",
        "Every replica has it under this name now.",
        span=place,
    )


def _made_of(stage: Stage, name: Name, to: Name) -> Iterator[ContractEdit]:
    """The types of the contract that are made of a renamed one."""

    def new(of: PgType | None) -> PgType | None:
        return PgType(to, of.is_array) if of is not None and of.name == name else of

    for one in stage.contract.types.values():
        fields = {field: new(of) or of for field, of in one.fields.items()}
        made = replace(one, fields=fields, base=new(one.base), subtype=new(one.subtype))
        if made != one and one.name != name:
            yield ContractEdit(type_path(one.name), type_entry(made))


def _with_new_name(name: Name, to: Name) -> str:
    if name.schema != to.schema:
        return f"ALTER TYPE {name} SET SCHEMA {quoted(to.schema)};"
    return f"ALTER TYPE {name} RENAME TO {quoted(to.name)};"


def _labels_written(stage: Stage) -> None:
    """Labels that the migrations write although no replica has them, nor gets them."""
    added = {
        (one.change.name, one.change.value)
        for one in stage.done
        if isinstance(one.change, AlterType)
    }
    for written in written_labels(stage.history, stage.contract):
        if written.done.number < stage.first or written.label in written.type.labels:
            continue
        if (written.type.name, written.label) not in added:
            stage.refuse(
                written.done.step.statement.span,
                f'"{written.label}" is written, but type {written.type.name} has no such label on '
                "the replicas",
                "Add the label in a migration before.",
            )
