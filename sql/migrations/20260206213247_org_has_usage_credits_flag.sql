-- Gives the replicas the signal "this organisation has usage credits", as a column of public.orgs.
--
-- The ledger and the view usage_credit_balances stay on the primary: the replicas cannot ask them.
-- The primary therefore writes what the view says into a column that is replicated, in the transaction
-- that changes the ledger; a daily task catches what ends without a write: credits that expire.
--
-- Before this file: sql/replica/20260206213247_org_has_usage_credits_flag.sql on every replica.
-- The way back: sql/migrations/down/20260206213247_org_has_usage_credits_flag.sql.
--
-- Safe to run twice. Best run outside a transaction block: each statement is right by itself, and the
-- lock of ALTER TABLE then lasts for an instant and not for the backfill.

SET lock_timeout = '5s';

ALTER TABLE public.orgs
    ADD COLUMN IF NOT EXISTS has_usage_credits boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN public.orgs.has_usage_credits IS
    'Has usage credits that are neither spent nor expired. Kept by triggers on usage_credit_grants.';

-- Sets the flag of some organisations to what the view says; gives the number that changed.
--
-- Two transactions may each spend one of an organisation's last two grants. Each would still see the
-- other's grant and leave the gate open. So the organisations' rows are locked first, in one order, and
-- the view is read in the next statement: its snapshot holds what the transaction before us committed.
-- The lock is the one that foreign keys allow: a purchase does not wait for another one's key check.
-- (REPEATABLE READ has one snapshot for all: there, only SERIALIZABLE keeps the flag exact at once.)
CREATE OR REPLACE FUNCTION public.refresh_orgs_has_usage_credits(org_ids uuid[])
RETURNS bigint
LANGUAGE plpgsql
SET search_path = ''
AS $$
DECLARE
    changed bigint;
BEGIN
    PERFORM o.id
    FROM public.orgs AS o
    WHERE o.id = ANY (org_ids)
    ORDER BY o.id
    FOR NO KEY UPDATE;

    UPDATE public.orgs AS o
    SET has_usage_credits = balance.is_open
    FROM (
        SELECT
            touched.org_id,
            EXISTS (
                SELECT 1
                FROM public.usage_credit_balances AS b
                WHERE b.org_id = touched.org_id AND b.available_credits > 0
            ) AS is_open
        FROM unnest(org_ids) AS touched (org_id)
    ) AS balance
    WHERE o.id = balance.org_id
      AND o.has_usage_credits IS DISTINCT FROM balance.is_open;

    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;

-- Sets the flag of every organisation, those without any grant included; gives the number that changed.
CREATE OR REPLACE FUNCTION public.refresh_orgs_has_usage_credits()
RETURNS bigint
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
    -- One pass over the ledger finds those whose flag differs; only they are locked and looked at again.
    RETURN public.refresh_orgs_has_usage_credits(ARRAY(
        SELECT o.id
        FROM public.orgs AS o
        LEFT JOIN public.usage_credit_balances AS b
            ON b.org_id = o.id AND b.available_credits > 0
        WHERE o.has_usage_credits IS DISTINCT FROM (b.org_id IS NOT NULL)
    ));
END
$$;

-- After each statement that changes the ledger, whatever the number of its rows: one refresh.
CREATE OR REPLACE FUNCTION public.refresh_orgs_after_ledger_change()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = ''
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM public.refresh_orgs_has_usage_credits(
            ARRAY(SELECT DISTINCT n.org_id FROM new_grants AS n));
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM public.refresh_orgs_has_usage_credits(
            ARRAY(SELECT o.org_id FROM old_grants AS o UNION SELECT n.org_id FROM new_grants AS n));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM public.refresh_orgs_has_usage_credits(
            ARRAY(SELECT DISTINCT o.org_id FROM old_grants AS o));
    ELSE
        -- TRUNCATE says nothing of the rows that are gone.
        PERFORM public.refresh_orgs_has_usage_credits();
    END IF;
    RETURN NULL;
END
$$;

ALTER FUNCTION public.refresh_orgs_has_usage_credits(uuid[]) OWNER TO postgres;
ALTER FUNCTION public.refresh_orgs_has_usage_credits() OWNER TO postgres;
ALTER FUNCTION public.refresh_orgs_after_ledger_change() OWNER TO postgres;

-- From each role by name as well: default privileges may have given it to them, not to PUBLIC alone.
-- A trigger asks for no right to its function when it fires.
REVOKE ALL ON FUNCTION public.refresh_orgs_has_usage_credits(uuid[])
    FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.refresh_orgs_has_usage_credits()
    FROM PUBLIC, anon, authenticated, service_role;
REVOKE ALL ON FUNCTION public.refresh_orgs_after_ledger_change()
    FROM PUBLIC, anon, authenticated, service_role;
GRANT EXECUTE ON FUNCTION public.refresh_orgs_has_usage_credits() TO service_role;

-- The ledger's own rows carry what is spent (consumed): usage_credit_consumptions needs no trigger.
CREATE OR REPLACE TRIGGER refresh_orgs_after_insert
    AFTER INSERT ON public.usage_credit_grants
    REFERENCING NEW TABLE AS new_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.refresh_orgs_after_ledger_change();

CREATE OR REPLACE TRIGGER refresh_orgs_after_update
    AFTER UPDATE ON public.usage_credit_grants
    REFERENCING OLD TABLE AS old_grants NEW TABLE AS new_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.refresh_orgs_after_ledger_change();

CREATE OR REPLACE TRIGGER refresh_orgs_after_delete
    AFTER DELETE ON public.usage_credit_grants
    REFERENCING OLD TABLE AS old_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.refresh_orgs_after_ledger_change();

CREATE OR REPLACE TRIGGER refresh_orgs_after_truncate
    AFTER TRUNCATE ON public.usage_credit_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.refresh_orgs_after_ledger_change();

-- The backfill. The triggers are there already: no purchase falls between the two.
SELECT public.refresh_orgs_has_usage_credits();

-- Credits end at 03:00 UTC without a write that a trigger could see.
INSERT INTO public.cron_tasks AS t
    (name, description, task_type, target, run_at_hour, run_at_minute, run_at_second, enabled)
VALUES (
    'refresh_orgs_has_usage_credits',
    'Closes the gate of organisations whose last usage credits have expired',
    'function',
    'public.refresh_orgs_has_usage_credits()',
    3, 0, 30,
    true
)
ON CONFLICT (name) DO UPDATE SET
    description = excluded.description,
    task_type = excluded.task_type,
    target = excluded.target,
    run_at_hour = excluded.run_at_hour,
    run_at_minute = excluded.run_at_minute,
    run_at_second = excluded.run_at_second,
    enabled = excluded.enabled
WHERE (t.description, t.task_type, t.target,
       t.run_at_hour, t.run_at_minute, t.run_at_second, t.enabled)
    IS DISTINCT FROM
      (excluded.description, excluded.task_type, excluded.target,
       excluded.run_at_hour, excluded.run_at_minute, excluded.run_at_second, excluded.enabled);

RESET lock_timeout;
