-- HAVING and aggregates make a group of all rows.
SELECT c.title, count(*) FROM city c;
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.title FROM city c HAVING true;
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT 1 FROM city c HAVING count(*) > 1;
SELECT 1 FROM city c HAVING c.title = 'x';
--                          ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.region FROM city c GROUP BY c.region HAVING bool_or(c.capital) AND c.pop > 1;
--                                                                          ^^^^^ ungrouped-column "column ""c.pop"" must appear"
SELECT c.title FROM city c ORDER BY count(*);
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT count(*) FROM city c ORDER BY c.title;
--                                   ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT count(*), c.title FROM city c WHERE false;
--               ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT count(*) OVER (), c.title FROM city c;
-- Whatever the target list brings must be grouped, and what WHERE and FROM read need not.
SELECT 1 FROM city c WHERE c.pop > 1 GROUP BY c.title ORDER BY c.region;
--                                                             ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
SELECT DISTINCT ON (c.region) c.title FROM city c GROUP BY c.title;
--                  ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
SELECT c.region, row_number() OVER (PARTITION BY c.title) FROM city c GROUP BY c.region;
--                                               ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.region, row_number() OVER w FROM city c GROUP BY c.region WINDOW w AS (ORDER BY c.title);
--                                                                                       ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.region FROM city c GROUP BY c.region WINDOW w AS (ORDER BY c.title);
--                                                                  ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT c.region, sum(count(*)) OVER (ORDER BY c.region), lag(max(c.pop)) OVER (ORDER BY sum(c.pop)) FROM city c GROUP BY c.region;
SELECT c.region, sum(c.pop) OVER (ORDER BY c.region) FROM city c GROUP BY c.region;
--                   ^^^^^ ungrouped-column "column ""c.pop"" must appear"
-- The arguments of aggregates are of no group, their filters and orders neither.
SELECT count(*) FILTER (WHERE c.title = 'x'), string_agg(c.title, ',' ORDER BY c.code), count(DISTINCT c.pop), c.region FROM city c GROUP BY c.region;
SELECT pg_catalog.count(c.title) FILTER (WHERE c.capital), pg_catalog.max(c.pop) FROM city c GROUP BY c.region;
SELECT array_agg(c ORDER BY c.code), json_object_agg(c.code, c.title) FROM city c GROUP BY c.region;
--               ^ select-star "the whole row of relation ""public.city"" is returned"
SELECT mode() WITHIN GROUP (ORDER BY c.title), percentile_cont(c.region) WITHIN GROUP (ORDER BY c.pop) FROM city c GROUP BY c.region;
SELECT percentile_cont(c.pop) WITHIN GROUP (ORDER BY c.pop) FROM city c GROUP BY c.region;
--                     ^^^^^ ungrouped-column "column ""c.pop"" must appear"
SELECT rank(c.region) WITHIN GROUP (ORDER BY c.code) FROM city c GROUP BY c.region;
-- Set operations: each arm for itself.
SELECT c.title FROM city c UNION SELECT max(r.title) FROM road r GROUP BY r.code ORDER BY 1;
SELECT c.title FROM city c UNION SELECT r.title FROM road r GROUP BY r.code ORDER BY 1;
--                                      ^^^^^^^ ungrouped-column "column ""r.title"" must appear"
-- Rows that are written.
INSERT INTO log (code) SELECT c.region FROM city c GROUP BY c.title;
--                            ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
--          ^^^ write
INSERT INTO log (code, title) SELECT c.code, c.title FROM city c GROUP BY c.code;
--          ^^^ write
UPDATE log SET code = (SELECT c.region FROM city c GROUP BY c.title LIMIT 1);
--                            ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
--     ^^^ write
WITH s AS (SELECT c.region, c.title FROM city c GROUP BY c.title) DELETE FROM log USING s WHERE s.title = log.title;
--                                                                            ^^^ write
--                ^^^^^^^^ ungrouped-column "column ""c.region"" must appear"
