"""Reads CREATE TABLE and CREATE FOREIGN TABLE, and SELECT INTO."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from ..changes import AddKey, Change, ColumnDefinition, CreateTable, Dependency, Key, Like
from ..name import Name
from ..pgtype import PgType
from .columns import column, is_constraint, key
from .cursor import DdlCursor, words
from .dependencies import dependencies
from .plain_columns import plain_column

_COPIED = ("constraints", "defaults", "generated", "identity", "indexes")
_NOT_COPIED = ("comments", "compression", "statistics", "storage")


class _Elements(Struct):
    """The elements of a table, as they are read."""

    columns: list[ColumnDefinition] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    likes: list[Like] = field(default_factory=list)

    def read(self, c: DdlCursor, table: Name, *, must_have_type: bool) -> None:
        """OptTableElementList, or OptTypedTableElementList where types come from elsewhere."""
        for first, end in c.group_ranges():
            plain = plain_column(c, first, end) if must_have_type else None
            if plain is not None:
                self.columns.append(plain)
                continue
            item = c.between(first, end)
            if must_have_type and item.accept("like"):
                self.likes.append(_like(item, len(self.columns)))
                continue
            item.created = table
            if is_constraint(item):
                self.keys.append(key(item))
            else:
                definition, own = column(item, must_have_type=must_have_type)
                self.columns.append(definition)
                self.keys.extend(own)


def _columns(c: DdlCursor, parents: Sequence[Name], has_types: bool) -> Mapping[str, PgType | None]:
    """The columns of a table that is being made, from before its elements: for its expressions."""
    found: dict[str, PgType | None] = {}
    for name in parents:
        parent = c.session.primary.tables.get(name)
        found |= {x.name: x.type for x in parent.columns.values()} if parent is not None else {}
    c = c.between(0, len(c.lexemes))
    for item in c.group_items() if has_types and c.texts[c.at] == "(" else ():
        if item.is_name() and item.texts[item.at] != "like" and not is_constraint(item):
            name_of_column = item.word()
            found[name_of_column] = item.canonical(item.type())
    return found


def _like(c: DdlCursor, place: int) -> Like:
    """TableLikeClause, from after LIKE."""
    relation, span = c.relation()
    including: set[str] = set()
    while not c.is_at_end:
        takes = c.accept("including")
        if not takes:
            c.expect("excluding")
        option = c.accept_any("all", *_COPIED, *_NOT_COPIED)
        if not option:
            raise c.error()
        options = _COPIED if option == "all" else (option,)
        including = including.union(options) if takes else including.difference(options)
    return Like(relation, span, place, frozenset(including))


def create_table(c: DdlCursor, *, persistence: str, is_foreign: bool = False) -> Iterator[Change]:
    """CreateStmt, CreateAsStmt and CreateForeignTableStmt, from after the word TABLE."""
    may_exist = c.may_exist()
    name, span = c.new_name(is_temporary=persistence == "temporary")
    if name.schema == "pg_temp":
        persistence = "temporary"
    kind = "foreign table" if is_foreign else "table"
    elements = _Elements()
    parents: tuple[Name, ...] = ()
    of_type: Name | None = None
    is_partition = c.accept_all("partition", "of")
    if is_partition:
        parents = (c.relation()[0],)
    elif c.accept("of"):
        of_type = c.type_name()
    has_types = not (is_partition or of_type is not None)
    c.columns = partial(_columns, c.between(c.at, len(c.lexemes)), [*parents], has_types)
    names: tuple[str, ...] = ()
    if c.texts[c.at] == "(":
        if has_types and c.is_ahead("as"):
            names = c.identifiers()
        else:
            elements.read(c, name, must_have_type=has_types)
    if has_types and c.accept("inherits"):
        parents = tuple(item.relation()[0] for item in c.group_items())
    if is_partition and not c.accept("default"):
        _bound(c)
    partition_key: tuple[str, ...] = ()
    needs: tuple[Dependency, ...] = ()
    if c.accept_all("partition", "by"):
        c.identifier()
        group = c.group().lexemes
        partition_key, needs = words(group), dependencies(c, group)
        kind = "partitioned table"
    is_dropped = _storage(c)
    query, server = None, None
    if not is_foreign and c.accept("as"):
        query = c.query(c.rest_before(("with", "data"), ("with", "no", "data")))
        c.at = len(c.lexemes)
    elif is_foreign:
        c.expect("server")
        server = c.word()
        if c.accept("options"):
            c.group()
    c.expect_end()
    yield CreateTable(
        name,
        span,
        tuple(elements.columns),
        tuple(elements.keys),
        bool(elements.likes or parents or of_type or query),
        persistence == "temporary",
        may_exist,
        kind=kind,
        persistence=persistence,
        likes=tuple(elements.likes),
        parents=parents,
        is_partition=is_partition,
        of_type=of_type,
        query=query,
        names=names,
        partition_key=partition_key,
        is_dropped_on_commit=is_dropped,
        server=server,
        needs=needs,
    )


def _bound(c: DdlCursor) -> None:
    """PartitionBoundSpec, from FOR on."""
    c.expect("for", "values")
    if c.accept("in") or c.accept("with"):
        c.group()
    else:
        c.expect("from")
        c.group()
        c.expect("to")
        c.group()


def partition_bound(c: DdlCursor) -> None:
    """PartitionBoundSpec."""
    if not c.accept("default"):
        _bound(c)


def _storage(c: DdlCursor) -> bool:
    """How rows are kept, from USING to TABLESPACE; whether ON COMMIT drops the table."""
    if c.accept("using"):
        c.identifier()
    if c.accept("with"):
        c.group()
    elif c.accept("without"):
        c.expect("oids")
    is_dropped = False
    if c.accept_all("on", "commit"):
        is_dropped = c.accept("drop")
        if not is_dropped:
            if not c.accept_any("delete", "preserve"):
                raise c.error()
            c.expect("rows")
    if c.accept("tablespace"):
        c.identifier()
    return is_dropped


def selected_into(c: DdlCursor) -> Iterator[Change]:
    """SELECT ... INTO a table, from the statement's first word."""
    first = c.at
    c.until("into", "insert", "merge")
    while c.texts[c.at - 1] in ("as", "."):
        c.at += 1  # a column's alias, or a field
        c.until("into")
    before = c.at
    if not c.accept("into"):
        return
    c.accept_any("global", "local")
    persistence = "permanent"
    if c.accept_any("temp", "temporary"):
        persistence = "temporary"
    elif c.accept("unlogged"):
        persistence = "unlogged"
    c.accept("table")
    name, span = c.new_name(is_temporary=persistence == "temporary")
    query = c.query([*c.lexemes[first:before], *c.rest])
    yield CreateTable(
        name,
        span,
        copies=True,
        is_temporary=persistence == "temporary",
        persistence=persistence,
        query=query,
    )


def keys_of_column(
    relation: Name, name: str, keys: tuple[Key, ...], *, is_only: bool
) -> Iterator[AddKey]:
    """What is added behind a column: its keys."""
    for own in keys:
        yield AddKey(relation, own.span, own, is_only, name)
