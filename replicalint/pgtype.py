"""A type as a value: the name that pg_type has for it, and whether it is an array over that."""

from __future__ import annotations

from msgspec import Struct

from .name import Name, quoted


class PgType(Struct, frozen=True, gc=False, cache_hash=True):
    """`int4`, `public.mood[]`: as many brackets as are written, an array is an array.

    PostgreSQL's own types are in pg_catalog or information_schema. One of an extension has no
    schema: it may stand in any, and a listed extension is looked up by the type's name alone.
    """

    name: Name
    is_array: bool = False

    def __str__(self) -> str:
        """As messages name it: PostgreSQL's own types without their schema."""
        name = self.name
        plain = quoted(name.name) if self.is_built_in else str(name)
        if plain == "char":  # which is bpchar without quotes
            plain = '"char"'
        return f"{plain}[]" if self.is_array else plain

    @property
    def bare(self) -> PgType:
        """The type itself, or that of an array's elements."""
        return PgType(self.name) if self.is_array else self

    @property
    def array(self) -> PgType:
        """The type of arrays over it; an array of arrays is the same type."""
        return self if self.is_array else PgType(self.name, True)

    @property
    def is_built_in(self) -> bool:
        """Whether its name is one of pg_catalog's."""
        return self.name.schema == "pg_catalog"


def built_in(name: str) -> PgType:
    """PostgreSQL's own type of this name of pg_type: `int4`."""
    return PgType(Name("pg_catalog", name))


def fits(modifier: str | None, into: str | None) -> bool:
    """Whether what has a length or precision fits another: varchar(50) into varchar(100).

    "" is none, into which all fits; None is not known.
    """
    if modifier is None or into is None:
        return not modifier
    if modifier == into or not into:
        return True
    length, _, scale = modifier.strip("()").partition(",")
    most, _, other = into.strip("()").partition(",")
    return length.isdigit() and most.isdigit() and int(length) <= int(most) and scale == other


# A constant, or a parameter, that nothing has given a type yet.
UNKNOWN = built_in("unknown")

# What stands before a prefix operator, and CREATE OPERATOR calls NONE.
NO_OPERAND = PgType(Name("", ""))

BIT = built_in("bit")
BOOL = built_in("bool")
BYTEA = built_in("bytea")
INT4 = built_in("int4")
INT8 = built_in("int8")
JSON = built_in("json")
JSONB = built_in("jsonb")
NUMERIC = built_in("numeric")
ANY = built_in("any")  # a pseudo-type: a value of it stays what it is
RECORD = built_in("record")
TEXT = built_in("text")
