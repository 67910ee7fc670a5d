"""A type as PostgreSQL's own tools print it: `timestamp with time zone`, `character varying(20)[]`.

Follows format_type.c: `psql`, `pg_dump` and format_type() write a column's type so.
"""

from __future__ import annotations

from functools import lru_cache

from .pgtype import PgType, built_in

# What comes before a length or a precision, and after it.
_WORDS = {
    built_in("bool"): ("boolean", ""),
    built_in("float4"): ("real", ""),
    built_in("float8"): ("double precision", ""),
    built_in("int2"): ("smallint", ""),
    built_in("int4"): ("integer", ""),
    built_in("int8"): ("bigint", ""),
    built_in("time"): ("time", " without time zone"),
    built_in("timestamp"): ("timestamp", " without time zone"),
    built_in("timestamptz"): ("timestamp", " with time zone"),
    built_in("timetz"): ("time", " with time zone"),
    built_in("varbit"): ("bit varying", ""),
    built_in("varchar"): ("character varying", ""),
}
_BPCHAR = built_in("bpchar")


@lru_cache(maxsize=1024)
def format_type(of: PgType, modifier: str | None) -> str:
    """The type with its modifier, such as "(10,2)"; None for none.

    A name is schema-qualified but for PostgreSQL's own and those of extensions.
    """
    plain = "character" if of.bare == _BPCHAR and modifier else str(of.bare)
    before, after = _WORDS.get(of.bare, (plain, ""))
    return f"{before}{modifier or ''}{after}{'[]' if of.is_array else ''}"
