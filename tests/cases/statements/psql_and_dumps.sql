-- Commands of psql that run no SQL are skipped.
\set ON_ERROR_STOP on
\connect app
SELECT o.name FROM public.orgs o \g
\echo done; SELECT nothing
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
