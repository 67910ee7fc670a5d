-- A natural join is a warning over relations, and fine over what the query itself defines.
SELECT a.name
FROM public.apps a
NATURAL JOIN public.channel_devices d;
--           ^^^^^^^^^^^^^^^^^^^^^^^^ natural-join "public.apps"

SELECT x.b FROM (SELECT 1 AS a, 2 AS b) x NATURAL JOIN (SELECT 1 AS a) y;
