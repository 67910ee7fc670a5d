-- What gram.y writes as a function of pg_catalog is looked up there, with the types of its operands.
SELECT extract(month FROM i) FROM w;
--     ^^^^^^^ user-function
SELECT extract(month FROM t) FROM w;
--     ^^^^^^^ user-function
SELECT extract(month FROM d) FROM w;
SELECT extract(month FROM iv) FROM w;
SELECT extract(month FROM n) FROM w;
--     ^^^^^^^ user-function
SELECT extract(epoch FROM jb) FROM w;
--     ^^^^^^^ user-function
SELECT extract(month FROM v) FROM w;
--     ^^^^^^^ user-function
SELECT extract(month FROM tz - tz) FROM w;
SELECT extract(month FROM d - d) FROM w;
--     ^^^^^^^ user-function
SELECT d AT TIME ZONE 'UTC' FROM w;
SELECT i AT TIME ZONE 'UTC' FROM w;
--       ^^ user-function
SELECT t AT TIME ZONE 'UTC' FROM w;
--       ^^ user-function
SELECT iv AT TIME ZONE 'UTC' FROM w;
--        ^^ user-function
SELECT ti AT TIME ZONE 'UTC' FROM w;
SELECT tt AT TIME ZONE 'UTC' FROM w;
SELECT ts AT TIME ZONE iv FROM w;
SELECT tz AT TIME ZONE i FROM w;
--        ^^ user-function
SELECT ts AT TIME ZONE t FROM w;
SELECT ts AT TIME ZONE v FROM w;
SELECT ts AT TIME ZONE d FROM w;
--        ^^ user-function
SELECT ts AT TIME ZONE e FROM w;
--        ^^ user-function
SELECT '2020-01-01' AT TIME ZONE 'UTC' FROM w;
SELECT $1 AT TIME ZONE 'UTC' FROM w;
SELECT ts AT TIME ZONE $1 FROM w;
SELECT substring(t FROM 1) FROM w;
SELECT substring(t FROM 1 FOR 2) FROM w;
SELECT substring(t FOR 2) FROM w;
SELECT substring(t FOR 2 FROM 1) FROM w;
SELECT substring(t FROM 'a') FROM w;
SELECT substring(t FROM t) FROM w;
SELECT substring(i FROM 1) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(by FROM 1 FOR 2) FROM w;
SELECT substring(bi FROM 1 FOR 2) FROM w;
SELECT substring(t FROM i8) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(t FROM 1.5) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(t FOR i8) FROM w;
SELECT substring(t FOR 1.5) FROM w;
SELECT substring(t FOR t) FROM w;
SELECT substring(t FOR d) FROM w;
--                     ^ user-function
SELECT substring(t SIMILAR 'a' ESCAPE '#') FROM w;
SELECT substring(i SIMILAR 'a' ESCAPE '#') FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(t, i) FROM w;
SELECT substring(i, 1) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(jb FROM 1) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(d FROM 1 FOR 4) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring(u FROM 1 FOR 4) FROM w;
--     ^^^^^^^^^ user-function
SELECT substring('abc' FROM 1) FROM w;
SELECT substring('abc' FROM 'a') FROM w;
SELECT substring($1 FROM $2) FROM w;
SELECT substring(ct FROM 1) FROM w;
SELECT substring(vb FROM 1) FROM w;
SELECT trim(t) FROM w;
SELECT trim(i) FROM w;
--     ^^^^ user-function
SELECT trim(both 'a' from t) FROM w;
SELECT trim(leading from t) FROM w;
SELECT trim(trailing i from t) FROM w;
--     ^^^^ user-function
SELECT trim(t, 'a') FROM w;
SELECT trim(both from t, 'a') FROM w;
SELECT trim(by) FROM w;
--     ^^^^ user-function
SELECT trim(by from by) FROM w;
SELECT trim(leading by from by) FROM w;
SELECT trim(trailing '\x00' from by) FROM w;
SELECT trim(d) FROM w;
--     ^^^^ user-function
SELECT trim(u) FROM w;
--     ^^^^ user-function
SELECT trim(jb) FROM w;
--     ^^^^ user-function
SELECT trim(bp) FROM w;
SELECT trim('a' from 'b') FROM w;
SELECT trim($1) FROM w;
SELECT trim(t from i) FROM w;
--     ^^^^ user-function
SELECT trim(from t) FROM w;
SELECT position('a' in t) FROM w;
SELECT position('a' in i) FROM w;
--     ^^^^^^^^ user-function
SELECT position(i in t) FROM w;
--     ^^^^^^^^ user-function
SELECT position(by in by) FROM w;
SELECT position(bi in bi) FROM w;
SELECT position(t in by) FROM w;
--     ^^^^^^^^ user-function
SELECT position('a' in u) FROM w;
--     ^^^^^^^^ user-function
SELECT position('a' in v) FROM w;
SELECT position($1 in $2) FROM w;
SELECT overlay(t placing 'a' from 1) FROM w;
SELECT overlay(t placing 'a' from 1 for 2) FROM w;
SELECT overlay(i placing 'a' from 1) FROM w;
--     ^^^^^^^ user-function
SELECT overlay(t placing i from 1) FROM w;
--     ^^^^^^^ user-function
SELECT overlay(t placing 'a' from i8) FROM w;
--     ^^^^^^^ user-function
SELECT overlay(by placing by from 1) FROM w;
SELECT overlay(bi placing bi from 1) FROM w;
SELECT overlay(t, 'a', 1) FROM w;
SELECT overlay(i, 'a', 1) FROM w;
--     ^^^^^^^ user-function
SELECT i SIMILAR TO 'a' FROM w;
--     ^^^^^^^^^^^^^^^^ user-operator
SELECT t SIMILAR TO 'a' FROM w;
SELECT t SIMILAR TO i FROM w;
--     ^^^^^^^^^^^^^^ user-function
SELECT t SIMILAR TO 'a' ESCAPE '#' FROM w;
SELECT t SIMILAR TO 'a' ESCAPE i FROM w;
--     ^^^^^^^^^^^^^^^^ user-function
SELECT t NOT SIMILAR TO t ESCAPE t FROM w;
SELECT u SIMILAR TO 'a' FROM w;
--     ^^^^^^^^^^^^^^^^ user-operator
SELECT ct SIMILAR TO 'a' FROM w;
SELECT by SIMILAR TO 'a' FROM w;
--     ^^^^^^^^^^^^^^^^^ user-operator
SELECT e SIMILAR TO 'a' FROM w;
--     ^^^^^^^^^^^^^^^^ user-operator
SELECT t LIKE 'a' ESCAPE '#' FROM w;
SELECT i LIKE 'a' ESCAPE '#' FROM w;
--     ^^^^^^^^^^ user-operator
SELECT t LIKE i ESCAPE '#' FROM w;
--     ^^^^^^^^ user-function
SELECT t LIKE t ESCAPE i FROM w;
--     ^^^^^^^^ user-function
SELECT by LIKE by ESCAPE by FROM w;
SELECT by LIKE 'a' ESCAPE 'b' FROM w;
--     ^^^^^^^^^^^ user-operator
SELECT by LIKE by ESCAPE 'b' FROM w;
SELECT by LIKE 'a' FROM w;
SELECT u ILIKE 'a' ESCAPE 'b' FROM w;
--     ^^^^^^^^^^^ user-operator
SELECT t ILIKE 'a' ESCAPE $1 FROM w;
SELECT ct LIKE 'a' ESCAPE 'b' FROM w;
SELECT (ts, ts) OVERLAPS (ts, ts) FROM w;
SELECT (d, d) OVERLAPS (d, d) FROM w;
SELECT (d, iv) OVERLAPS (d, iv) FROM w;
SELECT (i, i) OVERLAPS (i, i) FROM w;
--            ^^^^^^^^ user-function
SELECT (ts, t) OVERLAPS (ts, ts) FROM w;
--             ^^^^^^^^ user-function
SELECT (ts, iv) OVERLAPS (ts, ts) FROM w;
SELECT (ti, ti) OVERLAPS (ti, iv) FROM w;
SELECT (ts, tz) OVERLAPS (d, d) FROM w;
SELECT (ts, ti) OVERLAPS (d, d) FROM w;
SELECT (ts, '2020-01-01') OVERLAPS ('2020-01-01', $1) FROM w;
SELECT ROW(ts, ts) OVERLAPS ROW(ts, ts) FROM w;
SELECT (d, 1) OVERLAPS (d, 2) FROM w;
--            ^^^^^^^^ user-function
SELECT normalize(t) FROM w;
SELECT normalize(i) FROM w;
--     ^^^^^^^^^ user-function
SELECT normalize(t, NFD) FROM w;
SELECT normalize(by) FROM w;
--     ^^^^^^^^^ user-function
SELECT t IS NORMALIZED FROM w;
SELECT i IS NORMALIZED FROM w;
--       ^^ user-function
SELECT t IS NFC NORMALIZED FROM w;
SELECT by IS NOT NFC NORMALIZED FROM w;
--        ^^ user-function
SELECT t NOT LIKE t ESCAPE i FROM w;
--     ^^^^^^^^^^^^ user-function
SELECT i NOT LIKE t ESCAPE 'a' FROM w;
--     ^^^^^^^^^^^^ user-operator
SELECT t NOT SIMILAR TO t ESCAPE i FROM w;
--     ^^^^^^^^^^^^^^^^^^ user-function
SELECT t NOT SIMILAR TO t ESCAPE i AND b FROM w;
--     ^^^^^^^^^^^^^^^^^^ user-function
SELECT i NOT SIMILAR TO 'a' FROM w;
--     ^^^^^^^^^^^^^^^^^^^^ user-operator
SELECT NOT t LIKE t ESCAPE i FROM w;
--         ^^^^^^^^ user-function
SELECT t LIKE ANY (ta) FROM w;
SELECT t LIKE ANY (ia) FROM w;
--     ^^^^^^^^^^^^^^ user-operator
SELECT i LIKE ANY (ta) FROM w;
--     ^^^^^^^^^^^^^^ user-operator
SELECT t LIKE ALL (ARRAY['a']) FROM w;
SELECT t LIKE ANY (SELECT i FROM w) FROM w;
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator
SELECT t NOT LIKE ALL (SELECT t FROM w) FROM w;
SELECT t LIKE (i || 'a') ESCAPE ('a' || i) FROM w;
SELECT t LIKE t || i ESCAPE t || i FROM w;
SELECT ts AT TIME ZONE 'utc' AT TIME ZONE 'utc' > tz FROM w;
SELECT (ts AT TIME ZONE 'utc')::date = d FROM w;
SELECT trim(leading from t, 'a') FROM w;
SELECT trim(both 'a' from t, 'b') FROM w;
--     ^^^^ user-function
SELECT overlay(t placing t from '1') FROM w;
SELECT overlay(t placing i from 1 for 2) FROM w;
--     ^^^^^^^ user-function
SELECT 1 FROM w WHERE substring(t from 'a(.*)') = 'x' AND position('a' in t) > 1;
SELECT substring(t, 1, 2), substring(by, 1), substring(t, 'a'), substring(i, 1, 2) FROM w;
--                                                              ^^^^^^^^^ user-function
SELECT 1 FROM w WHERE substring(t from 1);
--                    ^^^^^^^^^^^^^^^^^^^ type-mismatch "argument of WHERE must be type boolean, not type text"
SELECT s.substring, s.btrim, s.ltrim, s.overlay, s.position, s.extract, s.timezone FROM (SELECT substring(t from 1), trim(t), trim(leading from t), overlay(t placing t from 1), position('a' in t), extract(month from ts), ts at time zone 'utc' FROM w) s;
SELECT extract(year from ts)::int + 1, extract(year from ts) = '2020' FROM w;
SELECT date_trunc('day', ts AT TIME ZONE 'utc') FROM w;
SELECT NOT db, NOT NULL, NOT $1 FROM w;
SELECT x IS DOCUMENT, x IS NOT DOCUMENT FROM w;
SELECT (t, t) OVERLAPS (t, t) FROM w;
--            ^^^^^^^^ user-function
SELECT (d, NULL) OVERLAPS (d, d) FROM w;
SELECT NOT (d, d) OVERLAPS (d, d) FROM w;
SELECT 1 FROM w WHERE normalize(t, NFC) = 'a' AND t IS NFKC NORMALIZED;
