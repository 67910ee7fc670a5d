-- A recursive term keeps the types of the term that is not.

WITH RECURSIVE w(n) AS (SELECT t.id FROM trip t UNION ALL SELECT w.n + 1 FROM w WHERE w.n < 5) SELECT w.n FROM w;

WITH RECURSIVE w(n) AS (SELECT t.small FROM trip t UNION ALL SELECT w.n + 1 FROM w WHERE w.n < 5) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(n) AS (SELECT t.id FROM trip t UNION ALL SELECT w.n + s.price FROM w, stop s WHERE false) SELECT w.n FROM w;

WITH RECURSIVE w(n) AS (SELECT t.id FROM trip t UNION ALL SELECT w.n + s.ratio FROM w, stop s WHERE false) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(n) AS (SELECT s.price FROM stop s UNION SELECT t.number FROM trip t, w WHERE t.id = w.n) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(n) AS (SELECT t.number FROM trip t UNION SELECT s.price FROM stop s, w WHERE s.price = w.n) SELECT w.n FROM w;

WITH RECURSIVE w(n, p) AS (
    SELECT t.id, ARRAY[t.name] FROM trip t UNION ALL SELECT s.price, w.p || s.nick FROM stop s JOIN w ON w.n < s.price
) SELECT w.p FROM w;

WITH RECURSIVE w(n, p) AS (
    SELECT t.id, ARRAY[t.name] FROM trip t UNION ALL SELECT s.price, w.p || s.name FROM stop s JOIN w ON w.n < s.price
) SELECT w.p FROM w; -- 42883

WITH RECURSIVE w(n, p) AS (
    SELECT t.id, t.code FROM trip t UNION ALL SELECT w.n, w.p || 'x' FROM w WHERE w.n < 0
) SELECT w.p FROM w; -- 42804

WITH RECURSIVE w(n, p) AS (
    SELECT t.id, t.name FROM trip t UNION ALL SELECT w.n, w.p || w.n FROM w WHERE w.n < 0
) SELECT w.p FROM w;

WITH RECURSIVE w(n) AS (SELECT 1 UNION ALL SELECT s.number FROM stop s, w WHERE false) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(n) AS (SELECT NULL UNION ALL SELECT s.number FROM stop s, w WHERE false) SELECT w.n FROM w;

WITH RECURSIVE w(n) AS (SELECT NULL UNION ALL SELECT s.price FROM stop s, w WHERE false) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(n) AS (SELECT t.name FROM trip t UNION ALL SELECT s.nick FROM stop s, w WHERE s.price = w.n) SELECT w.n FROM w; -- 42883

WITH RECURSIVE w(n) AS (SELECT t.number FROM trip t UNION ALL SELECT w.n FROM w WHERE w.n) SELECT w.n FROM w; -- 42804

WITH RECURSIVE w(x) AS (SELECT coalesce(t.note, 'a') FROM trip t UNION ALL SELECT s.nick FROM w, stop s WHERE false) SELECT 1 FROM w;

WITH RECURSIVE w(x) AS (SELECT coalesce(t.note, t.note) FROM trip t UNION ALL SELECT s.nick FROM w, stop s WHERE false) SELECT 1 FROM w; -- 42804

WITH RECURSIVE w(x) AS (SELECT nullif(t.note, 'a') FROM trip t UNION ALL SELECT s.nick FROM w, stop s WHERE false) SELECT 1 FROM w;

WITH RECURSIVE w(x) AS (SELECT CASE WHEN t.flag THEN t.cost END FROM trip t UNION ALL SELECT s.price FROM w, stop s WHERE false) SELECT 1 FROM w;

WITH RECURSIVE w(x) AS (SELECT t.cost FROM trip t UNION ALL SELECT 1 FROM w WHERE false) SELECT 1 FROM w; -- 42804

WITH RECURSIVE w(x) AS (SELECT t.cost FROM trip t UNION ALL SELECT NULL FROM w WHERE false) SELECT 1 FROM w; -- 42804

WITH RECURSIVE w(x) AS (SELECT max(t.cost) FROM trip t UNION ALL SELECT s.price FROM w, stop s WHERE false) SELECT 1 FROM w;
