-- Columns of a rollout that are written.
UPDATE public.orgs SET has_usage_credits = true;
UPDATE public.orgs SET (name, has_usage_credits) = ('x', true);
UPDATE public.orgs SET has_usage_credits = pg_catalog.pg_reload_conf() RETURNING public.orgs.created_at;
INSERT INTO public.orgs (id, has_usage_credits) VALUES (NULL, true);
INSERT INTO public.orgs AS o (id) VALUES (NULL) ON CONFLICT (has_usage_credits) DO NOTHING;
INSERT INTO public.orgs AS o (id) VALUES (NULL) ON CONFLICT (id) DO UPDATE SET has_usage_credits = true;
MERGE INTO public.orgs o USING public.apps a ON o.id = a.owner_org WHEN MATCHED THEN UPDATE SET has_usage_credits = true;
MERGE INTO public.orgs o USING public.apps a ON o.id = a.owner_org WHEN NOT MATCHED THEN INSERT (has_usage_credits) VALUES (true);
UPDATE public.orgs SET has_usage_credits = DEFAULT;
SELECT has_usage_credits_not FROM (SELECT id AS has_usage_credits_not FROM public.orgs) o;
