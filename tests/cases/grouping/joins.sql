-- A column of USING is that of the side that an outer join keeps; of FULL JOIN neither.
SELECT k.code, k.title FROM city k JOIN road r USING (code) GROUP BY code;
SELECT code FROM city k JOIN road r USING (code) GROUP BY k.code;
SELECT code FROM city k JOIN road r USING (code) GROUP BY r.code;
--     ^^^^ ungrouped-column "column ""k.code"" must appear"
SELECT code, r.title FROM city k LEFT JOIN road r USING (code) GROUP BY k.code;
--           ^^^^^^^ ungrouped-column "column ""r.title"" must appear"
SELECT code FROM city k LEFT JOIN road r USING (code) GROUP BY r.code;
--     ^^^^ ungrouped-column "column ""k.code"" must appear"
SELECT code FROM city k RIGHT JOIN road r USING (code) GROUP BY r.code;
SELECT code FROM city k RIGHT JOIN road r USING (code) GROUP BY k.code;
--     ^^^^ ungrouped-column "column ""r.code"" must appear"
SELECT code FROM city k FULL JOIN road r USING (code) GROUP BY code;
SELECT k.code FROM city k FULL JOIN road r USING (code) GROUP BY code;
--     ^^^^^^ ungrouped-column "column ""k.code"" must appear"
SELECT code FROM city k FULL JOIN road r USING (code) GROUP BY k.code, r.code;
SELECT code FROM city k FULL JOIN road r USING (code) GROUP BY k.code;
--     ^^^^ ungrouped-column "column ""r.code"" must appear"
SELECT code FROM city k NATURAL LEFT JOIN road r GROUP BY k.code;
--                                        ^^^^^^ natural-join "NATURAL JOIN depends on the columns of relations ""public.city"" and ""public.road"" on each replica"
SELECT code FROM city a JOIN road b USING (code) LEFT JOIN log c USING (code) GROUP BY a.code;
SELECT title FROM city k JOIN log l USING (title) GROUP BY k.title;
SELECT title FROM log l JOIN city k USING (title) GROUP BY k.title;
--     ^^^^^ ungrouped-column "column ""l.title"" must appear"
SELECT title FROM log l LEFT JOIN city k USING (title) GROUP BY l.title;
SELECT l.title FROM log l LEFT JOIN city k USING (title) GROUP BY title;
SELECT j.code FROM city k JOIN road r USING (code) AS j GROUP BY k.code;
SELECT k.title FROM city k JOIN road r USING (code) AS j GROUP BY j.code;
-- The alias of a join hides its tables, and their keys are the same.
SELECT j.region FROM (city k JOIN log USING (code, title)) AS j GROUP BY j.code;
SELECT j.at FROM (city k JOIN log USING (code, title)) AS j GROUP BY j.code;
--     ^^^^ ungrouped-column "column ""log.at"" must appear"
SELECT j.region FROM (city k JOIN log USING (code, title)) AS j GROUP BY j.title;
--     ^^^^^^^^ ungrouped-column "column ""k.region"" must appear"
