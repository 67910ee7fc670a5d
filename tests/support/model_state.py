"""What the model of a primary says, as the same plain lines as a catalogue: schema_state.py."""

from __future__ import annotations

from collections.abc import Iterator

from schema_state import UNKNOWN, State, Value

from replicalint.name import Name
from replicalint.pgtype import PgType
from replicalint.primary import (
    Constraint,
    DefinedType,
    Primary,
    Publication,
    Routine,
    Table,
    TableColumn,
    TableIndex,
)

Line = tuple[str, dict[str, Value]]
_RUNS_MIGRATIONS = "postgres"  # on the servers of the tests


def model_state(primary: Primary, version: int) -> State:
    """All that the model has, as a server of this version has it; what is not known is UNKNOWN."""
    return dict(_state(primary, version))


def _state(primary: Primary, version: int) -> Iterator[Line]:
    for table in primary.tables.values():
        yield from _table(table, primary, version)
    for type_ in primary.types.values():
        yield from _defined_type(type_, primary)
    for overloads in primary.routines.values():
        for routine in overloads:
            yield _routine(routine, primary)
    for triggers in primary.triggers.values():
        for trigger in triggers.values():
            yield (
                f"trigger {Name('', trigger.name)} on {trigger.relation}",
                {
                    "function": str(trigger.function),
                    "events": tuple(sorted(trigger.events)),
                    "is of a row": trigger.is_of_row,
                    "state": trigger.state,
                    "transition tables": tuple(sorted(trigger.tables)),
                },
            )
    for sequence in primary.sequences.values():
        owner = sequence.owner_column
        owned = None if owner is None else f"{owner[0]}.{Name('', owner[1])}"
        yield (
            f"sequence {sequence.name}",
            {
                "owned by": owned,
                "is an identity": sequence.is_identity,
                "persistence": sequence.persistence,
            },
        )
    for publication in primary.publications.values():
        yield f"publication {Name('', publication.name)}", _publication(publication)
    for name in primary.schemas:
        if name != "public":
            yield f"schema {Name('', name)}", {}
    for extension in primary.extensions.values():
        if extension.name != "plpgsql":
            schema = extension.schema or UNKNOWN
            yield f"extension {Name('', extension.name)}", {"schema": schema}


def _table(table: Table, primary: Primary, version: int) -> Iterator[Line]:
    properties: dict[str, Value] = {
        "kind": table.kind,
        "persistence": table.persistence,
        "columns": UNKNOWN if table.has_other_columns else tuple(table.columns),
        "parents": tuple(map(str, table.parents)),
        "is a partition": table.is_partition,
        "replica identity": table.identity,
        "of type": None if table.of_type is None else str(table.of_type),
    }
    yield f"table {table.name}", properties
    for column in table.columns.values():
        yield f"column {Name('', column.name)} on {table.name}", _column(column, primary)
    for constraint in table.constraints.values():
        if version >= 18 or constraint.kind != "not null":
            subject = f"constraint {Name('', constraint.name)} on {table.name}"
            yield subject, _constraint(constraint)
    for index in table.indexes.values():
        yield f"index {Name('', index.name)} on {table.name}", _index(index)


def _column(column: TableColumn, primary: Primary) -> dict[str, Value]:
    return {
        "type": _type(column.type, primary),
        "modifier": UNKNOWN if column.modifier is None or column.type is None else column.modifier,
        "is required": column.is_required,
        "has a default": column.has_default,
        "generated": column.generated,
        "identity": column.identity,
        "is local": column.is_local,
        "parents": str(column.parents),
    }


def _constraint(constraint: Constraint) -> dict[str, Value]:
    is_check = constraint.kind == "check"
    return {
        "kind": constraint.kind,
        "columns": tuple(sorted(constraint.columns) if is_check else constraint.columns),
        "is validated": constraint.is_validated,
        "is deferrable": constraint.is_deferrable,
        "is enforced": constraint.is_enforced,
        "references": None if constraint.references is None else str(constraint.references),
        "referenced columns": constraint.referenced_columns,
        "is local": constraint.is_local,
        "parents": str(constraint.parents),
        "is inherited": constraint.is_inherited,
    }


def _index(index: TableIndex) -> dict[str, Value]:
    return {
        "columns": index.columns,
        "is unique": index.is_unique,
        "is partial": index.is_partial,
        "is immediate": index.is_immediate,
        "is primary": index.is_primary,
        "is valid": index.is_valid,
        "others": index.others,
        "parent": None if index.parent is None else str(index.parent),
    }


def _defined_type(type_: DefinedType, primary: Primary) -> Iterator[Line]:
    subject = f"{type_.kind} {type_.name}"
    match type_.kind:
        case "enum":
            yield subject, {"labels": type_.labels}
        case "domain":
            properties: dict[str, Value] = {
                "base": _type(type_.base, primary),
                "modifier": UNKNOWN if type_.base is None else type_.modifier,
                "is required": type_.is_required,
                "checks": tuple(sorted(type_.checks)),
            }
            yield subject, properties
        case "range":
            yield subject, {"base": _type(type_.base, primary)}
        case "composite":
            attributes = tuple(
                " ".join((str(Name("", one.name)), _type(one.type, primary), one.modifier)).rstrip()
                for one in type_.attributes
            )
            is_known = all(one.type is not None for one in type_.attributes)
            yield subject, {"attributes": attributes if is_known else UNKNOWN}


def _routine(routine: Routine, primary: Primary) -> Line:
    taken = ", ".join(_type(one, primary) for one in routine.arguments)
    settings: Value = tuple(
        sorted(f"{one.name}={', '.join(one.value or ())}" for one in routine.settings)
    )
    if any(one.value is None for one in routine.settings):
        settings = UNKNOWN
    return (
        f"function {routine.name}({taken})",
        {
            "kind": routine.kind,
            "returns": _type(routine.returns, primary),
            "is definer": routine.is_definer,
            "settings": settings,
            "owner": routine.owner or UNKNOWN,
            "executors": UNKNOWN
            if routine.doubted
            else tuple(sorted(routine.executors - {routine.owner or _RUNS_MIGRATIONS})),
        },
    )


def _publication(publication: Publication) -> dict[str, Value]:
    if not publication.is_known:
        return {}
    return {
        "for all tables": publication.has_all_tables,
        "operations": publication.operations,
        "via root": publication.via_root,
        "generated columns": publication.generated,
        "schemas": tuple(sorted(publication.schemas)),
        "tables": tuple(
            sorted(
                str(table.name)
                + (f" ({', '.join(sorted(table.columns))})" if table.columns else "")
                + (" WHERE" if table.is_filtered else "")
                for table in publication.tables.values()
            )
        ),
    }


def _type(type_: PgType | None, primary: Primary) -> str:
    """A type by its name; one that no migration makes is an extension's, which may be anywhere."""
    if type_ is None:
        return UNKNOWN
    name = type_.name
    if type_.is_built_in or name in primary.types or name in primary.tables:
        return str(type_)
    return str(PgType(Name("", name.name), type_.is_array))
