-- Bounds of a slice that are strings: PostgreSQL's parser takes them, and integers they are.
SELECT (ARRAY[1, 2, 3])['1':'2'], (ARRAY[o.id])['1':], (ARRAY[o.id])[1:'2'] FROM public.orgs o;
SELECT (ARRAY[1, 2, 3])[$1:'2'], (ARRAY[o.nmae])['1':'2'] FROM public.orgs o;
--                                        ^^^^ unknown-column
