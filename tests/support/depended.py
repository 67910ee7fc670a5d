"""What tables of a server depend on, as pg_depend lists it: the judge of what a contract lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import psycopg

from replicalint.name import Name

# From each table through its defaults, indexes and constraints but foreign keys; through types to
# those that they are made of, and through functions. What belongs to an extension stands for that,
# and a table's row type is not followed into the table.
_DEPENDED = """
WITH RECURSIVE start (classid, objid) AS (
    SELECT 'pg_class'::regclass, c.oid
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (SELECT * FROM unnest(%(schemas)s::text[], %(names)s::text[]))
), inside (classid, objid, refclassid, refobjid) AS (
    SELECT classid, objid, refclassid, refobjid FROM pg_depend
    WHERE refclassid IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_opclass'::regclass,
        'pg_operator'::regclass, 'pg_opfamily'::regclass, 'pg_extension'::regclass)
    UNION ALL SELECT classid, objid, refclassid, refobjid
    FROM pg_depend JOIN pg_class AS s ON s.oid = refobjid AND s.relkind = 'S'
    WHERE refclassid = 'pg_class'::regclass AND classid <> 'pg_class'::regclass
    UNION ALL SELECT 'pg_class'::regclass, adrelid, 'pg_attrdef'::regclass, oid FROM pg_attrdef
    UNION ALL SELECT 'pg_class'::regclass, indrelid, 'pg_class'::regclass, indexrelid FROM pg_index
    UNION ALL SELECT 'pg_class'::regclass, conrelid, 'pg_constraint'::regclass, oid
    FROM pg_constraint WHERE contype <> 'f' AND contype <> 't'
    UNION ALL SELECT 'pg_type'::regclass, contypid, 'pg_constraint'::regclass, oid
    FROM pg_constraint WHERE contypid <> 0
    UNION ALL SELECT 'pg_type'::regclass, t.oid, 'pg_class'::regclass, c.oid
    FROM pg_type AS t JOIN pg_class AS c ON c.oid = t.typrelid WHERE c.relkind = 'c'
    UNION ALL SELECT 'pg_type'::regclass, t.oid, 'pg_type'::regclass, a.atttypid
    FROM pg_type AS t JOIN pg_attribute AS a ON a.attrelid = t.typrelid AND a.attnum > 0
    UNION ALL SELECT 'pg_class'::regclass, d.refobjid, 'pg_class'::regclass, d.objid
    FROM pg_depend AS d JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
    WHERE d.deptype = 'i' AND d.classid = 'pg_class'::regclass
), reached (classid, objid) AS (
    SELECT classid, objid FROM start
    UNION SELECT i.refclassid, i.refobjid
    FROM reached AS r JOIN inside AS i USING (classid, objid)
    WHERE NOT EXISTS (
        SELECT FROM pg_depend AS e
        WHERE e.classid = r.classid AND e.objid = r.objid AND e.deptype = 'e'
        AND i.refclassid <> 'pg_extension'::regclass
    )
), objects AS (
    SELECT r.* FROM reached AS r
    WHERE NOT EXISTS (
        SELECT FROM pg_depend AS e
        WHERE e.classid = r.classid AND e.objid = r.objid AND e.deptype = 'e'
    )
)
SELECT 'type', n.nspname, t.typname, ''
FROM objects JOIN pg_type AS t ON classid = 'pg_type'::regclass AND t.oid = objid
JOIN pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN pg_class AS c ON c.oid = t.typrelid
WHERE t.oid >= 16384 AND NOT (t.typtype = 'b' AND t.typcategory = 'A')
    AND (t.typtype <> 'm' OR t.typname !~ 'multirange')  -- whose name its range does not tell
UNION SELECT 'function', n.nspname, p.proname, (
    SELECT coalesce(string_agg(
        CASE WHEN tn.nspname <> 'pg_catalog' AND o.objid IS NULL
            THEN tn.nspname || '.' ELSE '' END
        || coalesce(e.typname, t.typname) || CASE WHEN e.oid IS NULL THEN '' ELSE '[]' END,
        ', ' ORDER BY number
    ), '')
    FROM unnest(p.proargtypes) WITH ORDINALITY AS a (type, number)
    JOIN pg_type AS t ON t.oid = type JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
    LEFT JOIN pg_type AS e ON t.typtype = 'b' AND t.typcategory = 'A' AND e.oid = t.typelem
    LEFT JOIN pg_depend AS o ON o.classid = 'pg_type'::regclass AND o.deptype = 'e'
        AND o.objid = coalesce(e.oid, t.oid)
)
FROM objects JOIN pg_proc AS p ON classid = 'pg_proc'::regclass AND p.oid = objid
JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE p.oid >= 16384
UNION SELECT 'sequence', n.nspname, c.relname, ''
FROM objects JOIN pg_class AS c ON classid = 'pg_class'::regclass AND c.oid = objid
JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind = 'S'
UNION SELECT 'extension', '', x.extname, ''
FROM objects JOIN pg_extension AS x ON classid = 'pg_extension'::regclass AND x.oid = objid
WHERE x.extname <> 'plpgsql'
"""


def depended_on(session: psycopg.Connection, tables: Iterable[Name]) -> Mapping[str, set[str]]:
    """The types, functions, sequences and extensions that tables depend on, by their kinds.

    Functions have the types of their arguments, as a contract's functions have them. The row types
    of the tables themselves are left out.
    """
    listed = tuple(tables)
    given = {"schemas": [one.schema for one in listed], "names": [one.name for one in listed]}
    found: dict[str, set[str]] = {
        kind: set() for kind in ("type", "function", "sequence", "extension")
    }
    for kind, schema, name, arguments in session.execute(_DEPENDED, given):
        taken = f"({arguments})" if kind == "function" else ""
        found[kind].add(f"{Name(schema, name)}{taken}")
    found["type"] -= set(map(str, listed))
    return found
