-- What (a, b) = ... writes has as many columns as it lists.

UPDATE trip SET (id, name) = (SELECT 1, 'a');

UPDATE trip SET (id, name) = (SELECT 1); -- 42601

UPDATE trip SET (id, name) = (SELECT 1, 'a', 2); -- 42601

UPDATE trip SET (id, name) = (SELECT * FROM stop); -- 42601

UPDATE trip SET (id, name) = (SELECT s.* FROM stop s); -- 42601

UPDATE trip SET (code, title) = (SELECT c.code, c.title FROM city c); -- 42703

UPDATE trip SET (id, name) = (SELECT x.* FROM (SELECT 1, 'a') x);

UPDATE trip SET (id, name) = (SELECT x.* FROM (SELECT 1, 'a', 2) x); -- 42601

UPDATE trip SET (id, name) = (SELECT x.* FROM (SELECT 'a', 1) x); -- 42804

UPDATE trip SET (id, name) = ROW(1); -- 42601

UPDATE trip SET (id, name) = (1, 'a', 2); -- 42601

UPDATE trip SET (id) = (SELECT 1, 2); -- 42601

UPDATE trip SET (id) = ROW(1);

UPDATE trip SET (id, name) = ROW(trip.*); -- 42601

INSERT INTO trip (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET (id, name) = (SELECT * FROM stop); -- 42601
