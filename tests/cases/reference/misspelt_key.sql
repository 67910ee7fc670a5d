-- A key that no column has: null on every server for ever, so that the gate denies without an error.
SELECT
    o.id AS org_id,
    (
        COALESCE((to_jsonb(o) ->> 'has_usage_credit')::boolean, false)
--                                 ^^^^^^^^^^^^^^^^ row-key
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
