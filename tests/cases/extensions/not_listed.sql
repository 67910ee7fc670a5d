-- What it brings elsewhere is named as its own.
SELECT s.query FROM public.pg_stat_statements s;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation "belongs to extension ""pg_stat_statements"""
SELECT $1::public.hstore -> 'a';
--         ^^^^^^^^^^^^^ user-type "extension ""hstore"""
SELECT crosstab('SELECT 1');
--     ^^^^^^^^ user-function "extension ""tablefunc"""
