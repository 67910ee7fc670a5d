"""What changes do to registered tasks: the rows of the contract's registries."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Change, Drop, Insert, Rename, Truncate
from ..name import Name
from .model import Primary
from .objects import RegisteredTask


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the tasks that a change leaves.

    Those that an UPDATE or a DELETE may have touched stay: what they register is not known better.
    """
    match change:
        case Insert(relation) if relation in primary.registries:
            return replace(primary, tasks=(*primary.tasks, *_tasks(change)))
        case Truncate(relations) if primary.tasks:
            return _without(primary, {name for name, _ in relations})
        case Drop("table", name) if primary.tasks:
            return _without(primary, {name})
        case Rename("table", name, _, to) if name in primary.registries:
            registries = primary.registries - {name} | {to}
            tasks = tuple(
                replace(one, registry=to) if one.registry == name else one for one in primary.tasks
            )
            return replace(primary, registries=registries, tasks=tasks)
        case _:
            return primary


def _tasks(insert: Insert) -> tuple[RegisteredTask, ...]:
    return tuple(
        RegisteredTask(
            insert.relation, insert.span, row, dict(zip(insert.columns, row, strict=False))
        )
        for row in (*insert.rows, *insert.selected)
    )


def _without(primary: Primary, registries: set[Name]) -> Primary:
    left = tuple(one for one in primary.tasks if one.registry not in registries)
    return replace(primary, tasks=left)
