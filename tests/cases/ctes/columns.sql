-- A WITH query has the columns of its select list, under the names it is given.
WITH named AS (SELECT o.id, o.name AS title FROM public.orgs o)
SELECT n.title, n.name FROM named n;
--                ^^^^ unknown-column "WITH query ""n"" has no column ""name"""

WITH renamed(a, b) AS (SELECT o.id, o.name FROM public.orgs o)
SELECT r.a, r.b, r.id FROM renamed r;
--                 ^^ unknown-column

WITH partly_renamed(a) AS (SELECT o.id, o.name FROM public.orgs o)
SELECT p.a, p.name, p.id FROM partly_renamed p;
--                    ^^ unknown-column
