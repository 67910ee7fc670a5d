"""What changes do to publications, and by which of them the rows of a table go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from ..changes import (
    Change,
    Drop,
    Publish,
    PublishedTable,
    Rename,
    RenameColumn,
    SetOwner,
)
from ..name import Name
from .layered import changed
from .lost import lost_columns
from .model import Primary
from .objects import OPERATIONS, Publication, Publishing

_TABLES = ("table", "foreign table")


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the publications that a change leaves."""
    if isinstance(change, Publish):
        return _published(primary, change)
    return primary if not primary.publications else _altered(primary, change)


def _with(primary: Primary, entries: Mapping[str, Publication | None]) -> Primary:
    if not entries:
        return primary
    return replace(primary, publications=changed(primary.publications, entries))


def _of_all(primary: Primary, make: Callable[[Publication], Publication]) -> Primary:
    known = primary.publications
    made = {name: make(one) for name, one in known.items()}
    return _with(primary, {name: one for name, one in made.items() if one is not known[name]})


# -- CREATE and ALTER PUBLICATION ----------------------------------------------------------------


def _published(primary: Primary, change: Publish) -> Primary:
    known = primary.publications.get(change.publication)
    if change.action == "create" and known is not None and change.may_exist:
        return primary
    if change.action == "create" or known is None:
        is_known = change.action == "create"
        known = Publication(
            change.publication, change.span, {}, owner=primary.role, is_known=is_known
        )
    return _with(primary, {known.name: _with_options(_listing(primary, known, change), change)})


def _listing(primary: Primary, publication: Publication, change: Publish) -> Publication:
    tables = _tables(primary, change)
    schemas = tuple(one or "public" for one in change.schemas)
    match change.action:
        case "add":
            added = dict.fromkeys((*publication.schemas, *schemas))
            listed = changed(publication.tables, tables)
            return replace(publication, tables=listed, schemas=tuple(added))
        case "drop":
            left = changed(publication.tables, dict.fromkeys(tables))
            kept = tuple(one for one in publication.schemas if one not in schemas)
            return replace(publication, tables=left, schemas=kept)
        case "set" | "create":
            return replace(
                publication,
                tables=tables,
                schemas=tuple(dict.fromkeys(schemas)),
                has_all_tables=change.has_all_tables,
                exceptions=frozenset(change.exceptions),
                is_known=True,
            )
        case _:
            return publication


def _with_options(publication: Publication, change: Publish) -> Publication:
    if change.operations is not None:
        operations = tuple(one for one in OPERATIONS if one in change.operations)
        publication = replace(publication, operations=operations)
    if change.via_root is not None:
        publication = replace(publication, via_root=change.via_root)
    if change.generated is not None:
        publication = replace(publication, generated=change.generated)
    return publication


def _tables(primary: Primary, change: Publish) -> dict[Name, PublishedTable]:
    """The tables that a command lists, with those that inherit from them (OpenTableList)."""
    found: dict[Name, PublishedTable] = {}
    for table in change.tables:
        found[table.name] = table
    for table in change.tables:
        if not table.is_only:
            for heir in _heirs(primary, table.name):
                found.setdefault(heir, replace(table, name=heir))
    return found


def _heirs(primary: Primary, name: Name) -> Iterator[Name]:
    """The tables that inherit from one and are no partitions, at any depth."""
    known = primary.tables.get(name)
    if known is not None and known.kind == "partitioned table":
        return
    waiting, seen = [name], {name}
    while waiting:
        parent = waiting.pop()
        for name in primary.mentions.get(parent, ()):
            table = primary.tables[name]
            is_heir = parent in table.parents and not table.is_partition
            if is_heir and name not in seen:
                seen.add(name)
                waiting.append(name)
                yield name


# -- what becomes of the tables that are listed --------------------------------------------------


def _altered(primary: Primary, change: Change) -> Primary:
    match change:
        case Drop("publication", name):
            return _with(primary, {name.name: None})
        case Rename("publication", name, _, to) if name.name in primary.publications:
            renamed = replace(primary.publications[name.name], name=to.name)
            return _with(primary, {name.name: None, to.name: renamed})
        case SetOwner("publication", name, _, _, owner) if name.name in primary.publications:
            owned = replace(primary.publications[name.name], owner=owner or primary.role)
            return _with(primary, {name.name: owned})
        case Drop(kind, name) if kind in _TABLES:
            return _of_tables(primary, (name,), lambda one: None)
        case Rename(kind, name, _, to) if kind in _TABLES:
            return _of_tables(primary, (name,), lambda one: replace(one, name=to))
        case Drop("schema", name):  # one that is published may be dropped where it is empty
            primary = _of_tables(
                primary, None, lambda one: None if one.name.schema == name.name else one
            )
            return _of_all(primary, lambda one: _without_schema(one, name.name))
        case Rename("schema", name, _, to):
            primary = _of_tables(primary, None, lambda one: _moved(one, name.name, to.name))
            return _of_all(primary, lambda one: _with_schema(one, name.name, to.name))
        case _:
            return primary


def following(before: Primary, primary: Primary, change: Change) -> Primary:
    """The schema with what publications list where tables and columns went or were renamed.

    A table goes out of a publication with a column that its list or its filter names.
    """
    if before.tables is primary.tables or not primary.publications:
        return primary

    def left(table: PublishedTable) -> PublishedTable | None:
        old, new = before.tables.get(table.name), primary.tables.get(table.name)
        if old is None or old is new:
            return table
        if new is None:
            return None
        lost = lost_columns(old, new, change)
        if isinstance(change, RenameColumn) and lost == {change.column}:
            return _with_column(table, change.column, change.to)
        return table if lost.isdisjoint((*(table.columns or ()), *table.used)) else None

    return _of_tables(primary, primary.touched, left)


def _of_tables(
    primary: Primary,
    names: Iterable[Name] | None,
    make: Callable[[PublishedTable], PublishedTable | None],
) -> Primary:
    """The schema with what `make` makes of some tables that publications list, or of all."""
    wanted = None if names is None else tuple(names)

    def made(publication: Publication) -> Publication:
        tables = publication.tables
        listed = tables if wanted is None else [one for one in wanted if one in tables]
        entries: dict[Name, PublishedTable | None] = {}
        for name in listed:
            table = make(tables[name])
            if table is not tables[name]:
                entries[name] = None
                if table is not None:
                    entries[table.name] = table
        return replace(publication, tables=changed(tables, entries)) if entries else publication

    return _of_all(primary, made)


def _without_schema(publication: Publication, schema: str) -> Publication:
    if schema not in publication.schemas:
        return publication
    left = tuple(one for one in publication.schemas if one != schema)
    return replace(publication, schemas=left)


def _with_schema(publication: Publication, schema: str, to: str) -> Publication:
    if schema not in publication.schemas:
        return publication
    schemas = tuple(to if one == schema else one for one in publication.schemas)
    return replace(publication, schemas=schemas)


def _moved(table: PublishedTable, schema: str, to: str) -> PublishedTable:
    return replace(table, name=Name(to, table.name.name)) if table.name.schema == schema else table


def _with_column(table: PublishedTable, column: str, to: str) -> PublishedTable:
    def new(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(to if one == column else one for one in names)

    columns = None if table.columns is None else new(table.columns)
    return replace(table, columns=columns, used=new(table.used))


# -- how rows go out -----------------------------------------------------------------------------


def publishings(primary: Primary, name: Name) -> tuple[Publishing, ...]:
    """How the rows of a table go out at this moment, one for each publication that carries it.

    pgoutput.c, get_rel_sync_entry. The rows of a partitioned table are those of its partitions:
    without publish_via_partition_root they go under the names of those.
    """
    table = primary.tables.get(name)
    if table is not None and not (
        table.kind in ("table", "partitioned table") and table.persistence == "permanent"
    ):
        return ()
    chain = (name, *_roots(primary, name))
    found = (_publishing(one, chain) for one in primary.publications.values())
    return tuple(one for one in found if one is not None)


def _roots(primary: Primary, name: Name) -> Iterator[Name]:
    """The partitioned tables that a table is a part of, from the nearest on."""
    table = primary.tables.get(name)
    seen = {name}
    while table is not None and table.is_partition and table.parents:
        parent = table.parents[0]
        if parent in seen:
            return
        seen.add(parent)
        yield parent
        table = primary.tables.get(parent)


def _publishing(publication: Publication, chain: tuple[Name, ...]) -> Publishing | None:
    if publication.has_all_tables:
        if publication.exceptions.intersection(chain):
            return None
        return Publishing(publication, chain[-1] if publication.via_root else chain[0])
    members = [
        one for one in chain if one in publication.tables or one.schema in publication.schemas
    ]
    if not members:
        return None
    root = members[-1] if publication.via_root else chain[0]
    listed = publication.tables.get(root)
    if listed is None or root.schema in publication.schemas:
        return Publishing(publication, root)
    return Publishing(publication, root, listed.columns, listed.is_filtered, listed.used)
