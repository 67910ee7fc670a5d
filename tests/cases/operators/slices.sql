-- Bounds of a slice that are strings: PostgreSQL's parser takes them, and integers they are.
SELECT (ARRAY[1, 2, 3])['1':'2'], (ARRAY[o.id])['1':], (ARRAY[o.id])[1:'2'] FROM public.orgs o;
SELECT (ARRAY[1, 2, 3])[$1:'2'], (ARRAY[o.nmae])['1':'2'] FROM public.orgs o;
--                                        ^^^^ unknown-column
-- A slice is an array, whatever stands before it; where one subscript of an array is a slice, all are.
SELECT (ARRAY[1, 2]::int2[])[1:1] @> '{1}'::int2[], ('{1}'::int[])[:] && ARRAY[1], (ARRAY[1]::int[])[1:2][2] @> ARRAY[1];
SELECT (ARRAY[o.name]::text[])[1:2] || o.name, (string_to_array(o.name, ','))[2:] || ARRAY['x'] FROM public.orgs o;
