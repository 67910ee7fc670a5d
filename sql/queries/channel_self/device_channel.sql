-- /channel_self: the channel that a device is in. Counts towards active users.
--
--   $1  text  the app: apps.app_id
--   $2  text  the device: channel_devices.device_id
--
-- Gives one row; no row where there is no such app. The device's own channel wins over the app's
-- default one; channel and allow_self_set are null where the app has neither.
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
    c.name AS channel,
    c.allow_self_set,
    d.channel_id IS NOT NULL AS is_overridden
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
LEFT JOIN public.channel_devices AS d ON d.app_id = a.app_id AND d.device_id = $2::text
LEFT JOIN public.channels AS c
    ON c.app_id = a.app_id
    AND (c.id = d.channel_id OR (d.channel_id IS NULL AND c.is_default))
WHERE a.app_id = $1::text;
