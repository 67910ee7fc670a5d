-- INSERT takes no more values than it has columns, and no fewer than it lists (transformInsertRow).
INSERT INTO road SELECT * FROM city;
--                      ^^^^^^^^^^^ column-count "INSERT has more expressions than target columns: 7 and 6 on the replica"
--          ^^^^ write
INSERT INTO road SELECT c.title, c.title FROM city c;
--          ^^^^ write
INSERT INTO road (code, title) SELECT * FROM city;
--                                    ^^^^^^^^^^^ column-count "INSERT has more expressions than target columns: 7 and 2 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) SELECT d.code, d.* FROM road d;
--                                    ^^^^^^^^^^^^^^^^^^^^^^^ column-count "INSERT has more expressions than target columns: 7 and 2 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) SELECT d.code FROM road d;
--                                    ^^^^^^ column-count "INSERT has more target columns than expressions: 2 and 1 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) SELECT x.*, 'b' FROM (SELECT d.code FROM road d) x;
--          ^^^^ write
INSERT INTO road (code, title) SELECT x.* FROM (SELECT max(d.code), max(d.title) FROM road d) x;
--          ^^^^ write
INSERT INTO road VALUES ('a', 'b', 'c', '{}', '2020-01-01', 1, 2);
--                                                             ^ column-count "INSERT has more expressions than target columns: 7 and 6 on the replica"
--          ^^^^ write
INSERT INTO road VALUES ('a', 'b', 'c', '{}', '2020-01-01');
--          ^^^^ write
INSERT INTO road (code, title) VALUES ('a'), ('b');
--                                     ^^^ column-count "INSERT has more target columns than expressions: 2 and 1 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) VALUES (ROW('a', 'b'));
--                                     ^^^^^^^^^^^^ column-count "INSERT has more target columns than expressions: 2 and 1 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) VALUES ($1, $2), ($3, DEFAULT);
--          ^^^^ write
INSERT INTO road (code, title) (VALUES ('a', 'b', 'c') LIMIT 1);
--                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ column-count "INSERT has more expressions than target columns: 3 and 2 on the replica"
--          ^^^^ write
INSERT INTO road (code, title) TABLE road;
--                             ^^^^^^^^^^ column-count "INSERT has more expressions than target columns: 6 and 2 on the replica"
--          ^^^^ write
INSERT INTO road DEFAULT VALUES;
--          ^^^^ write
INSERT INTO gone (code, title) SELECT * FROM road;
--          ^^^^ write
--          ^^^^ unreplicated-relation
MERGE INTO road r USING city c ON r.code = c.title WHEN NOT MATCHED THEN INSERT (code) VALUES (c.title, c.title);
--                                                                                                      ^^^^^^^ column-count "INSERT has more expressions than target columns: 2 and 1 on the replica"
--         ^^^^ write
MERGE INTO road r USING city c ON r.code = c.title WHEN NOT MATCHED THEN INSERT VALUES (c.title);
--         ^^^^ write
