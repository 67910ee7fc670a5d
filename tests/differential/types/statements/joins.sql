-- USING and NATURAL compare columns of one name, and merge them into one type.

SELECT c.title FROM city c LEFT JOIN road d USING (region); -- 42804, 42883 since 18

SELECT c.title FROM city c LEFT JOIN road d USING (title);

SELECT 1 FROM city c JOIN road d USING (open_at);

SELECT 1 FROM city c FULL JOIN road d USING (code); -- 42804, 42883 since 18

SELECT 1 FROM city c NATURAL JOIN road d; -- 42804, 42883 since 18

SELECT 1 FROM (SELECT c.title, c.open_at FROM city c) x NATURAL JOIN road d;

SELECT 1 FROM trip t RIGHT JOIN stop s USING (price, ratio);

SELECT 1 FROM trip t RIGHT JOIN stop s USING (price, number); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN stop s USING (id); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN stop s USING (nick);

SELECT 1 FROM trip t JOIN stop s USING (state); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN stop s USING (period); -- XX000, 42883 since 18

SELECT 1 FROM trip t JOIN stop s USING (day, made);

SELECT 1 FROM trip t JOIN trip u USING (old); -- 42883

SELECT 1 FROM trip t JOIN trip u USING (doc);

SELECT 1 FROM trip t JOIN trip u USING (at); -- 42883

SELECT 1 FROM trip t JOIN trip u USING (bag); -- 42883 when it runs

SELECT 1 FROM trip t JOIN trip u USING (place);

SELECT 1 FROM trip t JOIN stop s USING (bits); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN stop s USING (tags); -- XX000, 42883 since 18

SELECT 1 FROM trip t JOIN (SELECT array_agg(u.name) AS tags FROM trip u) s USING (tags);

SELECT price + 1 FROM trip t JOIN stop s USING (price);

SELECT upper(price) FROM trip t JOIN stop s USING (price); -- 42883

SELECT 1 FROM trip t JOIN stop s USING (price) JOIN (SELECT u.ratio::text AS price FROM stop u) x USING (price); -- 42804, 42883 since 18

WITH w AS (SELECT s.price::text AS id FROM stop s) SELECT 1 FROM trip JOIN w USING (id); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN stop s ON t.id + s.price; -- 42804

SELECT 1 FROM trip t JOIN stop s ON t.flag AND s.small;

SELECT 1 FROM trip t JOIN stop s ON t.flag = s.flag; -- 42883

SELECT 1 FROM trip t JOIN LATERAL unnest(t.tags) u(id) USING (id); -- 42804, 42883 since 18

SELECT 1 FROM trip t JOIN LATERAL unnest(t.marks) u(id) USING (id);

SELECT * FROM trip t RIGHT JOIN LATERAL (SELECT t.id) x ON true; -- 42P10

SELECT * FROM trip t RIGHT JOIN LATERAL (SELECT id) x ON true; -- 42P10

SELECT * FROM trip t FULL JOIN LATERAL (SELECT t.id) x ON true; -- 42P10

SELECT * FROM trip t LEFT JOIN LATERAL (SELECT t.id) x ON true;

SELECT * FROM trip t JOIN LATERAL (SELECT t.id) x ON true;

SELECT * FROM trip t CROSS JOIN LATERAL (SELECT t.id) x;

SELECT * FROM trip t RIGHT JOIN unnest(t.tags) x ON true; -- 42P10

SELECT * FROM trip t FULL JOIN jsonb_each(t.doc) x ON true; -- 42P10

SELECT * FROM stop s, trip t RIGHT JOIN LATERAL (SELECT s.id) x ON true;

SELECT * FROM stop s JOIN trip t ON true RIGHT JOIN LATERAL (SELECT s.id) x ON true; -- 42P10

SELECT * FROM stop s RIGHT JOIN (trip t JOIN LATERAL (SELECT t.id) x ON true) ON true;

SELECT * FROM stop s RIGHT JOIN (trip t JOIN LATERAL (SELECT s.id) x ON true) ON true; -- 42P10

SELECT * FROM stop s RIGHT JOIN (SELECT t.id FROM trip t) x ON x.id = s.price;

SELECT * FROM stop s FULL JOIN (SELECT s.id FROM stop s) x ON x.id = s.id;

SELECT * FROM stop t FULL JOIN (SELECT t.price FROM stop t WHERE t.price = (SELECT max(t.price) FROM stop t)) x ON x.price = t.price;

SELECT * FROM trip t RIGHT JOIN stop s ON t.id = s.price RIGHT JOIN LATERAL (SELECT 1) y ON true;

SELECT * FROM trip t RIGHT JOIN stop s ON t.id = s.price LEFT JOIN LATERAL (SELECT t.id, s.id) y(a, b) ON true;

SELECT * FROM trip t RIGHT JOIN LATERAL (SELECT 1 AS id) x USING (id);

SELECT * FROM trip t NATURAL RIGHT JOIN LATERAL (SELECT t.id) x; -- 42P10

WITH q AS (SELECT 1 AS id) SELECT * FROM q RIGHT JOIN (SELECT q.id FROM q) z ON z.id = q.id;
