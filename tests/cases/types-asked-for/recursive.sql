-- A recursive term gives no column another type (parse_cte.c, analyzeCTE).
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SEARCH DEPTH FIRST BY x SET o SELECT o FROM r;
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SEARCH DEPTH FIRST BY x SET o SELECT * FROM r WHERE o;
--                                                                                                                ^ type-mismatch "argument of WHERE must be type boolean, not type record[]"
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SEARCH BREADTH FIRST BY x SET o SELECT 1 FROM r WHERE o;
--                                                                                                                  ^ type-mismatch "argument of WHERE must be type boolean, not type record"
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SEARCH BREADTH FIRST BY x SET o CYCLE x SET c USING p SELECT 1 FROM r WHERE c;
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) SEARCH BREADTH FIRST BY x SET o CYCLE x SET c USING p SELECT 1 FROM r WHERE p;
--                                                                                                                                        ^ type-mismatch "argument of WHERE must be type boolean, not type record[]"
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) CYCLE x SET c TO 'Y' DEFAULT 'N' USING p SELECT 1 FROM r WHERE c = 'Y';
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) CYCLE x SET c TO 1 DEFAULT 0 USING p SELECT 1 FROM r WHERE c = 1;
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM r) CYCLE x SET c TO true DEFAULT false USING p SELECT 1 FROM r WHERE c;
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1.5 FROM r) SELECT 1 FROM r;
--                             ^ type-mismatch "recursive query ""r"" column 1 has type integer in non-recursive term but type numeric overall"
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x+1::bigint FROM r) SELECT 1 FROM r;
--                             ^ type-mismatch "recursive query ""r"" column 1 has type integer in non-recursive term but type bigint overall"
WITH RECURSIVE r(x) AS (SELECT 1::bigint UNION ALL SELECT 1 FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT t FROM w UNION ALL SELECT 1 FROM r) SELECT 1 FROM r;
--                                                       ^ type-mismatch "UNION types ""text"" and ""integer"" cannot be matched on the replica"
WITH RECURSIVE r(x) AS (SELECT v FROM w UNION ALL SELECT x||'a' FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT v FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT vn FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT v FROM w UNION ALL SELECT w.vn FROM r,w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT n2 FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT n FROM w UNION ALL SELECT n2 FROM r,w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT 'a' UNION ALL SELECT x||'a' FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT NULL UNION ALL SELECT 1 FROM r) SELECT 1 FROM r;
--                                                   ^^^^^^^^ type-mismatch "recursive query ""r"" column 1 has type text in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT '2' FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT NULL FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT $1 UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT dm FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT dm FROM w UNION ALL SELECT x+1 FROM r) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT dm FROM w UNION ALL SELECT 1 FROM r) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type public.dint in non-recursive term but type integer overall"
WITH RECURSIVE r(x) AS (SELECT i FROM w UNION ALL SELECT dm FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT nm FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT nm FROM w UNION ALL SELECT x||'a' FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT array[i] FROM w UNION ALL SELECT x||1 FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT array[i] FROM w UNION ALL SELECT x||1::bigint FROM r) SELECT 1 FROM r;
--                                   ^ type-mismatch "recursive query ""r"" column 1 has type int4[] in non-recursive term but type int8[] overall"
WITH RECURSIVE r(x) AS (SELECT d FROM w UNION ALL SELECT x+interval '1 day' FROM r) SELECT 1 FROM r;
--                             ^ type-mismatch "recursive query ""r"" column 1 has type date in non-recursive term but type timestamp overall"
WITH RECURSIVE r(x) AS (SELECT d FROM w UNION ALL SELECT x+1 FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT ROW(1,2) UNION ALL SELECT ROW(1,'a') FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS ((SELECT 1) UNION ALL (SELECT x+1.5 FROM r)) SELECT 1 FROM r;
--                              ^ type-mismatch "recursive query ""r"" column 1 has type integer in non-recursive term but type numeric overall"
WITH RECURSIVE r(x) AS (SELECT 1 UNION SELECT 2 UNION ALL SELECT x+1.5 FROM r) SELECT 1 FROM r;
--             ^ type-mismatch "recursive query ""r"" column 1 has type integer in non-recursive term but type numeric overall"
WITH RECURSIVE r(x) AS (VALUES (1) UNION ALL SELECT x+1.5 FROM r) SELECT 1 FROM r;
--             ^ type-mismatch "recursive query ""r"" column 1 has type integer in non-recursive term but type numeric overall"
WITH RECURSIVE r(x,y) AS (VALUES (1,'a') UNION ALL SELECT x+1, y||'b' FROM r) SELECT 1 FROM r;
WITH RECURSIVE r AS (SELECT code, region FROM city UNION ALL SELECT r.code, d.region FROM r JOIN road d ON true) SELECT 1 FROM r;
--                                                                          ^^^^^^^^ type-mismatch "UNION types ""uuid"" and ""text"" cannot be matched on the replica"
WITH RECURSIVE r AS (SELECT capital FROM road UNION ALL SELECT capital::int FROM r) SELECT 1 FROM r;
--                          ^^^^^^^ type-mismatch "recursive query ""r"" column 1 has type smallint in non-recursive term but type integer overall"
WITH RECURSIVE r AS (SELECT capital FROM road UNION ALL SELECT capital+1 FROM r) SELECT 1 FROM r;
--                          ^^^^^^^ type-mismatch "recursive query ""r"" column 1 has type smallint in non-recursive term but type integer overall"
WITH RECURSIVE r AS (SELECT capital FROM city UNION ALL SELECT capital FROM r) SELECT 1 FROM r;
WITH RECURSIVE r AS (SELECT code FROM city UNION ALL SELECT b.code FROM r JOIN road b ON true) SELECT 1 FROM r;
--                                                          ^^^^^^ type-mismatch "UNION types ""integer"" and ""text"" cannot be matched on the replica"
WITH RECURSIVE r AS (SELECT code FROM city UNION ALL SELECT sum(code) FROM city) SELECT 1 FROM r;
WITH RECURSIVE r AS (SELECT count(*) AS n FROM city UNION ALL SELECT n+1 FROM r) SELECT 1 FROM r;
WITH RECURSIVE r AS (SELECT j FROM w UNION ALL SELECT jb FROM w,r) SELECT 1 FROM r;
--                                                    ^^ type-mismatch "UNION types ""json"" and ""jsonb"" cannot be matched on the replica"
WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1.5) SELECT 1 FROM r;
WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1.5), s AS (SELECT 1 FROM r) SELECT 1 FROM s;
WITH RECURSIVE r(x) AS (SELECT w FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT cp FROM w UNION ALL SELECT row(1,'a')::pair FROM r) SELECT 1 FROM r;
