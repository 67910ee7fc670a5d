-- psql puts text in: what a script sets a variable to may be any part of a statement.
\set columns 'o.id, o.nmae'
SELECT :columns FROM public.orgs o;
--     ^^^^^^^^ unanalysed
\set condition 'o.nmae IS NULL'
SELECT o.id FROM public.orgs o WHERE :condition AND o.name = :'name';
--                                   ^^^^^^^^^^ unanalysed
-- Or a value.
\set amount 5
\set id '\'' 00000000-0000-0000-0000-000000000001 '\''
\set ids '1, 2, -3.5'
\set day '''2020-01-01''::date'
\set lasts 'interval ''1 day'''
\set any ALL
\set today `date +%F`
SELECT o.id FROM public.orgs o WHERE o.id = :id AND 1 IN (:ids) AND o.created_at > :day AND o.name = :today LIMIT :amount;
SELECT o.id, :lasts FROM public.orgs o LIMIT :any;
-- The last value counts.
\set columns 1
SELECT :columns, o.id FROM public.orgs o;
