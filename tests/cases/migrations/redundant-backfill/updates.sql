ALTER TABLE public.orgs ADD COLUMN plan text NOT NULL DEFAULT 'free';
--                                 ^^^^ column-not-in-contract

-- The default has done it.
UPDATE public.orgs SET plan = 'free' WHERE plan IS NULL;
--     ^^^^^^^^^^^ redundant-backfill
UPDATE public.orgs AS o SET plan = 'pro' WHERE (o.customer_id IS NOT NULL) AND o.plan <> 'pro';
UPDATE public.orgs SET plan = 'free' WHERE NOT (customer_id IS NOT NULL) AND plan <> 'free';
--     ^^^^^^^^^^^ redundant-backfill

-- Another value; another table; rows that the first did not take.
UPDATE public.orgs SET plan = 'team' WHERE customer_id = 'a' AND plan <> 'team';
UPDATE public.apps AS a SET name = 'x' WHERE a.name IS DISTINCT FROM 'x' AND a.app_id = 'a';
UPDATE public.apps AS a SET name = 'x' WHERE a.name IS DISTINCT FROM 'x';

-- The same in another spelling, under another alias, and for fewer rows.
UPDATE public.apps AS b SET name = 'x' WHERE 'x' IS DISTINCT FROM b.name;
--     ^^^^^^^^^^^ redundant-backfill
UPDATE public.apps SET name = 'x' WHERE name <> 'x' AND app_id = 'b';
--     ^^^^^^^^^^^ redundant-backfill

-- What came between has changed the rows that a third one looks for.
UPDATE public.channels SET name = 'a';
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.channels SET name = name || '-' || app_id WHERE app_id IS NOT NULL;
UPDATE public.channels SET name = 'b' WHERE name = 'a-b';
INSERT INTO public.channels (app_id, name) VALUES ('c', 'd');
UPDATE public.channels SET name = 'b' WHERE name = 'd';
UPDATE public.channels SET name = 'b' WHERE name = 'd' AND app_id = 'c';
--     ^^^^^^^^^^^^^^^ redundant-backfill
COPY public.channels (app_id, name) FROM stdin;
e	d
\.
UPDATE public.channels SET name = 'b' WHERE name = 'd';

-- What is no text becomes one in a column of text.
UPDATE public.channels SET name = 5 WHERE name <> 'never';
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.channels SET name = '0' WHERE name = 'never';
