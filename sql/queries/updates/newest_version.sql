-- /updates: the newest version that a device may install. Counts towards active users and bandwidth.
--
--   $1  text  the app: apps.app_id
--   $2  text  the device: channel_devices.device_id
--
-- Gives one row; no row where there is no such app. The device's own channel wins over the app's
-- default one. channel is null where the app has neither, version where the channel is empty.
SELECT
    o.id AS org_id,
    (
        COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
        OR o.customer_id IS NULL
        OR EXISTS (
            SELECT 1
            FROM public.stripe_info AS s
            WHERE s.customer_id = o.customer_id
              AND (
                  s.trial_at > now()
                  OR (s.status = 'succeeded' AND NOT (s.mau_exceeded OR s.bandwidth_exceeded))
              )
        )
    ) AS passes,
    c.name AS channel,
    v.name AS version,
    v.url,
    v.checksum
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
LEFT JOIN public.channel_devices AS d ON d.app_id = a.app_id AND d.device_id = $2::text
LEFT JOIN public.channels AS c
    ON c.app_id = a.app_id
    AND (c.id = d.channel_id OR (d.channel_id IS NULL AND c.is_default))
LEFT JOIN LATERAL (
    SELECT w.name, w.url, w.checksum
    FROM public.app_versions AS w
    WHERE w.channel_id = c.id
      AND w.app_id = a.app_id
      AND NOT w.deleted
    ORDER BY w.created_at DESC, w.id DESC
    LIMIT 1
) AS v ON true
WHERE a.app_id = $1::text;
