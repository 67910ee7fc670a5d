-- A WITH before VALUES, and a column of CYCLE that the query itself reads.
WITH one(x) AS (VALUES (42)) VALUES ((SELECT one.x FROM one));

WITH RECURSIVE walk AS (
    SELECT 0 AS x
    UNION ALL
    SELECT (walk.x + 1) % 10 FROM walk WHERE NOT walk.is_cycle
) CYCLE x SET is_cycle USING path
SELECT w.x, w.is_cycle FROM walk w;
