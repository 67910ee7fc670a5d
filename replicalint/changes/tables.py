"""What is changed of a table: its columns, keys, indexes, parents and replica identity.

`is_only` says that ONLY stands before the table: what inherits from it is left as it is. One
small type a kind of change, which is why they are many.
"""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .dependencies import Dependency
from .expressions import Expression, Words
from .queries import QueryOutput


class ColumnDefinition(Struct, frozen=True, gc=False):
    """`flag boolean NOT NULL DEFAULT false`. `type` is None where it is not written.

    `default` is the value that is written; a generated or an identity column has a value without.
    `modifier` is as format_type prints it: "(20)". `generated` is "stored" or "virtual",
    `expression` what it is made of; `identity` "always" or "by default", `sequence` and
    `persistence` what is written of its sequence.
    """

    name: str
    span: Span
    type: PgType | None
    is_required: bool = False
    default: Expression | None = None
    is_generated: bool = False
    modifier: str = ""
    generated: str | None = None
    expression: Words = ()
    identity: str | None = None
    is_serial: bool = False
    required_as: str | None = None  # the name of its NOT NULL constraint, where it is given one
    hands_required_down: bool = True  # not NO INHERIT
    sequence: Name | None = None
    persistence: str | None = None
    needs: tuple[Dependency, ...] = ()  # what `default` or `expression` depends on


class Key(Struct, frozen=True, gc=False):
    """A constraint of a table.

    `kind` is "primary key", "unique", "foreign key", "check", "exclude" or "not null". `columns`
    are empty where an existing index is used; `references` is a foreign key's table,
    `referenced_columns` are empty for its primary key. `words` are those of a check, whose
    `condition` says what they mean, or of what EXCLUDE compares; `others` the columns that INCLUDE
    adds.
    """

    name: str | None
    kind: str
    span: Span
    columns: tuple[str, ...] = ()
    index: str | None = None
    references: Name | None = None
    words: Words = ()
    condition: Expression | None = None
    referenced_columns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_deferrable: bool = False
    is_deferred: bool = False  # at first
    is_validated: bool = True
    is_enforced: bool = True
    is_inherited: bool = True  # not NO INHERIT
    is_partial: bool = False  # EXCLUDE of some rows
    actions: tuple[str, ...] = ()  # of a foreign key: MATCH, ON DELETE, ON UPDATE
    parts: tuple[str, ...] = ()  # of what EXCLUDE makes its name, where not of `columns`
    ways: Words = ()  # of EXCLUDE, as of CreateIndex
    needs: tuple[Dependency, ...] = ()  # what a check, or EXCLUDE, depends on


class Like(Struct, frozen=True):
    """`LIKE public.t INCLUDING INDEXES` among the elements of a table.

    `place` is how many columns stand before it. `including` are the options that hold in the end:
    "constraints", "defaults", "generated", "identity", "indexes".
    """

    relation: Name
    span: Span
    place: int
    including: frozenset[str]


class CreateTable(Struct, frozen=True):
    """CREATE TABLE and SELECT INTO.

    `copies` says that columns or keys come from elsewhere: LIKE, AS, INHERITS. `kind` is "table",
    "partitioned table" or "foreign table", `persistence` "permanent", "unlogged" or "temporary".
    `parents` are those of INHERITS, or the one of PARTITION OF; the columns may then have no types.
    `query` is what AS fills it with, under the names in `names`.
    """

    name: Name
    span: Span
    columns: tuple[ColumnDefinition, ...] = ()
    keys: tuple[Key, ...] = ()
    copies: bool = False
    is_temporary: bool = False
    may_exist: bool = False
    kind: str = "table"
    persistence: str = "permanent"
    likes: tuple[Like, ...] = ()
    parents: tuple[Name, ...] = ()
    is_partition: bool = False
    of_type: Name | None = None
    query: QueryOutput | None = None
    names: tuple[str, ...] = ()
    partition_key: Words = ()
    is_dropped_on_commit: bool = False
    server: str | None = None  # of a foreign table
    needs: tuple[Dependency, ...] = ()  # what the partition key depends on


class AddColumn(Struct, frozen=True):
    """`keys` are what is written with the column: AddKey says each once more, behind it."""

    relation: Name
    span: Span
    column: ColumnDefinition
    may_exist: bool = False
    is_only: bool = False
    keys: tuple[Key, ...] = ()


class DropColumn(Struct, frozen=True):
    """`may_miss`: IF EXISTS."""

    relation: Name
    span: Span
    column: str
    cascades: bool = False
    is_only: bool = False
    may_miss: bool = False


class RenameColumn(Struct, frozen=True):
    relation: Name
    span: Span
    column: str
    to: str
    is_only: bool = False


class RetypeColumn(Struct, frozen=True):
    """`type` None: not known. `has_modifier` where it has one, as varchar(20). `using` is given."""

    relation: Name
    span: Span
    column: str
    type: PgType | None
    has_modifier: bool = False
    modifier: str = ""
    is_only: bool = False
    using: Expression | None = None


class RequireColumn(Struct, frozen=True):
    """SET NOT NULL, or DROP NOT NULL where it is not `is_required`."""

    relation: Name
    span: Span
    column: str
    is_required: bool = True
    is_only: bool = False


class DefaultColumn(Struct, frozen=True):
    """SET DEFAULT, or DROP DEFAULT where there is none."""

    relation: Name
    span: Span
    column: str
    default: Expression | None
    is_only: bool = False
    needs: tuple[Dependency, ...] = ()


class IdentifyColumn(Struct, frozen=True):
    """ADD GENERATED AS IDENTITY, SET GENERATED, and DROP IDENTITY, where there is none.

    `identity` is "always" or "by default". `sequence` and `persistence` are those that are written
    for its sequence, as pg_dump does.
    """

    relation: Name
    span: Span
    column: str
    identity: str | None
    is_only: bool = False
    sequence: Name | None = None
    persistence: str | None = None


class DropExpression(Struct, frozen=True):
    """DROP EXPRESSION: a generated column becomes one that is written."""

    relation: Name
    span: Span
    column: str
    is_only: bool = False


class SetExpression(Struct, frozen=True):
    """SET EXPRESSION: a generated column is computed anew."""

    relation: Name
    span: Span
    column: str
    expression: Words
    is_only: bool = False
    needs: tuple[Dependency, ...] = ()


class AddKey(Struct, frozen=True):
    """ADD of a constraint. `column` is the one that ADD COLUMN has made with this key already."""

    relation: Name
    span: Span
    key: Key
    is_only: bool = False
    column: str | None = None
    may_exist: bool = False


class DropConstraint(Struct, frozen=True):
    relation: Name
    span: Span
    constraint: str
    cascades: bool = False
    is_only: bool = False


class RenameConstraint(Struct, frozen=True):
    relation: Name
    span: Span
    constraint: str
    to: str
    is_only: bool = False


class AlterConstraint(Struct, frozen=True):
    """ALTER CONSTRAINT, and VALIDATE CONSTRAINT; None: left as it is."""

    relation: Name
    span: Span
    constraint: str
    is_deferrable: bool | None = None
    is_validated: bool | None = None
    is_enforced: bool | None = None
    is_inherited: bool | None = None


class SetReplicaIdentity(Struct, frozen=True):
    """`identity` is "default", "full", "nothing" or "index NAME", as in a contract."""

    relation: Name
    span: Span
    identity: str


class SetLogged(Struct, frozen=True):
    relation: Name
    span: Span
    is_logged: bool


class Inherit(Struct, frozen=True):
    """INHERIT and NO INHERIT of a table, ATTACH and DETACH PARTITION.

    `relation` is the table that inherits, or the partition.
    """

    relation: Name
    span: Span
    parent: Name
    is_added: bool
    is_partition: bool = False


class SetTypeOf(Struct, frozen=True):
    """ALTER TABLE ... OF, and NOT OF where `of_type` is None."""

    relation: Name
    span: Span
    of_type: Name | None


class CreateIndex(Struct, frozen=True):
    """`name` None: PostgreSQL chooses one. `columns` hold plain columns only.

    `keys` are all in order, with "" for expressions; `parts` what names are made of, "expr" for
    most expressions. `used` are the words of expressions and of the predicate, `others` the columns
    that INCLUDE adds, `ways` the access method and how each column is compared, "" as by default.
    """

    relation: Name
    span: Span
    name: str | None
    columns: tuple[str, ...]
    is_unique: bool
    is_partial: bool
    may_exist: bool = False
    is_only: bool = False
    keys: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    used: Words = ()
    ways: Words = ()
    needs: tuple[Dependency, ...] = ()


class AttachIndex(Struct, frozen=True):
    """ALTER INDEX ... ATTACH PARTITION."""

    name: Name
    span: Span
    partition: Name
