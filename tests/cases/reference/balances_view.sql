-- The former /updates: the gate asks the view that sums up the ledger, which only the primary has.
SELECT
    o.id AS org_id,
    (
        COALESCE(b.available_credits, 0) > 0
        OR o.customer_id IS NULL
        OR s.trial_at > now()
        OR (s.status = 'succeeded' AND NOT (s.mau_exceeded OR s.bandwidth_exceeded))
    ) AS passes,
    c.name AS channel,
    v.name AS version
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
LEFT JOIN public.stripe_info AS s ON s.customer_id = o.customer_id
LEFT JOIN public.usage_credit_balances AS b ON b.org_id = o.id
--        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
LEFT JOIN public.channel_devices AS d ON d.app_id = a.app_id AND d.device_id = $2::text
LEFT JOIN public.channels AS c ON c.app_id = a.app_id AND c.id = d.channel_id
LEFT JOIN public.app_versions AS v ON v.channel_id = c.id AND NOT v.deleted
WHERE a.app_id = $1::text
ORDER BY v.created_at DESC
LIMIT 1;
