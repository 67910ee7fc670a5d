-- DISTINCT, GROUP BY, ORDER BY, UNION, PARTITION BY and ordered aggregates need an operator of the type.

SELECT c.meta, count(*) FROM city c GROUP BY 1; -- 42883

SELECT d.meta, count(*) FROM road d GROUP BY 1;

SELECT DISTINCT c.shape FROM city c; -- 42883

SELECT DISTINCT ON (t.old) t.id FROM trip t; -- 42883

SELECT DISTINCT ON (t.doc) t.id FROM trip t;

SELECT t.id FROM trip t ORDER BY t.at; -- 42883

SELECT t.id FROM trip t ORDER BY t.at <-> point(0, 0);

SELECT t.id FROM trip t ORDER BY t.body, t.extra, t.addr, t.bits, t.tags, t.place;

SELECT t.id FROM trip t ORDER BY t.form; -- 42883

SELECT t.id FROM trip t ORDER BY t.bag; -- 42883

SELECT t.id FROM trip t ORDER BY t.id USING <;

SELECT t.id FROM trip t ORDER BY t.id USING >=; -- 42809

SELECT t.id FROM trip t ORDER BY t.name USING ~<~ NULLS LAST;

SELECT t.old FROM trip t UNION SELECT s.doc FROM stop s; -- 42883

SELECT t.old FROM trip t UNION ALL SELECT s.doc FROM stop s;

SELECT t.form FROM trip t INTERSECT ALL SELECT t.form FROM trip t; -- 42883

SELECT t.doc FROM trip t EXCEPT SELECT s.extra FROM stop s;

SELECT t.at FROM trip t EXCEPT ALL SELECT u.at FROM trip u; -- 42883

SELECT rank() OVER (PARTITION BY t.old ORDER BY t.id) FROM trip t; -- 42883

SELECT rank() OVER (PARTITION BY t.doc ORDER BY t.period, t.load) FROM trip t;

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (ORDER BY t.at); -- 42883

SELECT sum(t.id) OVER w FROM trip t WINDOW w AS (PARTITION BY t.made::date ORDER BY t.made);

SELECT array_agg(t.id ORDER BY s.doc) FROM trip t, stop s; -- 42883

SELECT array_agg(t.id ORDER BY s.old) FROM trip t, stop s;

SELECT count(DISTINCT t.old) FROM trip t; -- 42883

SELECT count(DISTINCT t.extra), count(DISTINCT t.marks), count(DISTINCT t.place) FROM trip t;

SELECT string_agg(DISTINCT t.name, ',' ORDER BY t.name) FROM trip t;

SELECT json_agg(DISTINCT t.at) FROM trip t; -- 42883

SELECT mode() WITHIN GROUP (ORDER BY t.old) FROM trip t; -- 42883

SELECT mode() WITHIN GROUP (ORDER BY t.state) FROM trip t;

SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY t.form) FROM trip t; -- 42883

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY s.day) FROM stop s; -- 42883

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.id), percentile_cont(0.5) WITHIN GROUP (ORDER BY t.span) FROM trip t;

SELECT rank(s.number) WITHIN GROUP (ORDER BY t.number) FROM trip t, stop s GROUP BY s.number; -- 42804

SELECT rank(3) WITHIN GROUP (ORDER BY t.number) FROM trip t;

SELECT t.bag, count(*) FROM trip t GROUP BY t.bag; -- 42883

SELECT t.place, count(*) FROM trip t GROUP BY t.place;

SELECT ARRAY[t.old], count(*) FROM trip t GROUP BY 1; -- 42883

SELECT ARRAY[t.doc], count(*) FROM trip t GROUP BY 1;

SELECT count(*) FROM trip t GROUP BY ROLLUP (t.id, t.old); -- 42883

SELECT count(*) FROM trip t GROUP BY GROUPING SETS ((t.id), (t.doc, t.body));

SELECT count(*) FROM trip t GROUP BY CUBE (t.form); -- 42883

SELECT DISTINCT t.old ->> 'a' FROM trip t ORDER BY t.old ->> 'a';

SELECT DISTINCT t.old -> 'a' FROM trip t; -- 42883

SELECT DISTINCT t.doc -> 'a' FROM trip t;

SELECT DISTINCT * FROM city; -- 42883

SELECT DISTINCT * FROM road;

SELECT DISTINCT c FROM city c; -- 42883

SELECT d, count(*) FROM road d GROUP BY d;

SELECT count(DISTINCT (t.id, t.name)) FROM trip t;

SELECT count(DISTINCT (t.id, t.old)) FROM trip t; -- works, undecided

SELECT t.id FROM trip t ORDER BY (SELECT s.doc FROM stop s LIMIT 1); -- 42883

SELECT t.id FROM trip t ORDER BY (SELECT s.old FROM stop s LIMIT 1);

WITH w AS (SELECT DISTINCT s.doc FROM stop s) SELECT 1 FROM w; -- 42883

SELECT 1 FROM (SELECT json_build_object('a', t.id) AS o FROM trip t) x GROUP BY x.o; -- 42883

SELECT 1 FROM (SELECT jsonb_build_object('a', t.id) AS o FROM trip t) x GROUP BY x.o;

SELECT max(t.doc) FROM trip t; -- 42883

SELECT max(t.tags), max(t.addr), max(t.state), max(t.clock), max(t.cost) FROM trip t;

SELECT min(s.id) FROM stop s; -- 42883

SELECT min(t.flag) FROM trip t; -- 42883

SELECT bool_or(t.flag) FROM trip t;

SELECT bool_and(s.flag) FROM stop s; -- 42883

WITH RECURSIVE w AS (SELECT s.doc FROM stop s UNION SELECT w.doc FROM w) SELECT 1 FROM w; -- 42883

WITH RECURSIVE w AS (SELECT s.doc FROM stop s UNION ALL SELECT w.doc FROM w WHERE false) SELECT 1 FROM w;

WITH RECURSIVE w AS (SELECT s.price, s.doc FROM stop s UNION ALL SELECT w.price, w.doc FROM w)
CYCLE doc SET looped USING path SELECT 1 FROM w; -- 42883 when it runs, undecided

WITH RECURSIVE w AS (SELECT s.price, s.doc FROM stop s UNION ALL SELECT w.price, w.doc FROM w WHERE false)
CYCLE price SET looped USING path SELECT 1 FROM w;

(SELECT t.id, t.at FROM trip t) ORDER BY at; -- 42883

VALUES (point(1, 1)), (point(2, 2)) ORDER BY 1; -- 42883

SELECT count(DISTINCT (1, t.old)) FROM trip t; -- 42883 when it runs
