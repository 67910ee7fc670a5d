-- GROUP BY a primary key lets the other columns of the relation stand bare; one that has no key does not.

SELECT t.name, count(*) FROM trip t GROUP BY t.id;

SELECT s.number, count(*) FROM stop s GROUP BY s.id; -- 42803

SELECT c.code, c.title, max(c.open_at) FROM city c GROUP BY c.code; -- 42803

SELECT c.code, c.title, max(c.open_at) FROM city c GROUP BY c.code, c.title;

SELECT t.*, count(s.id) FROM trip t LEFT JOIN stop s ON s.price = t.id GROUP BY t.id;

SELECT t.*, s.id FROM trip t LEFT JOIN stop s ON s.price = t.id GROUP BY t.id; -- 42803

SELECT t.name, sum(s.price) FROM trip t, stop s GROUP BY t.id, s.code HAVING t.flag;

SELECT t.name, sum(s.price) FROM trip t, stop s GROUP BY t.id, s.code HAVING s.small; -- 42803

SELECT t.id FROM trip t GROUP BY t.id ORDER BY t.made;

SELECT s.id FROM stop s GROUP BY s.id ORDER BY s.made; -- 42803

SELECT s.id FROM stop s GROUP BY s.id ORDER BY max(s.made);

SELECT t.name FROM trip t GROUP BY t.number; -- 42803

SELECT upper(t.name) FROM trip t GROUP BY upper(t.name);

SELECT upper(t.name) || t.name FROM trip t GROUP BY upper(t.name); -- 42803

SELECT t.id + 1, t.name || 'x' FROM trip t GROUP BY t.id;

SELECT t.name FROM trip t GROUP BY t.id + 0; -- 42803

SELECT s.id + 1 FROM stop s GROUP BY s.price, s.id; -- 42883

SELECT t.name, (SELECT max(s.price) FROM stop s WHERE s.nick = t.note) FROM trip t GROUP BY t.id;

SELECT s.id, (SELECT max(t.id) FROM trip t WHERE t.name = s.nick) FROM stop s GROUP BY s.id; -- 42803

SELECT s.id, (SELECT max(t.id) FROM trip t WHERE t.name = s.nick) FROM stop s GROUP BY s.id, s.nick;

SELECT t.name, rank() OVER (ORDER BY t.made) FROM trip t GROUP BY t.id;

SELECT s.id, rank() OVER (ORDER BY s.made) FROM stop s GROUP BY s.id; -- 42803

SELECT s.id, rank() OVER (ORDER BY max(s.made)) FROM stop s GROUP BY s.id;

SELECT t.name, count(*) FROM trip t; -- 42803

SELECT 'x', count(*), (SELECT 1) FROM trip t;

SELECT t.name FROM trip t HAVING count(*) > 1; -- 42803

SELECT DISTINCT t.name, t.id FROM trip t GROUP BY t.id;

SELECT x.name, count(*) FROM (SELECT t.id, t.name FROM trip t) x GROUP BY x.id; -- 42803

WITH w AS (SELECT t.id, t.name FROM trip t) SELECT w.name, count(*) FROM w GROUP BY w.id; -- 42803

SELECT name FROM trip JOIN (SELECT s.price AS id FROM stop s) x USING (id) GROUP BY id;

SELECT t.name FROM trip t JOIN (SELECT s.price AS id FROM stop s) x USING (id) GROUP BY t.id;

SELECT t.name FROM trip t GROUP BY GROUPING SETS ((t.id), (t.id, t.name));

SELECT t.name FROM trip t GROUP BY ROLLUP (t.id); -- 42803

SELECT t.id, t.name FROM trip t GROUP BY t.id, ROLLUP (t.number);

SELECT t, count(*) FROM trip t GROUP BY t.id;

SELECT s, count(*) FROM stop s GROUP BY s.id; -- 42803

SELECT s.id, count(*) FROM stop s GROUP BY 1 ORDER BY 2, s.id;

SELECT s.id, count(*) FROM stop s GROUP BY s.id ORDER BY s.price + 1; -- 42803

SELECT sum(s.price) FILTER (WHERE s.small), s.code FROM stop s GROUP BY s.code;

SELECT CASE WHEN s.small THEN s.code END FROM stop s GROUP BY s.code; -- 42803

SELECT coalesce(s.code, max(s.price)), s.code IS NULL FROM stop s GROUP BY s.code;
