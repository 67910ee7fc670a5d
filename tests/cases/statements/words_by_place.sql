-- postgres: 18
-- What a word is, is said by its place in the grammar.
SELECT o.id inner, o.name is, o.id and FROM public.orgs o;
SELECT xmlelement(name person, o.name), json_object('a' VALUE o.id), json_value('{}', '$.a') FROM public.orgs o;
SELECT sum(1) OVER (PARTITION BY exclude.id ROWS BETWEEN 1 + 1 PRECEDING AND CURRENT ROW) FROM public.orgs exclude;
SELECT o.name LIKE 'x' ESCAPE o.name, substring(o.name SIMILAR '#"x' ESCAPE '#') FROM public.orgs o;
SELECT U&'d!0061t' UESCAPE '!', U&"n!0061me" UESCAPE '!' FROM public.orgs;
-- What an operand is, is said by PostgreSQL's precedences.
SELECT o.name IN ('x')::text::bool, o.name = 'x' IS NULL, 2 + @ 3, 1 IN (1) IN (true), o.name IS NULL = true FROM public.orgs o;
SELECT true BETWEEN false = true AND true, NOT 1 = 1 IS DISTINCT FROM false;
SELECT o.id FROM public.orgs o LIMIT length('x') * 2 OFFSET 1 + 1;
SELECT o.id FROM public.orgs o ORDER BY o.id OFFSET 2 ROWS FETCH NEXT ROW ONLY;
SELECT o.id FROM public.orgs o LIMIT ALL;
SELECT x.column1 FROM (VALUES (1), (2) LIMIT 1) x;
WITH w AS (SELECT 1) VALUES (1) UNION VALUES (2) ORDER BY 1;
SELECT 1 FROM public.orgs a JOIN public.orgs b JOIN public.orgs c ON b.id = c.id ON a.id = b.id;
