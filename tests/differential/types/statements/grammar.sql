-- Calls that the grammar has words of its own for.

SELECT extract(month FROM c.code) FROM city c; -- 42883

SELECT extract(month FROM c.open_at) FROM city c;

SELECT extract(month FROM d.open_at), extract(hour FROM t.clock), extract(epoch FROM t.span) FROM road d, trip t;

SELECT extract(year FROM d.title) FROM road d; -- 42883

SELECT extract(year FROM '2026-01-01') FROM road d; -- 42725

SELECT c.open_at AT TIME ZONE 'UTC' FROM city c;

SELECT d.open_at AT TIME ZONE 'UTC', t.clock AT TIME ZONE interval '1 hour' FROM road d, trip t;

SELECT c.open_at AT TIME ZONE c.code FROM city c; -- 42883

SELECT c.title AT TIME ZONE 'UTC' FROM city c; -- 42883

SELECT t.span AT TIME ZONE 'UTC' FROM trip t; -- 42883

SELECT substring(c.title FROM 2 FOR 3) FROM city c;

SELECT substring(c.region FROM 2 FOR 3) FROM city c; -- 42883

SELECT substring(t.name FROM s.number), substring(t.raw FROM 2), substring(t.bits FROM 1 FOR 2) FROM trip t, stop s;

SELECT substring(t.raw FROM s.number) FROM trip t, stop s; -- 42883

SELECT substring(t.name SIMILAR 'a#"b#"c' ESCAPE '#') FROM trip t;

SELECT substring(t.id SIMILAR 'a#"b#"c' ESCAPE '#') FROM trip t; -- 42883

SELECT trim(c.code) FROM city c; -- 42883

SELECT trim(BOTH 'x' FROM c.title), trim(LEADING FROM t.code), trim(t.nick) FROM city c, trip t;

SELECT trim(TRAILING t.id FROM t.name) FROM trip t; -- 42883

SELECT trim(BOTH '\x00' FROM t.raw) FROM trip t;

SELECT position(t.name IN t.note), position('a' IN t.raw), position(B'1' IN t.bits) FROM trip t;

SELECT position(t.id IN t.name) FROM trip t; -- 42883

SELECT position(t.name IN t.tags) FROM trip t; -- 42883

SELECT overlay(t.name PLACING 'x' FROM 2), overlay(t.raw PLACING 'x' FROM t.small FOR 1) FROM trip t;

SELECT overlay(t.name PLACING t.id FROM 2) FROM trip t; -- 42883

SELECT overlay(t.name PLACING 'x' FROM t.number) FROM trip t; -- 42883

SELECT t.id FROM trip t WHERE t.name SIMILAR TO 'a%' AND t.note NOT SIMILAR TO t.code;

SELECT t.id FROM trip t WHERE t.id SIMILAR TO 'a%'; -- 42883

SELECT t.id FROM trip t WHERE t.name SIMILAR TO t.small; -- 42883

SELECT t.id FROM trip t WHERE t.name LIKE 'a!%' ESCAPE '!' AND t.raw LIKE '\x00';

SELECT t.id FROM trip t WHERE t.name LIKE 'a!%' ESCAPE t.id; -- 42883

SELECT t.id FROM trip t WHERE (t.made, t.span) OVERLAPS (t.made, t.made);

SELECT t.id FROM trip t WHERE (t.made, t.made) OVERLAPS (t.clock, t.clock); -- 42883

SELECT t.id FROM trip t, stop s WHERE (t.day, t.day) OVERLAPS (s.made, s.made);

SELECT t.id FROM trip t WHERE (t.clock, t.span) OVERLAPS (t.clock, t.clock);

SELECT t.id FROM trip t WHERE (t.id, t.id) OVERLAPS (1, 2); -- 42883

SELECT t.name COLLATE "C", t.nick COLLATE "C", t.tags COLLATE "C" FROM trip t;

SELECT t.id COLLATE "C" FROM trip t; -- 42804

SELECT s.name COLLATE "C" < 'x' FROM stop s; -- 42804

SELECT t.id FROM trip t ORDER BY t.made COLLATE "C"; -- 42804

SELECT t.id FROM trip t ORDER BY t.state::text COLLATE "C";

SELECT normalize(t.name), t.note IS NORMALIZED FROM trip t;

SELECT normalize(t.id) FROM trip t; -- 42883

SELECT t.id IS NFC NORMALIZED FROM trip t; -- 42883

SELECT t.form IS DOCUMENT FROM trip t;

SELECT t.name IS DOCUMENT FROM trip t; -- 42804

SELECT xmlelement(NAME a, t.id, t.name, t.form) FROM trip t;

SELECT xmlserialize(CONTENT t.form AS text) FROM trip t;

SELECT xmlserialize(CONTENT t.name AS text) FROM trip t; -- 42804

SELECT xmlparse(DOCUMENT t.name), xmlexists('//a' PASSING t.form) FROM trip t;

SELECT xmlparse(DOCUMENT t.id) FROM trip t;

SELECT xmlexists(t.id PASSING t.form) FROM trip t; -- 42883

SELECT t.id FROM trip t WHERE t.name ISNULL OR t.at NOTNULL OR t.place IS NOT NULL;

SELECT collation for (t.name) FROM trip t;

SELECT collation for (t.id) FROM trip t; -- 42804 when it runs

SELECT GROUPING (t.id), count(*) FROM trip t GROUP BY t.id;

SELECT -t.name FROM trip t; -- 42883

SELECT -t.id, -t.span, +t.price, @ t.ratio, |/ t.id, ~ t.bits FROM trip t;

SELECT -t.made FROM trip t; -- 42883

SELECT ~ t.price FROM trip t; -- 42883

SELECT t.id ^ 2, t.price ^ t.id, t.name ^@ 'a' FROM trip t;

SELECT t.span ^ 2 FROM trip t; -- 42883

SELECT xmlserialize(CONTENT t.form AS text) || 'a' FROM trip t;

SELECT xmlserialize(CONTENT t.form AS text) + 1 FROM trip t; -- 42883

SELECT xmlserialize(CONTENT t.form AS integer) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS varchar(10)) || 'a' FROM trip t;

SELECT xmlserialize(CONTENT t.form AS character(3)) FROM trip t;

SELECT xmlserialize(CONTENT t.form AS bytea) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS label) FROM trip t;

SELECT xmlserialize(CONTENT t.form AS citext) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS jsonb) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS mood) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS name) FROM trip t;

SELECT xmlserialize(CONTENT t.form AS xml) FROM trip t; -- 42846

SELECT xmlserialize(CONTENT t.form AS nowhere) FROM trip t; -- 42704
