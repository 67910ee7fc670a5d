-- What one set has may stand bare; the key must be in all.
SELECT c.code, c.region FROM city c GROUP BY GROUPING SETS ((c.code), (c.region));
SELECT c.title FROM city c GROUP BY GROUPING SETS ((c.code), (c.region));
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY GROUPING SETS ((c.code), (c.code, c.region));
SELECT c.title FROM city c GROUP BY GROUPING SETS ((c.code));
SELECT c.title FROM city c GROUP BY GROUPING SETS (c.code, (c.region, c.code));
SELECT c.title FROM city c GROUP BY GROUPING SETS ((c.code), ());
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY ROLLUP (c.code);
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY CUBE (c.code, c.region);
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY c.code, ROLLUP (c.region);
SELECT c.title FROM city c GROUP BY c.region, ROLLUP (c.code);
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY GROUPING SETS (GROUPING SETS ((c.code), (c.code, c.pop)), (c.region, c.code));
SELECT c.title FROM city c GROUP BY GROUPING SETS (ROLLUP (c.code), (c.code));
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY GROUPING SETS ((c.code), (c.region)), c.code;
SELECT c.code, c.title FROM city c GROUP BY ();
--             ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
--     ^^^^^^ ungrouped-column "column ""c.code"" must appear"
SELECT 1, count(*) FROM city c GROUP BY ();
SELECT c.title FROM city c GROUP BY (), c.title;
SELECT c.code, c.title FROM city c GROUP BY GROUPING SETS ((1), (1, 2));
SELECT lower(c.title) FROM city c GROUP BY CUBE (lower(c.title), c.region);
SELECT c.pop FROM city c GROUP BY DISTINCT ROLLUP (c.region), ROLLUP (c.title);
--     ^^^^^ ungrouped-column "column ""c.pop"" must appear"
-- GROUPING takes what is grouped.
SELECT GROUPING(c.region, lower(c.title)) FROM city c GROUP BY ROLLUP (c.region, lower(title));
SELECT c.region FROM city c GROUP BY ROLLUP (c.region) HAVING GROUPING(c.region) = 0 ORDER BY GROUPING(c.region);
SELECT GROUPING(c.title) FROM city c GROUP BY c.region;
--              ^^^^^^^ misplaced-aggregate "arguments to GROUPING must be grouping expressions of the associated query level"
SELECT GROUPING(c.title) FROM city c GROUP BY c.code;
--              ^^^^^^^ misplaced-aggregate "arguments to GROUPING must be grouping expressions of the associated query level"
SELECT GROUPING(c.title) FROM city c;
--              ^^^^^^^ misplaced-aggregate "arguments to GROUPING must be grouping expressions of the associated query level"
SELECT 1 FROM city c WHERE GROUPING(c.title) = 1;
--                         ^^^^^^^^ misplaced-aggregate "grouping operations are not allowed in WHERE"
