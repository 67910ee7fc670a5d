"""Expressions as values that can be compared: what SET, WHERE, VALUES, DEFAULT and CHECK hold.

They say the same in one form: without parentheses, `!=` as `<>`, ISNULL as IS NULL, NOT IN and
BETWEEN by the operators that they stand for.
"""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType

# What is read of an expression where none is needed: folded, strings by value in single quotes.
Words = tuple[str, ...]


class ColumnValue(Struct, frozen=True, gc=False):
    """A column: of the changed table where `source` is "", else of what FROM calls so.

    `source` None: not decided. A variable of PL/pgSQL is one as well, `NEW.name` has source "new".
    """

    column: str
    source: str | None = ""


class Constant(Struct, frozen=True, gc=False):
    """A constant without a type: `kind` is "string", "number", "boolean", "null" or "default"."""

    kind: str
    text: str = ""


class CastValue(Struct, frozen=True, gc=False):
    """`value::type`; `type` None: not known. `modifier` is what its parentheses hold: "10,2"."""

    value: Expression
    type: PgType | None
    modifier: str = ""


class Call(Struct, frozen=True, gc=False):
    """A function of these arguments, by the name that is written.

    COALESCE, NULLIF, GREATEST, LEAST and words like CURRENT_DATE are functions of pg_catalog.
    """

    function: Name
    arguments: tuple[Expression, ...] = ()


class Operation(Struct, frozen=True, gc=False):
    """An operator and its operands: "+", "||", "=", "not", "and", "or", "is distinct from", ...

    "in" has the tested value and those of the list; "is true" and "is null" have one operand;
    "= any" and "<> all" have an array behind the value.
    """

    operator: str
    operands: tuple[Expression, ...]


class CaseValue(Struct, frozen=True):
    """`CASE WHEN condition THEN value ... ELSE default END`; without ELSE the default is NULL."""

    arms: tuple[tuple[Expression, Expression], ...]
    default: Expression


class RowValue(Struct, frozen=True):
    """`(a, b)`, `ROW(a, b)`."""

    parts: tuple[Expression, ...]


class ArrayValue(Struct, frozen=True):
    """`ARRAY[a, b]`."""

    parts: tuple[Expression, ...]


class Opaque(Struct, frozen=True):
    """What is not looked into, as a subquery. Two are the same if their texts are."""

    text: str


Expression = (
    ColumnValue
    | Constant
    | CastValue
    | Call
    | Operation
    | CaseValue
    | RowValue
    | ArrayValue
    | Opaque
)

NULL = Constant("null")
TRUE = Constant("boolean", "true")
FALSE = Constant("boolean", "false")
