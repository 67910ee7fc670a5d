-- Operators that are looked up and not written.
SELECT id FROM people p WHERE p.mood IN ('sad', 'ok');
SELECT id FROM people p WHERE p.mood IN (p.name);
SELECT id FROM people p WHERE p.n IN (1, 2.5, p.big);
SELECT id FROM people p WHERE p.u IN (SELECT o.id FROM app."Orders" o);
SELECT id FROM people p WHERE p.born NOT IN (SELECT NULL);
SELECT id FROM people p WHERE p.born BETWEEN '2026-01-01' AND now();
SELECT id FROM people p WHERE p.pt BETWEEN p.pt AND p.pt;
SELECT id FROM people p WHERE p.score BETWEEN p.d AND p.name;
SELECT id FROM people p WHERE p.code LIKE 'a%' AND p.v ILIKE p.name AND p.by LIKE '\x00';
SELECT id FROM people p WHERE p.id LIKE '1%';
SELECT id FROM people p WHERE p.mood NOT LIKE 's%';
SELECT id FROM people p WHERE p.pt IS DISTINCT FROM NULL AND NULL IS NOT DISTINCT FROM p.pt;
SELECT id FROM people p WHERE p.pt IS DISTINCT FROM p.pt;
SELECT id FROM people p WHERE p.data IS DISTINCT FROM p.name;
SELECT id FROM people p WHERE p.pair IS DISTINCT FROM p.pair;
SELECT nullif(p.name, p.code), nullif(p.id, p.d), nullif(p.u, p.u) FROM people p;
SELECT nullif(p.u, p.name) FROM people p;
SELECT CASE p.id WHEN 1 THEN 'one' WHEN p.big THEN 'big' END FROM people p;
SELECT CASE p.id WHEN p.name THEN 1 END FROM people p;
SELECT CASE p.tags WHEN ARRAY['a'] THEN 1 END FROM people p;
SELECT CASE p.tags WHEN ARRAY[1] THEN 1 END FROM people p;
SELECT id FROM people p WHERE p.name LIKE ANY (p.tags) AND p.name ILIKE ALL (ARRAY['a%']);
SELECT id FROM people p WHERE p.name LIKE ANY (ARRAY[1]);
SELECT CASE NULL WHEN p.id THEN 1 END FROM people p;
SELECT CASE $1 WHEN p.name THEN 1 END FROM people p;

-- What has no type yet is text: constants have that type for good.
SELECT id FROM people p WHERE p.u = coalesce('a', 'b');
SELECT id FROM people p WHERE p.u = nullif('a', 'b') OR p.u = (SELECT 'a');
SELECT id FROM people p WHERE p.name = coalesce('a', NULL) AND p.u = coalesce(NULL, p.u);
SELECT CASE 'a' WHEN p.id THEN 2 END FROM people p;
