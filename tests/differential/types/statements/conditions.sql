-- Conditions are boolean.

SELECT c.title FROM city c WHERE c.code OR c.capital; -- 42804

SELECT c.title FROM city c WHERE NOT c.title; -- 42804

SELECT c.title FROM city c WHERE NOT c.capital;

SELECT d.title FROM road d WHERE d.capital; -- 42804

SELECT c.title FROM city c WHERE c.capital;

SELECT 1 FROM city c JOIN road d ON d.capital; -- 42804

SELECT 1 FROM city c JOIN road d ON c.capital AND d.capital = 1;

SELECT max(s.price) FROM stop s HAVING max(s.price); -- 42804

SELECT max(s.price) FROM stop s HAVING bool_or(s.small);

SELECT CASE WHEN s.flag THEN 1 ELSE 0 END FROM stop s; -- 42804

SELECT CASE WHEN s.small THEN 1 ELSE 0 END FROM stop s;

SELECT CASE WHEN t.flag IS NULL THEN 1 WHEN t.name THEN 2 END FROM trip t; -- 42804

SELECT count(*) FILTER (WHERE s.flag) FROM stop s; -- 42804

SELECT count(*) FILTER (WHERE s.small) FROM stop s;

SELECT sum(t.id) FILTER (WHERE t.doc -> 'x') OVER () FROM trip t; -- 42804

SELECT sum(t.id) FILTER (WHERE t.doc ? 'x') OVER () FROM trip t;

SELECT t.id FROM trip t WHERE t.flag IS TRUE AND t.number IS NOT FALSE; -- 42804

SELECT t.id FROM trip t WHERE t.flag IS TRUE AND (t.id > 1) IS NOT UNKNOWN;

SELECT s.price FROM stop s WHERE s.flag IS UNKNOWN; -- 42804

SELECT t.id FROM trip t WHERE t.name IS TRUE; -- 42804

SELECT t.id FROM trip t WHERE t.doc ->> 'a'; -- 42804

SELECT t.id FROM trip t WHERE (t.doc ->> 'a')::boolean;

SELECT t.id FROM trip t WHERE (SELECT s.small FROM stop s LIMIT 1);

SELECT t.id FROM trip t WHERE (SELECT s.price FROM stop s LIMIT 1); -- 42804

SELECT t.id FROM trip t WHERE coalesce(t.flag, false) OR coalesce(t.id, 0); -- 42804

SELECT t.id FROM trip t WHERE nullif(t.flag, false) OR CASE WHEN t.flag THEN NULL ELSE t.flag END;

SELECT t.id FROM trip t WHERE t.flag AND length(t.name); -- 42804

SELECT t.id FROM trip t WHERE $1 AND t.flag OR NULL;

SELECT t.id FROM trip t WHERE 'true' AND t.flag;

SELECT t.id FROM trip t WHERE 1 AND t.flag; -- 42804

SELECT t.id FROM trip t WHERE CASE WHEN t.flag THEN t.id END; -- 42804

SELECT t.id FROM trip t WHERE greatest(t.flag, t.flag);

SELECT t.id FROM trip t, (SELECT bool_and(s.small) AS m FROM stop s) x WHERE x.m;

SELECT t.id FROM trip t, (SELECT count(s.small) AS m FROM stop s) x WHERE x.m; -- 42804

DELETE FROM trip WHERE id; -- 42804

UPDATE trip SET name = 'x' WHERE code; -- 42804
