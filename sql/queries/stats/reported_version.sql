-- /stats: the version that a device reports about. Counts towards active users.
--
--   $1  text  the app: apps.app_id
--   $2  text  the name of the version that runs on the device: app_versions.name
--
-- Gives one row; no row where there is no such app. version_id is null for a version that the app
-- does not have, the one that came with the store's package among them.
SELECT
    o.id AS org_id,
    (
        COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
        OR o.customer_id IS NULL
        OR EXISTS (
            SELECT 1
            FROM public.stripe_info AS s
            WHERE s.customer_id = o.customer_id
              AND (s.trial_at > now() OR (s.status = 'succeeded' AND NOT s.mau_exceeded))
        )
    ) AS passes,
    v.id AS version_id
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
LEFT JOIN public.app_versions AS v ON v.app_id = a.app_id AND v.name = $2::text
WHERE a.app_id = $1::text;
