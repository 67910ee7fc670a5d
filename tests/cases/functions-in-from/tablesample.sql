-- TABLESAMPLE names a method; PostgreSQL has two.
SELECT o.id FROM public.orgs o TABLESAMPLE bernoulli (10) REPEATABLE (1) WHERE o.name <> '';
SELECT o.id FROM public.orgs o TABLESAMPLE system_rows (10);
--                                         ^^^^^^^^^^^ missing-object "extension ""tsm_system_rows"""
SELECT o.id FROM public.orgs o TABLESAMPLE bernoulli (nmae) REPEATABLE (public.missing(1));
--                                                    ^^^^ unknown-column
--                                                                      ^^^^^^^^^^^^^^ user-function
-- The arguments see nothing of their own FROM, but what is around it.
SELECT (SELECT count(*) FROM public.apps a TABLESAMPLE system (length(o.name)))
FROM public.orgs o;
SELECT 1 FROM public.apps a TABLESAMPLE system (length(a.name));
--                                                     ^^^^^^ unknown-column
