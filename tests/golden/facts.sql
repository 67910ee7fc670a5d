-- Every kind of fact, in a few statements.
-- name: GetOrg :one
WITH recent AS (SELECT 1 AS n)
SELECT o.org, o.nam, lower(c.name), (to_jsonb(d) ->> 'has_usage_credits')::text,
    'public.no_orgs'::regclass, 'one'::public.plan_kind, d.name % 'x', 1::text IS JSON, date_trunc('day', $1),
    CASE WHEN true THEN 1 ELSE d.name END, '{}'::jsonb::public.stripe_status
FROM public.orgs AS o(org, "Name") JOIN recent ON o.org > recent.n, public.orgs d
NATURAL JOIN public.channels c
ORDER BY d.name COLLATE "C";

SELECT * FROM public.apps UNION ALL SELECT 1 FROM public.stripe_info s WHERE s.status = 'gone'
FOR UPDATE;

SET search_path = public;
BEGIN ISOLATION LEVEL SERIALIZABLE;
LOOK AT this;
