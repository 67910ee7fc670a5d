INSERT INTO public.cron_tasks AS t (name, description, "target", run_at_hour)
SELECT 'a', 'b', 'public.c()', 1
ON CONFLICT ON CONSTRAINT cron_tasks_name_key DO NOTHING;
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ register-without-update

DO $$
BEGIN
    INSERT INTO cron_tasks (name, target) VALUES ('a', 'public.c()') ON CONFLICT DO NOTHING;
--                                                                   ^^^^^^^^^^^^^^^^^^^^^^ register-without-update
END
$$;

INSERT INTO public.cron_tasks (name, target) VALUES ('a', 'public.c()')
ON CONFLICT (name) DO UPDATE SET target = excluded.target;
INSERT INTO public.cron_tasks (name, target) VALUES ('a', 'public.c()');
INSERT INTO public.apps (app_id, name) VALUES ('a', 'b') ON CONFLICT DO NOTHING;
