-- VALUES names its columns column1, column2; TABLE t is SELECT * FROM t.
SELECT v.column1, v.column2, v.column3 FROM (VALUES (1, 'a'), (2, 'b')) v;
--                             ^^^^^^^ unknown-column

SELECT v.a FROM (VALUES (1)) AS v(a);

VALUES (1, (SELECT o.name FROM public.orgs o LIMIT 1));

TABLE public.cron_tasks;
--    ^^^^^^^^^^^^^^^^^ unreplicated-relation
