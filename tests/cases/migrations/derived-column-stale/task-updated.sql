-- The task is another one's until an UPDATE gives it the function; what no one can tell, stays.
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.refresh_orgs_has_usage_credits();
INSERT INTO public.cron_tasks (name, target, minute_interval) VALUES ('refresh', 'public.other()', 5);
UPDATE public.cron_tasks SET target = 'public.refresh_orgs_has_usage_credits()' WHERE name = 'refresh';
INSERT INTO public.cron_tasks (name, target, minute_interval) VALUES ('refresh', 'public.other()', 5)
  ON CONFLICT (name) DO NOTHING;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ register-without-update
DELETE FROM public.cron_tasks WHERE created_at < now();
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
