-- A window that begins with the name of another is sorted as that one.

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.id);

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.name); -- 0A000

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.made); -- 0A000

SELECT sum(t.id) OVER (w RANGE '1 day' PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.made);

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.id, t.name); -- 42P20

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.name); -- 42P20

SELECT sum(t.id) OVER (w ORDER BY t.id RANGE 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.name);

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (ORDER BY t.id RANGE 1 PRECEDING);

SELECT sum(t.id) OVER (v RANGE 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.name), v AS (w); -- 0A000

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (ORDER BY t.made), v AS (w RANGE '1 day' PRECEDING);

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (ORDER BY t.made), v AS (w RANGE 1 PRECEDING); -- 0A000

SELECT sum(t.id) OVER (w ROWS 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.name);
