"""What a statement names: relations, columns, and what else a replica may lack."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span


class EntryKind(Enum):
    """What an entry of FROM is (PostgreSQL: RTEKind)."""

    TABLE = "table"  # a relation of the contract, of the catalogue, or one that is missing
    CTE = "cte"
    SUBQUERY = "subquery"
    FUNCTION = "function"
    VALUES = "values"
    JOIN = "join"
    OUTPUT = "output"  # the select list, as ORDER BY and GROUP BY see it
    SPECIAL = "special"  # excluded, old, new


class FromEntry(Struct, frozen=True):
    """An entry of FROM, as the rest of the query sees it (PostgreSQL: RangeTblEntry).

    `columns` is None where the columns are not known: nothing can be said about one that is
    missing. `relation` is the relation of the contract or the catalogue that it reads.
    """

    alias: str
    kind: EntryKind
    columns: tuple[str, ...] | None
    relation: Name | None = None

    def __str__(self) -> str:
        return f"{self.alias} ({self.relation or self.kind.value})"


class RelationUse(Struct, frozen=True):
    """`FROM public.orgs o`: a relation that PostgreSQL looks up.

    `name` is as written (folded; schema "" for a bare name). `resolved` is the relation of the
    contract or of the catalogue that the search path finds, None where there is none. `meant` is
    the relation that a program means by a name which is an alias of it. `is_future_cte`: a WITH
    query has the name, and cannot be referenced from there. `is_of_command`: COPY, LOCK TABLE and
    their like look for the schema first (namespace.c, RangeVarGetRelidExtended).
    """

    name: Name
    span: Span
    resolved: Name | None
    is_target: bool = False  # written to by INSERT, UPDATE, DELETE, MERGE, TRUNCATE, ...
    meant: Name | None = None
    is_future_cte: bool = False
    is_of_command: bool = False


class Unresolved(Enum):
    """Why a column reference resolves to nothing, or to more than one thing."""

    COLUMN = "column"  # 42703: no such column in the entries searched
    QUALIFIER = "qualifier"  # 42P01: missing FROM-clause entry for table "x"
    AMBIGUOUS = "ambiguous"  # 42702: several entries have it
    FIELD = "field"  # 42703: a composite value has no such field
    NO_FIELDS = "no fields"  # 42804: a field is written to a value that has none
    ENTRY = "entry"  # 42P09: several tables of FROM go by the name before the dot


class ColumnUse(Struct, frozen=True):
    """`o.name` or `name`: a column reference.

    `entries` are the entries that have the column: one = resolved; none = nowhere, and then
    `missing` says why; several = undecided or ambiguous. `scope` are the entries that were searched
    in vain. `of` is the contract or catalogue relation that the column comes from *directly*
    (through a table entry), else None. A field of a value whose type is not known has no entries,
    no scope and no `missing`. `beside` are the contract's tables that a bare name was looked up in
    besides the one that has it, those of the levels inside its own too: of many some. `meant` is
    the relation, or the alias, of which a program names the column where the SQL names none.
    """

    name: str
    qualifier: str | None
    span: Span
    entries: tuple[FromEntry, ...]
    scope: Sequence[FromEntry] = ()
    missing: Unresolved | None = None
    of: Name | None = None
    # "using", "target", "copy", "text" for has_column_privilege('t', 'c', ...), "field",
    # "call" for name(o), "star" for * that sqlc writes out
    in_clause: str = "expression"
    beside: tuple[FromEntry, ...] = ()
    meant: Name | None = None


class AliasList(Struct, frozen=True):
    """`public.orgs AS o(a, b)`: names for the columns of an entry of FROM, from the left.

    `spans` are the names' own. `columns` are all of the entry's, under the names they had, each
    with the relation that it comes from directly or through `*`.
    """

    alias: str
    kind: EntryKind
    spans: tuple[Span, ...]
    columns: tuple[tuple[str, Name | None], ...]

    @property
    def span(self) -> Span:
        return self.spans[0]


class ObjectKind(Enum):
    """What else a query can name."""

    ONE_COLUMN = "one column"  # of RANGE with an offset, to be sorted by
    RANGE = "range"  # a column that RANGE adds no offset to
    RANGE_OFFSET = "range offset"  # what RANGE does not add to a column
    COLLATION = "collation"
    TEXT_SEARCH_CONFIGURATION = "text search configuration"
    TEXT_SEARCH_DICTIONARY = "text search dictionary"
    TEXT_SEARCH_PARSER = "text search parser"
    SEQUENCE = "sequence"
    RELATION = "relation"  # 'public.t'::regclass: any relation, index or sequence
    INDEX = "index"  # the same of a name that only an index has
    SCHEMA = "schema"  # 'x'::regnamespace
    ROLE = "role"
    TABLESAMPLE_METHOD = "tablesample method"
    SETTING = "configuration parameter"
    LANGUAGE = "language"
    TABLESPACE = "tablespace"
    DATABASE = "database"
    SERVER = "server"
    FOREIGN_DATA_WRAPPER = "foreign-data wrapper"
    PUBLICATION = "publication"


class ObjectUse(Struct, frozen=True):
    """A name inside a literal or a clause: COLLATE "x", 'public.t'::regclass, nextval('s').

    `unlogged` is what a hot standby answers to a function that reads the relation's rows, where it
    is unlogged; "" where the name alone is looked up, which a standby knows as its primary does.
    """

    kind: ObjectKind
    name: Name
    span: Span
    from_literal: bool = False  # read by the input function of a type
    refusal: str = ""  # what a server answers that does not have it, where that is of its own
    unlogged: str = ""


class NaturalJoin(Struct, frozen=True):
    """`a NATURAL JOIN b`, with the entries that it joins."""

    span: Span
    entries: Sequence[FromEntry]


class DeclaredType(Struct, frozen=True):
    """`createdAt: timestamp("created_at")`: the type that host code declares for a column.

    `written` is how its library writes the type, `type` what that means on the replica, None for
    one that it does not have.
    """

    column: str
    relation: Name
    written: str
    type: PgType | None
    span: Span
