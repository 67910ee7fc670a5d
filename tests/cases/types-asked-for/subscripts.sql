-- Subscripts (subscripting.sgml; arraysubs.c, jsonbsubs.c), and the arguments of TABLESAMPLE.
SELECT ia[1], ia[i8], ia[1.5], ia['1'], ia[n], ia[dm] FROM w;
SELECT ia[t] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type text"
SELECT ia['a'] FROM w;
--         ^ invalid-constant
SELECT ia[NULL], ia[$1] FROM w;
SELECT ia[1:2], ia[:2], ia[1:], ia[:] FROM w;
SELECT ia[1:t] FROM w;
--          ^ type-mismatch "array subscript must have type integer, not type text"
SELECT ia[t:2] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type text"
SELECT ia[1][t] FROM w;
--           ^ type-mismatch "array subscript must have type integer, not type text"
SELECT ia[1][2:3] FROM w;
SELECT ia[b] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type boolean"
SELECT ia[d] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type date"
SELECT ia[e] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type public.mood"
SELECT i[1] FROM w;
--     ^ type-mismatch "cannot subscript type integer because it does not support subscripting"
SELECT t[1] FROM w;
--     ^ type-mismatch "cannot subscript type text because it does not support subscripting"
SELECT cp[1] FROM w;
--     ^^ type-mismatch "cannot subscript type public.pair because it does not support subscripting"
SELECT (cp)[1] FROM w;
--      ^^ type-mismatch "cannot subscript type public.pair because it does not support subscripting"
SELECT (w)[1] FROM w;
--      ^ type-mismatch "cannot subscript type public.w because it does not support subscripting"
SELECT e[1] FROM w;
--     ^ type-mismatch "cannot subscript type public.mood because it does not support subscripting"
SELECT j['a'] FROM w;
--     ^ type-mismatch "cannot subscript type json because it does not support subscripting"
SELECT jb['a'], jb[1], jb[i], jb[t], jb[v], jb['a'][1], jb[i2], jb[dm], jb[dt] FROM w;
SELECT jb[i8] FROM w;
--        ^^ type-mismatch "subscript type bigint is not supported"
SELECT jb[n] FROM w;
--        ^ type-mismatch "subscript type numeric is not supported"
SELECT jb[d] FROM w;
--        ^ type-mismatch "subscript type date is not supported"
SELECT jb[b] FROM w;
--        ^ type-mismatch "subscript type boolean is not supported"
SELECT jb[u] FROM w;
--        ^ type-mismatch "subscript type uuid is not supported"
SELECT jb[1:2] FROM w;
--     ^^ type-mismatch "jsonb subscript does not support slices"
SELECT jb[NULL], jb[$1] FROM w;
SELECT jb[e] FROM w;
--        ^ type-mismatch "subscript type public.mood is not supported"
SELECT jb[ct] FROM w;
SELECT jb[nm] FROM w;
SELECT jb[c] FROM w;
SELECT jb[bp] FROM w;
SELECT hs['a'], hs[t], hs[1], hs[NULL] FROM w;
SELECT hs['a']['b'] FROM w;
--     ^^ type-mismatch "hstore allows only one subscript"
SELECT hs['a':'b'] FROM w;
--     ^^ type-mismatch "hstore allows only one subscript"
SELECT hs[b] FROM w;
SELECT pt[0], nm[1], bx[0], ls[1], iv2[0] FROM w;
SELECT pt[t] FROM w;
--        ^ type-mismatch "array subscript must have type integer, not type text"
SELECT di[1], di[t] FROM w;
--               ^ type-mismatch "array subscript must have type integer, not type text"
SELECT di[1], di[1:2] FROM w;
SELECT r[1] FROM w;
--     ^ type-mismatch "cannot subscript type int4range because it does not support subscripting"
SELECT tv[1] FROM w;
--     ^^ type-mismatch "cannot subscript type tsvector because it does not support subscripting"
SELECT ct[1] FROM w;
--     ^^ type-mismatch "cannot subscript type citext because it does not support subscripting"
SELECT by[1] FROM w;
--     ^^ type-mismatch "cannot subscript type bytea because it does not support subscripting"
SELECT (ARRAY[1,2])[t] FROM w;
--                  ^ type-mismatch "array subscript must have type integer, not type text"
SELECT (SELECT ia FROM w)[1] FROM w;
SELECT (array_agg(i))[1] FROM w;
SELECT ('{1,2}'::int[])[1] FROM w;
SELECT ('{1,2}')[1] FROM w;
--      ^^^^^^^ type-mismatch "cannot subscript type unknown because it does not support subscripting"
SELECT (NULL)[1] FROM w;
--            ^ type-mismatch "cannot subscript type unknown because it does not support subscripting"
SELECT ($1::int[])[$2] FROM w;
SELECT cpa[1].a, cpa[t].a FROM w;
--                   ^ type-mismatch "array subscript must have type integer, not type text"
SELECT (cpa[1]).a FROM w;
SELECT 1 FROM w TABLESAMPLE bernoulli (10);
SELECT 1 FROM w TABLESAMPLE bernoulli (true);
--            ^ type-mismatch "argument of TABLESAMPLE must be type real, not type boolean"
SELECT 1 FROM w TABLESAMPLE bernoulli ('ten');
--                                      ^^^ invalid-constant
SELECT 1 FROM w TABLESAMPLE bernoulli ('10');
SELECT 1 FROM w TABLESAMPLE bernoulli ($1);
SELECT 1 FROM w TABLESAMPLE system (now());
--                                  ^^^ type-mismatch "argument of TABLESAMPLE must be type real, not type timestamptz"
SELECT 1 FROM w TABLESAMPLE system (10::numeric) REPEATABLE (1);
SELECT 1 FROM w TABLESAMPLE system (10) REPEATABLE (now());
--                                                  ^^^ type-mismatch "argument of REPEATABLE must be type double precision, not type timestamptz"
SELECT 1 FROM w TABLESAMPLE system (10) REPEATABLE ('x'::text);
--                                                  ^^^^^^^^^ type-mismatch "argument of REPEATABLE must be type double precision, not type text"
SELECT 1 FROM w TABLESAMPLE system (10) REPEATABLE ($1);
SELECT 1 FROM w TABLESAMPLE system ((SELECT n FROM w));
SELECT 1 FROM w TABLESAMPLE system ((SELECT b FROM w));
--                                          ^^^^^^^^ type-mismatch "argument of TABLESAMPLE must be type real, not type boolean"
SELECT 1 FROM w TABLESAMPLE system ((SELECT t FROM w));
--                                          ^^^^^^^^ type-mismatch "argument of TABLESAMPLE must be type real, not type text"
