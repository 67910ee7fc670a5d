-- ORDER BY of a set operation knows output names alone.
SELECT o.name FROM public.orgs o
UNION
SELECT a.name FROM public.apps a
ORDER BY name, created_at;
--             ^^^^^^^^^^ unknown-column
