-- USING of a join is no MERGE's, whatever stands before the query and after it.
WITH named AS (SELECT 1 AS one)
SELECT a.name, a.nmae
--               ^^^^ unknown-column
FROM public.apps a
JOIN public.channels c USING (app_id)
JOIN public.orgs o ON o.id = a.owner_org
WHERE CASE WHEN o.name = 'x' THEN true END;
