-- The former /channel_self: it turns a row into JSON by a name that FROM does not give it.
SELECT
    o.id AS org_id,
    (
        COALESCE((to_jsonb(org_credits) ->> 'has_usage_credits')::boolean, false)
--                         ^^^^^^^^^^^ row-alias
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
