-- The read is where the relation is named, not where its result is used.
SELECT d.has_usage_credits
FROM (SELECT o.has_usage_credits FROM public.orgs o) d
--             ^^^^^^^^^^^^^^^^^ rollout-column
WHERE d.has_usage_credits;

WITH flagged AS (
    SELECT o.id, COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false) AS has_usage_credits
    FROM public.orgs o
)
SELECT f.id FROM flagged f WHERE f.has_usage_credits ORDER BY has_usage_credits;
