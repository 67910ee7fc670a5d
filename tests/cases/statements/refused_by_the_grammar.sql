-- What PostgreSQL's grammar or its actions refuse: nothing of it is analysed.
SELECT o.id, FROM public.orgs o;
--           ^^^^ unanalysed "statement could not be parsed near ""FROM"""
SELECT coalesce();
--              ^ unanalysed "statement could not be parsed near "")"""
SELECT o.id FROM public.orgs o JOIN public.apps a;
--                                              ^ unanalysed "statement could not be parsed at end of input: expected ON or USING"
SELECT o.id FROM public.orgs o JOIN public.apps a WHERE o.id = a.owner_org;
--                                                ^^^^^ unanalysed "statement could not be parsed near ""WHERE"": expected ON or USING"
SELECT o.id FROM public.orgs o WHERE;
--                             ^^^^^ unanalysed "statement could not be parsed at end of input"
SELECT o.id FROM public.orgs o WHERE o.id = 1 AND;
--                                            ^^^ unanalysed "statement could not be parsed at end of input"
SELECT (o.id FROM public.orgs o;
--           ^^^^ unanalysed "statement could not be parsed near ""FROM"""
SELECT o.id FROM (public.orgs o);
--                             ^ unanalysed "statement could not be parsed near "")"": expected a join"
SELECT o.id = 1 = true FROM public.orgs o;
--              ^ unanalysed "statement could not be parsed near ""="""
SELECT CASE WHEN true THEN 1;
--                         ^ unanalysed "statement could not be parsed at end of input"
SELECT o.id FROM public.orgs o LIMIT 1, 2;
--                             ^^^^^ unanalysed "LIMIT #,# syntax is not supported"
(SELECT o.id FROM public.orgs o ORDER BY 1) ORDER BY 1;
--                                          ^^^^^ unanalysed "multiple ORDER BY clauses not allowed"
SELECT o.id FROM public.orgs o FETCH FIRST 1 ROW WITH TIES;
--                                                    ^^^^ unanalysed "WITH TIES cannot be specified without ORDER BY clause"
SELECT mode(ORDER BY o.id) WITHIN GROUP (ORDER BY o.id) FROM public.orgs o;
--          ^^^^^ unanalysed "statement could not be parsed near ""ORDER"""
SELECT mode(DISTINCT o.id) WITHIN GROUP (ORDER BY o.id) FROM public.orgs o;
--                         ^^^^^^ unanalysed "cannot use DISTINCT with WITHIN GROUP"
SELECT (1, 2) OVERLAPS (1, 2, 3);
--                     ^ unanalysed "wrong number of parameters on right side of OVERLAPS expression"
SELECT o.*.id FROM public.orgs o;
--       ^ unanalysed "improper use of ""*"""
SELECT concat(VARIADIC 'a', 'b');
--                        ^ unanalysed "statement could not be parsed near "","""
SELECT interval '1' day to year;
--                         ^^^^ unanalysed "statement could not be parsed near ""year"""
SELECT a.b.c.d FROM a.b.c.d;
--                  ^ unanalysed "improper qualified name (too many dotted names)"
SELECT 1 FROM xmltable('/a' PASSING '<a/>' COLUMNS b int PATH 'b' PATH 'c') x;
--                                                                ^^^^ unanalysed "only one PATH value per column is allowed"
INSERT INTO public.orgs DEFAULT VALUES (1);
--                                     ^ unanalysed "statement could not be parsed near ""("""
INSERT INTO public.orgs (id,) VALUES (1);
--                          ^ unanalysed "statement could not be parsed near "")"": expected a name"
UPDATE public.orgs SET id = 1,;
--                           ^ unanalysed "statement could not be parsed at end of input: expected a name"
UPDATE public.orgs SET id == 1;
--                        ^^ unanalysed "statement could not be parsed near ""=="""
DELETE public.orgs WHERE id = 1;
--     ^^^^^^ unanalysed "statement could not be parsed near ""public"""
MERGE INTO public.orgs o USING public.apps a ON true WHEN MATCHED THEN INSERT VALUES (1);
--                                                                     ^^^^^^ unanalysed "statement could not be parsed near ""INSERT"""
