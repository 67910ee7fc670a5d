-- Through a function that calls an overload of the one that the contract names.
CREATE FUNCTION public.refresh_orgs_has_usage_credits(uuid[]) RETURNS bigint LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION public.refresh_orgs_has_usage_credits() RETURNS bigint LANGUAGE sql
AS $$ SELECT public.refresh_orgs_has_usage_credits(ARRAY(SELECT o.id FROM public.orgs AS o)) $$;
CREATE FUNCTION public.after_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM public.refresh_orgs_has_usage_credits(ARRAY(SELECT n.org_id FROM new_grants AS n));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER after_change AFTER INSERT ON public.usage_credit_grants
    REFERENCING NEW TABLE AS new_grants
    FOR EACH STATEMENT EXECUTE FUNCTION public.after_change();
INSERT INTO public.cron_tasks (name, target, run_at_hour)
VALUES ('refresh', 'public.refresh_orgs_has_usage_credits()', 3);
ALTER TABLE public.orgs ADD COLUMN has_usage_credits boolean NOT NULL DEFAULT false;
