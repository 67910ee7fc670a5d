-- Where a replica lacks a column, it is in no `*` there.
SELECT * FROM public.orgs UNION ALL SELECT o.id, o.customer_id, o.name, o.created_at, true FROM public.orgs o;
--     ^ rollout-column
--     ^ select-star
WITH w AS (SELECT * FROM public.orgs)
--                ^ select-star
SELECT o.id, o.customer_id, o.name, o.created_at, true FROM public.orgs o EXCEPT SELECT w.* FROM w;
--                                                                                      ^^^ rollout-column
WITH RECURSIVE w AS (
    SELECT * FROM public.orgs UNION ALL SELECT w.id, w.customer_id, w.name, w.created_at, true FROM w
--         ^ rollout-column
)
SELECT w.id FROM w;

-- As many columns on every replica.
SELECT * FROM public.orgs UNION ALL SELECT o.* FROM public.orgs o;
--                                         ^^^ select-star
--     ^ select-star
SELECT * FROM public.apps UNION ALL SELECT a.app_id, a.owner_org, a.name, a.created_at FROM public.apps a;
--     ^ select-star
SELECT d.id FROM (SELECT * FROM public.orgs) d UNION SELECT o.id FROM public.orgs o;
