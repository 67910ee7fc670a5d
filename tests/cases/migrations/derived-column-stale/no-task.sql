-- What expires is never noticed: the task is another one's, and the second comes once a week.
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, target, run_at_hour)
VALUES ('refresh', 'public.refresh_orgs_has_usage_credits_archive()', 3);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
