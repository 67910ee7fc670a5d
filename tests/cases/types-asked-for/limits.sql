-- LIMIT, OFFSET and FETCH count in bigint (parse_clause.c, transformLimitClause).
SELECT 1 LIMIT '1';
SELECT 1 LIMIT 1.5;
SELECT 1 LIMIT ALL;
SELECT 1 LIMIT NULL;
SELECT 1 LIMIT true;
--     ^ type-mismatch "argument of LIMIT must be type bigint, not type boolean"
SELECT 1 FROM w LIMIT (SELECT t FROM w);
--                            ^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type text"
SELECT 1 FROM w LIMIT (SELECT n FROM w);
SELECT 1 FROM w LIMIT (SELECT f8 FROM w);
SELECT 1 FROM w LIMIT (SELECT i FROM w);
SELECT 1 FROM w LIMIT (SELECT db FROM w);
--                            ^^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type public.dbool"
SELECT 1 FROM w LIMIT (SELECT dm FROM w);
SELECT 1 FROM w OFFSET (SELECT capital FROM road);
SELECT 1 FROM w OFFSET (SELECT capital FROM city);
--                             ^^^^^^^^^^^^^^^^^ type-mismatch "argument of OFFSET must be type bigint, not type boolean"
SELECT 1 FROM w OFFSET (SELECT d FROM w) ROWS;
--                             ^^^^^^^^ type-mismatch "argument of OFFSET must be type bigint, not type date"
SELECT 1 FROM w FETCH FIRST (SELECT t FROM w) ROWS ONLY;
--                                  ^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type text"
SELECT 1 FROM w FETCH FIRST ROW ONLY;
SELECT 1 FROM w FETCH NEXT $1 ROWS ONLY;
SELECT 1 FROM w LIMIT $1 OFFSET $2;
SELECT 1 UNION SELECT 2 LIMIT true;
--     ^^^^^^^^^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type boolean"
(SELECT 1) LIMIT now();
--               ^^^ type-mismatch "argument of LIMIT must be type bigint, not type timestamptz"
VALUES (1) LIMIT 'x'::text;
--               ^^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type text"
SELECT (SELECT 1 LIMIT w.i) FROM w;
SELECT (SELECT 1 LIMIT w.t) FROM w;
--                     ^^^ type-mismatch "argument of LIMIT must be type bigint, not type text"
SELECT 1 FROM w LIMIT (SELECT o FROM w);
SELECT 1 FROM w LIMIT (SELECT m FROM w);
--                            ^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type money"
SELECT 1 FROM w LIMIT (SELECT bi FROM w);
--                            ^^^^^^^^^ type-mismatch "argument of LIMIT must be type bigint, not type bit"
