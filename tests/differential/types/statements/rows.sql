-- Rows are compared field by field.

SELECT 1 FROM city c JOIN road d ON (c.title, c.region) = (d.title, d.region); -- 42883

SELECT 1 FROM city c JOIN road d ON (c.title, c.open_at) = (d.title, d.open_at);

SELECT 1 FROM trip t, stop s WHERE (t.id, t.number) < (s.price, s.number); -- 42883

SELECT 1 FROM trip t, stop s WHERE (t.id, t.number) < (s.price, s.code);

SELECT 1 FROM trip t, stop s WHERE ROW(t.name, t.addr) <> ROW(s.state, s.addr); -- 42883

SELECT 1 FROM trip t, stop s WHERE ROW(t.name, t.state) <> ROW(s.state, 'calm');

SELECT t.id FROM trip t WHERE (t.name, t.id) IN (SELECT s.name, s.price FROM stop s); -- 42883

SELECT t.id FROM trip t WHERE (t.name, t.id) IN (SELECT s.nick, s.price FROM stop s);

SELECT t.id FROM trip t WHERE (t.id, t.made) IN ((1, t.day), (2, t.clock)); -- 42883

SELECT t.id FROM trip t WHERE (t.id, t.made) NOT IN ((1, t.day), (2, '2026-01-01'));

SELECT t.id FROM trip t WHERE (t.number, t.price) = ANY (SELECT s.ratio, s.number FROM stop s); -- 42883

SELECT t.id FROM trip t WHERE (t.number, t.price) > ALL (SELECT s.ratio, s.price FROM stop s);

SELECT t.id FROM trip t WHERE (t.id, t.old) IS DISTINCT FROM (1, t.old); -- 42883

SELECT t.id FROM trip t WHERE (t.id, t.doc) IS NOT DISTINCT FROM (1, t.doc);

SELECT t.id FROM trip t, stop s WHERE (t.small, t.code) BETWEEN (1, s.code) AND (3, s.code); -- 42883

SELECT t.id FROM trip t, stop s WHERE (t.small, t.code) BETWEEN (1, s.nick) AND (3, s.nick);

SELECT t.id FROM trip t, stop s WHERE (t.flag, t.id) = (s.small, s.price) AND (t.flag, t.id) = (true, '1');

SELECT CASE (t.id, t.note) WHEN (1, s.note) THEN 'x' END FROM trip t, stop s; -- 42804 when it runs

SELECT CASE (t.id, t.note) WHEN (1, s.nick) THEN 'x' END FROM trip t, stop s; -- 42804 when it runs

SELECT nullif((t.id, t.name), (1, 'a')) FROM trip t; -- 42804 when it runs

SELECT t.id FROM trip t WHERE (SELECT s.price, s.number FROM stop s LIMIT 1) = (t.id, t.id); -- 42601

SELECT t.id FROM trip t WHERE (t.id, t.name) = (SELECT s.price, s.number FROM stop s LIMIT 1);

SELECT t.id FROM trip t WHERE (t.id, t.span) >= (SELECT s.price, s.made FROM stop s LIMIT 1); -- 42883

SELECT t.id FROM trip t WHERE (t.id, (t.number, t.name)) = (1, (2, 'a')); -- 42804 when it runs

SELECT t.id FROM trip t WHERE (t.id, t.form) = (1, t.form); -- 42883

SELECT t.id FROM trip t WHERE (t.id, t.at) < (1, t.at); -- 42883

SELECT t.id FROM trip t WHERE (t.id, t.name) = ($1, $2);

SELECT t.id FROM trip t ORDER BY (t.id, t.name) = (t.number, t.flag); -- 42883

SELECT (c.code, c.capital) = (d.capital, d.capital) FROM city c, road d; -- 42883

SELECT (c.code, c.title) = (d.capital, d.title) FROM city c, road d;

SELECT t.id FROM trip t WHERE (t.id, t.name) < ANY (SELECT s.code, s.name FROM stop s); -- 42883

SELECT t.id FROM trip t JOIN stop s ON (t.id, t.name, t.price) >= (s.price, s.nick, s.ratio);

SELECT t.id FROM trip t WHERE (t.id, t.at) NOT IN ((1, t.at)); -- 0A000

SELECT t.id FROM trip t WHERE (t.id, t.doc) NOT IN ((1, t.doc));

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (ARRAY[(t.id, t.name)]);

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (ARRAY[(1, 'a')]); -- 42804 when it runs

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (ARRAY[ROW(1, 2, 3)]); -- 42804 when it runs

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (ARRAY[(s.id, s.name)]); -- 42804 when it runs

SELECT t.id FROM trip t, stop s WHERE (t.id, t.at) = ANY (ARRAY[(1, t.at)]); -- 42883 when it runs

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY ('{}');

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY ($1);

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (t.marks); -- 42883

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) = ANY (ARRAY[1, 2]); -- 42883

SELECT t.id FROM trip t, stop s WHERE t.id = ANY (ARRAY[(1, 2)]); -- 42883

SELECT t.id FROM trip t, stop s WHERE (t.id, t.name) < ALL (ARRAY[(1, 'a')]); -- 42804 when it runs

SELECT t.id FROM trip t, stop s WHERE t.place = ANY (ARRAY[(1, 'a')::spot]);

SELECT t.id FROM trip t, stop s WHERE t.place = ANY (ARRAY[(1, 'a')]); -- 42804 when it runs

SELECT t.id FROM trip t, stop s WHERE (1, 'a') = ANY (ARRAY[t.place]); -- 42804 when it runs

SELECT t.id FROM trip t WHERE t.place = ANY (ARRAY[(1, 'a'::text), (2, 'b'::text)]);

SELECT t.id FROM trip t WHERE t.place = ANY (ARRAY[(1::bigint, 'a'::text)]); -- 42804 when it runs

SELECT t.id FROM trip t WHERE (t.id, t.number) IN (SELECT 1, 2) OR (t.id, t.number) = ANY (ARRAY[(1, 2::bigint)]);

SELECT t.id FROM trip t WHERE t = ANY (ARRAY[t]); -- 42883 when it runs

SELECT t.id FROM trip t, stop s WHERE t = ANY (ARRAY[s]); -- 42804 when it runs

SELECT t.id FROM trip t WHERE ROW(t.id) = ANY (ARRAY[ROW(1), ROW(2)]);

-- One value is asked for.

SELECT (SELECT t.id, t.name FROM trip t); -- 42601

SELECT (SELECT t.id FROM trip t LIMIT 1), EXISTS (SELECT t.id, t.name FROM trip t);

SELECT (SELECT t.* FROM trip t) FROM stop; -- 42601

SELECT (SELECT t FROM trip t LIMIT 1);

SELECT ARRAY(SELECT t.id FROM trip t), (SELECT ROW(t.id, t.name) FROM trip t LIMIT 1);

SELECT ARRAY(SELECT t.id, t.name FROM trip t); -- 42601

INSERT INTO trip (id) SELECT (SELECT t.id, t.name FROM trip t); -- 42601

SELECT (SELECT 1 UNION SELECT 2), (VALUES (1)), (VALUES (1, 2)); -- 42601

SELECT (SELECT s.number, s.id FROM stop s) AS x FROM trip t GROUP BY 1; -- 42601

UPDATE trip SET (id, name) = (SELECT s.price, s.text FROM stop s) RETURNING (SELECT s.id, s.name FROM stop s); -- 42601

SELECT (SELECT t.id, t.name FROM trip t).id; -- 42601

SELECT (SELECT FROM trip t); -- 42601

SELECT (SELECT t.id, t.name FROM trip t) = (1, 'a'); -- 42601

SELECT (1, 'a') = (SELECT t.id, t.name FROM trip t);
