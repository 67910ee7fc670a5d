-- Where the columns do not show, a star is fine.
SELECT count(*), count(o), count(o.*) FROM public.orgs o;
SELECT o.name FROM public.orgs o WHERE EXISTS (SELECT * FROM public.apps a WHERE a.owner_org = o.id);
SELECT o.name FROM public.orgs o LEFT JOIN public.apps a ON a.owner_org = o.id WHERE a IS NULL;
WITH every AS (SELECT * FROM public.orgs) SELECT e.name FROM every e;
SELECT d.name FROM (SELECT o.* FROM public.orgs o) d;
