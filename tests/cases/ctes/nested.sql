-- An inner WITH sees the outer ones and hides them; outside of it, the outer one is meant again.
WITH a AS (SELECT 1 AS x), b AS (
    WITH a AS (SELECT 2 AS y)
    SELECT a.y, a.x FROM a
--                ^ unknown-column
)
SELECT a.x, b.y, a.y FROM a CROSS JOIN b;
--                 ^ unknown-column
