-- The objects that every server has.
CREATE TEMP VIEW owned AS
SELECT object.classid::oid AS classid, object.oid AS objid, n.nspname AS owner
FROM (
    SELECT 'pg_proc'::regclass AS classid, oid, pronamespace AS schema FROM pg_proc
    UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type
    UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
    UNION ALL SELECT 'pg_class'::regclass, oid, relnamespace FROM pg_class
    UNION ALL SELECT 'pg_collation'::regclass, oid, collnamespace FROM pg_collation
    UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
    UNION ALL SELECT 'pg_ts_parser'::regclass, oid, prsnamespace FROM pg_ts_parser
    UNION ALL SELECT 'pg_ts_template'::regclass, oid, tmplnamespace FROM pg_ts_template
    UNION ALL SELECT 'pg_cast'::regclass, oid, 'pg_catalog'::regnamespace FROM pg_cast
    UNION ALL SELECT 'pg_am'::regclass, oid, 'pg_catalog'::regnamespace FROM pg_am
    UNION ALL SELECT 'pg_language'::regclass, oid, 'pg_catalog'::regnamespace FROM pg_language
) AS object
JOIN pg_namespace n ON n.oid = object.schema
WHERE n.nspname IN ('pg_catalog', 'information_schema');

SELECT json_build_array('keywords', 'pg_catalog', word, catcode, barelabel) FROM pg_get_keywords();
