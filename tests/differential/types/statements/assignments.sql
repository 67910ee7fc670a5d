-- An assignment has the column's type, or what a cast of assignment makes of it.

INSERT INTO road (capital) SELECT c.capital FROM city c; -- 42804

INSERT INTO road (code, region) SELECT c.code, c.region FROM city c;

INSERT INTO city (code) SELECT d.code FROM road d; -- 42804

INSERT INTO city (open_at, title) SELECT d.open_at, d.title FROM road d;

INSERT INTO city (region) VALUES ('x'); -- 22P02

INSERT INTO city (region, capital) VALUES (gen_random_uuid(), 1); -- 42804

INSERT INTO city (meta) SELECT d.meta FROM road d;

INSERT INTO trip (id, number, price, small) SELECT s.price, s.ratio, s.code, s.price FROM stop s;

INSERT INTO trip (id, number) SELECT s.price, s.number FROM stop s; -- 42804

INSERT INTO trip (id, tags) SELECT s.price, s.tags FROM stop s;

INSERT INTO trip (id, tags) SELECT s.price, s.marks FROM stop s;

INSERT INTO trip (id, state) SELECT s.price, s.state FROM stop s; -- 42804

INSERT INTO trip (id, state) VALUES (1, 'calm'), (2, 'wild'); -- 22P02

INSERT INTO trip (id, flag) VALUES (1, true), (2, 0); -- 42804

INSERT INTO trip (id, day) VALUES (1, now()), (2, current_date);

INSERT INTO trip (id, clock) VALUES (1, now()), (2, current_date); -- 42804

INSERT INTO trip (id, place) VALUES (1, ROW(1, 'a'));

INSERT INTO trip (id, place) VALUES (1, ROW(1, now()));

INSERT INTO trip (id, place) VALUES (1, ROW(now(), 'a')); -- 42846

INSERT INTO trip (id, place.x) VALUES (1, 'one'); -- 22P02

INSERT INTO trip (id, place.x, place.y) VALUES (1, 1, 'one');

INSERT INTO trip (id, tags[1]) VALUES (1, 2);

INSERT INTO trip (id, marks[1]) VALUES (1, true); -- 42804

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET name = excluded.made;

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET made = excluded.name; -- 42804

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET cost = 1 WHERE excluded.number; -- 42804

UPDATE road SET capital = true; -- 42804

UPDATE road SET capital = '1', open_at = now();

UPDATE city SET (code, capital) = (SELECT d.code, d.capital FROM road d LIMIT 1); -- 42804

UPDATE city SET (code, title) = (SELECT d.capital, d.title FROM road d LIMIT 1);

UPDATE city SET (code, title) = (d.capital, d.meta) FROM road d;

UPDATE trip SET raw = s.raw FROM stop s; -- 42804

UPDATE trip SET raw = '\x00', addr = '10.0.0.1', bits = '1010' WHERE flag;

UPDATE trip SET bits = s.bits FROM stop s; -- 42804

UPDATE trip SET addr = 'host'; -- 22P02

UPDATE trip SET span = '3 moons'; -- 22007

UPDATE trip SET doc = s.old, old = s.doc FROM stop s;

UPDATE trip SET doc = s.doc FROM stop s;

UPDATE trip SET doc['a'] = s.old FROM stop s;

UPDATE trip SET doc['a'] = s.price FROM stop s; -- 42804

UPDATE trip SET marks[s.number] = 1 FROM stop s; -- 42804

UPDATE trip SET marks[1:2] = s.tags FROM stop s;

UPDATE trip SET place.y = 1;

UPDATE trip SET place.x = s.id FROM stop s; -- 42804

UPDATE trip SET cost = t.price FROM stop t;

UPDATE trip SET cost = s.cost FROM stop s; -- 42804

UPDATE trip SET note = 1, nick = 2, name = now(), code = 5;

UPDATE trip SET during = s.during FROM stop s; -- 42804

UPDATE trip SET period = s.period FROM stop s; -- 42804

DELETE FROM trip USING stop s WHERE trip.id = s.id RETURNING trip.id; -- 42883

DELETE FROM trip USING stop s WHERE trip.id = s.price RETURNING trip.id || s.number;

DELETE FROM trip RETURNING id + name; -- 42883

MERGE INTO trip t USING stop s ON t.id = s.number WHEN MATCHED THEN DELETE; -- 42883

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED AND s.flag THEN DELETE; -- 42804

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED THEN UPDATE SET name = s.name, made = s.made;

MERGE INTO trip t USING stop s ON t.id = s.price WHEN MATCHED THEN UPDATE SET number = s.number; -- 42804

MERGE INTO trip t USING stop s ON t.id = s.price WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.price, s.number);

MERGE INTO trip t USING stop s ON t.id = s.price WHEN NOT MATCHED THEN INSERT (id, made) VALUES (s.price, s.clock); -- 42804

WITH w AS (UPDATE trip SET flag = s.flag FROM stop s RETURNING trip.id) SELECT w.id FROM w; -- 42804

WITH w AS (INSERT INTO trip (id) SELECT s.price FROM stop s RETURNING name) SELECT w.name + 1 FROM w; -- 42883
