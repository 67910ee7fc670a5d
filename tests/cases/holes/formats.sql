-- `%s` beside `$1`: no client has both for values, so the program formats the text with it first.
SELECT count(%s) AS n, o.nmae FROM public.orgs AS o WHERE o.id = ANY($1) GROUP BY o.name;
--           ^^ unanalysed
--                       ^^^^ unknown-column
SELECT o.nmae FROM public.orgs AS o WHERE o.id = $1 AND %s ORDER BY o.name %s LIMIT $2;
--       ^^^^ unknown-column
--                                                      ^^ unanalysed
--                                                                         ^^ unanalysed
-- Alone it is a value.
SELECT o.nmae FROM public.orgs AS o WHERE o.name = %s;
--       ^^^^ unknown-column
