-- AT TIME ZONE binds more strongly than arithmetic, on either side.
SELECT interval '1 day' + o.created_at AT TIME ZONE 'UTC' FROM public.orgs o;
SELECT date '2026-01-01' - o.created_at AT TIME ZONE 'UTC' FROM public.orgs o;
SELECT o.created_at AT TIME ZONE 'UTC' - date '2026-01-01' FROM public.orgs o;
SELECT true <> (o.created_at, o.created_at) OVERLAPS (now(), now()) FROM public.orgs o;
