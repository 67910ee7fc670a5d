-- Types that every server has, in all their spellings.
SELECT
    $1::int, $1::integer, $1::bigint, $1::double precision, $1::character varying(20), $1::char(3), $1::"char",
    $1::numeric(10, 2), $1::decimal, $1::timestamp(3) with time zone, $1::timestamptz, $1::time without time zone,
    $1::interval day to second, $1::bit varying(8), $1::text[], $1::int[][], $1::int ARRAY[4], $1::pg_catalog.int4,
    $1::_int4, $1::regclass, $1::jsonpath, $1::int4multirange, $1::pg_lsn, $1::information_schema.sql_identifier,
    CAST($1 AS uuid), date '2026-01-01', interval '1' hour, float8 '1.5', $1::pg_class;
