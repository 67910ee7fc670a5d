-- JDBC: a parameter that touches operators.
SELECT v.id FROM public.app_versions AS v WHERE v.name LIKE '%'||?||'%' AND v.name=?||? AND v.name||?=? AND v.id%?=1 AND v.id+?-v.idd=?;
--                                                                                                                                ^^^ unknown-column
SELECT '{"a":1}'::jsonb->?->>?, '{"a":1}'::jsonb @>?, '{"a":1}'::jsonb??|?, '{"a":1}'::jsonb->? ?? ?, '{"a":1}'::jsonb ??'a', '{"a":1}'::jsonb ??|ARRAY[?];
SELECT v.id - ?-1, ?-v.idd, v.id-?-1 FROM public.app_versions AS v WHERE v.name=?;
--                     ^^^ unknown-column

-- psycopg: without blanks.
SELECT v.id FROM public.app_versions AS v WHERE v.id<%s AND v.id<%(id)s AND v.id>%(id)s AND v.id<=%s AND v.idd<%s AND v.id%%2=%s;
--                                                                                                         ^^^ unknown-column
SELECT 'a'<%v.name, 'a'<<%v.name, v.name<%s.name FROM public.app_versions AS v, public.orgs AS s;
--        ^^ user-operator
--                     ^^^ user-operator
--                                      ^^ user-operator

-- A sign between operator and parameter is an operator of its own, as it is before `$1`.
SELECT 1 WHERE 1=-?::int AND 1=-%s::int AND 1=-@id::int AND 1<=-#{id}::int AND 1=+-?::int AND 2%@id::int=1;
SELECT 1 WHERE 2*-$1::int=1;
