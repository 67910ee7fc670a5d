-- A column stands bare where the whole primary key of its table is grouped: check_functional_grouping.
SELECT c.code, c.title, max(c.open_at) FROM city c GROUP BY c.code;
SELECT code, title FROM city GROUP BY code ORDER BY region;
SELECT r.title FROM road r GROUP BY r.part, r.len, r.code;
SELECT r.title FROM road r GROUP BY r.code;
--     ^^^^^^^ ungrouped-column "column ""r.title"" must appear"
SELECT r.title, r.len FROM road r GROUP BY r.code;
--              ^^^^^ ungrouped-column "column ""r.len"" must appear"
--     ^^^^^^^ ungrouped-column "column ""r.title"" must appear"
SELECT p.title FROM parted p GROUP BY p.code;
-- The contract says that there is none: a key that is DEFERRABLE is not one.
SELECT l.title FROM log l GROUP BY l.code;
--     ^^^^^^^ ungrouped-column "column ""l.title"" must appear"
-- Nor have queries and functions one.
SELECT d.title FROM (SELECT * FROM city) d GROUP BY d.code;
--     ^^^^^^^ ungrouped-column "column ""d.title"" must appear"
WITH d AS (SELECT * FROM city) SELECT d.title FROM d GROUP BY d.code;
--                                    ^^^^^^^ ungrouped-column "column ""d.title"" must appear"
SELECT d.y FROM (VALUES (1, 2)) d(x, y) GROUP BY d.x;
--     ^^^ ungrouped-column "column ""d.y"" must appear"
SELECT d.b FROM unnest(ARRAY[1], ARRAY[2]) d(a, b) GROUP BY d.a;
--     ^^^ ungrouped-column "column ""d.b"" must appear"
-- The key of one table says nothing of another, even of itself read twice.
SELECT a.title, b.title FROM city a JOIN city b ON a.code = b.code GROUP BY a.code;
--              ^^^^^^^ ungrouped-column "column ""b.title"" must appear"
SELECT c.title, r.title FROM city c JOIN road r ON r.code = c.code GROUP BY c.code;
--              ^^^^^^^ ungrouped-column "column ""r.title"" must appear"
SELECT c.title, r.title FROM city c JOIN road r ON r.code = c.code GROUP BY c.code, r.code, r.part;
-- The key itself is grouped, no expression of it.
SELECT c.title FROM city c GROUP BY c.code + 0;
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c GROUP BY (c.code);
SELECT c.title FROM city c GROUP BY (c.code, c.region);
SELECT c.code AS x, c.title FROM city c GROUP BY x;
SELECT c.code, c.title FROM city c GROUP BY 1;
-- System columns are columns of the table.
SELECT c.tableoid FROM city c GROUP BY c.code;
SELECT c.tableoid FROM city c GROUP BY c.title;
--     ^^^^^^^^^^ ungrouped-column "column ""c.tableoid"" must appear"
-- Names of an alias list are those of the table's columns.
SELECT x.b FROM city x(a, b, c) GROUP BY x.a;
SELECT x.a FROM city x(a, b, c) GROUP BY x.b;
--     ^^^ ungrouped-column "column ""x.a"" must appear"
