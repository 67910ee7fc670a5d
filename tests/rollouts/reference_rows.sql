-- Rows that others refer to.
INSERT INTO public.orgs (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'one');
INSERT INTO public.apps (app_id, owner_org, name)
SELECT a, '00000000-0000-0000-0000-000000000001', a FROM string_to_table('a b c d e f g h', ' ') AS a;
INSERT INTO public.channels (id, app_id, name)
SELECT n, 'a', n::text FROM generate_series(1, 3) AS n;
