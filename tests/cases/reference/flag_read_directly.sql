-- The former /stats: it reads the flag as a column, which a replica may not have yet.
SELECT
    o.id AS org_id,
    (
        o.has_usage_credits
--        ^^^^^^^^^^^^^^^^^ rollout-column
        OR o.customer_id IS NULL
        OR EXISTS (
            SELECT 1
            FROM public.stripe_info AS s
            WHERE s.customer_id = o.customer_id
              AND (s.trial_at > now() OR (s.status = 'succeeded' AND NOT s.mau_exceeded))
        )
    ) AS passes
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
WHERE a.app_id = $1::text;
