-- ON CONFLICT is none of the conditions of the joins before it.
INSERT INTO public.apps (app_id)
--          ^^^^^^^^^^^ write
SELECT a.app_id FROM public.apps a CROSS JOIN public.orgs o
ON CONFLICT DO NOTHING;
INSERT INTO public.apps (app_id)
--          ^^^^^^^^^^^ write
SELECT v.app_id FROM public.orgs o JOIN public.app_versions v ON v.name = o.name
CROSS JOIN public.channels c
ON CONFLICT (app_id) DO UPDATE SET name = excluded.nope;
--                                                 ^^^^ unknown-column
