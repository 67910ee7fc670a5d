-- COLLATE stands behind what has a collation (parse_expr.c, transformCollateClause).
SELECT i COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type integer"
SELECT t COLLATE "C" FROM w;
SELECT ta COLLATE "C" FROM w;
SELECT ia COLLATE "C" FROM w;
--     ^^ type-mismatch "collations are not supported by type int4[]"
SELECT ct COLLATE "C" FROM w;
SELECT e COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type public.mood"
SELECT dt COLLATE "C" FROM w;
SELECT jb COLLATE "C" FROM w;
--     ^^ type-mismatch "collations are not supported by type jsonb"
SELECT c COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type ""char"""
SELECT nm COLLATE "C" FROM w;
SELECT nmv COLLATE "C" FROM w;
SELECT 'a' COLLATE "C" FROM w;
SELECT 1 COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type integer"
SELECT $1 COLLATE "C" FROM w;
SELECT bp COLLATE "C" FROM w;
SELECT u COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type uuid"
SELECT 1 FROM w ORDER BY i COLLATE "C";
--                       ^ type-mismatch "collations are not supported by type integer"
SELECT i AS k FROM w ORDER BY t COLLATE "C";
SELECT t || i COLLATE "C" FROM w;
--          ^ type-mismatch "collations are not supported by type integer"
SELECT i || t COLLATE "C" FROM w;
SELECT max(i COLLATE "C") FROM w;
--         ^ type-mismatch "collations are not supported by type integer"
SELECT -i COLLATE "C" FROM w;
--      ^ type-mismatch "collations are not supported by type integer"
SELECT cp COLLATE "C" FROM w;
--     ^^ type-mismatch "collations are not supported by type public.pair"
SELECT NULL COLLATE "C" FROM w;
SELECT (i::text) COLLATE "C" FROM w;
SELECT i::text COLLATE "C" FROM w;
SELECT lower(t) COLLATE "C" FROM w;
SELECT length(t) COLLATE "C" FROM w;
--     ^^^^^^^^^ type-mismatch "collations are not supported by type integer"
SELECT (SELECT i FROM w) COLLATE "C" FROM w;
--             ^^^^^^^^ type-mismatch "collations are not supported by type integer"
SELECT t < i::text COLLATE "C" FROM w;
SELECT t IN ('a' COLLATE "C") FROM w;
SELECT i IN (1 COLLATE "C") FROM w;
--           ^ type-mismatch "collations are not supported by type integer"
SELECT hs COLLATE "C" FROM w;
--     ^^ type-mismatch "collations are not supported by type hstore"
SELECT x COLLATE "C" FROM w;
--     ^ type-mismatch "collations are not supported by type xml"
SELECT 1 FROM w WHERE (t COLLATE "C") LIKE 'a';
SELECT 1 FROM w WHERE t COLLATE "C" IS NOT NULL AND b COLLATE "C";
--                                                  ^ type-mismatch "collations are not supported by type boolean"
SELECT d = '2020-01-01' COLLATE "C" FROM w;
SELECT count(t COLLATE "C"), max(t COLLATE "C") FROM w GROUP BY t COLLATE "C" ORDER BY t COLLATE "C";
SELECT t COLLATE "C" COLLATE "POSIX" FROM w;
SELECT t COLLATE "C" AS x, s.t FROM (SELECT t COLLATE "C" FROM w) s;
SELECT s.max FROM (SELECT max(t) COLLATE "C" FROM w) s;
SELECT s.t FROM (SELECT (SELECT t FROM w LIMIT 1) COLLATE "C" FROM w) s;
SELECT t COLLATE "C" || 'a' < 'b' COLLATE "C" FROM w;
SELECT 1 FROM w ORDER BY t COLLATE "C" DESC NULLS LAST, i;
SELECT row_number() OVER (PARTITION BY i COLLATE "C" ORDER BY t COLLATE "C") FROM w;
--                                     ^ type-mismatch "collations are not supported by type integer"
SELECT (cp).b COLLATE "C", (cp).a COLLATE "C" FROM w;
--                          ^^^^^ type-mismatch "collations are not supported by type integer"
SELECT ta[1] COLLATE "C", ia[1] COLLATE "C" FROM w;
--                        ^^^^^ type-mismatch "collations are not supported by type integer"
SELECT CASE WHEN b THEN t COLLATE "C" ELSE 'a' END FROM w;
SELECT t AT TIME ZONE 'x' COLLATE "C" FROM w;
--       ^^ user-function
SELECT ts AT TIME ZONE t COLLATE "C" FROM w;
