-- The task is registered, and taken out again.
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, target, minute_interval)
VALUES ('other', 'public.other()', 5), ('refresh', 'public.refresh_orgs_has_usage_credits()', 5);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale "no registered task"
DELETE FROM public.cron_tasks WHERE name IN ('refresh', 'refresh_all') AND minute_interval = 5;
