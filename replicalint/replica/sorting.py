"""What can be sorted, and of what equal values can be found, on a replica.

Follows typcache.c, lookup_type_cache: a type has the operators of its default btree or hash
operator class, an array those of its elements, a composite type those of all its fields. Of a
record of no named type PostgreSQL assumes that it has them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from .. import catalog
from ..catalog.kinds import base_type
from ..contract import Contract
from ..facts import Need, SortingUse
from ..name import Name
from ..pgtype import RECORD, TEXT, UNKNOWN, PgType, built_in
from ..source import Span
from ..sqlstate import FEATURE_NOT_SUPPORTED, UNDEFINED_FUNCTION

_BTREE, _HASH = "btree", "hash"
_MOST_LEVELS = 16  # of types in types
# Arrays of another name, whose elements have all operators.
_VECTORS = frozenset((built_in("int2vector"), built_in("oidvector")))
_ANY_ARRAY = built_in("anyarray")


class Incomparable(Struct, frozen=True):
    """Values that a statement sorts or compares, and the replica has no operator for it.

    `said` is PostgreSQL's message.
    """

    use: SortingUse
    said: str
    sqlstate: str

    @property
    def span(self) -> Span:
        return self.use.span


class _Step(Struct, frozen=True):
    """One thing that is looked up: any of these access methods has it, else a server says so."""

    methods: tuple[str, ...]
    said: str
    sqlstate: str = UNDEFINED_FUNCTION


_EQUALITY = _Step((_BTREE, _HASH), "could not identify an equality operator for type {}")
_ORDERING = _Step((_BTREE,), "could not identify an ordering operator for type {}")
_STEPS: dict[Need, tuple[_Step, ...]] = {
    Need.EQUALITY: (_EQUALITY,),
    Need.ORDERING: (_ORDERING,),
    Need.COMPARISON: (_Step((_BTREE,), "could not identify a comparison function for type {}"),),
    Need.SORTED_EQUALITY: (_EQUALITY, _ORDERING),
    Need.PARTITIONING: (
        _EQUALITY,
        _Step((_BTREE,), "could not implement window PARTITION BY", FEATURE_NOT_SUPPORTED),
    ),
    Need.RECURSION: (
        _EQUALITY,
        _Step((_HASH,), "could not implement recursive UNION", FEATURE_NOT_SUPPORTED),
    ),
    Need.HASHING: (_Step((_HASH,), "could not identify a hash function for type {}"),),
}


def incomparable(use: SortingUse, contract: Contract) -> Incomparable | None:
    """Why the replica cannot do with these values what the statement does; None if it can.

    Nothing is said of a type that the contract does not list, or of which it says no more.
    """
    if contract.replication == "physical":
        return None
    for step in _STEPS[use.need]:
        if _has_class(use.type, step.methods, contract) is False:
            return Incomparable(use, step.said, step.sqlstate)
    return None


def is_undecided_sorting(use: SortingUse, contract: Contract) -> bool:
    """Whether the contract lists a type of these values, and says no more of it."""
    return contract.replication != "physical" and any(
        _has_class(use.type, step.methods, contract) is None
        and _has_only_listed(use.type, contract, 0)
        for step in _STEPS[use.need]
    )


def _has_class(
    of: PgType, methods: tuple[str, ...], contract: Contract, level: int = 0
) -> bool | None:
    """Whether a type has a default operator class of one of the methods; None if not known."""
    if level > _MOST_LEVELS:
        return None
    of = base_type(of, contract.user_types)
    if of == UNKNOWN:
        of = TEXT
    if of.is_array:
        return _has_class(of.bare, methods, contract, level + 1)
    if of == RECORD or of in _VECTORS:
        return True
    if of == _ANY_ARRAY:
        return False
    parts = _parts(of, contract)
    if parts is not None:
        found = [_has_class(part, methods, contract, level + 1) for part in parts]
        return False if False in found else None if None in found else True
    user = contract.user_types.get(of)
    if user is not None and user.kind in "erm":
        # A range sorts by its subtype, which cannot be without; it hashes as that does.
        is_sorted = user.kind == "e" or _BTREE in methods or user.base is None
        return True if is_sorted else _has_class(user.base or of, methods, contract, level + 1)
    if of.is_built_in:
        return _built_in_has(of.name.name, methods, contract.postgres)
    return _of_extension(of.name, methods, contract)


def _parts(of: PgType, contract: Contract) -> Iterable[PgType] | None:
    """The types of the fields of a composite type or of a relation's row; None of all else."""
    name = of.name
    if (relation := contract.relations.get(name)) is not None:
        kinds = [column.type for column in relation.columns.values()]
        return [kind for kind in kinds if kind is not None]
    defined = contract.types.get(name)
    if defined is not None:
        return tuple(defined.fields.values()) or None
    own = catalog.relation(name.schema, name.name)
    if own is not None:
        return [one.type for one in own.columns if catalog.is_in(one, contract.postgres)]
    for extension in contract.extensions if not name.schema else ():
        info = catalog.extension_type(extension, name.name)
        if info is not None and info.fields:
            return [kind for _, kind in info.fields]
    return None


@lru_cache(maxsize=1024)
def _built_in_has(name: str, methods: tuple[str, ...], version: int) -> bool | None:
    info = catalog.type_named(name)
    if info is None:
        return None
    if info.kind in "rm":
        return True
    return any(
        one.method in methods and catalog.is_in(one, min(version, catalog.NEWEST))
        for one in catalog.opclasses(name)
    )


def _of_extension(name: Name, methods: tuple[str, ...], contract: Contract) -> bool | None:
    """The same of a type that a listed extension adds; a name with a schema is the contract's."""
    if name.schema:
        return None
    for extension in contract.extensions:
        if catalog.extension_type(extension, name.name) is not None:
            found = catalog.extension_opclasses(extension, name.name)
            return any(
                one.method in methods and catalog.is_in(one, contract.postgres) for one in found
            )
    return None


def _has_only_listed(of: PgType, contract: Contract, level: int) -> bool:
    """Whether all that is not known of a type is of types that the contract lists."""
    of = base_type(of, contract.user_types).bare
    parts = _parts(of, contract)
    if parts is not None and level <= _MOST_LEVELS:
        return all(_has_only_listed(part, contract, level + 1) for part in parts)
    return of.is_built_in or of.name in contract.types or not of.name.schema
