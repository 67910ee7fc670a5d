-- Arms that are not as wide as each other where the replica lacks a column.
SELECT * FROM public.orgs UNION ALL SELECT o.id, o.customer_id, o.name, o.created_at, true FROM public.orgs o;
SELECT * FROM public.orgs UNION ALL SELECT o.* FROM public.orgs o;
SELECT * FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id UNION ALL SELECT * FROM public.orgs o, public.apps a;
WITH w AS (SELECT * FROM public.orgs) SELECT * FROM w UNION SELECT o.id, o.customer_id, o.name, o.created_at, true FROM public.orgs o;
WITH w AS (SELECT * FROM public.orgs) SELECT * FROM w UNION SELECT * FROM public.orgs o;
SELECT d.id FROM (SELECT * FROM public.orgs) d UNION SELECT o.id FROM public.orgs o;
WITH RECURSIVE w AS (SELECT * FROM public.orgs UNION ALL SELECT id, customer_id, name, created_at, true FROM w) SELECT 1 FROM w;
WITH RECURSIVE w AS (SELECT * FROM public.orgs UNION ALL SELECT w.* FROM w) SELECT 1 FROM w;
TABLE public.orgs UNION TABLE public.orgs;
SELECT * FROM public.apps UNION SELECT * FROM public.apps;
SELECT o.id FROM public.orgs o;
