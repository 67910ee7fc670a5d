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
SELECT sum(1) OVER (ROWS UNBOUNDED FOLLOWING) FROM public.orgs o;
--                       ^^^^^^^^^ unanalysed "frame start cannot be UNBOUNDED FOLLOWING"
SELECT sum(1) OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM public.orgs o;
--                                               ^ unanalysed "frame starting from current row cannot have preceding rows"
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
SELECT 1::float(54);
--              ^^ unanalysed "precision for type float must be less than 54 bits"
SELECT a.b.c.d FROM a.b.c.d;
--                  ^ unanalysed "improper qualified name (too many dotted names)"
SELECT json('1' FORMAT JSON ENCODING latin1);
--                                   ^^^^^^ unanalysed "unrecognized JSON encoding: latin1"
SELECT 1 FROM xmltable('/a' PASSING '<a/>' COLUMNS b int PATH 'b' PATH 'c') x;
--                                                                ^^^^ unanalysed "only one PATH value per column is allowed"
SELECT 1 FROM json_table('[]', '$' || 'a' COLUMNS (a int)) j;
--                                 ^^ unanalysed "statement could not be parsed near ""||"""
SELECT UNIQUE (SELECT 1);
--     ^^^^^^ unanalysed "UNIQUE predicate is not yet implemented"
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
