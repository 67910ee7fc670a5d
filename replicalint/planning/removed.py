"""Types and functions that go: last of all, as columns and tables on the replicas need them."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Drop
from ..contract import Function
from ..format_type import format_type
from ..history import Done
from ..name import Name
from ..writing import type_path
from .stage import Stage
from .steps import ContractEdit, Phase


def removed(stage: Stage) -> None:
    """The steps for types and functions that the replicas have and the migrations drop.

    Among one another they go in the order of the migrations, which the primary takes.
    """
    for done in stage.done:
        match done.change:
            case Drop("type" | "domain", name, cascades=cascades):
                if name in stage.after.types:
                    _made_anew(stage, done, name)
                    continue
                _needed(stage, done, name, cascades=cascades)
                users = [*_made_of(stage, name)] if cascades else []
                for one in (*users, name):
                    if one in stage.contract.types:
                        _type(stage, done, one)
            case Drop("function" | "procedure" | "routine"):
                _function(stage, done, done.change)


def _made_anew(stage: Stage, done: Done, name: Name) -> None:
    if name in stage.contract.types and name in stage.before.types:
        stage.refuse(
            done.step.statement.span,
            f"type {name} is dropped and made again",
            "Drop it in one migration and make it in the next.",
        )


def _made_of(stage: Stage, name: Name) -> Iterator[Name]:
    """The types of the contract that go with one: those that are made of others come first."""
    for one in stage.contract.types.values():
        is_over = any(of is not None and of.name == name for of in (one.base, one.subtype))
        if is_over and one.name not in stage.after.types:
            yield from _made_of(stage, one.name)
            yield one.name


def _needed(stage: Stage, done: Done, name: Name, *, cascades: bool) -> None:
    """What keeps PostgreSQL from dropping a type; with CASCADE, what it takes along unseen."""
    place = done.step.statement.span
    if not cascades:
        for table in done.primary.tables.values():
            for column in table.columns.values():
                if column.type is not None and column.type.name == name:
                    stage.refuse(
                        place,
                        f'type {name} cannot be dropped: column "{column.name}" of {table.name} is '
                        "of it",
                        "Drop it in a migration of its own, behind those that drop its columns.",
                    )
                    return
        return
    for one in stage.contract.types.values():
        if one.name in stage.after.types and any(of.name == name for of in one.fields.values()):
            stage.refuse(
                place,
                f"type {one.name}, which the replicas have, loses an attribute with type {name}",
                "Make another type and a column of it, fill that, and drop the old column.",
            )
    for function in stage.contract.functions:
        for routine in done.primary.routines_named(function.name):
            if any(of is not None and of.name == name for of in routine.arguments):
                stage.refuse(
                    place,
                    f"function {function.name}, which the replicas have, goes with type {name}",
                    "Drop it by a statement of its own before.",
                )


def _type(stage: Stage, done: Done, name: Name) -> None:
    place = done.step.statement.span
    stage.add(
        Phase.LEAVE,
        f"Queries stop naming type {name}",
        "A replica without it refuses them.",
        span=place,
    )
    stage.add(
        Phase.FINISH,
        f"Drop type {name}",
        "No column that is sent is of it any more.",
        f"DROP TYPE IF EXISTS {name};",
        span=place,
    )
    stage.add(
        Phase.SETTLE,
        f"Take type {name} out",
        "No replica has it any more.",
        edits=(ContractEdit(type_path(name), None),),
        span=place,
    )


def listed_function(stage: Stage, name: Name) -> Function | None:
    """The function of a name that the contract lists."""
    ours = (one for one in stage.contract.functions if one.name in (name, Name("", name.name)))
    return next(ours, None)


def _function(stage: Stage, done: Done, drop: Drop) -> None:
    name = drop.name
    listed = listed_function(stage, name)
    if listed is None or stage.after.routines_named(name):
        return
    place = done.step.statement.span
    how = " CASCADE" if drop.cascades else ""
    stage.add(
        Phase.LEAVE,
        f"Queries stop calling {name}",
        "A replica without it refuses them.",
        span=place,
    )
    stage.add(
        Phase.FINISH,
        f"Drop function {name}",
        "Nothing on the replicas needs it any more.",
        f"DROP {drop.kind.upper()} IF EXISTS {name}{_arguments(drop)}{how};",
        span=place,
    )
    number = stage.contract.functions.index(listed)
    stage.add(
        Phase.SETTLE,
        f"Take function {name} out",
        "No replica has it any more.",
        edits=(ContractEdit(("functions", str(number)), None),),
        span=place,
    )


def _arguments(drop: Drop) -> str:
    """The types that tell a function from its overloads, where they are written and known."""
    if drop.arguments is None or None in drop.arguments:
        return ""
    return f"({', '.join(format_type(one, None) for one in drop.arguments if one is not None)})"
