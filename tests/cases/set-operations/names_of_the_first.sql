-- The columns of a set operation are those of its first part.
SELECT u.name, u.app_id
--               ^^^^^^ unknown-column
FROM (
    SELECT o.name FROM public.orgs o
    UNION ALL
    SELECT a.app_id FROM public.apps a
    EXCEPT
    (SELECT c.name FROM public.channels c INTERSECT SELECT v.name FROM public.app_versions v)
) u;

SELECT o.name AS label FROM public.orgs o
UNION
SELECT c.name FROM public.usage_credit_balances c
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
ORDER BY label;
