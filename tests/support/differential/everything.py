"""One query for each function, operator, cast, type and column that a server has.

Random queries reach what is new in a version by chance; these reach all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from servers import Database

# An actual type for each polymorphic one; the others are what they are.
_VALUE = """
    CREATE FUNCTION pg_temp.value(type oid) RETURNS text LANGUAGE sql RETURN
        'NULL::' || CASE type
            WHEN '"any"'::regtype THEN 'integer'
            WHEN 'anyelement'::regtype THEN 'integer'
            WHEN 'anynonarray'::regtype THEN 'integer'
            WHEN 'anyarray'::regtype THEN 'integer[]'
            WHEN 'anyrange'::regtype THEN 'int4range'
            WHEN 'anymultirange'::regtype THEN 'int4multirange'
            WHEN 'anycompatible'::regtype THEN 'integer'
            WHEN 'anycompatiblenonarray'::regtype THEN 'integer'
            WHEN 'anycompatiblearray'::regtype THEN 'integer[]'
            WHEN 'anycompatiblerange'::regtype THEN 'int4range'
            WHEN 'anycompatiblemultirange'::regtype THEN 'int4multirange'
            ELSE format_type(type, NULL)
        END;
"""
_FUNCTIONS = """
    SELECT format('SELECT %s(%s)%s', p.oid::regproc,
        (SELECT string_agg(pg_temp.value(type), ', ' ORDER BY place)
         FROM unnest(proargtypes::oid[]) WITH ORDINALITY AS argument (type, place)
         WHERE aggkind IS DISTINCT FROM 'o' OR place <= aggnumdirectargs),
        CASE
            WHEN prokind = 'w' THEN ' OVER ()'
            WHEN aggkind = 'o' THEN format(' WITHIN GROUP (ORDER BY %s)',
                (SELECT string_agg(pg_temp.value(type), ', ' ORDER BY place)
                 FROM unnest(proargtypes::oid[]) WITH ORDINALITY AS argument (type, place)
                 WHERE place > aggnumdirectargs))
        END)
    FROM pg_proc p LEFT JOIN pg_aggregate ON aggfnoid = p.oid
    WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind <> 'p' AND provariadic = 0
    ORDER BY p.oid
"""
_OPERATORS = """
    SELECT concat_ws(' ', 'SELECT', pg_temp.value(nullif(oprleft, 0)), oprname,
        pg_temp.value(oprright))
    FROM pg_operator ORDER BY oid
"""
_CASTS = """
    SELECT format('SELECT %s::%s', pg_temp.value(castsource), format_type(casttarget, NULL))
    FROM pg_cast ORDER BY oid
"""
# Whether pg_cast has a cast or not.
_CONVERSIONS = """
    SELECT format('SELECT %s::%s', pg_temp.value(source.oid), format_type(target.oid, NULL))
    FROM pg_type source, pg_type target
    WHERE source.typtype IN ('b', 'r', 'm') AND source.typcategory <> 'A'
        AND target.typtype IN ('b', 'r', 'm') AND target.typcategory <> 'A'
        AND source.typnamespace = 'pg_catalog'::regnamespace
        AND target.typnamespace = 'pg_catalog'::regnamespace
    ORDER BY source.oid, target.oid
"""
_TYPE_NAMES = """
    SELECT format('SELECT NULL::%s', format_type(oid, NULL)) FROM pg_type
    WHERE typnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    ORDER BY oid
"""
# A column may have had another type.
_COLUMNS = """
    SELECT format('SELECT CAST(c.%I AS %s) FROM %s.%I AS c', attname, format_type(atttypid, NULL),
        relnamespace::regnamespace, relname)
    FROM pg_class r JOIN pg_attribute ON attrelid = r.oid AND NOT attisdropped
    WHERE relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        AND relkind IN ('r', 'v')
    ORDER BY r.oid, attnum
"""
_OBJECTS = """
    SELECT format('SELECT ''a'' COLLATE %I', collname) FROM pg_collation
    WHERE oid < 12000 OR collname = 'ucs_basic'
    UNION ALL SELECT format('SELECT to_tsvector(%L, ''a'')', cfgname) FROM pg_ts_config
    UNION ALL SELECT format('SELECT ts_lexize(%L, ''a'')', dictname) FROM pg_ts_dict
    UNION ALL SELECT format('SELECT ts_parse(%L, ''a'')', prsname) FROM pg_ts_parser
"""
ASKED = {
    "functions": _FUNCTIONS,
    "operators": _OPERATORS,
    "casts": _CASTS,
    "conversions": _CONVERSIONS,
    "types": _TYPE_NAMES,
    "columns": _COLUMNS,
    "objects": _OBJECTS,
}


def queries(database: Database, kind: str) -> Iterator[str]:
    """A query for each of the server's own objects of a kind."""
    for (query,) in database.run(_VALUE + ASKED[kind]):
        yield str(query)
