-- N'...' is a constant of the type character: not one that what stands beside it gives a type.
SELECT o.id FROM public.orgs o WHERE o.name = N'5';
SELECT n'a' % 'x', o.name || N'x', upper(N'x') FROM public.orgs o;
--          ^ user-operator "pg_trgm"
