-- A star that is passed on shows in the end.
WITH every AS (SELECT * FROM public.orgs) SELECT * FROM every;
--                    ^ select-star
SELECT d.* FROM (SELECT o.* FROM public.orgs o) d;
--                      ^^^ select-star
