"""Queries of the catalogue whose rows are the statements that make what is there.

pg_dump's order, so that each object comes after those that it names: types before columns, tables
before what hangs on them (pg_dump.c, pg_dump_sort.c). Names are quoted by the server, and with an
empty search path its own functions qualify the rest. Left out is what no contract speaks about:
privileges, owners, comments, rows, rules, policies, triggers, foreign keys, bodies of functions
that bind nothing, and queries of views, which come as their columns. What belongs to an extension
comes with CREATE EXTENSION.

The file is as long as the list of kinds of objects, one query each.
"""

from __future__ import annotations

_OF_USERS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"


def _own(catalogue: str, oid: str) -> str:
    """That an object is none of the system's, of an extension's or of another object's."""
    return f"""{_OF_USERS} AND NOT EXISTS (SELECT FROM pg_depend AS d
        WHERE d.classid = '{catalogue}'::regclass AND d.objid = {oid} AND d.objsubid = 0
            AND d.deptype = 'e')"""


def _type(of: str) -> str:
    """A column's type in words; of what another session has just dropped, none."""
    return f"format_type({of}.atttypid, {of}.atttypmod)"


_NAME = "format('%I.%I', n.nspname, c.relname)"
_TABLES_OF_USERS = f"c.relkind IN ('r', 'p', 'f') AND {_own('pg_class', 'c.oid')}"

_SCHEMAS = f"""
    SELECT format('CREATE SCHEMA %I', n.nspname)
    FROM pg_namespace AS n
    WHERE n.nspname <> 'public' AND {_own("pg_namespace", "n.oid")}
    ORDER BY n.nspname
"""

_EXTENSIONS = """
    SELECT format('CREATE EXTENSION %I SCHEMA %I', e.extname, n.nspname)
    FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.extname <> 'plpgsql'
    ORDER BY e.extname
"""

# Types of the system's making are left out: of rows, of arrays and multiranges.
_TYPES = f"""
    SELECT CASE t.typtype
        WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (', n.nspname, t.typname) || coalesce((
            SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
            FROM pg_enum AS e WHERE e.enumtypid = t.oid), '') || ')'
        WHEN 'c' THEN format('CREATE TYPE %I.%I AS (', n.nspname, t.typname) || coalesce((
            SELECT string_agg(format('%I %s', a.attname, {_type("a")}), ', ' ORDER BY a.attnum)
            FROM pg_attribute AS a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
        WHEN 'd' THEN format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname,
                format_type(t.typbasetype, t.typtypmod))
            || coalesce(' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), '')
            || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce((
            SELECT string_agg(format(' CONSTRAINT %I CHECK (%s)',
                k.conname, pg_get_expr(k.conbin, 0)), '' ORDER BY k.oid)
            FROM pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
        WHEN 'r' THEN format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s%s%s%s)',
            n.nspname, t.typname, format_type(r.rngsubtype, NULL),
            ', CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc::text,
            ', SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc::text,
            format(', MULTIRANGE_TYPE_NAME = %I.%I', mn.nspname, m.typname))
        ELSE format('CREATE TYPE %I.%I (INPUT = %s, OUTPUT = %s%s%s%s%s%s%s)',
            n.nspname, t.typname, t.typinput, t.typoutput,
            ', RECEIVE = ' || nullif(t.typreceive::oid, 0)::regproc::text,
            ', SEND = ' || nullif(t.typsend::oid, 0)::regproc::text,
            ', TYPMOD_IN = ' || nullif(t.typmodin::oid, 0)::regproc::text,
            ', TYPMOD_OUT = ' || nullif(t.typmodout::oid, 0)::regproc::text,
            ', ANALYZE = ' || nullif(t.typanalyze::oid, 0)::regproc::text,
            ', SUBSCRIPT = ' || nullif(t.typsubscript::oid, 0)::regproc::text)
    END
    FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
    LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
    LEFT JOIN pg_type AS m ON m.oid = r.rngmultitypid
    LEFT JOIN pg_namespace AS mn ON mn.oid = m.typnamespace
    LEFT JOIN pg_class AS c ON c.oid = t.typrelid
    WHERE {_own("pg_type", "t.oid")} AND t.typtype IN ('b', 'c', 'd', 'e', 'r')
        AND (c.oid IS NULL OR c.relkind = 'c')
        AND t.typsubscript <> 'array_subscript_handler'::regproc
    ORDER BY t.oid
"""

# A partition's identity is its table's, and so is the sequence (since PostgreSQL 17).
_SEQUENCE_OF_IDENTITY = """
    (SELECT format(' (SEQUENCE NAME %I.%I)', sn.nspname, s.relname)
    FROM pg_depend AS d JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_namespace AS sn ON sn.oid = s.relnamespace
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i')
"""

_SEQUENCES = f"""
    SELECT format('CREATE %sSEQUENCE %s',
        CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, {_NAME})
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND {_own("pg_class", "c.oid")} AND NOT EXISTS (
        SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')
    ORDER BY c.oid
"""

# The header says all that a call is resolved by; what a bound body needs only it itself says.
_ROUTINES = f"""
    SELECT CASE
        WHEN p.prokind = 'a' THEN format('CREATE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s)',
            n.nspname, p.proname, pg_get_function_arguments(p.oid), g.aggtransfn,
            format_type(g.aggtranstype, NULL))
        WHEN p.prosqlbody IS NOT NULL THEN pg_get_functiondef(p.oid)
        ELSE format('CREATE %s %I.%I(%s)%s LANGUAGE %I%s AS %L',
            CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, p.proname,
            pg_get_function_arguments(p.oid), ' RETURNS ' || pg_get_function_result(p.oid),
            l.lanname, CASE p.prokind WHEN 'w' THEN ' WINDOW' ELSE '' END
                || CASE p.provolatile
                    WHEN 'i' THEN ' IMMUTABLE' WHEN 's' THEN ' STABLE' ELSE '' END
                || CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' ELSE '' END, '')
    END
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    JOIN pg_language AS l ON l.oid = p.prolang
    LEFT JOIN pg_aggregate AS g ON g.aggfnoid = p.oid
    WHERE {_own("pg_proc", "p.oid")} AND (p.prosqlbody IS NOT NULL) = {{is_bound}}
        AND NOT EXISTS (SELECT FROM pg_depend AS d
            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    ORDER BY p.oid
"""

_OPERATORS = f"""
    SELECT format('CREATE OPERATOR %I.%s (FUNCTION = %s%s, RIGHTARG = %s)', n.nspname, o.oprname,
        o.oprcode, ', LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL),
        format_type(o.oprright, NULL))
    FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace
    WHERE o.oprcode <> 0 AND o.oprright <> 0 AND {_own("pg_operator", "o.oid")}
    ORDER BY o.oid
"""

# What CREATE TABLE would take otherwise stands by itself, behind ATTACH PARTITION: it makes one of
# equal constraints, validates checks, and a partition gets the keys of its table.
_IN_TABLE = """(k.contype = 'c' AND k.convalidated
        OR k.contype = 'p' AND c.relkind <> 'p' AND NOT c.relispartition)"""

# Of a partition or a child, too, all columns, in their order; it is attached afterwards.
_TABLES = f"""
    SELECT 'CREATE ' || CASE WHEN c.relkind = 'f' THEN 'FOREIGN '
            WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' ELSE '' END
        || 'TABLE ' || {_NAME} || ' ('
        || concat_ws(', ', (
            SELECT string_agg(format('%I %s', a.attname, {_type("a")})
                || CASE a.attgenerated
                    WHEN 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', v.expression)
                    WHEN 'v' THEN format(' GENERATED ALWAYS AS (%s) VIRTUAL', v.expression)
                    ELSE coalesce(' DEFAULT ' || v.expression, '') END
                || coalesce(CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
                    WHEN 'd' THEN ' GENERATED BY DEFAULT AS IDENTITY' END
                    || {_SEQUENCE_OF_IDENTITY}, '')
                || CASE WHEN a.attnotnull THEN coalesce((
                    SELECT format(' CONSTRAINT %I NOT NULL', k.conname)
                        || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END
                    FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'n'
                        AND k.conkey = ARRAY[a.attnum]), ' NOT NULL') ELSE '' END,
                ', ' ORDER BY a.attnum)
            FROM pg_attribute AS a
            LEFT JOIN pg_attrdef AS f ON f.adrelid = c.oid AND f.adnum = a.attnum
            CROSS JOIN LATERAL (SELECT pg_get_expr(f.adbin, c.oid)) AS v (expression)
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        ), (
            SELECT string_agg(
                format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)),
                ', ' ORDER BY k.oid)
            FROM pg_constraint AS k
            WHERE k.conrelid = c.oid AND {_IN_TABLE}
        )) || ')'
        || CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid)
            WHEN 'f' THEN (SELECT format(' SERVER %I', s.srvname)
                FROM pg_foreign_table AS t JOIN pg_foreign_server AS s ON s.oid = t.ftserver
                WHERE t.ftrelid = c.oid) ELSE '' END
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE {_TABLES_OF_USERS}
    ORDER BY c.oid
"""

_CONSTRAINTS = f"""
    SELECT format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', {_NAME}, k.conname,
        pg_get_constraintdef(k.oid))
    FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE k.contype IN ('c', 'p', 'u', 'x') AND NOT {_IN_TABLE} AND {_TABLES_OF_USERS}
    ORDER BY k.oid
"""

_VIEWS = f"""
    SELECT format('CREATE %sVIEW %s AS SELECT ',
            CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END, {_NAME})
        || coalesce((SELECT string_agg(format('NULL::%s AS %I', {_type("a")}, a.attname),
                ', ' ORDER BY a.attnum)
            FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '')
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('v', 'm') AND {_own("pg_class", "c.oid")}
    ORDER BY c.oid
"""

_PARENTS = f"""
    SELECT CASE WHEN c.relispartition
        THEN format('ALTER TABLE ONLY %I.%I ATTACH PARTITION %s %s', pn.nspname, p.relname,
            {_NAME}, pg_get_expr(c.relpartbound, c.oid))
        ELSE format('ALTER TABLE ONLY %s INHERIT %I.%I', {_NAME}, pn.nspname, p.relname) END
    FROM pg_inherits AS h
    JOIN pg_class AS c ON c.oid = h.inhrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_class AS p ON p.oid = h.inhparent JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
    WHERE {_TABLES_OF_USERS}
    ORDER BY h.inhrelid, h.inhseqno
"""

_OWNED_SEQUENCES = f"""
    SELECT format('ALTER SEQUENCE %s OWNED BY %I.%I.%I', {_NAME}, tn.nspname, t.relname, a.attname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
    JOIN pg_class AS t ON t.oid = d.refobjid JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE c.relkind = 'S' AND {_own("pg_class", "c.oid")}
    ORDER BY c.oid
"""

# An invalid one is what a failed CREATE INDEX CONCURRENTLY left, but on a partitioned table.
_INDEXES = f"""
    SELECT pg_get_indexdef(x.indexrelid)
    FROM pg_index AS x
    JOIN pg_class AS c ON c.oid = x.indrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND {_own("pg_class", "c.oid")}
        AND (x.indisvalid OR c.relkind = 'p') AND NOT EXISTS (
            SELECT FROM pg_constraint AS k
            WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY x.indexrelid
"""

_INDEX_PARENTS = f"""
    SELECT format('ALTER INDEX %I.%I ATTACH PARTITION %s', pn.nspname, p.relname, {_NAME})
    FROM pg_inherits AS h
    JOIN pg_class AS c ON c.oid = h.inhrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_class AS p ON p.oid = h.inhparent JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
    WHERE c.relkind IN ('i', 'I') AND {_own("pg_class", "c.oid")}
    ORDER BY h.inhparent, h.inhrelid
"""

_IDENTITIES = f"""
    SELECT format('ALTER TABLE ONLY %s REPLICA IDENTITY %s', {_NAME}, CASE c.relreplident
        WHEN 'f' THEN 'FULL' ELSE coalesce('USING INDEX ' || quote_ident(i.relname), 'NOTHING') END)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_index AS x ON x.indrelid = c.oid AND x.indisreplident
    LEFT JOIN pg_class AS i ON i.oid = x.indexrelid
    WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd' AND {_own("pg_class", "c.oid")}
    ORDER BY c.oid
"""

_TYPES_OF_TABLES = f"""
    SELECT format('ALTER TABLE ONLY %s OF %I.%I', {_NAME}, tn.nspname, t.typname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_type AS t ON t.oid = c.reloftype JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
    WHERE {_TABLES_OF_USERS}
    ORDER BY c.oid
"""

# What a later version has besides is read as JSON, which misses nothing where it is not there.
_PUBLICATIONS = """
    SELECT format('CREATE PUBLICATION %I', p.pubname)
        || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' || coalesce(
            ' EXCEPT (TABLE ' || (SELECT string_agg(
                format('%I.%I', n.nspname, c.relname), ', ' ORDER BY n.nspname, c.relname)
            FROM pg_publication_rel AS r JOIN pg_class AS c ON c.oid = r.prrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid) || ')', '')
        ELSE coalesce(' FOR ' || nullif(concat_ws(', ', (
            SELECT string_agg(format('TABLE ONLY %I.%I', n.nspname, c.relname)
                || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', '
                    ORDER BY a.attnum) FROM pg_attribute AS a
                    WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) || ')', '')
                || coalesce(' WHERE (' || pg_get_expr(r.prqual, c.oid) || ')', ''),
                ', ' ORDER BY n.nspname, c.relname)
            FROM pg_publication_rel AS r JOIN pg_class AS c ON c.oid = r.prrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid
        ), (
            SELECT string_agg(format('TABLES IN SCHEMA %I', n.nspname), ', ' ORDER BY n.nspname)
            FROM pg_publication_namespace AS s JOIN pg_namespace AS n ON n.oid = s.pnnspid
            WHERE s.pnpubid = p.oid
        )), ''), '') END
        || format(' WITH (publish = %L, publish_via_partition_root = %s%s)',
            concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
                CASE WHEN p.pubtruncate THEN 'truncate' END), p.pubviaroot,
            CASE to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN ', publish_generated_columns = stored'
                ELSE '' END)
    FROM pg_publication AS p
    ORDER BY p.pubname
"""

# A setting is written as a list of names; of none at all as one without characters.
_SEARCH_PATHS = """
    SELECT format('ALTER %s SET search_path TO %s', CASE
            WHEN s.setrole = 0 AND s.setdatabase = 0 THEN 'ROLE ALL'
            WHEN s.setrole = 0 THEN format('DATABASE %I', d.datname)
            WHEN s.setdatabase = 0 THEN format('ROLE %I', pg_get_userbyid(s.setrole))
            ELSE format('ROLE %I IN DATABASE %I', pg_get_userbyid(s.setrole), d.datname) END,
        coalesce(nullif(nullif(substr(c.setting, 13), ''), '""'), quote_literal('')))
    FROM pg_db_role_setting AS s
    CROSS JOIN unnest(s.setconfig) AS c (setting)
    JOIN pg_database AS d ON d.datname = current_database() AND s.setdatabase IN (0, d.oid)
    WHERE starts_with(c.setting, 'search_path=')
    ORDER BY 1
"""

STATEMENTS = (
    _SCHEMAS,
    _EXTENSIONS,
    _TYPES,
    _SEQUENCES,
    _ROUTINES.format(is_bound="false"),
    _OPERATORS,
    _TABLES,
    _VIEWS,
    _ROUTINES.format(is_bound="true"),
    _PARENTS,
    _CONSTRAINTS,
    _OWNED_SEQUENCES,
    _INDEXES,
    _INDEX_PARENTS,
    _IDENTITIES,
    _TYPES_OF_TABLES,
    _PUBLICATIONS,
    _SEARCH_PATHS,
)
"""The queries in the order in which their statements are to be read; each has one column."""
