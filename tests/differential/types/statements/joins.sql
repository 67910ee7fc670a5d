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
