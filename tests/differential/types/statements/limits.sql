-- LIMIT, OFFSET, subscripts, frames and samples have types.

SELECT t.id FROM trip t LIMIT (SELECT s.number FROM stop s LIMIT 1); -- 42804

SELECT t.id FROM trip t LIMIT (SELECT s.price FROM stop s LIMIT 1);

SELECT t.id FROM trip t OFFSET (SELECT s.small FROM stop s LIMIT 1); -- 42804

SELECT t.id FROM trip t OFFSET (SELECT s.ratio FROM stop s LIMIT 1);

SELECT t.id FROM trip t FETCH FIRST (SELECT max(s.span) FROM stop s) ROWS ONLY; -- 42804

SELECT t.id FROM trip t LIMIT $1 OFFSET '3';

SELECT t.id FROM trip t LIMIT 'few'; -- 22P02

SELECT t.id FROM trip t LIMIT (SELECT NULL); -- 42804

SELECT t.id FROM trip t LIMIT (SELECT s.name FROM stop s LIMIT 1); -- 42804

SELECT t.tags[s.number] FROM trip t, stop s; -- 42804

SELECT t.tags[s.price], t.marks[s.ratio], t.tags[t.small:s.code] FROM trip t, stop s;

SELECT t.tags[t.flag] FROM trip t; -- 42804

SELECT t.marks[1:t.name] FROM trip t; -- 42804

SELECT t.name[1] FROM trip t; -- 42804

SELECT t.doc['a']['b'] FROM trip t;

SELECT t.doc[t.name], t.doc[t.id] FROM trip t;

SELECT t.doc[t.made] FROM trip t; -- 42804

SELECT t.doc[1:2] FROM trip t; -- 42804

SELECT t.old['a'] FROM trip t; -- 42804

SELECT t.extra['a'] FROM trip t;

SELECT t.extra[t.id] FROM trip t;

SELECT (t.at)[0], (t.at)[t.small] FROM trip t;

SELECT t.body[1] FROM trip t; -- 42804

SELECT t.marks['a'] FROM trip t; -- 22P02

SELECT t.marks['1'] FROM trip t;

SELECT (ARRAY[t.id, t.number])[s.id] FROM trip t, stop s; -- 42804

SELECT (SELECT s.tags FROM stop s LIMIT 1)[t.id] FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.id ROWS t.small PRECEDING) FROM trip t; -- 42P10

SELECT sum(t.id) OVER (ORDER BY t.id ROWS 'a' PRECEDING) FROM trip t; -- 22P02

SELECT sum(t.id) OVER (ORDER BY t.made RANGE '1 day' PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.made RANGE 1 PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.name RANGE 1 PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.number RANGE BETWEEN 1 PRECEDING AND '2' FOLLOWING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.number RANGE BETWEEN 1 PRECEDING AND interval '2 days' FOLLOWING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.price RANGE 1.5 PRECEDING), sum(t.id) OVER (ORDER BY t.ratio RANGE 1 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.id RANGE 1.5 PRECEDING) FROM trip t; -- 0A000

SELECT sum(t.id) OVER (ORDER BY t.clock RANGE '1 hour' PRECEDING), sum(t.id) OVER (ORDER BY t.day RANGE '1 day' PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.flag GROUPS 2 PRECEDING) FROM trip t;

SELECT sum(t.id) OVER (ORDER BY t.flag GROUPS interval '1 day' PRECEDING) FROM trip t; -- 42804

SELECT sum(t.id) OVER (ORDER BY t.uuid_free RANGE 1 PRECEDING) FROM (SELECT s.id AS uuid_free, s.price AS id FROM stop s) t; -- 0A000

SELECT t.id FROM trip t TABLESAMPLE system (10) REPEATABLE ('1');

SELECT t.id FROM trip t TABLESAMPLE bernoulli ('ten'); -- 22P02

SELECT t.id FROM trip t TABLESAMPLE bernoulli (true); -- 42804

SELECT ntile(t.name) OVER () FROM trip t; -- 42883

SELECT ntile(3) OVER (), lag(t.name, t.id, 'none') OVER (), lead(t.id, 1, t.small) OVER () FROM trip t;

SELECT lag(t.name, 1, t.id) OVER (ORDER BY t.id) FROM trip t; -- 42883

SELECT lag(t.name, t.number) OVER (ORDER BY t.id) FROM trip t; -- 42883

SELECT nth_value(t.name, t.name) OVER (ORDER BY t.id) FROM trip t; -- 42883

SELECT (t.place)[1] FROM trip t; -- 42804

SELECT (CASE WHEN t.flag THEN t.marks END)[t.small] FROM trip t;

SELECT (CASE WHEN t.flag THEN t.place END)[1] FROM trip t; -- 42804
