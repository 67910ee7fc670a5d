-- Each leaves alone the rows that have the value.
UPDATE public.orgs AS o SET name = btrim(o.name) WHERE o.name IS DISTINCT FROM btrim(o.name);
UPDATE public.orgs SET name = 'unnamed' WHERE name IS NULL AND id IS NOT NULL;
UPDATE public.orgs SET (name, customer_id) = ('a', 'b')
WHERE (name, customer_id) IS DISTINCT FROM ('a', 'b');
UPDATE public.apps AS a SET name = i.name, owner_org = i.owner FROM public.imports AS i
WHERE i.app_id = a.app_id AND (a.name IS DISTINCT FROM i.name OR a.owner_org <> i.owner);
UPDATE public.channels SET is_default = false WHERE is_default;
UPDATE public.channels SET is_default = true WHERE NOT is_default AND name = 'production';
UPDATE public.channels SET is_default = true WHERE is_default IS NOT TRUE;
UPDATE public.stripe_info SET status = 'failed' WHERE status IN ('created', 'updated');
UPDATE public.stripe_info SET status = 'deleted'::public.stripe_status WHERE status = 'failed';
UPDATE public.stripe_info AS s SET trial_at = later.at
FROM (SELECT c.customer_id, c.at FROM public.changes AS c JOIN public.stripe_info AS i
      ON i.customer_id = c.customer_id WHERE i.trial_at IS DISTINCT FROM c.at) AS later
WHERE s.customer_id = later.customer_id;
MERGE INTO public.apps AS a USING public.corrections AS i ON a.app_id = i.app_id
WHEN MATCHED AND a.name IS DISTINCT FROM i.name THEN UPDATE SET name = i.name;

-- The same said in other words.
UPDATE public.orgs SET customer_id = NULL WHERE customer_id NOTNULL;
UPDATE public.stripe_info SET mau_exceeded = storage_exceeded IS DISTINCT FROM true
WHERE mau_exceeded IS DISTINCT FROM (storage_exceeded IS DISTINCT FROM true);
UPDATE public.channels SET name = 'b' WHERE app_id = '1' AND name NOT IN ('b');
UPDATE public.channels SET name = 'c' WHERE app_id = '2' AND NOT (name IN ('c', 'd'));
UPDATE public.channels SET name = 'd' WHERE app_id = '3' AND (name = 'd') IS NOT TRUE;
UPDATE public.channels SET name = 'e' WHERE app_id = '4' AND coalesce(name, '') <> 'e';
UPDATE public.channels SET name = 'f' WHERE app_id = '5' AND (name ISNULL OR id BETWEEN 7 AND 9 AND name = 'g');
UPDATE public.channels SET name = '+' || name WHERE app_id = '6' AND name NOT LIKE '+%';
UPDATE public.channels SET name = replace(name, 'http:', 'https:') WHERE app_id = '7' AND name LIKE 'http:%';
UPDATE public.channels SET name = regexp_replace(name, '^v', '') WHERE app_id = '8' AND name ~ '^v';
UPDATE public.channels SET name = lower(name) WHERE app_id = '9' AND name <> lower(name);
UPDATE public.channels SET name = coalesce(name, 'none') WHERE app_id = '10' AND name IS NULL;
UPDATE public.channels SET name = 'z' WHERE app_id = '11' AND name <> ALL (ARRAY['z', 'y']);
UPDATE public.channels SET name = 'z' WHERE app_id = '12' AND name = ANY ('{x,y}');
UPDATE public.channels SET (name) = ROW('a') WHERE app_id = '13' AND (name, id) IN (('b', id), ('c', id));
UPDATE public.channels AS c SET name = v.new
FROM (VALUES ('old', 'new'), ('bad', 'good')) AS v (old, new) WHERE app_id = '14' AND c.name = v.old;
UPDATE public.channels SET name = 'w'
WHERE id IN (SELECT c.id FROM public.channels AS c WHERE app_id = '15' AND c.name IS DISTINCT FROM 'w' LIMIT 100);

-- Documents.
ALTER TABLE public.apps ADD COLUMN settings jsonb;
--                                 ^^^^^^^^ column-not-in-contract
UPDATE public.apps SET settings = '{"a": 1, "old": true}' WHERE app_id = 'a';
UPDATE public.apps SET settings = settings - 'old' WHERE settings ? 'old';
UPDATE public.apps SET settings = settings || '{"mode": "on"}' WHERE NOT settings ? 'mode';
UPDATE public.apps SET settings = jsonb_set(settings, '{mode}', '"off"')
WHERE settings ->> 'mode' <> 'off';
-- What is null stays null.
UPDATE public.apps SET settings = jsonb_set(settings, '{mode}', '"of"')
--     ^^^^^^^^^^^ noop-update
WHERE settings ->> 'mode' IS DISTINCT FROM 'of';
