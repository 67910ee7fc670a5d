-- The row may be that of a subquery or a WITH query, whose columns are known.
WITH short AS (SELECT o.id, o.name AS title FROM public.orgs o)
SELECT to_jsonb(s) ->> 'title', to_jsonb(s) ->> 'name', to_jsonb(d) ->> 'b'
--                                                                       ^ row-key
--                                               ^^^^ row-key
FROM short s CROSS JOIN (SELECT 1 AS a) d;
