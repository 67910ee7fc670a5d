-- The operands decide, so their types are worked out as PostgreSQL does it.
SELECT coalesce(NULL, 'a') % 'x', nullif('a', 'b') % 'x', (SELECT 'a') % 'x' FROM public.orgs o;
--                                                                     ^ user-operator "pg_trgm"
--                                                 ^ user-operator "pg_trgm"
--                         ^ user-operator "pg_trgm"
SELECT CASE WHEN o.id IS NULL THEN NULL ELSE o.name END % 'x' FROM public.orgs o;
--                                                      ^ user-operator "pg_trgm"
SELECT v.a % 'x', v.b % 2 FROM (VALUES (NULL, 1), ('a', 2.5)) AS v(a, b);
--         ^ user-operator "pg_trgm"
SELECT u.a % 'x' FROM (SELECT NULL AS a UNION ALL SELECT o.name FROM public.orgs o) AS u;
--         ^ user-operator "pg_trgm"
SELECT (ARRAY[['a']])[1][1] % 'x', (ARRAY[1, 2])[1] % 2, (ARRAY['a'])[1:1] || o.name,
--                          ^ user-operator "pg_trgm"
    (ARRAY[['a']])[1][1:1] || o.name
FROM public.orgs o;
