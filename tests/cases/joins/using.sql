-- A column of USING is one column of the join; it must be on both sides.
SELECT app_id, a.name, c.name
FROM public.apps a
JOIN public.channels c USING (app_id);

SELECT a.name
FROM public.apps a
JOIN public.orgs o USING (owner_org);
--                        ^^^^^^^^^ unknown-column "relation ""public.orgs"" has no column ""owner_org"""

SELECT j.app_id, j.name
--                 ^^^^ unknown-column
FROM public.apps a
JOIN public.channels c USING (app_id) AS j;
