-- No aggregate stands where one row is seen at a time.
SELECT 1 FROM city c WHERE count(*) > 1;
--                         ^^^^^ misplaced-aggregate "aggregate functions are not allowed in WHERE"
SELECT 1 FROM city c JOIN road r ON max(c.code) = r.code;
--                                  ^^^ misplaced-aggregate "aggregate functions are not allowed in JOIN conditions"
SELECT 1 FROM city c GROUP BY count(*);
--                            ^^^^^ misplaced-aggregate "aggregate functions are not allowed in GROUP BY"
SELECT count(*), count(*) FROM city GROUP BY 1;
--     ^^^^^ misplaced-aggregate "aggregate functions are not allowed in GROUP BY"
SELECT count(*) AS n FROM city GROUP BY n;
--     ^^^^^ misplaced-aggregate "aggregate functions are not allowed in GROUP BY"
SELECT c.title FROM city c LIMIT count(*);
--                               ^^^^^ misplaced-aggregate "aggregate functions are not allowed in LIMIT"
SELECT 1 FROM city c, generate_series(1, max(c.code)) g;
--                                       ^^^ misplaced-aggregate "aggregate functions are not allowed in functions in FROM"
SELECT 1 FROM generate_series(1, max(1)) g;
--                               ^^^ misplaced-aggregate "aggregate functions are not allowed in functions in FROM"
VALUES (max(1));
--      ^^^ misplaced-aggregate "aggregate functions are not allowed in VALUES"
INSERT INTO log (code) VALUES (max(1));
--                             ^^^ misplaced-aggregate "aggregate functions are not allowed in VALUES"
--          ^^^ write
UPDATE log SET code = max(code);
--                    ^^^ misplaced-aggregate "aggregate functions are not allowed in UPDATE"
--     ^^^ write
UPDATE log SET code = (SELECT max(log.code));
--                            ^^^ misplaced-aggregate "aggregate functions are not allowed in UPDATE"
--     ^^^ write
UPDATE log SET code = (SELECT max(c.code) FROM city c);
--     ^^^ write
DELETE FROM log WHERE max(code) = 1;
--                    ^^^ misplaced-aggregate "aggregate functions are not allowed in WHERE"
--          ^^^ write
DELETE FROM log RETURNING max(code);
--                        ^^^ misplaced-aggregate "aggregate functions are not allowed in RETURNING"
--          ^^^ write
INSERT INTO log (code) VALUES (1) ON CONFLICT DO NOTHING RETURNING count(*);
--                                                                 ^^^^^ misplaced-aggregate "aggregate functions are not allowed in RETURNING"
--          ^^^ write
MERGE INTO log l USING city c ON l.code = c.code WHEN MATCHED AND max(c.code) > 1 THEN DELETE;
--                                                                ^^^ misplaced-aggregate "aggregate functions are not allowed in MERGE WHEN conditions"
--         ^^^ write
-- One that belongs to an outer query stands where its subquery does.
SELECT c.title FROM city c WHERE c.code = (SELECT max(c.code));
--                                                ^^^ misplaced-aggregate "aggregate functions are not allowed in WHERE"
SELECT c.title FROM city c WHERE c.code = (SELECT max(c.code) FROM road r);
--                                                ^^^ misplaced-aggregate "aggregate functions are not allowed in WHERE"
SELECT c.title FROM city c WHERE c.code = (SELECT max(c.code + r.code) FROM road r);
SELECT c.title FROM city c, LATERAL (SELECT max(c.code) AS m) x;
--                                          ^^^ misplaced-aggregate "aggregate functions are not allowed in FROM clause of their own query level"
SELECT c.title FROM city c, LATERAL (SELECT max(r.code) AS m FROM road r WHERE r.code = c.code) x;
-- Nor in another.
SELECT max(max(c.code)) FROM city c;
--         ^^^ misplaced-aggregate "aggregate function calls cannot be nested"
SELECT max(max(c.code) OVER ()) FROM city c;
--         ^^^ misplaced-aggregate "aggregate function calls cannot contain window function calls"
SELECT max(max(c.code)) OVER () FROM city c;
SELECT max(c.code) FILTER (WHERE max(c.code) > 1) FROM city c;
--                               ^^^ misplaced-aggregate "aggregate functions are not allowed in FILTER"
SELECT max((SELECT max(c.code))) FROM city c;
--                 ^^^ misplaced-aggregate "aggregate function calls cannot be nested"
SELECT max((SELECT max(r.code) FROM road r)) FROM city c;
SELECT percentile_cont(max(c.pop)) WITHIN GROUP (ORDER BY c.pop) FROM city c;
--                     ^^^ misplaced-aggregate "aggregate function calls cannot be nested"
-- Nor in a recursive term that reads the query itself.
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT max(n) + 1 FROM r) SELECT * FROM r;
--                                                  ^^^ misplaced-aggregate "aggregate functions are not allowed in a recursive query's recursive term"
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n FROM r GROUP BY n) SELECT * FROM r;
WITH RECURSIVE r AS (SELECT count(*) AS n FROM city UNION ALL SELECT n + 1 FROM r WHERE n < (SELECT count(*) FROM city)) SELECT * FROM r;
