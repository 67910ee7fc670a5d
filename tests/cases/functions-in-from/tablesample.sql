-- TABLESAMPLE names a method; PostgreSQL has two.
SELECT o.id FROM public.orgs o TABLESAMPLE bernoulli (10) REPEATABLE (1) WHERE o.name <> '';
SELECT o.id FROM public.orgs o TABLESAMPLE system_rows (10);
--                                         ^^^^^^^^^^^ missing-object "extension ""tsm_system_rows"""
