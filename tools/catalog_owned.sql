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

-- Names that belong to the server, not to a schema. Some settings are in no list that is shown
-- (GUC_NO_SHOW_ALL, map_old_guc_names), so these are asked for.
SELECT json_build_array('objects', 'pg_catalog', object.kind, object.name)
FROM (
    SELECT 'configuration parameter' AS kind, lower(name) AS name
    FROM pg_settings WHERE name NOT LIKE '%.%' AND name <> 'extension_destdir' -- Debian's own
    UNION SELECT 'configuration parameter', name
    FROM unnest(ARRAY[
        'is_superuser', 'role', 'seed', 'session_authorization', 'transaction_deferrable',
        'transaction_isolation', 'transaction_read_only', 'sort_mem', 'vacuum_mem',
        'force_parallel_mode', 'ssl_ecdh_curve', 'replication_origin_session_setup'
    ]) AS name
    WHERE current_setting(name, true) IS NOT NULL
    UNION ALL SELECT 'role', rolname FROM pg_roles WHERE starts_with(rolname, 'pg_')
    UNION ALL SELECT 'tablespace', spcname FROM pg_tablespace
) AS object;
