"""What a migration may do to a publication: one small type a kind of change."""

from __future__ import annotations

from msgspec import Struct

from ..contract import Relation
from ..source import Span


class OmitsTable(Struct, frozen=True):
    """A publication no longer carries a table."""

    span: Span
    publication: str
    relation: Relation


class OmitsColumns(Struct, frozen=True):
    """The column list of a table lacks columns that the replicas have."""

    span: Span
    publication: str
    relation: Relation
    columns: tuple[str, ...]


class FiltersRows(Struct, frozen=True):
    """A table is published with WHERE."""

    span: Span
    publication: str
    relation: Relation


class ChangesRoot(Struct, frozen=True):
    """The rows of partitions go out under other names than before."""

    span: Span
    publication: str
    relation: Relation
    is_via_root: bool


class OmitsOperations(Struct, frozen=True):
    """Inserts, updates or deletes are not published; `carried` are tables of the contract."""

    span: Span
    publication: str
    operations: tuple[str, ...]
    carried: tuple[Relation, ...]


class Dropped(Struct, frozen=True):
    """The publication is dropped, or `renamed`; `carried` are tables of the contract."""

    span: Span
    publication: str
    carried: tuple[Relation, ...]
    renamed: str | None = None


PublicationChange = (
    OmitsTable | OmitsColumns | FiltersRows | ChangesRoot | OmitsOperations | Dropped
)
