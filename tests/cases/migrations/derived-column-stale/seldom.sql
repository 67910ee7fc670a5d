CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, target, run_on_dow, run_at_hour)
VALUES ('refresh', 'SELECT public.refresh_orgs_has_usage_credits()', 1, 3);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
