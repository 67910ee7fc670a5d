"""What one statement uses and does: all that a rule sees of it.

Every use carries the span of its name in the file. Lists are in the order of the source.
"Undecided" is a value: several candidates, a type of None, or a Gap mean "not known". One small
type a kind of use, which is why they are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import Annotated, Protocol, TypeVar, cast

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from .cause import Cause
from .name import Name
from .pgtype import PgType
from .source import Span
from .sqlstate import SYNTAX_ERROR, UNDEFINED_FUNCTION


class Fact(Protocol):
    """One thing that a statement uses or does: a Struct with its place."""

    @property
    def span(self) -> Span: ...


OfKind = TypeVar("OfKind", bound=Fact)

# `show` prints the title of a field in place of its name and its value; "" for nothing at all.
_NOT_SHOWN = Meta(title="")


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
    query has the name, and cannot be referenced from there.
    """

    name: Name
    span: Span
    resolved: Name | None
    is_target: bool = False  # written to by INSERT, UPDATE, DELETE, MERGE, TRUNCATE, ...
    meant: Name | None = None
    is_future_cte: bool = False


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


class FunctionUse(Struct, frozen=True):
    """`lower(name)`: a call of a function, aggregate, window function or procedure.

    `arguments` are types: UNKNOWN for a literal or a parameter without one, None where nothing is
    known. `untyped` are the arguments of which nothing is known, and parameters where several
    functions fit them. `is_unreached`: a condition on pg_is_in_recovery() keeps this replica from
    calling it, as in `CASE WHEN pg_is_in_recovery() THEN NULL ELSE f() END` on a hot standby, or
    the statement is an EXPLAIN that only plans; it is looked up all the same.
    """

    name: Name
    span: Span
    arguments: tuple[PgType | None, ...]
    is_star: bool = False
    names: tuple[str, ...] = ()  # of the last arguments, where they are given by name
    has_variadic: bool = False
    from_literal: bool = False  # named inside a literal: 'f(int)'::regprocedure
    is_call: bool = True  # False: functional notation `t.f`, or a mere mention (regproc)
    literals: tuple[str | None, ...] = ()  # of arguments that are string or boolean constants
    since: int | None = None  # of a call that is part of the grammar, as JSON_TABLE from 17
    refusal: str = UNDEFINED_FUNCTION  # what a server answers that has no such function
    untyped: tuple[Span, ...] = ()
    is_open: bool = False  # a hole may stand for any number of arguments
    is_unreached: bool = False  # in a branch that is not run there, or EXPLAIN only plans it


class TypeUse(Struct, frozen=True):
    """`x::public.mood`: a type that PostgreSQL looks up. `name` is without `[]`."""

    name: Name
    span: Span


class CastUse(Struct, frozen=True):
    """`mood::integer` where the replica has no cast of its own: one that a user function makes.

    Casts that the replica has are not noted. `source` is None where it is not known and the cast is
    there from some types alone; `untyped` is then the value that is cast. `since` is the version
    that brought one, where the replica's is older.
    """

    source: PgType | None
    target: PgType
    span: Span
    untyped: tuple[Span, ...] = ()
    since: int | None = None


class LabelUse(Struct, frozen=True):
    """`s.status = 'succeeded'`: a constant that is read as a value of an enum of the contract."""

    type: Name
    label: str
    span: Span


class ConstantUse(Struct, frozen=True):
    """`o.id = 'north'`: a constant that is read as a type of which it is no value.

    `message` is PostgreSQL's own. Of constants whose values are not known here nothing is noted.
    """

    type: PgType
    text: str
    message: str
    sqlstate: str
    span: Span


class MismatchUse(Struct, frozen=True):
    """`CASE WHEN x THEN 1 ELSE o.name END`: values of types that have nothing in common.

    `construct` is what PostgreSQL's message calls it: "CASE", "COALESCE", "UNION", "VALUES", ...
    `sqlstate` is 42804, or 42846 where the types are alike and one is not converted to the other.
    """

    construct: str
    first: PgType
    second: PgType
    sqlstate: str
    span: Span


class RowProblem(Enum):
    """Why a server does not compare two rows: the words of its message."""

    COUNT = "unequal number of entries in row expressions"
    ONE = "subquery must return only one column"
    FEW = "subquery has too few columns"
    MANY = "subquery has too many columns"
    FAMILY = "could not determine interpretation of row comparison operator {operator}"
    WIDTH = "cannot compare record types with different numbers of columns"
    NO_ARRAY = "op ANY/ALL (array) requires array on right side"
    NO_OPERATOR = "operator does not exist: {first} {operator} {second}"
    SORTS = "operator {operator} is not a valid ordering operator"
    TYPES = "cannot compare dissimilar column types {first} and {second} at record column {column}"


class RowComparison(Struct, frozen=True):
    """`(a, b) = (c, d, e)`, `c = d` of two tables: rows that no server compares.

    Arrays and subqueries among them. `types` are those of what is compared, or of two fields, and
    `column` is the number of the fields.
    """

    problem: RowProblem
    operator: str
    span: Span
    types: tuple[PgType | None, ...] = ()
    column: int = 0


class Demand(Enum):
    """In what way a value is asked to be of a type; each has a message of its own."""

    ARGUMENT = "argument"  # of WHERE, AND, LIMIT, ...: `construct`
    COLUMN = "column"  # that is written: `construct`
    FIELD = "field"  # of a column that is written
    ELEMENT = "element"  # of a column that is written
    NO_VARIABLE = "no variable"  # a column, where no row is there yet: `construct`
    EMPTY_ARRAY = "empty array"  # which has no type
    ROW = "row"  # whose fields do not fit a composite value
    SUBSCRIPT = "subscript"
    SUBSCRIPTED = "subscripted"  # what stands before [...], and takes none
    SUBSCRIPTED_ONCE = "subscripted once"  # takes one
    SLICED = "sliced"  # takes no slices
    JSON_KEY = "json key"  # a subscript that is neither a text nor an integer
    ONE_COLUMN = "one column"  # of RANGE with an offset, to be sorted by
    RANGE = "range"  # a column that RANGE adds no offset to
    RANGE_OFFSET = "range offset"  # what RANGE does not add to a column
    COLLATION = "collation"  # COLLATE of what has none
    JSON = "json"  # IS JSON
    DATE_FIELD = "date field"  # of EXTRACT: `construct`
    RECURSIVE = "recursive"  # a column of a recursive query: `construct`


class CoercionUse(Struct, frozen=True):
    """`WHERE o.id`: a value that does not become of the type that its place asks for.

    `construct` is what PostgreSQL's message calls the place: "WHERE", "LIMIT", a column. `source`
    is None where it is not known; `untyped` is then the value.
    """

    demand: Demand
    construct: str
    source: PgType | None
    target: PgType
    sqlstate: str
    span: Span
    untyped: tuple[Span, ...] = ()
    modifier: str = ""  # of the source, where the target is the same without it


class UngroupedUse(Struct, frozen=True):
    """`SELECT o.id, o.name, count(*) ... GROUP BY o.id`: a column that no GROUP BY holds.

    `column` is "*" for a whole row. `is_outer`: a subquery uses it. `is_direct`: it stands in a
    direct argument of an ordered-set aggregate. `relation` is the one that the entry reads, and
    `grouped` those of its columns that every row of a group has in common: if they hold its primary
    key, the column stands well. `decides` is what is not known and decides: "key", or "call" for
    the function around it, which may be an aggregate.
    """

    column: str
    alias: str
    span: Span
    is_outer: bool = False
    is_direct: bool = False
    relation: Name | None = None
    grouped: tuple[str, ...] = ()
    decides: str = ""
    call: Name | None = None


class MisplacedAggregate(Struct, frozen=True):
    """`WHERE count(*) > 1`: an aggregate where none may stand; `reason` in PostgreSQL's words."""

    reason: str
    sqlstate: str
    span: Span


class SyntaxUse(Struct, frozen=True):
    """Grammar that came after PostgreSQL 15: `IS JSON`, `AT LOCAL`, a subquery without alias."""

    text: str
    since: int
    span: Span
    sqlstate: str = SYNTAX_ERROR


class OperatorUse(Struct, frozen=True):
    """`a % b`: an operator, with its operands' types (UNKNOWN, or None where not known).

    `left` is NO_OPERAND for a prefix operator. `name.schema` is set by OPERATOR(schema.op).
    `untyped` are the operands whose types are not known here, and parameters: a driver may name
    their types.
    """

    name: Name
    span: Span
    left: PgType | None
    right: PgType | None
    from_literal: bool = False  # named inside a literal: '+(int,int)'::regoperator
    untyped: tuple[Span, ...] = ()


class Need(Enum):
    """What must be there for the type of values that are sorted, grouped or made distinct."""

    EQUALITY = "equality"  # an operator that says whether two are equal: by sorting or hashing
    ORDERING = "ordering"  # an operator that says which comes first
    SORTED_EQUALITY = "sorted equality"  # both, as agg(DISTINCT x) sorts
    COMPARISON = "comparison"  # a function that compares, asked for when rows are there
    PARTITIONING = "partitioning"  # equality of what can be sorted
    RECURSION = "recursion"  # equality of what can be hashed
    HASHING = "hashing"  # a function that hashes, asked for when rows are there


class SortingUse(Struct, frozen=True):
    """`GROUP BY c.meta`: values that are sorted, grouped, made distinct or compared.

    `clause` is where: "ORDER BY", "GROUP BY", "DISTINCT", "UNION", ... Types for which every server
    can do it all are not noted. `behind_others`: only the rows tell whether these are looked at,
    as a field of a row is where the fields before it are equal.
    """

    clause: str
    need: Need
    type: PgType
    span: Span
    behind_others: bool = False


class PositionUse(Struct, frozen=True):
    """`ORDER BY 3` of two columns: a constant that is the number of no column of the output.

    `position` is None where it is no integer.
    """

    clause: str
    position: int | None
    span: Span


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
    """A name inside a literal or a clause: COLLATE "x", 'public.t'::regclass, nextval('s')."""

    kind: ObjectKind
    name: Name
    span: Span
    from_literal: bool = False  # read by the input function of a type
    refusal: str = ""  # what a server answers that does not have it, where that is of its own


class UnreadText(Struct, frozen=True):
    """`query_to_xml($1, ...)`: a text that a function reads, and that is not read here.

    `function` is the one that reads it, `reason` says what cannot be told.
    """

    function: Name
    span: Span
    reason: str
    hint: Annotated[str | None, _NOT_SHOWN] = None


class RowContext(Enum):
    """What becomes of a whole row."""

    OUTPUT = "output"  # returned, or given to a function that returns its shape
    KEY = "key"  # only a key of its JSON form is read
    EXISTENCE = "existence"  # count(o), o IS NOT NULL: its shape does not show
    OTHER = "other"


class RowUse(Struct, frozen=True):
    """A whole-row reference: `to_jsonb(o)`, `SELECT o FROM orgs o`.

    `entry` is None where nothing of that name is in scope; `scope` are the entries searched.
    """

    name: str
    span: Span
    entry: FromEntry | None
    scope: Sequence[FromEntry]
    context: RowContext


class StarUse(Struct, frozen=True):
    """`*` or `t.*` in a select list or RETURNING, and the entries that it stands for.

    One that sqlc writes out is a `ColumnUse` for each column, and this only for entries of which
    the columns are not known. `shows` is False inside EXISTS and where a query above takes only
    named columns of it.
    """

    span: Span
    entries: tuple[FromEntry, ...]
    shows: bool


class ArmsUse(Struct, frozen=True):
    """`SELECT * FROM a UNION SELECT * FROM b`: arms that may not have as many columns.

    `construct` is "UNION", "INTERSECT" or "EXCEPT", or "VALUES" of which two rows differ; `first`
    and `second` count the columns.
    `starred` are those that `*` brings to one arm alone, each with the relation it comes from.
    """

    construct: str
    first: int
    second: int
    starred: tuple[tuple[Name, str], ...]
    span: Span


class JsonKeyUse(Struct, frozen=True):
    """`to_jsonb(o) ->> 'key'`: a key read from the JSON form of a row.

    `coalesced` says whether a COALESCE stands around it, `default` is the literal it falls back to
    as text ("false", "0", "NULL", ...), None where that is no literal. `cast` is the type it is
    cast to, None where it is not cast. `as_text` is True for ->>, #>> and the *_text functions.
    """

    entry: FromEntry
    key: str
    span: Span
    row_name: str
    as_text: bool
    coalesced: bool
    default: str | None
    cast: PgType | None
    is_test: bool = False  # to_jsonb(o) ? 'key': whether the key is there
    is_open: bool = False  # a hole stands around it: what becomes of it is not known


class NaturalJoin(Struct, frozen=True):
    """`a NATURAL JOIN b`, with the entries that it joins."""

    span: Span
    entries: Sequence[FromEntry]


class Write(Struct, frozen=True):
    """What a read-only transaction refuses (25006), or what a subscriber must not do.

    `action` is the words of PostgreSQL's own message: "INSERT", "SELECT FOR UPDATE", "nextval()".
    `relation` is the relation written to, where there is one.
    """

    action: str
    span: Span
    relation: Name | None = None


class SessionUse(Struct, frozen=True):
    """What changes the session rather than reads: SET, LISTEN, PREPARE, temporary objects."""

    action: str
    span: Span


class SerializableUse(Struct, frozen=True):
    """`BEGIN ISOLATION LEVEL SERIALIZABLE`; `is_default`: for the transactions that follow."""

    span: Span
    is_default: bool


class ReadWriteUse(Struct, frozen=True):
    """`BEGIN READ WRITE`, `SET transaction_read_only = off`: the mode of this transaction.

    `value` is that of transaction_read_only, as it is written.
    """

    span: Span
    value: str


class Gap(Struct, frozen=True):
    """What the analysis could not see through. `is_whole`: nothing of the statement was seen.

    `unseen` is the statement of a function's body of which nothing was seen: `span` is where that
    shows. `runs_unseen`: SQL is run there that is not seen, and may touch anything. `may_be_any`:
    what a migration changes there is known by no name. `cause` is set where nothing of the file was
    seen.
    """

    span: Span
    reason: str
    is_whole: Annotated[bool, Meta(title="the statement is not analysed")] = False
    unseen: Span | None = None
    runs_unseen: Annotated[bool, Meta(title="may run other SQL")] = False
    may_be_any: Annotated[bool, Meta(title="may change any relation")] = False
    cause: Annotated[Cause | None, _NOT_SHOWN] = None
    hint: Annotated[str | None, _NOT_SHOWN] = None


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


class UnknownName(Struct, frozen=True):
    """`o.${column}`: a column whose name a program puts in, and that is not known."""

    span: Span
    reason: str


class Statement(Struct, frozen=True):
    """The facts of one statement. `span` runs from its first to its last word.

    `kind` is its first keyword in capitals ("SELECT", "CREATE TABLE", ...). `name` is the one
    that a `-- name: GetOrg :one` header gives it. `is_filled_in`: a constant of it is not what a
    server gets, as `'{table}'::regclass`, into which a client puts a name.
    """

    span: Span
    kind: str
    name: str | None = None
    by_kind: Mapping[type[Fact], tuple[Fact, ...]] = field(default_factory=dict)
    is_filled_in: bool = False

    def of(self, kind: type[OfKind]) -> tuple[OfKind, ...]:
        """The facts of one kind, in the order of the source: `statement.of(ColumnUse)`."""
        return cast("tuple[OfKind, ...]", self.by_kind.get(kind, ()))

    @property
    def facts(self) -> Iterator[Fact]:
        """All facts, kind after kind."""
        return chain.from_iterable(self.by_kind.values())

    @property
    def kinds(self) -> frozenset[type[Fact]]:
        """The kinds of fact that it has."""
        return frozenset(self.by_kind)

    @property
    def is_analysed(self) -> bool:
        """Whether the whole statement was seen: silence about it means checked."""
        return Gap not in self.by_kind

    def with_facts(self, facts: Iterable[Fact]) -> Statement:
        """The statement with these facts, in place of those that it has of their kinds."""
        found = by_kind(facts)
        return replace(self, by_kind={**self.by_kind, **found}) if found else self


def by_kind(facts: Iterable[Fact]) -> Mapping[type[Fact], tuple[Fact, ...]]:
    """Facts as a statement keeps them: those of each kind in the order of the source."""
    found: dict[type[Fact], list[Fact]] = {}
    for fact in facts:
        found.setdefault(type(fact), []).append(fact)
    return {
        kind: tuple(sorted(some, key=_place) if len(some) > 1 else some)
        for kind, some in found.items()
    }


def _place(fact: Fact) -> tuple[int, int]:
    span = fact.span
    return span.start, span.end
