-- The migration as it was first drafted, with seven mistakes: the refresh rewrites every row, the second
-- backfill does nothing, the function has no owner, no revoke and no search path, the task is not updated,
-- and nothing but the daily task refreshes the flag.
ALTER TABLE public.orgs
    ADD COLUMN IF NOT EXISTS has_usage_credits boolean NOT NULL DEFAULT false;
--                           ^^^^^^^^^^^^^^^^^ derived-column-stale

CREATE OR REPLACE FUNCTION public.refresh_orgs_has_usage_credits()
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definer-grants
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definer-owner
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definer-search-path
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
AS $$
BEGIN
    UPDATE public.orgs AS o
--         ^^^^^^^^^^^ noop-update
    SET has_usage_credits = EXISTS (
        SELECT 1 FROM public.usage_credit_balances AS b
        WHERE b.org_id = o.id AND b.available_credits > 0
    );
END
$$;

UPDATE public.orgs AS o
SET has_usage_credits = true
WHERE NOT o.has_usage_credits
  AND EXISTS (
      SELECT 1 FROM public.usage_credit_balances AS b
      WHERE b.org_id = o.id AND b.available_credits > 0
  );

UPDATE public.orgs AS o
--     ^^^^^^^^^^^ redundant-backfill
SET has_usage_credits = false
WHERE o.has_usage_credits IS NULL;

INSERT INTO public.cron_tasks (name, description, task_type, target, run_at_hour, run_at_minute)
VALUES (
    'refresh_orgs_has_usage_credits',
    'Keeps the flag of organisations with usage credits',
    'function',
    'public.refresh_orgs_has_usage_credits()',
    3, 0
)
ON CONFLICT (name) DO NOTHING;
--<^^^^^^^^^^^^^^^^^^^^^^^^^^ register-without-update
