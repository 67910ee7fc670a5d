-- What stands in FROM: functions that return sets, LATERAL, and columns with types of their own.

SELECT u FROM trip t, unnest(t.tags) u;

SELECT u FROM trip t, unnest(t.name) u; -- 42883

SELECT u.a, u.b FROM trip t, unnest(t.tags, t.marks) u(a, b) WHERE u.a = t.name AND u.b = t.id;

SELECT u.a FROM trip t, unnest(t.tags, t.marks) u(a, b) WHERE u.a = u.b; -- 42883

SELECT g FROM trip t, generate_series(1, t.small) g WHERE g = t.id;

SELECT g FROM trip t, generate_series(1, t.name) g; -- 42883

SELECT g FROM trip t, generate_series(t.made, t.made + t.span, t.span) g WHERE g > t.day;

SELECT g FROM trip t, generate_series(t.day, t.day, t.id) g; -- 42883

SELECT e.key, e.value FROM trip t, jsonb_each(t.doc) e WHERE e.value @> '1';

SELECT e.key FROM trip t, jsonb_each(t.old) e; -- 42883

SELECT e.key FROM trip t, json_each(t.old) e WHERE e.value = '1'; -- 42883

SELECT e.key FROM trip t, json_each_text(t.old) e WHERE e.value = '1';

SELECT e.key FROM trip t, jsonb_each_text(t.doc) e WHERE e.value = t.id; -- 42883

SELECT x.a FROM trip t, jsonb_to_record(t.doc) AS x(a integer, b text) WHERE x.a = t.id;

SELECT x.a FROM trip t, jsonb_to_record(t.doc) AS x(a integer, b text) WHERE x.a = t.name; -- 42883

SELECT x.a FROM trip t, jsonb_to_recordset(t.old) AS x(a integer); -- 42883

SELECT x.b FROM trip t, jsonb_array_elements(t.doc) x(b) WHERE x.b = t.doc AND false;

SELECT x.b FROM trip t, jsonb_array_elements_text(t.doc) x(b) WHERE x.b = t.id; -- 42883

SELECT o FROM trip t, unnest(t.tags) WITH ORDINALITY u(a, o) WHERE o = t.number;

SELECT o FROM trip t, unnest(t.tags) WITH ORDINALITY u(a, o) WHERE o = t.name; -- 42883

SELECT l.n + t.id FROM trip t, LATERAL (SELECT max(s.price) AS n FROM stop s WHERE s.code = t.id) l;

SELECT l.n + t.id FROM trip t, LATERAL (SELECT max(s.number) AS n FROM stop s) l; -- 42883

SELECT l.n FROM trip t CROSS JOIN LATERAL (SELECT t.made - s.day AS n FROM stop s) l WHERE l.n > '1 day';

SELECT l.n FROM trip t CROSS JOIN LATERAL (SELECT t.made - s.day AS n FROM stop s) l WHERE l.n > 1; -- 42883

SELECT v.a FROM trip t, (VALUES (1, 'a'), (2, 'b')) v(a, b) WHERE v.a = t.id AND v.b = t.name;

SELECT v.a FROM trip t, (VALUES (1, 'a'), (2, 'b')) v(a, b) WHERE v.b = t.id; -- 42883

SELECT (t.place).x + 1, (t.place).y || 'a' FROM trip t;

SELECT (t.place).y + 1 FROM trip t; -- 42883

SELECT (t.bag).doc ->> 'a' FROM trip t WHERE (t.bag).id = t.id;

SELECT (t.bag).doc ? 'a' FROM trip t; -- 42883

SELECT (t.marks)[1] + 1, t.tags[1] || 'x', (t.doc -> 'a')::text FROM trip t;

SELECT t.tags[1] + 1 FROM trip t; -- 42883

SELECT a + 1 FROM (SELECT unnest(t.tags) AS a FROM trip t) x; -- 42883

SELECT a + 1 FROM (SELECT unnest(t.marks) AS a FROM trip t) x;

SELECT x.n FROM (SELECT count(*) AS n FROM trip t) x JOIN stop s ON s.nick = x.n; -- 42883

SELECT x.n FROM (SELECT count(*) AS n FROM trip t) x JOIN stop s ON s.ratio = x.n;

SELECT (SELECT s.price FROM stop s LIMIT 1) + t.id, ARRAY(SELECT s.nick FROM stop s) || t.name FROM trip t;

SELECT ARRAY(SELECT s.nick FROM stop s) || t.id FROM trip t; -- 42883

SELECT x.a FROM (SELECT s.price AS a FROM stop s UNION SELECT s.ratio FROM stop s) x WHERE x.a = 'x'; -- 22P02

SELECT x.a FROM (SELECT s.price AS a FROM stop s UNION ALL SELECT NULL) x WHERE x.a > 1;

SELECT x.a FROM (SELECT 'x' AS a) x WHERE x.a = 1; -- 42883

SELECT x.a FROM (SELECT 'x' AS a) x WHERE x.a = 'y';

WITH w AS MATERIALIZED (SELECT s.id AS k, s.nick FROM stop s) SELECT w.nick FROM w JOIN trip t ON t.name = w.k::text;

WITH w AS MATERIALIZED (SELECT s.id AS k, s.nick FROM stop s) SELECT w.nick FROM w JOIN trip t ON t.name = w.k; -- 42883

WITH w(k) AS (VALUES (1)), v AS (SELECT w.k || 'x' AS k FROM w) SELECT 1 FROM v JOIN w ON v.k = w.k; -- 42883

SELECT a FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) AS r(a, b) WHERE r.b = 'x' AND r.a < 2;

SELECT a FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) AS r(a, b) WHERE r.a = r.b; -- 42883

SELECT regexp_split_to_table(t.name, ','), string_to_table(t.name, ',') FROM trip t;

SELECT string_to_table(t.tags, ',') FROM trip t; -- 42883

SELECT d FROM trip t, date_trunc('day', t.made) d WHERE d < t.day;

SELECT d FROM trip t, date_trunc('day', t.made) d WHERE d = t.name; -- 42883

SELECT EXISTS (SELECT 1 FROM stop s WHERE s.note = t.id) AND t.flag FROM trip t;

SELECT EXISTS (SELECT 1 FROM stop s WHERE s.note = t.note) AND t.flag FROM trip t; -- 42883

TABLE trip ORDER BY at; -- 42883

SELECT (x).a FROM json_to_record('{}') x(a int);

SELECT x FROM json_to_record('{}') x(a int);

SELECT x.a FROM json_to_record('{}') x(a int);

SELECT x + 1 FROM json_to_record('{}') x(a int); -- 42883

SELECT row_to_json(x) FROM json_to_record('{}') x(a int);

SELECT (x).a FROM generate_series(1, 2) x(a); -- 42809

SELECT x + 1 FROM generate_series(1, 2) x(a);

SELECT x = 1 FROM json_to_record('{}') x(a int); -- 42883

SELECT x.x FROM json_to_record('{}') x(x int);

SELECT count(x) FROM jsonb_to_recordset('[]') x(a int) GROUP BY x.a;

SELECT x FROM jsonb_to_recordset('[]') x(a int) GROUP BY x.a; -- 42803

SELECT to_jsonb(x) ->> 'a' FROM jsonb_to_recordset('[]') x(a int);

SELECT p + 1 FROM pg_partition_ancestors(1) p; -- 42883

SELECT p::int + 1, p.relid FROM pg_partition_ancestors(1) p;

SELECT x || 1 FROM ROWS FROM (unnest(ARRAY[1])) x; -- 42883

SELECT x + 1 FROM ROWS FROM (unnest(ARRAY[1])) x;

SELECT x + 1, x.x FROM ROWS FROM (unnest(ARRAY[1])) x;

SELECT (x).a FROM ROWS FROM (json_to_record('{}') AS (a int)) x;

SELECT x FROM unnest(ARRAY[1]) WITH ORDINALITY x WHERE x = 1;

SELECT x FROM jsonb_array_elements('[]') WITH ORDINALITY AS x(v, n) WHERE (x).v = '1';

SELECT k FROM jsonb_object_keys('{}') k WHERE k = 1; -- 42883

SELECT k.k FROM jsonb_object_keys('{}') k WHERE k.k = 'a';

SELECT k.jsonb_object_keys FROM jsonb_object_keys('{}') k; -- 42703

SELECT e ->> 'a', e.value ->> 'b' FROM jsonb_array_elements('[]') e;

SELECT e ->> 'a' FROM jsonb_array_elements('[]') AS e(v);

SELECT e.v, to_jsonb(e) FROM jsonb_array_elements('[]') AS e(v);

SELECT d + 1 FROM current_date d;

SELECT i || 'x' FROM CAST('1' AS int) i WHERE i = 'a'; -- 22P02

SELECT g.n, g FROM generate_series(1, 3) AS g(n) ORDER BY g;

SELECT count(g) FROM generate_series(1, 3) AS g GROUP BY g;

SELECT g FROM generate_series(1, 3) AS g GROUP BY g.g;

SELECT m[1] FROM regexp_matches('a', 'b') m;

SELECT m.regexp_matches FROM regexp_matches('a', 'b') m; -- 42703

SELECT w = 'a' FROM regexp_split_to_table('a b', ' ') w;

SELECT (v).x, v FROM unnest(ARRAY[ROW(1, 'a')::spot]) v;
