"""What a statement calls: functions, operators and casts, with the types that they are given."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from ..sqlstate import UNDEFINED_FUNCTION


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
