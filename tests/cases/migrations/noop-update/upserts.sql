INSERT INTO public.apps AS a (app_id, owner_org, name)
SELECT i.app_id, i.owner, i.name FROM public.imports AS i
ON CONFLICT (app_id) DO UPDATE SET name = excluded.name, owner_org = excluded.owner_org;
--                      ^^^^^^ noop-update

INSERT INTO public.apps AS a (app_id, owner_org, name) VALUES ('com.a', gen_random_uuid(), 'A')
ON CONFLICT ON CONSTRAINT apps_pkey DO UPDATE SET name = excluded.name
WHERE a.name IS DISTINCT FROM excluded.name;

INSERT INTO public.apps (app_id, name) VALUES ('com.b', 'B')
ON CONFLICT (app_id) DO UPDATE SET name = excluded.name, owner_org = excluded.owner_org
WHERE (apps.name, apps.owner_org) IS DISTINCT FROM (excluded.name, excluded.owner_org);

INSERT INTO public.apps (app_id, name) VALUES ('com.b', 'B') ON CONFLICT DO NOTHING;
INSERT INTO public.imports (app_id) VALUES ('com.b') ON CONFLICT (app_id) DO UPDATE SET app_id = 'c';
