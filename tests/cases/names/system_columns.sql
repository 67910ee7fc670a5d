-- Every table has system columns; subqueries have not.
SELECT o.ctid, o.xmin, o.tableoid::regclass FROM public.orgs o;
--               ^^^^ server-local-value
--       ^^^^ server-local-value
SELECT d.ctid FROM (SELECT o.id FROM public.orgs o) d;
--       ^^^^ unknown-column
SELECT o.oid FROM public.orgs o;
--       ^^^ unknown-column
-- A whole row of a table gives them as fields, and by functional notation; its row type has none.
SELECT (o).ctid, (o.*).xmin, (public.apps.*).cmax, xmax(o), ((o)).tableoid::regclass FROM public.orgs o, public.apps;
--                                                 ^^^^ server-local-value
--                                           ^^^^ server-local-value
--                     ^^^^ server-local-value
--         ^^^^ server-local-value
SELECT (s.o).ctid FROM (SELECT o FROM public.orgs o) s;
--           ^^^^ unknown-column
SELECT (s).ctid, xmin(s) FROM (SELECT o.* FROM public.orgs o) s;
--               ^^^^ user-function
--         ^^^^ unknown-column
SELECT (o).oid FROM public.orgs o;
--         ^^^ unknown-column
