-- replication: physical
-- A hot standby has all that the primary has: only what the contract rules out is reported.
SELECT f.x, public.f(o.id), o.name === $1, $1::public.plan_kind
FROM public.any_view f
JOIN public.orgs o ON o.nmae = f.x
--                      ^^^^ unknown-column
JOIN public.cron_tasks t ON t.id = f.id;
--   ^^^^^^^^^^^^^^^^^ unreplicated-relation "table ""public.cron_tasks"" is not on the replica"
