-- No guard at all; a guard on something else; a guard that one of two lacks.
UPDATE public.orgs SET name = 'unnamed';
--     ^^^^^^^^^^^ noop-update
UPDATE ONLY public.orgs AS o SET name = btrim(o.name) WHERE o.id = '00000000-0000-0000-0000-000000000000';
--          ^^^^^^^^^^^ noop-update
UPDATE public.channels SET is_default = true WHERE is_default = true OR name = 'production';
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.apps SET name = name WHERE app_id IS NOT NULL;
--     ^^^^^^^^^^^ noop-update
WITH closed AS (UPDATE public.stripe_info SET mau_exceeded = false RETURNING customer_id)
--                     ^^^^^^^^^^^^^^^^^^ noop-update
SELECT count(*) FROM closed;
MERGE INTO public.apps AS a USING public.imports AS i ON a.app_id = i.app_id
WHEN MATCHED THEN UPDATE SET name = i.name
--                ^^^^^^ noop-update
WHEN NOT MATCHED THEN DO NOTHING;

-- Guarded.
UPDATE public.orgs AS o SET name = btrim(o.name) WHERE o.name IS DISTINCT FROM btrim(o.name);
UPDATE public.orgs SET name = 'unnamed' WHERE name IS NULL AND id IS NOT NULL;
UPDATE public.orgs SET (name, customer_id) = ('a', 'b')
WHERE (name, customer_id) IS DISTINCT FROM ('a', 'b');
UPDATE public.apps AS a SET name = i.name, owner_org = i.owner FROM public.imports AS i
WHERE i.app_id = a.app_id AND (a.name IS DISTINCT FROM i.name OR a.owner_org <> i.owner);
UPDATE public.channels SET is_default = false WHERE is_default;
UPDATE public.channels SET is_default = true WHERE NOT is_default AND name = 'production';
UPDATE public.channels SET is_default = true WHERE is_default IS NOT TRUE;
UPDATE public.stripe_info SET status = 'failed' WHERE status IN ('created', 'updated');
UPDATE public.stripe_info SET status = 'failed'::public.stripe_status WHERE status = 'created';
UPDATE public.stripe_info AS s SET trial_at = later.at
FROM (SELECT c.customer_id, c.at FROM public.changes AS c JOIN public.stripe_info AS i
      ON i.customer_id = c.customer_id WHERE i.trial_at IS DISTINCT FROM c.at) AS later
WHERE s.customer_id = later.customer_id;
MERGE INTO public.apps AS a USING public.corrections AS i ON a.app_id = i.app_id
WHEN MATCHED AND a.name IS DISTINCT FROM i.name THEN UPDATE SET name = i.name;

-- Always another value.
UPDATE public.stripe_info SET updated_at = now() WHERE mau_exceeded;
UPDATE public.app_versions SET id = id + 1000;

-- Not the contract's, and not an update.
UPDATE public.cron_tasks SET enabled = true;
SELECT o.id FROM public.orgs AS o FOR UPDATE;
SELECT o.id FROM public.orgs AS o FOR NO KEY UPDATE OF o;

-- What SET writes ends where the expression does: FROM and WHEN are words of some.
UPDATE public.orgs SET has_usage_credits = name IS DISTINCT FROM customer_id
WHERE has_usage_credits IS DISTINCT FROM (name IS DISTINCT FROM customer_id);

MERGE INTO public.orgs AS o
USING (VALUES ('a', 'b')) AS s (customer_id, name) ON o.customer_id = s.customer_id
WHEN MATCHED AND o.name IS DISTINCT FROM CASE WHEN s.name = '' THEN 'x' ELSE s.name END THEN
    UPDATE SET name = CASE WHEN s.name = '' THEN 'x' ELSE s.name END;

MERGE INTO public.orgs AS o
USING (VALUES ('a', 'b')) AS s (customer_id, name) ON o.customer_id = s.customer_id
WHEN MATCHED THEN
    UPDATE SET name = CASE WHEN s.name = '' THEN 'x' ELSE s.name END;
--  ^^^^^^ noop-update

-- EXPLAIN runs what it explains with ANALYZE alone.
EXPLAIN UPDATE public.orgs SET name = 'x';
EXPLAIN ANALYZE UPDATE public.orgs SET name = 'x';
--                     ^^^^^^^^^^^ noop-update
