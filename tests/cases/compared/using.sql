-- USING and NATURAL compare columns, and make one of them; up to 15 the type comes first.
SELECT c.title FROM city c LEFT JOIN road d USING (region);
--                                                 ^^^^^^ type-mismatch "JOIN/USING types ""uuid"" and ""text"" cannot be matched on the replica"
SELECT c.title FROM city c JOIN road d USING (title, code, capital);
--                                                         ^^^^^^^ type-mismatch "JOIN/USING types ""boolean"" and ""smallint"" cannot be matched on the replica"
--                                                   ^^^^ type-mismatch "JOIN/USING types ""integer"" and ""text"" cannot be matched on the replica"
SELECT c.title FROM city c FULL JOIN road d USING (meta);
--                                                 ^^^^ type-mismatch "JOIN/USING types ""json"" and ""jsonb"" cannot be matched on the replica"
SELECT 1 FROM city c JOIN city d USING (meta);
--                                      ^^^^ user-operator "operator ""="" with operands (json, json) is not on the replica"
SELECT 1 FROM city c JOIN city d USING (code, shape);
--                                            ^^^^^ user-operator "operator ""="" with operands (polygon, polygon) is not on the replica"
SELECT 1 FROM city c NATURAL JOIN (SELECT d.title, d.region, d.code FROM road d) d;
--                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ natural-join "NATURAL JOIN depends on the columns of relation ""public.city"" on each replica"
--                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "JOIN/USING types ""integer"" and ""text"" cannot be matched on the replica"
--                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "JOIN/USING types ""uuid"" and ""text"" cannot be matched on the replica"
SELECT 1 FROM (SELECT 1 AS a) c JOIN (SELECT 'x' AS a) d USING (a);
--                                                              ^ type-mismatch "JOIN/USING types ""integer"" and ""text"" cannot be matched on the replica"
SELECT 1 FROM (SELECT NULL AS a) c JOIN (SELECT 1 AS a) d USING (a);
--                                                               ^ type-mismatch "JOIN/USING types ""text"" and ""integer"" cannot be matched on the replica"
SELECT 1 FROM (VALUES (1)) c (a) JOIN (VALUES ('x')) d (a) USING (a);
--                                                                ^ type-mismatch "JOIN/USING types ""integer"" and ""text"" cannot be matched on the replica"
SELECT title FROM city c JOIN road d USING (title) JOIN city e USING (title) JOIN road f USING (title, open_at);
--                                                                                                     ^^^^^^^ unknown-column "column reference ""open_at"" is ambiguous"
SELECT title FROM city c JOIN road d USING (title) JOIN road e USING (title) JOIN city f USING (title) RIGHT JOIN (SELECT i4 AS title FROM ty) g USING (title);
--                                                                                                                                                      ^^^^^ type-mismatch "JOIN/USING types ""text"" and ""integer"" cannot be matched on the replica"
SELECT j.region FROM city c JOIN road d USING (region) AS j;
--                                             ^^^^^^ type-mismatch "JOIN/USING types ""uuid"" and ""text"" cannot be matched on the replica"
SELECT 1 FROM ty, city c JOIN road d USING (region);
--                                          ^^^^^^ type-mismatch "JOIN/USING types ""uuid"" and ""text"" cannot be matched on the replica"
SELECT 1 FROM (SELECT x AS a FROM ty) c JOIN (SELECT i4 AS a FROM ty) d USING (a);
--                                                                             ^ type-mismatch "JOIN/USING types ""xid"" and ""integer"" cannot be matched on the replica"
SELECT 1 FROM (SELECT md AS a FROM ty) c JOIN (SELECT tx AS a FROM ty) d USING (a);
--                                                                              ^ type-mismatch "JOIN/USING types ""public.mood"" and ""text"" cannot be matched on the replica"
SELECT 1 FROM (SELECT ia AS a FROM ty) c JOIN (SELECT array[i8] AS a FROM ty) d USING (a);
--                                                                                     ^ user-operator "operator ""="" with operands (integer[], bigint[]) is not on the replica"
SELECT 1 FROM (SELECT ja AS a FROM ty) c JOIN (SELECT ja AS a FROM ty) d USING (a);
--                                                                              ^ user-operator "could not identify an equality operator for type json[]"
SELECT 1 FROM (SELECT co AS a FROM ty) c JOIN (SELECT jc AS a FROM ty) d USING (a);
--                                                                              ^ type-mismatch "JOIN/USING types ""public.comp"" and ""public.jcomp"" cannot be matched on the replica"
SELECT 1 FROM (SELECT co AS a FROM ty) c JOIN (SELECT (1, 'a'::text) AS a FROM ty) d USING (a);
--                                                                                          ^ type-mismatch "JOIN/USING types ""public.comp"" and ""record"" cannot be matched on the replica"

-- What becomes one.
SELECT title, open_at FROM city c JOIN road d USING (title, open_at) LEFT JOIN city e USING (title, open_at);
SELECT 1 FROM (SELECT i4 AS a FROM ty) c JOIN (SELECT i8 AS a FROM ty) d USING (a) JOIN (SELECT n AS a FROM ty) e USING (a);
SELECT 1 FROM (SELECT ct AS a FROM ty) c JOIN (SELECT tx AS a FROM ty) d USING (a) JOIN (SELECT vc AS a FROM ty) e USING (a);
SELECT 1 FROM (SELECT md AS a, idm AS b, inn AS c, bp AS d FROM ty) c JOIN (SELECT md AS a, i8 AS b, cd AS c, tx AS d FROM ty) d USING (a, b, c, d);
SELECT 1 FROM (SELECT x AS a, bx AS b, hs AS c, b AS d FROM ty) c JOIN (SELECT x AS a, bx AS b, hs AS c, vb AS d FROM ty) d USING (a, b, c, d);
