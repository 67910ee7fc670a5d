-- What a variable stands for may be selected, or be the same as what is.
SELECT array_agg(DISTINCT o.:"a" ORDER BY o.:"b") FROM public.orgs o;
--                          ^^^^ unanalysed
--                                          ^^^^ unanalysed
