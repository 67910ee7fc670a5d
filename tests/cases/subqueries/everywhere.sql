-- Subqueries stand in every clause, and each is looked into.
SELECT
    (SELECT count(*) FROM public.cron_tasks t),
--                        ^^^^^^^^^^^^^^^^^ unreplicated-relation "table"
    ARRAY(SELECT a.app_id FROM public.apps a WHERE a.owner_org = o.id),
    CASE WHEN EXISTS (SELECT FROM public.usage_credit_alerts) THEN 1 END
--                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
FROM public.orgs o
GROUP BY o.id
HAVING count(*) > (SELECT 1 FROM public.cron_tasks LIMIT 1)
--                               ^^^^^^^^^^^^^^^^^ unreplicated-relation
ORDER BY (SELECT max(a.created_at) FROM public.apps a WHERE a.owner_org = o.id)
LIMIT (SELECT 10) OFFSET (SELECT count(*) FROM public.nowhere n);
--                                             ^^^^^^^^^^^^^^ unreplicated-relation
