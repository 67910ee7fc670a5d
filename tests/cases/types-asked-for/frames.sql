-- Offsets of frames (parse_clause.c, transformFrameOffset).
SELECT sum(i) OVER (ORDER BY i ROWS 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i ROWS 'a' PRECEDING) FROM w;
--                                   ^ invalid-constant
SELECT sum(i) OVER (ORDER BY i ROWS true PRECEDING) FROM w;
--     ^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "argument of ROWS must be type bigint, not type boolean"
SELECT sum(i) OVER (ORDER BY i ROWS now() PRECEDING) FROM w;
--                                  ^^^ type-mismatch "argument of ROWS must be type bigint, not type timestamptz"
SELECT sum(i) OVER (ORDER BY i ROWS 1.5 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i ROWS $1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND 'x'::text FOLLOWING) FROM w;
--                                                          ^^^^^^^^^ type-mismatch "argument of ROWS must be type bigint, not type text"
SELECT sum(i) OVER (ORDER BY i GROUPS true PRECEDING) FROM w;
--     ^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "argument of GROUPS must be type bigint, not type boolean"
SELECT sum(i) OVER (ORDER BY i RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i RANGE 1.5 PRECEDING) FROM w;
--                                   ^^^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type integer and offset type numeric"
SELECT sum(i) OVER (ORDER BY i8 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY n RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY f8 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY f4 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i2 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i2 RANGE 1::bigint PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i2 RANGE '1' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i RANGE 'a' PRECEDING) FROM w;
--                                    ^ invalid-constant
SELECT sum(i) OVER (ORDER BY d RANGE '1 day' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY d RANGE interval '1 day' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY d RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type date and offset type integer"
SELECT sum(i) OVER (ORDER BY ts RANGE '1 day' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY tz RANGE '1 day' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY tz RANGE 1 PRECEDING) FROM w;
--                                    ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type timestamptz and offset type integer"
SELECT sum(i) OVER (ORDER BY ti RANGE '1 hour' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY tt RANGE '1 hour' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY iv RANGE '1 hour' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY t RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"
SELECT sum(i) OVER (ORDER BY t RANGE 'a' PRECEDING) FROM w;
--                                   ^^^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"
SELECT sum(i) OVER (ORDER BY v RANGE 'a' PRECEDING) FROM w;
--                                   ^^^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type varchar"
SELECT sum(i) OVER (ORDER BY u RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type uuid"
SELECT sum(i) OVER (ORDER BY b RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type boolean"
SELECT sum(i) OVER (ORDER BY e RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type public.mood"
SELECT sum(i) OVER (ORDER BY dm RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY ia RANGE 1 PRECEDING) FROM w;
--                                    ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type int4[]"
SELECT sum(i) OVER (ORDER BY m RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type money"
SELECT sum(i) OVER (ORDER BY o RANGE 1 PRECEDING) FROM w;
--                                   ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type oid"
SELECT sum(i) OVER (ORDER BY i, n RANGE 1 PRECEDING) FROM w;
--                                      ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column"
SELECT sum(i) OVER (RANGE 1 PRECEDING) FROM w;
--                        ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column"
SELECT sum(i) OVER (ORDER BY i, n RANGE UNBOUNDED PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY t RANGE CURRENT ROW) FROM w;
SELECT sum(i) OVER (ORDER BY i RANGE $1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i RANGE BETWEEN 1 PRECEDING AND '2' FOLLOWING) FROM w;
SELECT sum(i) OVER (ORDER BY i RANGE BETWEEN CURRENT ROW AND now() FOLLOWING) FROM w;
--                                                           ^^^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type integer and offset type timestamptz"
SELECT sum(i) OVER (w1 RANGE 1 PRECEDING) FROM w WINDOW w1 AS (ORDER BY i);
SELECT sum(i) OVER w1 FROM w WINDOW w1 AS (ORDER BY t RANGE 1 PRECEDING);
--                                                          ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"
SELECT sum(i) OVER w1 FROM w WINDOW w1 AS (ORDER BY t ROWS now() PRECEDING);
--                                                         ^^^ type-mismatch "argument of ROWS must be type bigint, not type timestamptz"
SELECT sum(i) OVER (PARTITION BY t ORDER BY i DESC RANGE '1' PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY i + 1.5 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY 1 RANGE 1 PRECEDING) FROM w;
SELECT sum(i) OVER (ORDER BY 'a' RANGE 1 PRECEDING) FROM w;
--                                     ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"

-- A window that begins with the name of another is sorted as that one.
SELECT sum(c.code) OVER (s RANGE 1 PRECEDING), sum(c.code) OVER (t RANGE 1 PRECEDING), sum(c.code) OVER r FROM city c
--                                                                       ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"
WINDOW s AS (ORDER BY c.code), t AS (ORDER BY c.title), r AS (t RANGE 2 PRECEDING);
--                                                                    ^ type-mismatch "RANGE with offset PRECEDING/FOLLOWING is not supported for column type text"
