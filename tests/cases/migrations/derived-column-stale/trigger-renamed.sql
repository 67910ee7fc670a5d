-- A trigger that is dropped by its new name is gone.
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, target, minute_interval)
VALUES ('refresh', 'public.refresh_orgs_has_usage_credits()', 5);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
ALTER TRIGGER refresh ON public.usage_credit_grants RENAME TO keep_fresh;
DROP TRIGGER keep_fresh ON public.usage_credit_grants;
