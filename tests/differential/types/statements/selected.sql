-- What ORDER BY may hold beside DISTINCT, DISTINCT ON and UNION.

SELECT DISTINCT ON (unnest(t.tags)) t.id FROM trip t;

SELECT DISTINCT t.made::date FROM trip t ORDER BY t.made; -- 42P10

SELECT DISTINCT t.made::date AS made FROM trip t ORDER BY made;

SELECT DISTINCT t.made::date AS d FROM trip t ORDER BY t.made::date;

SELECT DISTINCT date_trunc('day', t.made) FROM trip t ORDER BY t.made DESC; -- 42P10

SELECT DISTINCT t.id FROM trip t ORDER BY random(); -- 42P10

SELECT DISTINCT t.* FROM trip t, stop s ORDER BY s.price; -- 42P10

SELECT DISTINCT c.code FROM city c, road r ORDER BY r.code; -- 42P10

SELECT DISTINCT t.name::text FROM trip t ORDER BY t.name;

SELECT DISTINCT t.name FROM trip t ORDER BY t.name::text;

SELECT DISTINCT r.title FROM road r ORDER BY r.title::text; -- 42P10

SELECT DISTINCT r.title FROM road r ORDER BY lower(r.title); -- 42P10

SELECT DISTINCT lower(r.title) FROM road r ORDER BY lower(r.title::text);

SELECT DISTINCT t.id FROM trip t ORDER BY CASE WHEN t.id = 1 THEN 0 ELSE 1 END; -- 42P10

SELECT DISTINCT t.id, CASE WHEN t.id = 1 THEN 0 ELSE 1 END FROM trip t ORDER BY CASE WHEN t.id = 1 THEN 0 ELSE 1 END;

SELECT DISTINCT t.name FROM trip t ORDER BY t.name COLLATE "C"; -- 42P10

SELECT DISTINCT t.name COLLATE "C" FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT t.name FROM trip t ORDER BY 1;

SELECT DISTINCT (t.place).x FROM trip t ORDER BY (t.place).y; -- 42P10

SELECT DISTINCT (t.place).x FROM trip t ORDER BY (t.place).x;

SELECT DISTINCT t.id FROM trip t ORDER BY (t).id;

SELECT DISTINCT t.id FROM trip t ORDER BY id(t);

SELECT DISTINCT s.price FROM trip t JOIN stop s USING (price) ORDER BY price;

SELECT DISTINCT t.price FROM trip t JOIN stop s USING (price) ORDER BY s.price; -- 42P10

SELECT DISTINCT t.id FROM trip t ORDER BY t.id = $1; -- 42P10

SELECT DISTINCT t.id FROM trip t WHERE t.id = 1 ORDER BY (SELECT 1); -- 42P10

SELECT DISTINCT t.id IN (1) FROM trip t ORDER BY t.id = 1;

SELECT DISTINCT t.id FROM trip t ORDER BY -t.id; -- 42P10

SELECT DISTINCT x.id FROM (SELECT t.id, t.name FROM trip t) x ORDER BY x.name; -- 42P10

SELECT DISTINCT count(*) OVER () FROM trip t ORDER BY t.id; -- 42P10

SELECT DISTINCT count(*) FROM trip t ORDER BY count(*);

SELECT DISTINCT count(*) FROM trip t ORDER BY max(t.id); -- 42P10

SELECT DISTINCT ON (t.name) t.id FROM trip t ORDER BY t.id, t.name; -- 42P10

SELECT DISTINCT ON (t.name) t.id FROM trip t ORDER BY t.name;

SELECT DISTINCT ON (lower(t.name)) t.id FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT ON (lower(t.name)) t.id FROM trip t ORDER BY lower(t.name), t.id;

SELECT DISTINCT ON (x) t.name AS x, t.id FROM trip t ORDER BY t.name;

SELECT DISTINCT ON (x) t.name AS x, t.id FROM trip t ORDER BY t.id; -- 42P10

SELECT DISTINCT ON (t.name, t.id) t.id FROM trip t ORDER BY t.name;

SELECT DISTINCT ON (t.name, t.id) t.id FROM trip t ORDER BY t.number; -- 42P10

SELECT DISTINCT ON (t.name, t.id) t.id FROM trip t ORDER BY t.name, t.number; -- 42P10

SELECT DISTINCT ON (t.name, t.name) t.id FROM trip t ORDER BY t.name, t.number;

SELECT DISTINCT ON (1) * FROM trip t ORDER BY t.id;

SELECT DISTINCT ON (1) * FROM trip t ORDER BY t.number; -- 42P10

SELECT DISTINCT ON (t.id) * FROM trip t ORDER BY 2; -- 42P10

SELECT DISTINCT ON (t.id) * FROM trip t ORDER BY 1;

SELECT DISTINCT ON (t.id) * FROM trip t ORDER BY id;

SELECT DISTINCT ON (t.made::date) t.id FROM trip t ORDER BY t.made; -- 42P10

SELECT DISTINCT ON (t.made::date) t.id FROM trip t ORDER BY t.made::date, t.made;

SELECT DISTINCT ON ((t.id)) t.id FROM trip t ORDER BY (t.id);

SELECT DISTINCT ON (c.code) c.code, r.title FROM city c JOIN road r ON true ORDER BY r.code; -- 42P10

SELECT DISTINCT ON (c.code) c.code, r.title FROM city c JOIN road r ON true ORDER BY c.code DESC, r.code;

(SELECT DISTINCT ON (t.id) t.id FROM trip t) ORDER BY id;

SELECT array_agg(x ORDER BY y) FROM (SELECT DISTINCT ON (t.id) t.id AS x, t.name AS y FROM trip t ORDER BY t.name) q; -- 42P10

SELECT DISTINCT t.id FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT t.id FROM trip t ORDER BY t.id;

SELECT DISTINCT t.id AS x FROM trip t ORDER BY x;

SELECT DISTINCT t.id AS x FROM trip t ORDER BY t.id;

SELECT DISTINCT t.id + 1 FROM trip t ORDER BY t.id + 1;

SELECT DISTINCT t.id + 1 FROM trip t ORDER BY id + 1;

SELECT DISTINCT t.id FROM trip t ORDER BY t.id + 1; -- 42P10

SELECT DISTINCT lower(t.name) FROM trip t ORDER BY lower(t.name);

SELECT DISTINCT t.name FROM trip t ORDER BY lower(t.name); -- 42P10

SELECT DISTINCT count(*) FROM trip t GROUP BY t.id ORDER BY count(*);

SELECT DISTINCT count(*) FROM trip t GROUP BY t.id ORDER BY t.id; -- 42P10

SELECT DISTINCT ON (t.id) t.id, t.name FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT ON (t.id) t.id, t.name FROM trip t ORDER BY t.id, t.name;

SELECT DISTINCT ON (t.id, t.name) t.id, t.name FROM trip t ORDER BY t.name;

SELECT DISTINCT ON (t.id, t.name) t.id, t.name FROM trip t ORDER BY t.name, t.day; -- 42P10

SELECT DISTINCT ON (t.id, t.name) t.id, t.name FROM trip t ORDER BY t.name, t.id, t.day;

SELECT DISTINCT ON (1) t.id, t.name FROM trip t ORDER BY 2; -- 42P10

SELECT DISTINCT ON (t.id) t.name FROM trip t;

SELECT DISTINCT unnest(t.tags) FROM trip t ORDER BY 1;

SELECT t.id FROM trip t UNION SELECT s.price FROM stop s ORDER BY id + 1; -- 0A000

SELECT t.id FROM trip t UNION SELECT s.price FROM stop s ORDER BY id;

SELECT t.id FROM trip t UNION ALL SELECT s.price FROM stop s ORDER BY lower('x'); -- 0A000

SELECT t.name FROM trip t UNION ALL SELECT s.number FROM stop s ORDER BY lower(name); -- 0A000

SELECT t.name FROM trip t UNION ALL SELECT s.number FROM stop s ORDER BY name COLLATE "C"; -- 0A000

SELECT t.name FROM trip t UNION ALL SELECT s.number FROM stop s ORDER BY name DESC NULLS LAST;

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY x COLLATE "C"; -- 0A000

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY (x);

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY x::text;

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY x::varchar; -- 0A000

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY x IS NULL, x; -- 0A000

SELECT t.name AS x FROM trip t UNION SELECT 'a' ORDER BY CASE WHEN x = 'a' THEN 0 ELSE 1 END, x; -- 0A000

SELECT t.id AS x FROM trip t UNION SELECT 1 ORDER BY x + 1; -- 0A000

SELECT t.id AS x FROM trip t UNION SELECT 1 ORDER BY 1 + 1; -- 0A000

SELECT t.id AS x FROM trip t UNION SELECT 1 ORDER BY random(); -- 0A000

SELECT t.id AS x FROM trip t UNION SELECT 1 LIMIT 1;

SELECT t.id AS x FROM trip t UNION SELECT 1 ORDER BY (SELECT 1); -- 0A000

SELECT * FROM (SELECT t.id AS x FROM trip t UNION SELECT 1) q ORDER BY random();

SELECT t.id FROM trip t UNION ALL (SELECT t.id FROM trip t ORDER BY t.id + 1 LIMIT 1) ORDER BY 1;

WITH q AS (SELECT t.id AS x FROM trip t UNION ALL SELECT 1 ORDER BY -x) SELECT * FROM q; -- 0A000

SELECT DISTINCT t.id FROM trip t LIMIT 1;

SELECT DISTINCT ON (t.id) t.id FROM trip t LIMIT 1;

SELECT DISTINCT t.id, upper(t.name) AS n FROM trip t ORDER BY n, t.id;

SELECT DISTINCT t.id, upper(t.name) AS name FROM trip t ORDER BY name;

SELECT DISTINCT t.id, upper(t.name) AS name FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT t.id, upper(t.name) AS name FROM trip t ORDER BY upper(name);

SELECT DISTINCT ON (t.id) t.id, t.made FROM trip t JOIN stop s ON s.price = t.id ORDER BY t.id, s.made DESC NULLS LAST;

SELECT DISTINCT ON (s.price) t.id, t.made FROM trip t JOIN stop s ON s.price = t.id ORDER BY t.id, s.made DESC NULLS LAST; -- 42P10

SELECT DISTINCT ON (x.a) * FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY x.a, y.c;

SELECT DISTINCT ON (x.a) x.*, y.* FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c; -- 42P10

SELECT DISTINCT ON (z) x.*, y.*, y.c + 1 AS z FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c + 1;

SELECT DISTINCT x.*, y.*, y.c + 1 AS z FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c + 1;

SELECT DISTINCT x.*, y.* FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c + 1; -- 42P10

SELECT DISTINCT x.a, y.* FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c, x.a, x.b; -- 42P10

SELECT DISTINCT y.*, x.a FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY 3, y.c;

SELECT DISTINCT ON (3) y.*, x.a FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY x.a, y.c;

SELECT DISTINCT ON (3) y.*, x.a FROM (SELECT t.id AS a, t.name AS b FROM trip t) x, (SELECT s.price AS c, s.number AS d FROM stop s) y ORDER BY y.c, x.a; -- 42P10

SELECT DISTINCT ON (t.id, t.number) t.name FROM trip t ORDER BY t.number, t.id, t.name;

SELECT DISTINCT ON (t.id) t.name FROM trip t ORDER BY t.id = 1, t.id; -- 42P10

SELECT DISTINCT ON (date_trunc('day', t.made)) t.name FROM trip t ORDER BY date_trunc('day', t.made), t.made;

SELECT DISTINCT lower(t.name) FROM trip t ORDER BY upper(t.name); -- 42P10

SELECT DISTINCT t.id::bigint FROM trip t ORDER BY t.id; -- 42P10

SELECT DISTINCT t.number::bigint FROM trip t ORDER BY t.number;

SELECT DISTINCT s.made::date FROM stop s ORDER BY s.made;

SELECT DISTINCT s.made::date AS d, s.price FROM stop s WHERE s.made > '2026-01-01' ORDER BY s.made DESC;

SELECT DISTINCT CAST(t.id AS integer) FROM trip t ORDER BY t.id;

SELECT DISTINCT t.code::text FROM trip t ORDER BY t.code; -- 42P10

SELECT DISTINCT t.note::text FROM trip t ORDER BY t.note; -- 42P10

SELECT DISTINCT to_char(t.made, 'YYYY') FROM trip t ORDER BY to_char(t.made, 'YYYY');

SELECT DISTINCT extract(year FROM t.made) FROM trip t ORDER BY extract(year FROM t.made);

SELECT DISTINCT extract(year FROM t.made) FROM trip t ORDER BY date_part('year', t.made); -- 42P10

SELECT DISTINCT t.doc ->> 'a' FROM trip t ORDER BY t.doc ->> 'a';

SELECT DISTINCT t.doc ->> 'a' FROM trip t ORDER BY t.doc -> 'a'; -- 42P10

SELECT DISTINCT t.doc ->> 'a' FROM trip t ORDER BY (t.doc ->> 'a')::int; -- 42P10

SELECT DISTINCT t.name || t.nick FROM trip t ORDER BY t.name || t.nick;

SELECT DISTINCT coalesce(t.name, '') FROM trip t ORDER BY coalesce(t.name, '');

SELECT DISTINCT coalesce(t.name, '') FROM trip t ORDER BY t.name; -- 42P10

SELECT DISTINCT $1 AS a FROM trip t ORDER BY $1;

SELECT DISTINCT 'x' FROM trip t ORDER BY t.id; -- 42P10

SELECT DISTINCT 1, t.id FROM trip t ORDER BY t.id, 1;

SELECT DISTINCT t FROM trip t ORDER BY t.id; -- 42P10

SELECT DISTINCT row_to_json(t)::text FROM trip t ORDER BY row_to_json(t)::text;

SELECT DISTINCT t.id, (SELECT max(s.price) FROM stop s WHERE s.price = t.id) FROM trip t ORDER BY (SELECT max(s.price) FROM stop s WHERE s.price = t.id);

SELECT DISTINCT sum(t.id) OVER (PARTITION BY t.name) FROM trip t ORDER BY sum(t.id) OVER (PARTITION BY t.name);

SELECT DISTINCT a.x FROM (SELECT 1 AS x) a, (SELECT 1 AS x) b ORDER BY b.x; -- 42P10

SELECT DISTINCT x FROM (SELECT 1 AS x) a JOIN (SELECT 1 AS x) b USING (x) ORDER BY a.x;

SELECT DISTINCT x FROM (SELECT 1 AS x) a FULL JOIN (SELECT 1 AS x) b USING (x) ORDER BY x;

INSERT INTO trip (id) SELECT DISTINCT s.price FROM stop s ORDER BY s.number; -- 42P10

SELECT t.id FROM trip t WHERE t.id IN (SELECT DISTINCT s.price FROM stop s ORDER BY s.number); -- 42P10
