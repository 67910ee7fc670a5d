-- DISTINCT and GROUP BY look for equal values: by sorting or by hashing.
SELECT DISTINCT c.meta FROM city c;
--              ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT c.code, c.shape, c.meta FROM city c ORDER BY c.code;
--                               ^^^^^^ user-operator "could not identify an equality operator for type json"
--                      ^^^^^^^ user-operator "could not identify an equality operator for type polygon"
SELECT DISTINCT * FROM city;
--              ^ select-star "* expands to all columns of relation ""public.city"""
--              ^ user-operator "could not identify an equality operator for type json"
--              ^ user-operator "could not identify an equality operator for type polygon"
SELECT DISTINCT x.* FROM (SELECT c.meta, c.code FROM city c) x;
--              ^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT (SELECT c.meta FROM city c LIMIT 1), CASE WHEN d.capital = 1 THEN array[d.meta] END FROM road d;
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT c FROM city c;
--              ^ select-star "the whole row of relation ""public.city"" is returned"
--              ^ user-operator "could not identify an equality operator for type public.city"
SELECT DISTINCT key, value FROM json_each('{}');
--                   ^^^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT json_array_elements('[]'), jsonb_array_elements('[]') FROM ty;
--              ^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT ON (c.meta) c.code FROM city c;
--                  ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT DISTINCT ON (1, m) c.code, c.shape AS m FROM city c;
--                     ^ user-operator "could not identify an equality operator for type polygon"
SELECT c.meta, count(*) FROM city c GROUP BY 1;
--                                           ^ user-operator "could not identify an equality operator for type json"
SELECT c.meta AS k, count(*) FROM city c GROUP BY k;
--                                                ^ user-operator "could not identify an equality operator for type json"
SELECT c.meta AS code, count(*) FROM city c GROUP BY c.code, c.meta;
--                                                           ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT count(*) FROM city c GROUP BY (c.code, c.meta);
--                                            ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT count(*) FROM city c GROUP BY GROUPING SETS ((c.code, c.meta), ()), ROLLUP (c.shape), CUBE (c.title, c.meta -> 'a');
--                                                                                                          ^^^^^^^^^^^^^ user-operator "could not identify an equality operator for type json"
--                                                                                 ^^^^^^^ user-operator "could not identify an equality operator for type polygon"
--                                                           ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT count(*) FROM ty GROUP BY jc, ja, jd, lq, xm, pt;
--                                                   ^^ user-operator "could not identify an equality operator for type point"
--                                               ^^ user-operator "could not identify an equality operator for type xml"
--                                           ^^ user-operator "could not identify an equality operator for type lquery"
--                                       ^^ user-operator "could not identify an equality operator for type public.jdom"
--                                   ^^ user-operator "could not identify an equality operator for type json[]"
--                               ^^ user-operator "could not identify an equality operator for type public.jcomp"
SELECT 1 FROM city c WHERE c.title IN (SELECT DISTINCT d.title FROM road d) GROUP BY c.meta HAVING count(*) > 1;
--                                                                                   ^^^^^^ user-operator "could not identify an equality operator for type json"
WITH w AS (SELECT c.meta FROM city c) SELECT DISTINCT w.meta FROM w;
--                                                    ^^^^^^ user-operator "could not identify an equality operator for type json"

-- UNION, INTERSECT and EXCEPT do, but for UNION ALL.
SELECT c.meta FROM city c UNION SELECT NULL;
--     ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT d.code, c.meta FROM road d, city c INTERSECT ALL SELECT '1', c.meta FROM city c;
--             ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT c.code FROM city c EXCEPT ALL (SELECT d.capital FROM road d UNION SELECT 1);
SELECT c.meta FROM city c UNION ALL SELECT c.meta FROM city c EXCEPT SELECT c.meta FROM city c;
--     ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT c.meta FROM city c UNION ALL SELECT c.meta FROM city c;
VALUES (point(1, 2)) UNION VALUES (point(3, 4));
--      ^^^^^^^^^^ user-operator "could not identify an equality operator for type point"

-- A recursive UNION hashes.
WITH RECURSIVE r AS (SELECT js, 1 AS n FROM ty UNION SELECT js, n + 1 FROM r WHERE n < 2) SELECT n FROM r;
--                          ^^ user-operator "could not identify an equality operator for type json"
WITH RECURSIVE r AS (SELECT tv, b, m, lt, array[tv] AS a FROM ty UNION SELECT tv, b, m, lt, a FROM r WHERE false) SELECT 1 FROM r;
--                                              ^^^^^^^^ user-operator "could not implement recursive UNION"
--                                    ^^ user-operator "could not implement recursive UNION"
--                                 ^ user-operator "could not implement recursive UNION"
--                              ^ user-operator "could not implement recursive UNION"
--                          ^^ user-operator "could not implement recursive UNION"
WITH RECURSIVE r AS (SELECT js, 1 AS n FROM ty UNION ALL SELECT js, n + 1 FROM r WHERE n < 2) SELECT n FROM r;
WITH RECURSIVE r AS (SELECT x, md, ir, co, by, hs, ia FROM ty UNION SELECT x, md, ir, co, by, hs, ia FROM r WHERE false) SELECT 1 FROM r;

-- CYCLE compares the rows of its columns.
WITH RECURSIVE r AS (SELECT 1 AS n, c.meta FROM city c UNION ALL SELECT r.n + 1, r.meta FROM r WHERE r.n < 2) CYCLE meta SET a USING b SELECT 1 FROM r;
--                                                                                                                  ^^^^ undecided "CYCLE fails where rows make it compare values of type ""json"""
WITH RECURSIVE q AS (SELECT 1 AS n, c.meta FROM city c UNION ALL SELECT q.n + 1, q.meta FROM q WHERE q.n < 2), r AS (SELECT 1 AS n, c.meta FROM city c UNION ALL SELECT r.n + 1, r.meta FROM r WHERE r.n < 2) SEARCH DEPTH FIRST BY n SET o CYCLE n, meta SET a TO 1 DEFAULT 0 USING b SELECT 1 FROM q, r;
--                                                                                                                                                                                                                                                   ^^^^ undecided "CYCLE fails where rows make it compare values of type ""json"""
WITH RECURSIVE r AS (SELECT 1 AS n, c.title FROM city c UNION ALL SELECT r.n + 1, r.title FROM r WHERE r.n < 2) CYCLE n, title SET a USING b SELECT 1 FROM r;

-- What can be told apart: hashing is enough for most.
SELECT DISTINCT x, ci, ac, u, md, co, ia, xa, jb, idm, ct, hs, lt, fr, imr, NULL, 'a', $1 FROM ty;
SELECT count(*) FROM ty GROUP BY x, ac, ROLLUP (ci, md), js::text, js ->> 'a', (i4, tx);
SELECT tv, b, vb, m, cu, sg FROM ty GROUP BY 1, 2, 3, 4, 5, 6;
SELECT x FROM ty UNION SELECT x FROM ty INTERSECT ALL SELECT x FROM ty;
SELECT DISTINCT thing, things FROM ty;
--                     ^^^^^^ undecided "cannot tell whether DISTINCT can compare values of type ""public.thing[]"": the contract does not say what the type is"
--              ^^^^^ undecided "cannot tell whether DISTINCT can compare values of type ""public.thing"": the contract does not say what the type is"
