-- AT TIME ZONE binds more strongly than arithmetic, on either side.
SELECT interval '1 day' + o.created_at AT TIME ZONE 'UTC' FROM public.orgs o;
SELECT 2 * o.created_at AT TIME ZONE 'UTC' FROM public.orgs o;
--       ^ user-operator "(int4, timestamp)"
SELECT 2 ^ o.created_at AT TIME ZONE 'UTC' FROM public.orgs o;
--       ^ user-operator "(int4, timestamp)"
SELECT o.created_at AT TIME ZONE 'UTC' ^ 2 FROM public.orgs o;
--                                     ^ user-operator "(timestamp, int4)"
SELECT true <> (o.id, 1) OVERLAPS (o.id, 2) FROM public.orgs o;
