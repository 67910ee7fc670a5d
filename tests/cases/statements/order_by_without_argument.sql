-- No server can read it.
SELECT array_agg(ORDER BY a.name) FROM public.apps a;
--               ^^^^^ unanalysed "could not be parsed near ""ORDER"""
