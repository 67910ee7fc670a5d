-- A target that the replica lacks is missing and written to.
INSERT INTO public.cron_tasks (name) VALUES ('x');
--          ^^^^^^^^^^^^^^^^^ unreplicated-relation
--          ^^^^^^^^^^^^^^^^^ write "INSERT changes relation"
