-- The daily task alone: a purchase opens the gate a day late.
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS bigint LANGUAGE sql AS $$ SELECT 1 $$;
INSERT INTO public.cron_tasks (name, target, run_at_hour)
VALUES ('refresh', 'public.refresh_orgs_has_usage_credits()', 3);
CREATE FUNCTION public.note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER note_change AFTER INSERT ON public.usage_credit_grants
    FOR EACH ROW EXECUTE FUNCTION public.note_change();
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
--                                 ^^^^^^^^^^^^^^^^^ derived-column-stale
