"""Why a replica does not have an object that a query names."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from ..catalog import Versioned, is_in
from ..contract import Contract, NotReplicated
from ..name import Name
from ..pgtype import PgType

# Schemas that every server has, whatever the contract lists in them.
_ALWAYS = frozenset(("public", "pg_catalog", "information_schema", "pg_toast"))


class Listed(Struct, frozen=True):
    """The contract says so: an entry of `not_replicated`."""

    entry: NotReplicated


class OfExtension(Struct, frozen=True):
    """An extension adds it, and the contract does not list that extension."""

    extensions: tuple[str, ...]


class Newer(Struct, frozen=True):
    """PostgreSQL has it from a version on that the replica has not reached."""

    since: int


class Removed(Struct, frozen=True):
    """PostgreSQL had it up to a version that the replica has left behind."""

    until: int


class Unfit(Struct, frozen=True):
    """There are functions or operators of this name, but none for these arguments.

    They are PostgreSQL's, the contract's or those of `extensions` that the replica has.
    """

    arguments: tuple[PgType | None, ...]
    extensions: tuple[str, ...] = ()


class Ambiguous(Struct, frozen=True):
    """The replica has several operators or functions for these, and none is the best of them."""

    operands: tuple[PgType | None, ...]


class OffSearchPath(Struct, frozen=True):
    """The replica may have it, but a bare name does not reach it."""

    candidates: tuple[Name, ...]
    entry: NotReplicated | None = None


class FutureWith(Struct, frozen=True):
    """A WITH query has the name: it is itself, or comes later, and WITH is not RECURSIVE."""


class NoSchema(Struct, frozen=True):
    """Nothing that the contract lists is in that schema."""

    schema: str


class Unknown(Struct, frozen=True):
    """Neither PostgreSQL nor the contract knows it; `nearest` is a name very like it."""

    nearest: Name | None = None


Absence = (
    Listed
    | OfExtension
    | Newer
    | Removed
    | Unfit
    | Ambiguous
    | OffSearchPath
    | FutureWith
    | NoSchema
    | Unknown
)


def has_schema(schema: str, contract: Contract) -> bool:
    """Whether the replica has the schema, as far as the contract knows."""
    return schema in _ALWAYS or schema in contract.schemas or schema in contract.search_path


def listed_extensions(extensions: Iterable[str], contract: Contract) -> tuple[str, ...]:
    """Those of the extensions that the replica has."""
    return tuple(extension for extension in extensions if extension in contract.extensions)


def version_absence(items: Collection[Versioned], version: int) -> Newer | Removed | None:
    """Why a server of this version has none of the items; None where it has one, or none exist."""
    if not items or any(is_in(item, version) for item in items):
        return None
    later = [item.since for item in items if item.since > version]
    if later:
        return Newer(min(later))
    return Removed(max(item.until for item in items if item.until is not None))
