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
