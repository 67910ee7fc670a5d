-- A subquery may use what the query around it is grouped by.
SELECT c.region, (SELECT count(*) FROM road r WHERE r.code = c.region) FROM city c GROUP BY c.region;
SELECT c.region, (SELECT count(*) FROM road r WHERE r.code = c.code) FROM city c GROUP BY c.region;
--                                                           ^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.code"" from outer query"
SELECT c.code, (SELECT count(*) FROM road r WHERE r.title = c.title) FROM city c GROUP BY c.code;
SELECT c.region FROM city c GROUP BY c.region HAVING EXISTS (SELECT 1 FROM road r WHERE r.title = c.title);
--                                                                                                ^^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.title"" from outer query"
SELECT c.region FROM city c GROUP BY c.region ORDER BY (SELECT max(r.len) FROM road r WHERE r.code = c.code);
--                                                                                                   ^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.code"" from outer query"
SELECT c.region, ARRAY(SELECT r.len FROM road r WHERE r.title IN (SELECT l.title FROM log l WHERE l.code = c.pop)) FROM city c GROUP BY c.region;
--                                                                                                         ^^^^^ ungrouped-column "subquery uses ungrouped column ""c.pop"" from outer query"
SELECT (SELECT x.m FROM (SELECT max(r.len) AS m FROM road r WHERE r.title = c.title) x) FROM city c GROUP BY c.region;
--                                                                          ^^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.title"" from outer query"
SELECT (WITH x AS (SELECT c.pop) SELECT x.pop FROM x) FROM city c GROUP BY c.region;
--                        ^^^^^ ungrouped-column "subquery uses ungrouped column ""c.pop"" from outer query"
-- An expression of it only where all of the subquery is grouped.
SELECT c.region + 1, (SELECT c.region + 1) FROM city c GROUP BY c.region + 1;
--                           ^^^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.region"" from outer query"
SELECT (SELECT r.title FROM road r WHERE r.code = c.code LIMIT 1) FROM city c GROUP BY (SELECT title FROM road r WHERE code = c.code LIMIT 1);
SELECT (SELECT r.title FROM road r WHERE r.code = c.code LIMIT 1) FROM city c GROUP BY 1;
SELECT (SELECT r.title FROM road r WHERE r.code = c.region LIMIT 1) FROM city c GROUP BY (SELECT r.title FROM road r WHERE r.code = c.pop LIMIT 1);
--                                                ^^^^^^^^ ungrouped-column "subquery uses ungrouped column ""c.region"" from outer query"
-- WHERE and FROM may hold any.
SELECT c.region FROM city c WHERE EXISTS (SELECT 1 FROM road r WHERE r.code = c.code) GROUP BY c.region;
SELECT c.region FROM city c, LATERAL (SELECT c.pop AS p) x GROUP BY c.region;
SELECT x.m FROM city c, LATERAL (SELECT c.code AS m) x GROUP BY c.code;
--     ^^^ ungrouped-column "column ""x.m"" must appear"
-- An aggregate belongs to the nearest query whose columns it takes.
SELECT (SELECT max(c.code)) FROM city c;
SELECT c.title, (SELECT max(c.code)) FROM city c;
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title, (SELECT max(c.code + r.code) FROM road r) FROM city c;
SELECT c.title, (SELECT count(*) FROM road r HAVING max(r.len) > c.pop) FROM city c;
SELECT c.region, (SELECT max(r.len + c.pop) FROM road r) FROM city c GROUP BY c.region;
--                                   ^^^^^ ungrouped-column "subquery uses ungrouped column ""c.pop"" from outer query"
SELECT c.region, (SELECT r.title FROM road r WHERE r.len = max(c.pop) LIMIT 1) FROM city c GROUP BY c.region;
SELECT r.title FROM road r GROUP BY r.title HAVING (SELECT count(r.len) > 1);
