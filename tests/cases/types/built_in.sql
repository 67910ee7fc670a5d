-- Types that every server has, in all their spellings.
SELECT
    NULL::int, NULL::integer, NULL::bigint, NULL::double precision, NULL::character varying(20), NULL::char(3), NULL::"char",
    NULL::numeric(10, 2), NULL::decimal, NULL::timestamp(3) with time zone, NULL::timestamptz, NULL::time without time zone,
    NULL::interval day to second, NULL::bit varying(8), NULL::text[], NULL::int[][], NULL::int ARRAY[4], NULL::pg_catalog.int4,
    NULL::_int4, NULL::regclass, NULL::jsonpath, NULL::int4multirange, NULL::pg_lsn, NULL::information_schema.sql_identifier,
    CAST(NULL AS uuid), date '2026-01-01', interval '1' hour, float8 '1.5', NULL::pg_class;
