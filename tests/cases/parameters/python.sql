-- psycopg: %s and %(name)s; where they stand the operator % is written twice.
SELECT v.id FROM public.app_versions AS v WHERE v.id %% 2 = %(rest)s AND v.name LIKE '%%x' AND v.name=%(name)s AND v.nmae = %s;
--                                                                                                                   ^^^^ unknown-column
SELECT v.id FROM public.app_versions AS v WHERE v.id = ANY(%(ids)s) AND v.id IN %(more)s AND v.id%%2=1 AND 3%%v.id = %s::bigint;
SELECT v.id FROM public.app_versions AS v WHERE v.id % 2 = 1 AND v.name LIKE '%s' AND 3 % v.idd = 1;
--                                                                                          ^^^ unknown-column

-- Python's format and psycopg.sql: any text.
SELECT o.name FROM {table} AS o;
--                 ^^^^^^^ unanalysed
SELECT {} FROM public.orgs AS o;
--     ^^ unanalysed
SELECT o.{column!r} FROM public.orgs AS o;
--       ^^^^^^^^^^ unanalysed
SELECT o.{0} FROM public.orgs AS o;
--       ^^^ unanalysed
SELECT '{name}', '{1,2}'::int[], o.nmae FROM public.orgs AS o;
--                                 ^^^^ unknown-column
SELECT o.name FROM public.orgs AS o WHERE o.id = %s ORDER BY o.name %s;
--                                                                  ^^ unanalysed
