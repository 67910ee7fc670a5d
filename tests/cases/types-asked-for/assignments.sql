-- What is written becomes of the column's type (parse_target.c, transformAssignedExpr).
INSERT INTO road(code) SELECT ROW(1,2);
--          ^^^^ write
INSERT INTO road(code) SELECT w FROM w;
--          ^^^^ write
INSERT INTO road(code) SELECT cp FROM w;
--          ^^^^ write
INSERT INTO road(code) SELECT ia FROM w;
--          ^^^^ write
INSERT INTO road(code) VALUES (1), ('a'::text), (now()), (true);
--          ^^^^ write
INSERT INTO road(code) VALUES (1), ('a'::text) ORDER BY 1;
--                                  ^^^^^^^^^ type-mismatch "VALUES types ""integer"" and ""text"" cannot be matched on the replica"
--          ^^^^ write
INSERT INTO road(code) SELECT 1 UNION SELECT 2;
--          ^^^^ write
INSERT INTO city(code) SELECT '1';
--          ^^^^ write
INSERT INTO city(code) SELECT * FROM (SELECT '1') s;
--                            ^ type-mismatch "column ""code"" is of type integer but expression is of type text"
--          ^^^^ write
INSERT INTO city(code) (SELECT '1');
--          ^^^^ write
INSERT INTO city(code) (VALUES ('1'));
--          ^^^^ write
INSERT INTO city(code) VALUES ('1'), ('2');
--          ^^^^ write
INSERT INTO city(code) VALUES (1.5), (true);
--                             ^^^ type-mismatch "column ""code"" is of type integer but expression is of type boolean"
--          ^^^^ write
INSERT INTO city(code) SELECT 1::bigint;
--          ^^^^ write
INSERT INTO city(code) SELECT 1.5::float4;
--          ^^^^ write
INSERT INTO city(code) SELECT f_unk(1);
--          ^^^^ write
INSERT INTO road(capital) SELECT c.capital FROM city c;
--                               ^^^^^^^^^ type-mismatch "column ""capital"" is of type smallint but expression is of type boolean"
--          ^^^^ write
INSERT INTO road SELECT c.code FROM city c;
--          ^^^^ write
INSERT INTO road(meta) SELECT meta FROM city;
--          ^^^^ write
INSERT INTO road(open_at) SELECT open_at FROM city;
--          ^^^^ write
INSERT INTO city(open_at) SELECT open_at FROM road;
--          ^^^^ write
INSERT INTO city(region) SELECT region FROM road;
--                              ^^^^^^ type-mismatch "column ""region"" is of type uuid but expression is of type text"
--          ^^^^ write
INSERT INTO road(region) SELECT region FROM city;
--          ^^^^ write
INSERT INTO w(cp) SELECT ROW(1,'a');
--                       ^^^^^^^^^^ type-mismatch "cannot cast type record to public.pair"
--          ^ write
INSERT INTO w(cp) SELECT ROW(now(),'a');
--                       ^^^^^^^^^^^^^^ type-mismatch "cannot cast type record to public.pair"
--          ^ write
INSERT INTO w(cp) SELECT ROW(1,'a',2);
--                       ^^^^^^^^^^^^ type-mismatch "cannot cast type record to public.pair"
--          ^ write
INSERT INTO w(cp) VALUES ((1,2));
--          ^ write
INSERT INTO w(cp.a) SELECT now();
--                         ^^^ type-mismatch "subfield ""a"" is of type integer but expression is of type timestamptz"
--          ^ write
INSERT INTO w(ia[1]) SELECT now();
--                          ^^^ type-mismatch "subscripted assignment to ""ia"" requires type integer but expression is of type timestamptz"
--          ^ write
INSERT INTO w(ia[1]) SELECT 1.5;
--          ^ write
INSERT INTO w(ia[1:2]) SELECT 1;
--                            ^ type-mismatch "subscripted assignment to ""ia"" requires type int4[] but expression is of type integer"
--          ^ write
INSERT INTO w(ia[1:2]) SELECT array[1];
--          ^ write
INSERT INTO w(i[1]) SELECT 1;
--            ^ type-mismatch "cannot subscript type integer because it does not support subscripting"
--          ^ write
INSERT INTO w(jb['a']) SELECT 1;
--                            ^ type-mismatch "subscripted assignment to ""jb"" requires type jsonb but expression is of type integer"
--          ^ write
INSERT INTO w(jb['a']) SELECT to_jsonb(1);
--          ^ write
INSERT INTO w(hs['a']) SELECT 1;
--          ^ write
INSERT INTO w(hs['a']) SELECT now();
--          ^ write
INSERT INTO w(ia) SELECT array[1.5];
--          ^ write
INSERT INTO w(ia) SELECT array['a'];
--                             ^^^ type-mismatch "column ""ia"" is of type int4[] but expression is of type text[]"
--          ^ write
INSERT INTO w(ia) SELECT array['a'::text];
--                             ^^^^^^^^^ type-mismatch "column ""ia"" is of type int4[] but expression is of type text[]"
--          ^ write
INSERT INTO w(ta) SELECT array[1];
--          ^ write
INSERT INTO w(ia) SELECT di FROM w;
--          ^ write
INSERT INTO w(di) SELECT ia FROM w;
--          ^ write
INSERT INTO w(dm) SELECT 1.5;
--          ^ write
INSERT INTO w(dm) SELECT t FROM w;
--                       ^ type-mismatch "column ""dm"" is of type public.dint but expression is of type text"
--          ^ write
INSERT INTO w(e) SELECT t FROM w;
--                      ^ type-mismatch "column ""e"" is of type public.mood but expression is of type text"
--          ^ write
INSERT INTO w(t) SELECT e FROM w;
--          ^ write
INSERT INTO w(ct) SELECT i FROM w;
--          ^ write
INSERT INTO w(i) SELECT ct FROM w;
--                      ^^ type-mismatch "column ""i"" is of type integer but expression is of type citext"
--          ^ write
INSERT INTO w(c) SELECT i FROM w;
--                      ^ type-mismatch "column ""c"" is of type ""char"" but expression is of type integer"
--          ^ write
INSERT INTO w(c) SELECT now();
--                      ^^^ type-mismatch "column ""c"" is of type ""char"" but expression is of type timestamptz"
--          ^ write
INSERT INTO w(nm) SELECT now();
--          ^ write
INSERT INTO w(bp) SELECT now();
--          ^ write
INSERT INTO w(hs) SELECT t FROM w;
--                       ^ type-mismatch "column ""hs"" is of type hstore but expression is of type text"
--          ^ write
INSERT INTO w(t) SELECT hs FROM w;
--          ^ write
INSERT INTO w(b) SELECT i FROM w;
--                      ^ type-mismatch "column ""b"" is of type boolean but expression is of type integer"
--          ^ write
INSERT INTO w(i) SELECT b FROM w;
--                      ^ type-mismatch "column ""i"" is of type integer but expression is of type boolean"
--          ^ write
INSERT INTO w(ts) SELECT tz FROM w;
--          ^ write
INSERT INTO w(d) SELECT ts FROM w;
--          ^ write
INSERT INTO w(ti) SELECT ts FROM w;
--          ^ write
INSERT INTO w(ti) SELECT iv FROM w;
--          ^ write
INSERT INTO w(iv) SELECT ti FROM w;
--          ^ write
INSERT INTO w(m) SELECT i FROM w;
--          ^ write
INSERT INTO w(m) SELECT f8 FROM w;
--                      ^^ type-mismatch "column ""m"" is of type money but expression is of type double precision"
--          ^ write
INSERT INTO w(n) SELECT m FROM w;
--          ^ write
INSERT INTO w(by) SELECT t FROM w;
--                       ^ type-mismatch "column ""by"" is of type bytea but expression is of type text"
--          ^ write
INSERT INTO w(jb) SELECT j FROM w;
--          ^ write
INSERT INTO w(j) SELECT jb FROM w;
--          ^ write
INSERT INTO w(jb) SELECT t FROM w;
--                       ^ type-mismatch "column ""jb"" is of type jsonb but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT jb FROM w;
--                      ^^ type-mismatch "column ""i"" is of type integer but expression is of type jsonb"
--          ^ write
INSERT INTO w(o) SELECT i8 FROM w;
--          ^ write
INSERT INTO w(rc) SELECT i FROM w;
--          ^ write
INSERT INTO w(rc) SELECT t FROM w;
--          ^ write
INSERT INTO w(x) SELECT t FROM w;
--                      ^ type-mismatch "column ""x"" is of type xml but expression is of type text"
--          ^ write
INSERT INTO w(t) SELECT x FROM w;
--          ^ write
INSERT INTO w(ine) SELECT ci FROM w;
--          ^ write
INSERT INTO w(ci) SELECT ine FROM w;
--          ^ write
INSERT INTO w(bi) SELECT vb FROM w;
--          ^ write
INSERT INTO w(bi) SELECT i FROM w;
--                       ^ type-mismatch "column ""bi"" is of type bit but expression is of type integer"
--          ^ write
INSERT INTO w(mr) SELECT r FROM w;
--                       ^ type-mismatch "column ""mr"" is of type int4multirange but expression is of type int4range"
--          ^ write
INSERT INTO w(u) SELECT by FROM w;
--                      ^^ type-mismatch "column ""u"" is of type uuid but expression is of type bytea"
--          ^ write
INSERT INTO w(nmv) SELECT ta FROM w;
--          ^ write
INSERT INTO w(ia) SELECT iv2 FROM w;
--          ^ write
INSERT INTO w(iv2) SELECT ia FROM w;
--                        ^^ type-mismatch "column ""iv2"" is of type int2vector but expression is of type int4[]"
--          ^ write
INSERT INTO w(cpa) SELECT array[row(1,'a')];
--                              ^^^^^^^^^^ type-mismatch "column ""cpa"" is of type public.pair[] but expression is of type record[]"
--          ^ write
INSERT INTO w(cpa) SELECT array[row(1,'a')::pair];
--          ^ write
INSERT INTO w(cpa) VALUES (array[row(1,'a')]);
--                               ^^^^^^^^^^ type-mismatch "column ""cpa"" is of type public.pair[] but expression is of type record[]"
--          ^ write
INSERT INTO w(ea) SELECT array['a','b'];
--                             ^^^^^^^ type-mismatch "column ""ea"" is of type public.mood[] but expression is of type text[]"
--          ^ write
INSERT INTO w(ea) VALUES (array['sad']);
--                              ^^^^^ type-mismatch "column ""ea"" is of type public.mood[] but expression is of type text[]"
--          ^ write
INSERT INTO w(i) VALUES (DEFAULT), (1);
--          ^ write
INSERT INTO w(i) VALUES ($1), (now());
--                             ^^^ type-mismatch "column ""i"" is of type integer but expression is of type timestamptz"
--          ^ write
UPDATE g SET v = now();
--               ^^^ type-mismatch "column ""v"" is of type integer but expression is of type timestamptz"
--     ^ write
UPDATE g SET v = DEFAULT;
--     ^ write
UPDATE g SET (id, v) = (1, now());
--                         ^^^ type-mismatch "column ""v"" is of type integer but expression is of type timestamptz"
--     ^ write
UPDATE g SET (id, v) = (SELECT 1, now());
--                             ^^^^^^ type-mismatch "column ""v"" is of type integer but expression is of type timestamptz"
--     ^ write
UPDATE g SET (id, v) = (SELECT 1, '2');
--                             ^^^^^^ type-mismatch "column ""v"" is of type integer but expression is of type text"
--     ^ write
UPDATE g SET (id, v) = (SELECT 1, 'x');
--                             ^^^^^^ type-mismatch "column ""v"" is of type integer but expression is of type text"
--     ^ write
UPDATE g SET (id, v) = ROW(1, true);
--                     ^^^^^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE g SET (v) = ROW(true);
--                 ^^^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE g SET (v) = (SELECT true);
--            ^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE g SET v = (SELECT true);
--           ^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE g SET v = (SELECT '1');
--                       ^^^ type-mismatch "column ""v"" is of type integer but expression is of type text"
--     ^ write
UPDATE w SET cp.a = true;
--           ^^^^ type-mismatch "subfield ""a"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE w SET ia[1] = true;
--           ^^^^ type-mismatch "subscripted assignment to ""ia"" requires type integer but expression is of type boolean"
--     ^ write
UPDATE w SET ia[1:2] = 1;
--                     ^ type-mismatch "subscripted assignment to ""ia"" requires type int4[] but expression is of type integer"
--     ^ write
UPDATE w SET ia[t] = 1;
--              ^ type-mismatch "array subscript must have type integer, not type text"
--     ^ write
UPDATE w SET cpa[1].a = true;
--           ^^^^^^^^ type-mismatch "subfield ""a"" is of type integer but expression is of type boolean"
--     ^ write
UPDATE w SET di[1] = true;
--           ^^^^ type-mismatch "subscripted assignment to ""di"" requires type integer but expression is of type boolean"
--     ^ write
UPDATE w SET jb['a'] = 1;
--                     ^ type-mismatch "subscripted assignment to ""jb"" requires type jsonb but expression is of type integer"
--     ^ write
UPDATE w SET jb['a'] = '1';
--     ^ write
UPDATE w SET jb[1.5] = '1';
--              ^^^ type-mismatch "subscript type numeric is not supported"
--     ^ write
UPDATE w SET jb[i8] = '1';
--              ^^ type-mismatch "subscript type bigint is not supported"
--     ^ write
UPDATE w SET jb[now()] = '1';
--              ^^^ type-mismatch "subscript type timestamptz is not supported"
--     ^ write
UPDATE w SET hs['a'] = 1;
--     ^ write
UPDATE w SET hs[1] = '';
--     ^ write
INSERT INTO g(id, v) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET v = true;
--                                                                ^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--          ^ write
INSERT INTO g(id, v) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET v = excluded.v || '';
--                                                                    ^^^^^^^^^^^^^^^^ type-mismatch "column ""v"" is of type integer but expression is of type text"
--          ^ write
MERGE INTO g USING w ON g.id=w.i WHEN NOT MATCHED THEN INSERT (id, v) VALUES (1, w.b);
--                                                                               ^^^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--         ^ write
MERGE INTO g USING w ON g.id=w.i WHEN MATCHED THEN UPDATE SET v = w.b;
--                                                                ^^^ type-mismatch "column ""v"" is of type integer but expression is of type boolean"
--         ^ write
MERGE INTO g USING w ON g.id=w.i WHEN NOT MATCHED THEN INSERT VALUES (w.b);
--                                                                    ^^^ type-mismatch "column ""id"" is of type integer but expression is of type boolean"
--         ^ write
INSERT INTO w(b) VALUES ((SELECT '1'));
--                               ^^^ type-mismatch "column ""b"" is of type boolean but expression is of type text"
--          ^ write
INSERT INTO w(i) VALUES ((SELECT '1'));
--                               ^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT NULL;
--          ^ write
INSERT INTO w(i) SELECT DISTINCT NULL;
--          ^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT DISTINCT '1';
--                               ^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT '1' ORDER BY 1;
--                      ^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT '1' GROUP BY 1;
--                      ^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) WITH a AS (SELECT '1') SELECT * FROM a;
--                                             ^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) WITH a AS (SELECT 1) VALUES ('1');
--                                    ^^^^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) VALUES ('1') LIMIT 1;
--               ^^^^^^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(i) SELECT x FROM (VALUES ('1')) v(x);
--                      ^ type-mismatch "column ""i"" is of type integer but expression is of type text"
--          ^ write
INSERT INTO w(r) SELECT mr FROM w;
--                      ^^ type-mismatch "column ""r"" is of type int4range but expression is of type int4multirange"
--          ^ write
INSERT INTO w(f4) SELECT n FROM w;
--          ^ write
INSERT INTO w(i2) SELECT f8 FROM w;
--          ^ write
INSERT INTO w(ts) SELECT d FROM w;
--          ^ write
INSERT INTO w(tz) SELECT ti FROM w;
--                       ^^ type-mismatch "column ""tz"" is of type timestamptz but expression is of type time"
--          ^ write
INSERT INTO w(bx) SELECT pt FROM w;
--          ^ write
INSERT INTO w(xi) SELECT i FROM w;
--                       ^ type-mismatch "column ""xi"" is of type xid but expression is of type integer"
--          ^ write
INSERT INTO w(lsn) SELECT n FROM w;
--                        ^ type-mismatch "column ""lsn"" is of type pg_lsn but expression is of type numeric"
--          ^ write
INSERT INTO w(jp) SELECT t FROM w;
--                       ^ type-mismatch "column ""jp"" is of type jsonpath but expression is of type text"
--          ^ write
INSERT INTO w(tv) SELECT t FROM w;
--                       ^ type-mismatch "column ""tv"" is of type tsvector but expression is of type text"
--          ^ write
INSERT INTO w(mac) SELECT t FROM w;
--                        ^ type-mismatch "column ""mac"" is of type macaddr but expression is of type text"
--          ^ write
INSERT INTO w(vb) SELECT bi FROM w;
--          ^ write
INSERT INTO w(c) SELECT t FROM w;
--          ^ write
INSERT INTO w(nm) SELECT t FROM w;
--          ^ write
INSERT INTO w(t) SELECT ia FROM w;
--          ^ write
INSERT INTO w(ta) SELECT ia FROM w;
--          ^ write
INSERT INTO w(jba) SELECT ta FROM w;
--                        ^^ type-mismatch "column ""jba"" is of type jsonb[] but expression is of type text[]"
--          ^ write

-- A list of columns takes as many values.
UPDATE g SET (id, v) = (SELECT 1, 2), (gg) = (SELECT 3);
--     ^ write
UPDATE g SET (id, v) = (SELECT * FROM g o), (gg) = (SELECT 1, 2);
--                                                         ^^^^ column-count "number of columns (1) does not match number of values (2)"
--                             ^^^^^^^^^^ column-count "number of columns (2) does not match number of values (3)"
--     ^ write
UPDATE g SET (id, v) = ROW(1), (gg) = ROW(g.id);
--                     ^^^^^ column-count "number of columns (2) does not match number of values (1)"
--     ^ write
UPDATE g SET (id, v) = ($1, $2, $3);
--                      ^^^^^^^^^^ column-count "number of columns (2) does not match number of values (3)"
--     ^ write
UPDATE g SET (id, v) = (SELECT o.* FROM nowhere o);
--                                      ^^^^^^^ unreplicated-relation
--     ^ write
