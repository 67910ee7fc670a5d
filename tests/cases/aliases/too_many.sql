-- An alias list names no more columns than there are: 42P10.
SELECT a.x FROM public.apps AS a(w, x, y, z, s);
--                                           ^ unknown-column "4 columns available on the replica but 5 columns specified"
SELECT d.a FROM (SELECT 1, 2) AS d(a, b, c);
--                                       ^ unknown-column "subquery ""d"" has 2 columns"
SELECT v.a FROM (VALUES (1, 2)) AS v(a, b, c), LATERAL (SELECT v.a) AS l(a, b);
--                                                                          ^ unknown-column
--                                         ^ unknown-column "values ""v"" has 2 columns"
WITH w(a, b, c) AS (SELECT 1, 2) SELECT w.c FROM w;
--           ^ unknown-column "WITH query ""w"" has 2 columns"
WITH w AS (SELECT 1, 2) SELECT x.a FROM w AS x(a, b, c);
--                                                   ^ unknown-column
WITH RECURSIVE w(a, b) AS (SELECT 1 UNION ALL SELECT w.a + 1 FROM w) SELECT w.a FROM w;
--                  ^ unknown-column
SELECT g.a FROM generate_series(1, 2) WITH ORDINALITY AS g(a, b, c);
--                                                               ^ unknown-column
SELECT g.a FROM ROWS FROM (generate_series(1, 2), jsonb_each('{}')) AS g(a, b, c, d);
--                                                                                ^ unknown-column
SELECT j.a FROM (public.stripe_info s CROSS JOIN public.apps a) AS j(a, b, c, d, e, f, g, h, i, j, k, l);
--                                                                                                    ^ unknown-column "join ""j"" has 11 columns"
-- Fewer are fine, and a column definition list is no alias list.
SELECT a.x, a.created_at FROM public.apps AS a(w, x, y);
SELECT t.b FROM jsonb_to_record('{}') AS t(a int, b text);
