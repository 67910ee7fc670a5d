-- Domains beside other types, and what NULLIF makes of its first argument.
SELECT 1 FROM w WHERE nullif(i, n) >= '1.5';
SELECT 1 FROM w WHERE nullif(n, i) >= '1.5';
SELECT 1 FROM w WHERE nullif(i, 1) >= '1.5';
--                                     ^^^ invalid-constant
SELECT 1 FROM w WHERE nullif(dm, 1) >= '1.5';
--                                      ^^^ invalid-constant
SELECT nullif(cp, cp), nullif(ia, ia), nullif(e, 'ok'), nullif('ok', e), nullif(db, true), nullif($1, 1), nullif(1, $1) FROM w;
WITH RECURSIVE r(x) AS (SELECT coalesce(dm, 1) FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT coalesce(dm, '1') FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT coalesce(dm, dm) FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
--                             ^^^^^^^^^^^^^^^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT coalesce(dm, NULL) FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT coalesce(dm) FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
--                             ^^^^^^^^^^^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT CASE WHEN b THEN dm END FROM w UNION ALL SELECT i FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT nullif(v, 'a') FROM w UNION ALL SELECT t FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT nullif(v, v) FROM w UNION ALL SELECT v FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT ARRAY[dm] FROM w UNION ALL SELECT ia FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT ARRAY[dm, NULL] FROM w UNION ALL SELECT ia FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT di FROM w UNION ALL SELECT ia FROM r, w) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type public.dia in non-recursive term but type int4[] overall"
WITH RECURSIVE r(x) AS (SELECT dm FROM w UNION ALL SELECT NULL FROM r) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT NULL::dint UNION ALL SELECT '1' FROM r) SELECT 1 FROM r;
--                                   ^^^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
SELECT coalesce(db, 'x') FROM w;
--                   ^ invalid-constant

-- int2vector and oidvector are compared as arrays, and stay what they are.
SELECT nullif(i.indoption, i.indoption)::int2vector, nullif(i.indclass, NULL)::oidvector FROM pg_index i;
SELECT nullif(i.indkey, i.indkey)::int2vector::int2[] FROM pg_index i;
