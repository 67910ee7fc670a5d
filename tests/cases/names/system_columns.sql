-- Every table has system columns; subqueries have not.
SELECT o.ctid, o.xmin, o.tableoid::regclass FROM public.orgs o;
--               ^^^^ server-local-value
--       ^^^^ server-local-value
SELECT d.ctid FROM (SELECT o.id FROM public.orgs o) d;
--       ^^^^ unknown-column
SELECT o.oid FROM public.orgs o;
--       ^^^ unknown-column
