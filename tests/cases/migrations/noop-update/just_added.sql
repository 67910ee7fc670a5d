-- Each row of a column that the same file has added has the default, until something is written.
ALTER TABLE public.apps ADD COLUMN kind text, ADD COLUMN level integer NOT NULL DEFAULT 1;
--                                 ^^^^ column-not-in-contract
--                                                       ^^^^^ column-not-in-contract
UPDATE public.apps SET kind = 'none';
UPDATE public.apps SET level = 2 WHERE name = 'a';
UPDATE public.apps SET level = 3 WHERE kind = 'none' AND name = 'b';
UPDATE public.apps SET level = 3 WHERE name = 'c' OR name = 'b';
--     ^^^^^^^^^^^ noop-update
UPDATE public.apps SET kind = 'none' WHERE name = 'd';
--     ^^^^^^^^^^^ redundant-backfill

ALTER TABLE public.channels ADD COLUMN digest text;
--                                     ^^^^^^ column-not-in-contract
WITH digests AS (SELECT c.id, other.digest(c.name) AS digest FROM other.names AS c)
UPDATE public.channels AS c SET digest = d.digest FROM digests AS d WHERE d.id = c.id;
UPDATE public.channels AS c SET digest = d.digest FROM other.digests AS d WHERE d.id = c.id;
--     ^^^^^^^^^^^^^^^ noop-update
