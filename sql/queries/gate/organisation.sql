-- The gate: may the organisation that owns an app take an action?
--
--   $1  text     the app: apps.app_id
--   $2  boolean  the action counts towards monthly active users
--   $3  boolean  the action counts towards storage
--   $4  boolean  the action counts towards bandwidth
--
-- Gives one row: the organisation and whether it passes, true or false and never null; no row where
-- there is no such app. A null in $2 to $4 counts as true.
--
-- An organisation passes when it has usage credits; or has no customer, so that nothing was ever sold
-- to it; or is in trial; or has paid and exceeds none of the metrics that the action counts towards.
-- A customer without a subscription does not pass.
--
-- The flag is read through to_jsonb, because a replica that has not got the column yet must still
-- parse the query: there the key is absent, and the organisation has no credits.
--
-- The queries of /updates, /stats and /channel_self hold the same condition, with the metrics of
-- their action written out.
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
                  OR (
                      s.status = 'succeeded'
                      AND NOT (COALESCE($2::boolean, true) AND s.mau_exceeded)
                      AND NOT (COALESCE($3::boolean, true) AND s.storage_exceeded)
                      AND NOT (COALESCE($4::boolean, true) AND s.bandwidth_exceeded)
                  )
              )
        )
    ) AS passes
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
WHERE a.app_id = $1::text;
