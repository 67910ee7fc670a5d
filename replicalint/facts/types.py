"""Values whose types do not fit, or are looked at: constants, rows, arms, what is sorted."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span


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
    JSON_FORMAT = "json format"  # of a value that is no document
    JSON_RETURNING = "json returning"  # of JSON_SERIALIZE
    JSON_PATH = "json path"
    DATE_FIELD = "date field"  # of EXTRACT: `construct`
    RECURSIVE = "recursive"  # a column of a recursive query: `construct`
    PARAMETER = "parameter"  # which has another type already: `construct`
    POLYMORPHIC = "polymorphic"  # of an argument without a type: `construct` is the function
    UNTYPED_PARAMETER = "untyped parameter"  # where it stands no type is asked for: `construct`


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
