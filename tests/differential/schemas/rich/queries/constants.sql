-- TRUE, FALSE and NULL are operands as any other.
SELECT id FROM people p WHERE p.name = false;
SELECT id FROM people p WHERE true > p.name;
SELECT id FROM people p WHERE NULL = p.name AND p.name IS NOT DISTINCT FROM NULL;
SELECT CASE p.name WHEN true THEN 1 END FROM people p;
SELECT true + 1;
SELECT - true;
SELECT id FROM people p WHERE p.id BETWEEN true AND false;
SELECT coalesce(p.id, true), coalesce(true, NULL) FROM people p;
SELECT coalesce(true, NULL), ARRAY[true, false, NULL], true = (1 = 1), NOT NULL::bool FROM people p;
SELECT u.a FROM (VALUES (1, now()), (2, true)) AS u(a, b);
SELECT p.name FROM people p UNION SELECT p.id FROM people p;
SELECT p.name FROM people p UNION SELECT NULL UNION SELECT p.code FROM people p;
SELECT ARRAY[p.id, p.name] FROM people p;
SELECT greatest(p.mood, p.name) FROM people p;
SELECT greatest(p.mood, 'ok'), CASE WHEN p.id = 1 THEN p.d ELSE 1 END FROM people p;
SELECT CASE WHEN p.id = 1 THEN p.mood END, CASE WHEN p.id = 1 THEN '{x}' ELSE p.tags END FROM people p;
SELECT CASE WHEN p.id = 1 THEN p.tags ELSE p.id END FROM people p;
