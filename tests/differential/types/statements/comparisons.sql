-- What is compared has an operator for both types, wherever the comparison stands.

SELECT c.title FROM city c JOIN road d ON c.code = d.code; -- 42883

SELECT c.title FROM city c JOIN road d ON c.title = d.title;

SELECT c.title FROM city c, road d WHERE c.region < d.region; -- 42883

SELECT c.title FROM city c, road d WHERE c.open_at >= d.open_at;

SELECT c.title FROM city c WHERE c.code = c.capital; -- 42883

SELECT count(*) FILTER (WHERE c.code <> d.capital) FROM city c, road d;

SELECT count(*) FILTER (WHERE c.capital <> d.capital) FROM city c, road d; -- 42883

SELECT sum(t.small) FROM trip t, stop s WHERE t.number > s.price GROUP BY t.flag HAVING max(t.number) > max(s.ratio);

SELECT sum(t.small) FROM trip t, stop s GROUP BY t.flag HAVING max(t.number) > max(s.number); -- 42883

SELECT t.id FROM trip t ORDER BY t.made < t.clock; -- 42883

SELECT t.id FROM trip t ORDER BY t.made < t.day;

SELECT CASE WHEN t.span = s.span THEN 1 END FROM trip t, stop s;

SELECT CASE WHEN t.clock = s.span THEN 1 END FROM trip t, stop s;

SELECT CASE t.addr WHEN s.addr THEN 1 ELSE 2 END FROM trip t, stop s; -- 42883

SELECT CASE t.note WHEN s.addr THEN 1 ELSE 2 END FROM trip t, stop s;

SELECT CASE s.name WHEN t.name THEN 1 WHEN t.note THEN 2 END FROM trip t, stop s; -- 42883

SELECT t.id FROM trip t WHERE t.number IN (SELECT s.number FROM stop s); -- 42883

SELECT t.id FROM trip t WHERE t.number IN (SELECT s.price FROM stop s);

SELECT t.id FROM trip t WHERE t.name NOT IN (SELECT s.name FROM stop s WHERE s.price = t.id); -- 42883

SELECT t.id FROM trip t WHERE t.id IN (SELECT s.price FROM stop s UNION SELECT s.code FROM stop s);

SELECT t.id FROM trip t, stop s WHERE t.price IN (s.price, s.ratio, s.code);

SELECT t.id FROM trip t, stop s WHERE t.price IN (s.price, s.ratio, s.cost); -- 42883

SELECT t.id FROM trip t WHERE t.state IN ('calm', 'busy');

SELECT t.id FROM trip t, stop s WHERE t.state IN (s.state); -- 42883

SELECT t.id FROM trip t, stop s WHERE t.state::text IN (s.state, t.name);

SELECT t.id FROM trip t, stop s WHERE t.id = ANY (s.tags);

SELECT t.id FROM trip t, stop s WHERE t.id = ANY (s.marks); -- 42883

SELECT t.id FROM trip t, stop s WHERE s.name = ALL (t.tags); -- 42883

SELECT t.id FROM trip t, stop s WHERE t.name <> ALL (t.tags);

SELECT t.id FROM trip t WHERE t.id = ANY (t.number); -- 42809

SELECT t.id FROM trip t WHERE t.name LIKE ANY (t.tags);

SELECT t.id FROM trip t WHERE t.name LIKE ANY (t.marks); -- 42883

SELECT t.id FROM trip t WHERE t.price > SOME (SELECT s.ratio FROM stop s);

SELECT t.id FROM trip t WHERE t.made > SOME (SELECT s.span FROM stop s); -- 42883

SELECT t.id FROM trip t, stop s WHERE t.made BETWEEN s.made AND s.day;

SELECT t.id FROM trip t, stop s WHERE t.made BETWEEN s.made AND s.clock; -- 42883

SELECT t.id FROM trip t, stop s WHERE s.code NOT BETWEEN SYMMETRIC t.code AND t.id; -- 42883

SELECT t.id FROM trip t, stop s WHERE s.code NOT BETWEEN SYMMETRIC t.small AND t.number;

SELECT t.id IS DISTINCT FROM s.id FROM trip t, stop s; -- 42883

SELECT t.id IS DISTINCT FROM s.price FROM trip t, stop s;

SELECT t.old IS NOT DISTINCT FROM s.doc FROM trip t, stop s; -- 42883

SELECT t.doc IS NOT DISTINCT FROM s.extra FROM trip t, stop s;

SELECT nullif(t.flag, s.flag) FROM trip t, stop s; -- 42883

SELECT nullif(t.flag, s.small) FROM trip t, stop s;

SELECT nullif(t.at, t.at) FROM trip t; -- 42883

SELECT t.id FROM trip t WHERE t.form = t.form; -- 42883

SELECT t.id FROM trip t, trip u WHERE t.old = u.old; -- 42883

SELECT t.id FROM trip t, trip u WHERE t.doc = u.doc AND t.body = u.body;

SELECT c.title FROM city c, city d WHERE c.shape = d.shape; -- 42883

SELECT c.title FROM city c, city d WHERE c.shape > d.shape; -- 42883

SELECT t.id FROM trip t, stop s WHERE t.bits = s.bits; -- 42883

SELECT t.id FROM trip t, stop s WHERE t.raw = s.raw; -- 42883

SELECT t.id FROM trip t WHERE t.code = t.name AND t.nick = t.name AND t.note > t.code;

SELECT t.id FROM trip t, stop s WHERE t.cost <= s.price;

SELECT t.id FROM trip t, stop s WHERE t.cost <= s.cost; -- 42883

SELECT t.id FROM trip t, stop s WHERE t.nick = s.name; -- 42883

SELECT t.id FROM trip t, stop s WHERE t.period = s.period; -- 42883

SELECT t.id FROM trip t WHERE t.during <> int4range(1, 4) AND t.load = t.load;

SELECT t.id FROM trip t WHERE t.load = t.during; -- 42883

WITH w AS (SELECT max(s.day) AS latest FROM stop s) SELECT t.id FROM trip t, w WHERE t.day = w.latest;

WITH w AS (SELECT max(s.number) AS latest FROM stop s) SELECT t.id FROM trip t, w WHERE t.number = w.latest; -- 42883

SELECT t.id FROM trip t WHERE t.number = (SELECT s.number FROM stop s LIMIT 1); -- 42883

SELECT t.id FROM trip t WHERE EXISTS (SELECT 1 FROM stop s WHERE s.id = t.id); -- 42883

SELECT t.id FROM trip t WHERE EXISTS (SELECT 1 FROM stop s WHERE s.code = t.small);

SELECT t.id FROM trip t LEFT JOIN LATERAL (SELECT s.price FROM stop s WHERE s.note = t.note) l ON true; -- 42883

SELECT t.id FROM trip t LEFT JOIN LATERAL (SELECT s.nick FROM stop s WHERE s.nick = t.note) l ON true;

SELECT t.id FROM trip t WHERE t.tags = t.marks; -- 42883

SELECT t.id FROM trip t, stop s WHERE t.tags = s.marks;

SELECT t.id FROM trip t WHERE t.place = t.bag; -- 42804 when it runs

SELECT t.id FROM trip t WHERE t.place = t.place;

SELECT t.id FROM trip t WHERE t.place = ROW(1, 'a'); -- 42804 when it runs

SELECT t.id FROM trip t WHERE t.id = $1 AND t.name = $2 AND t.small = $1;

SELECT t.id FROM trip t, stop s WHERE t.id = $1 AND s.number = $1; -- 42883

SELECT t.number % s.number FROM trip t, stop s; -- 42883

SELECT t.number % s.price FROM trip t, stop s;

SELECT t.made - s.made, t.day - s.made, t.made - t.span FROM trip t, stop s;

SELECT t.day + t.day FROM trip t; -- 42883

SELECT t.name || s.name || t.id FROM trip t, stop s;

SELECT t.id || t.number FROM trip t; -- 42883

SELECT t.name ~ s.code FROM trip t, stop s; -- 42883

SELECT t.name ILIKE s.name FROM trip t, stop s; -- 42883

SELECT s.number LIKE t.code, t.nick LIKE s.addr FROM trip t, stop s;

SELECT t.id FROM trip t WHERE t.tags = ANY (SELECT u.tags FROM trip u);

SELECT t.id FROM trip t WHERE t.name = ANY (SELECT u.tags FROM trip u); -- 42883

SELECT t.id FROM trip t WHERE t.name = ANY ((SELECT u.tags FROM trip u LIMIT 1)); -- 42883

SELECT t.id FROM trip t WHERE t.name = ANY ((SELECT u.tags FROM trip u LIMIT 1)::text[]);

SELECT t.id FROM trip t WHERE t.tags > ALL (SELECT s.marks FROM stop s);

SELECT t.id FROM trip t WHERE t.id > ALL (SELECT s.tags FROM stop s); -- 42883

SELECT t.id FROM trip t WHERE t.at NOT IN (t.at, '(1,2)');

SELECT t.id FROM trip t WHERE t.at IN (t.at, '(1,2)'); -- 42883

SELECT t.id FROM trip t WHERE t.at NOT IN (SELECT u.at FROM trip u); -- 42883

SELECT t.id FROM trip t WHERE $1::text = '*' OR t.addr = $1; -- 42883, undecided

SELECT t.id FROM trip t WHERE t.addr = $1 OR $1::text = '*';
