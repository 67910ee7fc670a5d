-- An aggregate of whole rows has their shape, too.
SELECT json_agg(a) FROM public.apps a;
--              ^ select-star
SELECT array_agg(a ORDER BY a.name) FROM public.apps a;
--               ^ select-star
SELECT count(a) FROM public.apps a;
