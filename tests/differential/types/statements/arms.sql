-- CASE, COALESCE, GREATEST, VALUES, arrays and set operations give one type.

SELECT coalesce(c.code, d.code) FROM city c, road d; -- 42804

SELECT coalesce(c.title, d.title, 'none') FROM city c, road d;

SELECT coalesce(c.open_at, d.open_at) FROM city c, road d;

SELECT coalesce(t.price, 'none') FROM trip t; -- 22P02

SELECT coalesce(t.price, '0') FROM trip t;

SELECT coalesce(s.number, 0) FROM stop s; -- 42804

SELECT coalesce(t.cost, 0) + 1 FROM trip t;

SELECT coalesce(t.doc, s.doc) FROM trip t, stop s; -- 42846

SELECT greatest(t.id, s.ratio, s.price) FROM trip t, stop s;

SELECT greatest(t.id, s.number) FROM trip t, stop s; -- 42804

SELECT greatest(t.at, t.at) FROM trip t; -- 42883 when it runs

SELECT least(t.made, s.made, '2026-01-01') FROM trip t, stop s;

SELECT least(t.made, s.span) FROM trip t, stop s; -- 42846

SELECT least(t.old, t.old) FROM trip t; -- 42883 when it runs

SELECT CASE WHEN t.flag THEN t.id ELSE s.price END FROM trip t, stop s;

SELECT CASE WHEN t.flag THEN t.id ELSE s.number END FROM trip t, stop s; -- 42804

SELECT CASE WHEN t.flag THEN t.name ELSE s.name END FROM trip t, stop s; -- 42804

SELECT CASE WHEN t.flag THEN s.small ELSE 1 END FROM trip t, stop s; -- 42804

SELECT CASE WHEN t.flag THEN s.small ELSE 'yes' END FROM trip t, stop s;

SELECT CASE WHEN t.flag THEN t.state ELSE 'wild' END FROM trip t; -- 22P02

SELECT CASE WHEN t.flag THEN t.state ELSE 'busy' END FROM trip t;

SELECT CASE t.id WHEN 1 THEN t.span WHEN 2 THEN s.clock ELSE '1 day' END FROM trip t, stop s;

SELECT ARRAY[t.id, s.price, s.ratio] FROM trip t, stop s;

SELECT ARRAY[t.id, s.number] FROM trip t, stop s; -- 42804

SELECT ARRAY[t.tags, t.marks] FROM trip t; -- 42846

SELECT ARRAY[t.tags, s.marks] FROM trip t, stop s;

SELECT ARRAY[t.made, s.made, s.day] FROM trip t, stop s;

SELECT ARRAY[t.flag, s.flag] FROM trip t, stop s; -- 42804

SELECT 1 FROM trip t, LATERAL (VALUES (t.id), (t.price)) v(x);

SELECT 1 FROM trip t, LATERAL (VALUES (t.id), (t.name)) v(x); -- 42804

SELECT 1 FROM trip t, LATERAL (VALUES (t.id, 'a'), (t.number, t.state)) v(x); -- 22P02

VALUES (1, now()), (2, 'tomorrow');

VALUES (1, 2), (2, 'two'); -- 22P02

SELECT t.name FROM trip t UNION SELECT s.name FROM stop s; -- 42804

SELECT t.name FROM trip t UNION SELECT s.number FROM stop s;

SELECT t.id, t.made FROM trip t UNION ALL SELECT s.price, s.day FROM stop s;

SELECT t.id, t.made FROM trip t UNION ALL SELECT s.price, s.clock FROM stop s; -- 42804

SELECT t.addr FROM trip t INTERSECT SELECT s.addr FROM stop s; -- 42804

SELECT t.id FROM trip t EXCEPT SELECT s.ratio FROM stop s;

SELECT t.small FROM trip t EXCEPT SELECT s.small FROM stop s; -- 42804

SELECT t.id FROM trip t UNION SELECT 'one'; -- 22P02

SELECT t.id FROM trip t UNION SELECT '1';

SELECT t.id FROM trip t UNION SELECT NULL UNION SELECT s.price FROM stop s;

SELECT NULL UNION SELECT NULL UNION SELECT s.price FROM stop s; -- 42804

SELECT (SELECT t.id UNION SELECT s.name LIMIT 1) FROM trip t, stop s; -- 42804

SELECT xmlconcat(t.form, t.form) FROM trip t;

SELECT xmlconcat(t.form, t.name) FROM trip t; -- 42804

SELECT concat(t.form, t.id, t.old), num_nulls(t.id, t.name) FROM trip t;

SELECT coalesce(t.during, t.load) FROM trip t; -- 42846

SELECT coalesce(t.nick, t.name, t.note, t.code) FROM trip t;

SELECT coalesce(t.place, ROW(1, 'a')) FROM trip t; -- 42804

SELECT coalesce(t.place, t.bag) FROM trip t; -- 42846

SELECT nullif(t.id, t.price) >= '1.5' FROM trip t;

SELECT nullif(t.id, t.number) = '99999999999' FROM trip t; -- 22003

SELECT nullif(t.note, 'a') = 'x', nullif(t.price, t.id) = '1.5' FROM trip t;

SELECT nullif(t.place, t.place) FROM trip t UNION SELECT t.place FROM trip t;

SELECT nullif(t.state, 'calm') FROM trip t UNION SELECT t.state FROM trip t;

SELECT nullif(t.tags, t.tags) FROM trip t UNION SELECT t.marks FROM trip t; -- 42846

SELECT nullif(cast(NULL AS int2vector), cast(NULL AS int2vector))::int2vector;
