-- As pg_stat_statements prints statements: $n where a constant was, even where only one may stand.
SELECT o.id FROM public.orgs AS o WHERE o.created_at > now() - interval $1 AND o.nmae = $2;
--                                                                               ^^^^ unknown-column
SELECT o.created_at + interval $1 day to second, date $2, timestamp(3) with time zone $3, numeric(5,2) $4, interval(3) $5, pg_catalog.text $6,
    double precision $7, text $8 || o.name
FROM public.orgs AS o WHERE o.created_at > timestamp $9 AND o.created_at > date $10;
SELECT extract($1 from o.created_at), normalize(o.name, $2), o.name IS $3 NORMALIZED, o.created_at AT TIME ZONE $4 FROM public.orgs AS o
WHERE o.name LIKE $5 ESCAPE $6 AND o.name IN ($7 /*, ... */) LIMIT $8;
SELECT s.status, uuid $1, bpchar $2 || o.nmae FROM public.stripe_info AS s, public.orgs AS o;
--                                       ^^^^ unknown-column
SELECT o.id $1 FROM public.orgs AS o;
--          ^^ unanalysed

-- Of N'x' it takes out what follows the N: a name that nothing has, with the number that no $n has, is a constant.
SELECT o.nmae, N$2, n$3 || $4 FROM public.orgs AS o WHERE o.id = $1 AND o.name = n$5 AND o.name IN ($6, $7);
--       ^^^^ unknown-column
SELECT n$1 + $2, o.nmae FROM public.orgs AS o;
--         ^ user-operator
--                 ^^^^ unknown-column
SELECT o.n$2 FROM public.orgs AS o WHERE o.name = $1;
--       ^^^ unknown-column
SELECT n$2 FROM public.orgs AS o WHERE o.id = $1 AND o.id = $2;
--     ^^^ unknown-column
SELECT n$2, n$4 FROM public.orgs AS o WHERE o.id = $1;
--     ^^^ unknown-column
--          ^^^ unknown-column
SELECT "n$2" FROM public.orgs AS o WHERE o.id = $1;
--     ^^^^^ unknown-column
