"""Which types have collations: those of pg_type whose typcollation is not 0."""

from __future__ import annotations

from ..pgtype import PgType, built_in
from .kinds import UserTypes, base_type, kind_of
from .types import type_info

_COLLATABLE = frozenset(map(built_in, ("text", "varchar", "bpchar", "name")))
_OF_EXTENSIONS = frozenset(("citext",))


def is_collatable(kind: PgType, user: UserTypes) -> bool | None:
    """Whether values of a type have a collation; None where that is not known."""
    bare = base_type(kind, user).bare
    bare = base_type(bare, user)
    if bare in _COLLATABLE or (not bare.name.schema and bare.name.name in _OF_EXTENSIONS):
        return True
    is_of_extension = not bare.name.schema and bare in user
    if type_info(bare) is not None or is_of_extension or kind_of(bare, user) in tuple("ecrm"):
        return False
    return None
