"""What becomes of all that a role owns: REASSIGN OWNED, DROP OWNED, and another name for it."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Change, DropOwned, ReassignOwned, Rename
from .layered import changed
from .model import Primary
from .objects import Routine
from .overloads import of_all
from .routines import owned


def after(primary: Primary, change: Change) -> Primary:
    """The schema with what roles own when a change is done.

    Of what no migration gave an owner, none is known: it stays.
    """
    match change:
        case ReassignOwned(_, roles, to):
            return _with_owner(primary, roles, to or primary.role)
        case DropOwned(_, roles):
            gone = frozenset(roles)
            primary = of_all(primary, lambda one: _without_role(one, gone))
            publications = {
                name: None for name, one in primary.publications.items() if one.owner in gone
            }
            types = {name: None for name, one in primary.types.items() if one.owner in gone}
            return replace(
                primary,
                publications=changed(primary.publications, publications),
                types=changed(primary.types, types),
            )
        case Rename("role" | "user" | "group", name, _, to):
            primary = _with_owner(primary, (name.name,), to.name)
            return of_all(primary, lambda one: _with_role(one, name.name, to.name))
        case _:
            return primary


def _with_owner(primary: Primary, roles: tuple[str, ...], to: str | None) -> Primary:
    primary = of_all(primary, lambda one: owned(one, to) if one.owner in roles else one)
    publications = {
        name: replace(one, owner=to)
        for name, one in primary.publications.items()
        if one.owner in roles
    }
    types = {
        name: replace(one, owner=to) for name, one in primary.types.items() if one.owner in roles
    }
    return replace(
        primary,
        publications=changed(primary.publications, publications),
        types=changed(primary.types, types),
    )


def _without_role(routine: Routine, roles: frozenset[str]) -> Routine | None:
    if routine.owner in roles:
        return None
    if routine.executors.isdisjoint(roles):
        return routine
    return replace(routine, executors=routine.executors - roles)


def _with_role(routine: Routine, role: str, to: str) -> Routine:
    if role not in routine.executors:
        return routine
    return replace(routine, executors=routine.executors - {role} | {to})
