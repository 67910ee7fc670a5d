-- postgres: 18
-- The same on PostgreSQL 18; what was removed before is gone.
SELECT any_value(o.name), pg_catalog.array_sample(ARRAY[1], 1), uuidv7() FROM public.orgs o;
SELECT s.object FROM pg_stat_io s;
SELECT b.buffers_backend FROM pg_stat_bgwriter b;
--       ^^^^^^^^^^^^^^^ newer-than-replica "column ""buffers_backend"" was removed in PostgreSQL 17"
-- RETURNING names the versions of a row: where one is given a name, it has no other.
UPDATE public.orgs SET name = 'x' RETURNING WITH (OLD AS o, NEW AS n) o.name, n.nmae;
--                                                                              ^^^^ unknown-column
--     ^^^^^^^^^^^ write
DELETE FROM public.orgs RETURNING WITH (OLD AS was) old.name;
--                                                  ^^^^^^^^ unknown-column "missing FROM-clause entry for table ""old"""
--          ^^^^^^^^^^^ write
