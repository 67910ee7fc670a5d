-- A column of a rollout may be absent, wherever it is read.
SELECT o.has_usage_credits
--       ^^^^^^^^^^^^^^^^^ rollout-column "COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)"
FROM public.orgs o
WHERE o.has_usage_credits IS TRUE
--      ^^^^^^^^^^^^^^^^^ rollout-column
GROUP BY o.has_usage_credits
--         ^^^^^^^^^^^^^^^^^ rollout-column
ORDER BY max(o.created_at) FILTER (WHERE o.has_usage_credits);
--                                         ^^^^^^^^^^^^^^^^^ rollout-column

SELECT (orgs).has_usage_credits FROM public.orgs;
--            ^^^^^^^^^^^^^^^^^ rollout-column "to_jsonb(orgs)"
SELECT has_usage_credits FROM public.orgs AS "the org";
--     ^^^^^^^^^^^^^^^^^ rollout-column
