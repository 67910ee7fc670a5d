-- Reads the catalogue of one server: prints one JSON array a line, its first element the kind of object.
-- Needs a temporary view "owned" (classid, objid, owner): the objects to read, and the schema or extension they belong to.

CREATE FUNCTION pg_temp.type_name(type oid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN element.oid IS NOT NULL THEN pg_temp.type_name(element.oid) || '[]'
        WHEN n.nspname = 'information_schema' THEN n.nspname || '.' || t.typname
        ELSE t.typname
    END
    FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_type element ON element.typarray = t.oid
    WHERE t.oid = type
$$;

SELECT json_build_array('functions', o.owner, p.proname,
    ARRAY(SELECT pg_temp.type_name(a.type)
          FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (type, i) ORDER BY a.i),
    pg_temp.type_name(p.prorettype),
    p.prokind, p.provolatile, p.proretset, p.provariadic <> 0, p.pronargdefaults,
    ARRAY(SELECT coalesce(p.proargnames[i], '')
          FROM generate_series(1, coalesce(array_length(p.proargmodes, 1), p.pronargs)) AS i
          WHERE coalesce(p.proargmodes[i], 'i') IN ('i', 'b', 'v') ORDER BY i),
    ARRAY(SELECT coalesce(nullif(p.proargnames[i], ''), 'column' || row_number() OVER (ORDER BY i))
                 || ' ' || pg_temp.type_name(p.proallargtypes[i])
          FROM generate_series(1, array_length(p.proargmodes, 1)) AS i
          WHERE p.proargmodes[i] IN ('o', 'b', 't') ORDER BY i))
FROM owned o JOIN pg_proc p ON o.classid = 'pg_proc'::regclass AND p.oid = o.objid;

SELECT json_build_array('types', o.owner, t.typname, t.typtype, t.typcategory, t.typispreferred,
    coalesce(pg_temp.type_name(nullif(t.typelem, 0)), ''),
    coalesce((SELECT a.typname FROM pg_type a WHERE a.oid = t.typarray), ''),
    coalesce(pg_temp.type_name(nullif(t.typbasetype, 0)), ''),
    coalesce((SELECT pg_temp.type_name(CASE t.oid WHEN r.rngtypid THEN r.rngsubtype ELSE r.rngtypid END)
              FROM pg_range r WHERE t.oid IN (r.rngtypid, r.rngmultitypid)), ''),
    ARRAY(SELECT a.attname || ' ' || pg_temp.type_name(a.atttypid) FROM pg_attribute a
          WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
          ORDER BY a.attnum))
FROM owned o JOIN pg_type t ON o.classid = 'pg_type'::regclass AND t.oid = o.objid
WHERE NOT EXISTS (SELECT FROM pg_type element WHERE element.typarray = t.oid)
    AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c');

SELECT json_build_array('operators', o.owner, p.oprname,
    coalesce(pg_temp.type_name(nullif(p.oprleft, 0)), ''), pg_temp.type_name(p.oprright),
    pg_temp.type_name(p.oprresult))
FROM owned o JOIN pg_operator p ON o.classid = 'pg_operator'::regclass AND p.oid = o.objid
WHERE p.oprresult <> 0;

SELECT json_build_array('casts', o.owner, pg_temp.type_name(c.castsource),
    pg_temp.type_name(c.casttarget), c.castcontext)
FROM owned o JOIN pg_cast c ON o.classid = 'pg_cast'::regclass AND c.oid = o.objid;

SELECT json_build_array('relations', o.owner, c.relname, c.relkind,
    ARRAY(SELECT a.attname || ' ' || pg_temp.type_name(a.atttypid) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum))
FROM owned o JOIN pg_class c ON o.classid = 'pg_class'::regclass AND c.oid = o.objid
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S');

SELECT json_build_array('objects', o.owner, object.kind, object.name)
FROM owned o
JOIN (
    -- Other collations above 12000 come from the operating system and the ICU library of one build.
    SELECT 'pg_collation'::regclass AS classid, oid, 'collation' AS kind, collname AS name
    FROM pg_collation WHERE oid < 12000 OR collname = 'ucs_basic'
    UNION ALL SELECT 'pg_ts_config'::regclass, oid, 'text search configuration', cfgname FROM pg_ts_config
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, 'text search dictionary', dictname FROM pg_ts_dict
    UNION ALL SELECT 'pg_ts_parser'::regclass, oid, 'text search parser', prsname FROM pg_ts_parser
    UNION ALL SELECT 'pg_ts_template'::regclass, oid, 'text search template', tmplname FROM pg_ts_template
    UNION ALL SELECT 'pg_am'::regclass, oid, 'access method', amname FROM pg_am
    UNION ALL SELECT 'pg_language'::regclass, oid, 'language', lanname FROM pg_language
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 'foreign-data wrapper', fdwname
    FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_proc'::regclass, oid, 'tablesample method', proname
    FROM pg_proc
    WHERE prorettype = 'tsm_handler'::regtype AND proargtypes[0] = 'internal'::regtype
) AS object ON object.classid = o.classid AND object.oid = o.objid;

-- The default operator classes of a type: its own, or those of a type that it is binary coercible to.
SELECT json_build_array('opclasses', o.owner, t.typname, am.amname)
FROM owned o JOIN pg_type t ON o.classid = 'pg_type'::regclass AND t.oid = o.objid
CROSS JOIN pg_am am
WHERE am.amname IN ('btree', 'hash') AND t.typtype = 'b'
    AND NOT EXISTS (SELECT FROM pg_type element WHERE element.typarray = t.oid)
    AND EXISTS (
        SELECT FROM pg_opclass c WHERE c.opcmethod = am.oid AND c.opcdefault
            AND (c.opcintype = t.oid OR EXISTS (
                SELECT FROM pg_cast b WHERE b.castsource = t.oid AND b.casttarget = c.opcintype
                    AND b.castmethod = 'b' AND b.castcontext = 'i')));
