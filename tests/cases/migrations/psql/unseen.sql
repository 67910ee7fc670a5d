-- What runs SQL out of sight may touch anything, whatever its own text names.
\set ON_ERROR_STOP on
\i tables.sql
--<^^^^^^^^^^ unanalysed "statements of file ""tables.sql"" are not analysed here"
SELECT format('ALTER TABLE %I.%I DROP COLUMN old', n.nspname, c.relname)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \gexec
--                                                                                  ^^^^^^ unanalysed "each value of the result is run as SQL"
\! ./grants.sh
-- ^^^^^^^^^^^ unanalysed "shell command"
CREATE TABLE public.seeds (id integer) \gexec
--                                     ^^^^^^ unanalysed

-- What psql does not know does nothing, and another database has none of the replicas' tables.
\seed
\seed public.orgs
\connect other
