-- Functions of every server, and constructs that look like functions.
SELECT
    lower(o.name), pg_catalog.upper(o.name), coalesce(o.name, 'x'), nullif(o.name, ''), greatest(1, 2), least(1, 2),
    extract(year FROM o.created_at), substring(o.name FROM 1 FOR 2), position('a' IN o.name), trim(BOTH ' ' FROM o.name),
    overlay(o.name PLACING 'x' FROM 1), o.created_at AT TIME ZONE 'UTC', concat_ws(',', o.name, 1, NULL), format('%s', o.name),
    json_build_object('a', 1, 'b', o.id), make_interval(days => 3), jsonb_set('{}', '{a}', '1'), now(), clock_timestamp(),
    date_trunc('day', o.created_at), o.created_at + interval '1 day', to_char(o.created_at, 'YYYY'), gen_random_uuid(),
    row_number() OVER (ORDER BY o.id), lag(o.name, 1) OVER (ORDER BY o.id), int4('1'), text(o.name), date(o.created_at)
FROM public.orgs o;
-- Some of PostgreSQL's functions take the row of a catalogue, others any row.
SELECT information_schema._pg_truetypid(a, t), row_to_json(a)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid;
SELECT information_schema._pg_truetypid(cast(NULL AS pg_attribute), cast(NULL AS pg_type));
