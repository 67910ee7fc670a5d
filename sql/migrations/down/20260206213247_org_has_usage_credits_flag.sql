-- The way back from the migration of the same name. Safe to run twice.
--
-- It drops a column that the replicas have, so the order is the other way round: first the contract says
-- `rollout: removing` and no query reads the column directly; then this file on the primary; then, on each
-- replica, sql/replica/down/20260206213247_org_has_usage_credits_flag.sql. Between the two a replica keeps
-- the flags as they were last sent: run it there soon, or the gate stays as open as it was.
--
-- It stands in a folder of its own, because migrations are read in order and this is none of them.

SET lock_timeout = '5s';

DELETE FROM public.cron_tasks AS t WHERE t.name = 'refresh_orgs_has_usage_credits';

DROP TRIGGER IF EXISTS refresh_orgs_after_insert ON public.usage_credit_grants;
DROP TRIGGER IF EXISTS refresh_orgs_after_update ON public.usage_credit_grants;
DROP TRIGGER IF EXISTS refresh_orgs_after_delete ON public.usage_credit_grants;
DROP TRIGGER IF EXISTS refresh_orgs_after_truncate ON public.usage_credit_grants;

DROP FUNCTION IF EXISTS public.refresh_orgs_after_ledger_change();
DROP FUNCTION IF EXISTS public.refresh_orgs_has_usage_credits();
DROP FUNCTION IF EXISTS public.refresh_orgs_has_usage_credits(uuid[]);

ALTER TABLE public.orgs DROP COLUMN IF EXISTS has_usage_credits;

RESET lock_timeout;
