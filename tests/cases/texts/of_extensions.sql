-- extensions: tablefunc, pgstattuple, pageinspect, pgrowlocks
-- Functions of listed extensions read queries and names, too.
SELECT x.a FROM public.crosstab('SELECT o.name, o.nmae, o.name FROM public.orgs o ORDER BY 1') AS x(a text, b text);
--                                                ^^^^ unknown-column
SELECT x.a FROM public.crosstab('SELECT o.name, o.name, o.name FROM public.orgs o', 'SELECT n.x FROM public.nowhere n') AS x(a text, b text);
--                                                                                                   ^^^^^^^^^^^^^^ unreplicated-relation
SELECT x.row_name FROM public.crosstab2('SELECT o.name, o.name, o.name FROM public.orgs o WHERE o.gone') x;
--                                                                                                ^^^^ unknown-column
SELECT t.a FROM public.connectby('public.nowhere', 'x', 'x', '1', 0) AS t(a int, b int, c int);
--                                ^^^^^^^^^^^^^^ missing-object
SELECT p.table_len FROM public.pgstattuple('public.nowhere') p;
--                                          ^^^^^^^^^^^^^^ missing-object
SELECT public.pg_relpages('public.nowhere'), public.pg_relpages('public.orgs'::regclass);
--                         ^^^^^^^^^^^^^^ missing-object
SELECT r.locked_row FROM public.pgrowlocks('public.nowhere') r;
--                                          ^^^^^^^^^^^^^^ missing-object
SELECT public.get_raw_page('public.nowhere', 0);
--                          ^^^^^^^^^^^^^^ missing-object
