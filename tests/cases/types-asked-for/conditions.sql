-- Conditions are boolean (parse_expr.c, coerce_to_boolean).
SELECT 1 FROM w WHERE i;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
SELECT 1 FROM w WHERE db;
SELECT 1 FROM w WHERE ddb;
SELECT 1 FROM w WHERE t;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type text"
SELECT 1 FROM w WHERE v;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type varchar"
SELECT 1 FROM w WHERE 't';
SELECT 1 FROM w WHERE NULL;
SELECT 1 FROM w WHERE $1;
SELECT 1 FROM w WHERE i AND b;
--                    ^ type-mismatch "argument of AND must be type boolean, not type integer"
SELECT 1 FROM w WHERE b OR i;
--                         ^ type-mismatch "argument of OR must be type boolean, not type integer"
SELECT 1 FROM w WHERE NOT i;
--                        ^ type-mismatch "argument of NOT must be type boolean, not type integer"
SELECT NOT t FROM w;
--         ^ type-mismatch "argument of NOT must be type boolean, not type text"
SELECT i IS TRUE FROM w;
--     ^ type-mismatch "argument of IS TRUE must be type boolean, not type integer"
SELECT i IS NOT FALSE FROM w;
--     ^ type-mismatch "argument of IS NOT FALSE must be type boolean, not type integer"
SELECT t IS UNKNOWN FROM w;
--     ^ type-mismatch "argument of IS UNKNOWN must be type boolean, not type text"
SELECT i IS NOT UNKNOWN FROM w;
--     ^ type-mismatch "argument of IS NOT UNKNOWN must be type boolean, not type integer"
SELECT CASE WHEN i THEN 1 END FROM w;
--               ^ type-mismatch "argument of CASE/WHEN must be type boolean, not type integer"
SELECT CASE i WHEN t THEN 1 END FROM w;
--                 ^ user-operator
SELECT count(*) FILTER (WHERE i) FROM w;
--                            ^ type-mismatch "argument of FILTER must be type boolean, not type integer"
SELECT count(*) FROM w HAVING count(*);
--                            ^^^^^^^^ type-mismatch "argument of HAVING must be type boolean, not type bigint"
SELECT 1 FROM w JOIN w b ON b.i;
--                          ^^^ type-mismatch "argument of JOIN/ON must be type boolean, not type integer"
SELECT 1 FROM w LEFT JOIN w b ON b.t;
--                               ^^^ type-mismatch "argument of JOIN/ON must be type boolean, not type text"
SELECT 1 FROM w WHERE (SELECT 1);
--                            ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
SELECT 1 FROM w WHERE (SELECT true);
SELECT 1 FROM w WHERE (SELECT 't');
--                            ^^^ type-mismatch "argument of WHERE must be type boolean, not type text"
SELECT 1 FROM w WHERE CASE WHEN true THEN 1 END;
--                                        ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
SELECT 1 FROM w WHERE coalesce(i, 1);
--                    ^^^^^^^^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type integer"
SELECT 1 FROM w WHERE w;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type public.w"
SELECT 1 FROM w WHERE ROW(1,2);
--                    ^^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type record"
SELECT 1 FROM w WHERE ROW(true);
--                    ^^^ type-mismatch "argument of WHERE must be type boolean, not type record"
SELECT 1 FROM w WHERE ba;
--                    ^^ type-mismatch "argument of WHERE must be type boolean, not type bool[]"
SELECT 1 FROM w WHERE e;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type public.mood"
SELECT 1 FROM w WHERE ct;
--                    ^^ type-mismatch "argument of WHERE must be type boolean, not type citext"
SELECT 1 FROM w WHERE jb;
--                    ^^ type-mismatch "argument of WHERE must be type boolean, not type jsonb"
SELECT 1 FROM w WHERE bi;
--                    ^^ type-mismatch "argument of WHERE must be type boolean, not type bit"
SELECT 1 FROM w WHERE cp;
--                    ^^ type-mismatch "argument of WHERE must be type boolean, not type public.pair"
SELECT 1 FROM w WHERE 1;
--                    ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
SELECT 1 FROM w WHERE 1.5;
--                    ^^^ type-mismatch "argument of WHERE must be type boolean, not type numeric"
INSERT INTO g(id) VALUES (1) ON CONFLICT (id) WHERE id DO NOTHING;
--          ^ write
INSERT INTO g(id) VALUES (1) ON CONFLICT (id) DO UPDATE SET v=1 WHERE excluded.v;
--                                                                    ^^^^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type integer"
--          ^ write
UPDATE g SET v=1 WHERE v;
--                     ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
--     ^ write
DELETE FROM g WHERE v;
--                  ^ type-mismatch "argument of WHERE must be type boolean, not type integer"
--          ^ write
DELETE FROM g USING w WHERE w.i;
--                          ^^^ type-mismatch "argument of WHERE must be type boolean, not type integer"
--          ^ write
MERGE INTO g USING w ON w.i WHEN MATCHED THEN DELETE;
--         ^ write
MERGE INTO g USING w ON g.id=w.i WHEN MATCHED AND w.i THEN DELETE;
--                                                ^^^ type-mismatch "argument of WHEN must be type boolean, not type integer"
--         ^ write
MERGE INTO g USING w ON g.id=w.i WHEN NOT MATCHED AND w.i THEN INSERT (id) VALUES (1);
--                                                    ^^^ type-mismatch "argument of WHEN must be type boolean, not type integer"
--         ^ write
SELECT 1 FROM w JOIN LATERAL (SELECT 1) s ON w.i;
--                                           ^^^ type-mismatch "argument of JOIN/ON must be type boolean, not type integer"
SELECT 1 FROM w WHERE j->>'a';
--                    ^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type text"
SELECT 1 FROM w WHERE (jb->'a');
--                     ^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type jsonb"
SELECT 1 FROM w WHERE (jb->>'a')::bool AND i;
--                                         ^ type-mismatch "argument of AND must be type boolean, not type integer"
SELECT count(i) FILTER (WHERE t) OVER () FROM w;
--                            ^ type-mismatch "argument of FILTER must be type boolean, not type text"
SELECT 1 FROM w WHERE i AND t;
--                          ^ type-mismatch "argument of AND must be type boolean, not type text"
--                    ^ type-mismatch "argument of AND must be type boolean, not type integer"
SELECT 1 FROM w WHERE current_date;
--                    ^^^^^^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type date"
