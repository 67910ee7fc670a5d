"""Whose the session is, and who may execute what is made: pg_default_acl."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Change, Grant, SetRole
from .model import Primary
from .objects import PUBLIC, DefaultExecute

# Who runs migrations where nothing says otherwise: what is said for it holds for what they make.
_RUNNER = "postgres"


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the role and the default privileges that a change leaves."""
    match change:
        case SetRole(_, role):
            return replace(primary, role=role)
        case Grant(is_default=True, is_of_option=False):
            for creator in change.creators:
                for schema in change.schemas or ("",):
                    primary = _defaulted(primary, change, _key(creator or primary.role), schema)
            return primary
        case _:
            return primary


def executors_of(primary: Primary, schema: str) -> frozenset[str]:
    """The roles that may execute a function which the session makes in a schema.

    What is said of the schema comes on top of what is said of all (aclchk.c,
    get_user_default_acl).
    """
    creator = _key(primary.role)
    found = _executors(primary, creator, "") | _executors(primary, creator, schema)
    return found - {primary.role or ""}


def _key(role: str | None) -> str | None:
    return None if role == _RUNNER else role


def _executors(primary: Primary, creator: str | None, schema: str) -> frozenset[str]:
    for one in primary.default_executes:
        if (one.creator, one.schema) == (creator, schema):
            return one.roles
    return frozenset() if schema else frozenset((PUBLIC,))


def _defaulted(primary: Primary, grant: Grant, creator: str | None, schema: str) -> Primary:
    roles = frozenset(role or primary.role or "" for role in grant.roles)
    before = _executors(primary, creator, schema)
    after_it = before | roles if grant.is_grant else before - roles
    others = (
        one for one in primary.default_executes if (one.creator, one.schema) != (creator, schema)
    )
    said = DefaultExecute(creator, schema, after_it)
    return replace(primary, default_executes=(*others, said))
