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

-- What PostgreSQL refuses of windows, and where no window function may stand.

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (ORDER BY t.id ROWS 1 PRECEDING);

SELECT sum(t.id) OVER (w) FROM trip t WINDOW w AS (ORDER BY t.id ROWS 1 PRECEDING); -- 42P20

SELECT sum(t.id) OVER (w) FROM trip t WINDOW w AS (ORDER BY t.id);

SELECT sum(t.id) OVER (w RANGE 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.id); -- 42P20

SELECT sum(t.id) OVER (w ORDER BY t.id RANGE 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.id);

SELECT sum(t.id) OVER (w ORDER BY t.id) FROM trip t WINDOW w AS (ORDER BY t.name); -- 42P20

SELECT sum(t.id) OVER (w PARTITION BY t.id) FROM trip t WINDOW w AS (ORDER BY t.name); -- 42P20

SELECT sum(t.id) OVER (w PARTITION BY t.id) FROM trip t WINDOW w AS (PARTITION BY t.name); -- 42P20

SELECT sum(t.id) OVER (w ROWS 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.name ROWS 2 PRECEDING); -- 42P20

SELECT sum(t.id) OVER (w ROWS 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.name RANGE UNBOUNDED PRECEDING); -- 42P20

SELECT sum(t.id) OVER (w) FROM trip t WINDOW w AS (ORDER BY t.name RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW); -- 42P20

SELECT sum(t.id) OVER (w ORDER BY t.id) FROM trip t WINDOW w AS (ROWS 2 PRECEDING); -- 42P20

SELECT sum(t.id) OVER (v) FROM trip t WINDOW w AS (ORDER BY t.id); -- 42704

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (ORDER BY t.id); -- 42704

SELECT sum(t.id) OVER v FROM trip t WINDOW v AS (w ORDER BY t.id), w AS (PARTITION BY t.name); -- 42704

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (PARTITION BY t.name), v AS (w ORDER BY t.id);

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (PARTITION BY t.name), v AS (w PARTITION BY t.id); -- 42P20

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (ORDER BY t.name), v AS (w ORDER BY t.id); -- 42P20

SELECT sum(t.id) OVER v FROM trip t WINDOW w AS (ORDER BY t.name ROWS 1 PRECEDING), v AS (w); -- 42P20

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (ORDER BY t.name), w AS (ORDER BY t.id); -- 42P20

SELECT 1 FROM trip t WINDOW w AS (ORDER BY t.name), w AS (ORDER BY t.id); -- 42P20

SELECT 1 FROM trip t WINDOW w AS (x ORDER BY t.name); -- 42704

SELECT sum(t.id) OVER (ORDER BY t.id, t.name RANGE 1 PRECEDING) FROM trip t; -- 42P20

SELECT sum(t.id) OVER (RANGE 1 PRECEDING) FROM trip t; -- 42P20

SELECT sum(t.id) OVER (ORDER BY t.id GROUPS 1 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (w GROUPS 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.id); -- 42P20

SELECT sum(t.id) OVER (w GROUPS 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.id);

SELECT sum(DISTINCT t.id) OVER () FROM trip t; -- 0A000

SELECT sum(t.id ORDER BY t.id) OVER () FROM trip t; -- 0A000

SELECT array_agg(t.id ORDER BY t.id) OVER w FROM trip t WINDOW w AS (); -- 0A000

SELECT row_number() FILTER (WHERE true) OVER () FROM trip t; -- 0A000

SELECT sum(t.id) FILTER (WHERE true) OVER () FROM trip t;

SELECT row_number() FROM trip t; -- 42809

SELECT rank() FROM trip t; -- 42809

SELECT lag(t.id) FROM trip t; -- 42809

SELECT sum(sum(t.id) OVER ()) OVER () FROM trip t; -- 42P20

SELECT sum(row_number() OVER ()) FROM trip t; -- 42803

SELECT sum(sum(t.id)) OVER () FROM trip t;

SELECT sum(sum(t.id)) FROM trip t; -- 42803

SELECT t.id FROM trip t WHERE row_number() OVER () = 1; -- 42P20

SELECT t.id FROM trip t JOIN stop s ON row_number() OVER () = 1; -- 42P20

SELECT count(*) FROM trip t GROUP BY row_number() OVER (); -- 42P20

SELECT count(*) FROM trip t HAVING row_number() OVER () = 1; -- 42P20

SELECT t.id FROM trip t ORDER BY row_number() OVER ();

SELECT DISTINCT ON (row_number() OVER (ORDER BY t.id)) t.id FROM trip t;

SELECT t.id FROM trip t LIMIT row_number() OVER (); -- 42P20

SELECT sum(t.id) OVER (ORDER BY row_number() OVER ()) FROM trip t; -- 42P20

SELECT sum(t.id) OVER (PARTITION BY sum(t.id) OVER ()) FROM trip t; -- 42P20

SELECT sum(t.id) OVER (ORDER BY sum(t.id)) FROM trip t; -- 42803

SELECT sum(t.id) OVER (ORDER BY sum(t.id)) FROM trip t GROUP BY t.id;

SELECT t.id FROM trip t WHERE sum(t.id) = 1; -- 42803

SELECT t.id FROM trip t JOIN stop s ON sum(t.id) = 1; -- 42803

SELECT count(*) FROM trip t GROUP BY sum(t.id); -- 42803

SELECT t.id FROM trip t, LATERAL (SELECT sum(t.id)) q; -- 42803

SELECT t.id FROM trip t, LATERAL (SELECT sum(t.id) OVER ()) q;

UPDATE trip SET id = row_number() OVER (); -- 42P20

UPDATE trip SET id = sum(id); -- 42803

DELETE FROM trip WHERE row_number() OVER () = 1; -- 42P20

DELETE FROM trip WHERE sum(id) = 1; -- 42803

INSERT INTO trip (id) VALUES (row_number() OVER ()); -- 42P20

INSERT INTO trip (id) VALUES (sum(1)); -- 42803

INSERT INTO trip (id) VALUES (1) RETURNING row_number() OVER (); -- 42P20

INSERT INTO trip (id) VALUES (1) RETURNING sum(id); -- 42803

SELECT * FROM sum(1) g; -- 42803

SELECT * FROM row_number() g; -- 42809

SELECT sum(t.id) OVER (ORDER BY t.id ROWS t.id PRECEDING) FROM trip t; -- 42P10

SELECT sum(t.id) OVER (ORDER BY t.id ROWS sum(1) PRECEDING) FROM trip t; -- 42803

SELECT sum(t.id) OVER (ORDER BY t.id ROWS -1 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.id ROWS 'a' PRECEDING) FROM trip t; -- 22P02

SELECT sum(t.id) OVER (ORDER BY t.id RANGE interval '1 day' PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.made RANGE interval '1 day' PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (w RANGE interval '1 day' PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.made);

SELECT sum(t.id) OVER (w RANGE interval '1 day' PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.id); -- 0A000

SELECT sum(t.id) OVER (w ORDER BY t.made RANGE 1 PRECEDING) FROM trip t WINDOW w AS (PARTITION BY t.id); -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.name RANGE 1 PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.doc) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.old) FROM trip t; -- 42883

SELECT sum(t.id) OVER (PARTITION BY t.at) FROM trip t; -- 42883

SELECT ntile(4) OVER w, lag(t.id) OVER (w ROWS 1 PRECEDING) FROM trip t WINDOW w AS (ORDER BY t.id);

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.id) OVER () FROM trip t; -- 0A000

SELECT rank(1) WITHIN GROUP (ORDER BY t.id) OVER () FROM trip t; -- 0A000

SELECT rank(1) WITHIN GROUP (ORDER BY t.id) FROM trip t;

SELECT sum(t.id) WITHIN GROUP (ORDER BY t.id) FROM trip t; -- 42883

SELECT percentile_cont(0.5) FROM trip t; -- 42883

SELECT sum(*) FROM trip t; -- 42883

SELECT row_number(*) OVER () FROM trip t;

SELECT count(*) OVER () FROM trip t;

SELECT count(DISTINCT t.id, t.name) FROM trip t; -- 42883

SELECT nullif(sum(t.id) OVER w, 0) FROM trip t WINDOW w AS ();

SELECT lag(t.id) OVER (w), sum(t.id) OVER (v ORDER BY t.id) FROM trip t WINDOW w AS (ORDER BY t.id), v AS (w); -- 42P20
