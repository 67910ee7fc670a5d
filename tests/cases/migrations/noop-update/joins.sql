-- What chooses the rows stands in FROM, in WITH, in IN or in EXISTS: the same table by its key.
WITH unnamed AS (SELECT o.id FROM public.orgs AS o WHERE o.name IS NULL LIMIT 10)
UPDATE public.orgs AS o SET name = 'a' FROM unnamed AS u WHERE u.id = o.id;

UPDATE public.orgs SET customer_id = c.new
FROM (SELECT o.id, x.at AS new FROM public.orgs AS o JOIN other.x AS x ON x.id = o.id
      WHERE o.customer_id IS DISTINCT FROM x.at) AS c
WHERE c.id = orgs.id;

UPDATE public.orgs SET customer_id = c.apps
FROM (SELECT o.id, count(*)::text AS apps FROM public.orgs AS o
      JOIN public.apps AS a ON a.owner_org = o.id GROUP BY o.id, o.customer_id
      HAVING o.customer_id IS DISTINCT FROM count(*)::text) AS c
WHERE c.id = orgs.id;

UPDATE public.orgs SET customer_id = 'x'
WHERE ctid = ANY (ARRAY(SELECT o.ctid FROM public.orgs AS o WHERE o.customer_id <> 'x' LIMIT 5));
UPDATE public.orgs SET customer_id = 'y'
WHERE EXISTS (SELECT 1 FROM public.orgs AS o WHERE o.id = orgs.id AND o.customer_id = 'x');

UPDATE public.apps AS a SET name = v.new
FROM (VALUES ('a', 'b'), ('c', 'd')) AS v (old, new) JOIN other.x AS x ON x.name = v.old
WHERE a.name = v.old;

-- Another row of the table, a row that may be missing, and values of which one is what it was.
UPDATE public.orgs SET customer_id = 'z'
--     ^^^^^^^^^^^ noop-update
WHERE EXISTS (SELECT 1 FROM public.orgs AS o WHERE o.name = orgs.name AND o.customer_id = 'x');
UPDATE public.channels AS c SET name = x.name
--     ^^^^^^^^^^^^^^^ noop-update
FROM other.y AS y LEFT JOIN other.x AS x ON x.name <> y.name WHERE y.id = c.id;
UPDATE public.channels AS c SET app_id = v.new
--     ^^^^^^^^^^^^^^^ noop-update
FROM (VALUES ('a', 'b'), ('c', 'c')) AS v (old, new) WHERE c.app_id = v.old;
