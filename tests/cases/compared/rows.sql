-- Rows that are written out are compared field by field, at the operator.
SELECT 1 FROM city c JOIN road d ON (c.title, c.region) = (d.title, d.region);
--                                                      ^ user-operator "operator ""="" with operands (uuid, text) is not on the replica"
SELECT 1 FROM city c JOIN road d ON (c.title, c.capital) = (d.title, d.capital);
--                                                       ^ user-operator "operator ""="" with operands (boolean, smallint) is not on the replica"
SELECT 1 FROM city c, road d WHERE (c.title, c.code) <> (d.title, d.code);
--                                                   ^^ user-operator "operator ""<>"" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c, road d WHERE (c.title, c.code) < (d.title, d.region) OR ROW(c.code) >= ROW(d.code);
--                                                                                        ^^ user-operator "operator "">="" with operands (integer, text) is not on the replica"
--                                                   ^ user-operator "operator ""<"" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c, road d WHERE ((c.title, c.code)) != ROW(d.title, d.region);
--                                                     ^^ user-operator "operator ""!="" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c, road d WHERE (c.code + 1, lower(c.title)) = (d.capital, d.region);
SELECT 1 FROM city c WHERE (c.region, c.code) IN (('b0c1a6f4-0000-4000-8000-000000000000', 'x'::text), (NULL, 1::text));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.capital, c.code) = (1, 1);
--                                             ^ user-operator "operator ""="" with operands (boolean, integer) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) BETWEEN (1, 'a') AND (2, 3);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""<="" with operands (text, integer) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) NOT BETWEEN SYMMETRIC (1, 'a') AND (2, 3);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""<="" with operands (text, integer) is not on the replica"
SELECT 1 FROM city c, road d WHERE (c.region, 1) IS DISTINCT FROM (d.region, 1);
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (uuid, text) is not on the replica"
SELECT 1 FROM city c, road d WHERE ROW(c.region) IS NOT DISTINCT FROM ROW(d.region);
--                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (uuid, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) IN ((1, 'a'), (2, 3), (4, 5));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (text, integer) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) NOT IN ((1, 2), (3, 4));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""<>"" with operands (text, integer) is not on the replica"
SELECT 1 FROM city c, road d WHERE (c.code, c.title) IN ((1, 'a'), (d.code, 'b'));
--                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT ROW(c.*) = ROW(c.*) FROM city c;
--              ^ user-operator "operator ""="" with operands (json, json) is not on the replica"
--              ^ user-operator "operator ""="" with operands (polygon, polygon) is not on the replica"

-- With subqueries.
SELECT 1 FROM city c WHERE (c.title, c.code) IN (SELECT d.title, d.code FROM road d);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.title, c.code) NOT IN (SELECT d.title, d.capital FROM road d);
SELECT 1 FROM city c WHERE (c.title, c.code) = ANY (SELECT d.title, d.code FROM road d);
--                                           ^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.title, c.code) <> ALL (SELECT d.title, d.code FROM road d UNION SELECT 'x', 'y');
--                                           ^^ user-operator "operator ""<>"" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.region) >= (SELECT d.capital, d.region FROM road d LIMIT 1);
--                                            ^^ user-operator "operator "">="" with operands (uuid, text) is not on the replica"
SELECT 1 FROM city c WHERE EXISTS (SELECT FROM road d WHERE (c.code, d.code) = (d.capital, c.code));
--                                                                           ^ user-operator "operator ""="" with operands (text, integer) is not on the replica"
WITH w AS (SELECT d.code, d.title FROM road d) SELECT 1 FROM city c WHERE (c.code, c.title) IN (SELECT w.code, w.title FROM w);
--                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"

-- As many fields on both sides.
SELECT 1 FROM city c WHERE (c.code, c.title) = (1, 'a', 2);
--                                           ^ type-mismatch "unequal number of entries in row expressions"
SELECT 1 FROM city c, road d WHERE ROW(c.code, c.*) = ROW(d.*);
--                                                  ^ type-mismatch "unequal number of entries in row expressions"
SELECT 1 FROM city c WHERE (c.code, c.title) IS DISTINCT FROM ROW(1);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "unequal number of entries in row expressions"
SELECT 1 FROM city c WHERE (c.code, c.title) IN ((1, 'a', 2), (3, 'b'));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "unequal number of entries in row expressions"
SELECT 1 FROM city c WHERE (c.code, c.title) IN (SELECT d.capital FROM road d);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "subquery has too few columns"
SELECT 1 FROM city c WHERE (c.code, c.title) = (SELECT d.capital, d.title, d.code FROM road d);
--                                           ^ type-mismatch "subquery has too many columns"
SELECT 1 FROM city c WHERE c.code IN (SELECT d.capital, d.title FROM road d);
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "subquery has too many columns"
SELECT 1 FROM city c WHERE c.code = (SELECT d.capital, d.title FROM road d);
--                                ^ type-mismatch "subquery must return only one column"
SELECT 1 FROM city c WHERE (SELECT d.capital, d.title FROM road d) = (c.code, c.title);
--                                                                 ^ type-mismatch "subquery must return only one column"

-- Several fields need operators that sort: xid and box have none.
SELECT (x, i4) = (x, i4) FROM ty;
--             ^ type-mismatch "could not determine interpretation of row comparison operator ="
SELECT (x, i4) <> (x, i4) FROM ty;
--             ^^ type-mismatch "could not determine interpretation of row comparison operator <>"
SELECT (x, i4) < (x, i4) FROM ty;
--             ^ user-operator "operator ""<"" with operands (xid, xid) is not on the replica"
SELECT (bx, i4) < (bx, i4) FROM ty;
--              ^ type-mismatch "could not determine interpretation of row comparison operator <"
SELECT (x, i4) IN ((x, i4)) FROM ty;
--      ^^^^^^^^^^^^^^^^^ type-mismatch "could not determine interpretation of row comparison operator ="
SELECT (x, i4) NOT IN (SELECT t.x, t.i4 FROM ty t) FROM ty;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "could not determine interpretation of row comparison operator ="
SELECT (x, i4) = (i4, i4) FROM ty;
--             ^ type-mismatch "could not determine interpretation of row comparison operator ="
SELECT ROW(x) = ROW(x), (x, i4) IS DISTINCT FROM (x, i4) FROM ty;
SELECT (hs, tx) < (hs, tx) FROM ty;
--              ^ user-operator "operator ""<"" with operands (hstore, hstore) is not on the replica"

-- What fits: other types of one family, constants, parameters, extensions' and the contract's types.
SELECT (c.title, c.code, c.open_at) < (d.title, d.capital, d.open_at) FROM city c, road d;
SELECT (c.region, c.code) IN (($1, $2), (NULL, 3)), (c.open_at, c.code) < ($3, $4) FROM city c;
SELECT ($1, $2) = ($3, $4), (i4, $5) = ($6, tx) FROM ty;
SELECT (md, tx) < ('a', tx), (ct, hs) = (tx, hs), (idm, tx) < (i8, nm), (nm, tx) < (tx, vc), (d, ts) < (tstz, d) FROM ty;
SELECT (i4, tx) = (SELECT t.i8, t.vc FROM ty t LIMIT 1), (i4, tx) IN (SELECT t.i4, t.ct FROM ty t) FROM ty;
SELECT (i4, tx) = ANY (coa), (i4, tx) IN (co), (i4, ia) = (i4, ia), (tx, tx) ~<~ (tx, tx) FROM ty;
SELECT (i4, tx) IS NULL, (i4, js) IS NOT NULL, (i4, js) IS DISTINCT FROM NULL FROM ty;

-- A row is like nothing else.
SELECT tx = (1, 2), (1, 2) <> js, nullif(tx, (1, 2)), CASE tx WHEN (1, 2) THEN 3 END FROM ty;
--                                                                  ^^^^ type-mismatch "operator does not exist: text = record"
--                                ^^^^^^^^^^^^^^^^ type-mismatch "operator does not exist: text = record"
--                         ^^ type-mismatch "operator does not exist: record <> json"
--        ^ type-mismatch "operator does not exist: text = record"
SELECT tx IN ((1, 2), (3, 4)), tx IN (SELECT (1, 2) FROM ty t), tx BETWEEN (1, 2) AND (3, 4), ia IS DISTINCT FROM (1, 2) FROM ty;
--                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "operator does not exist: text <= record"
--                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "operator does not exist: text >= record"
--                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "operator does not exist: text = record"
--     ^^^^^^^^^^^^^^^^^^^^ type-mismatch "operator does not exist: text = record"
SELECT 1 FROM city c WHERE c = 1 OR c = c.title;
--                                    ^ type-mismatch "operator does not exist: public.city = text"
--                           ^ type-mismatch "operator does not exist: public.city = integer"
SELECT 1 FROM ty WHERE NULL = (1, 2) OR $1 = (1, 2);

-- VALUES is a query as well, and `*` stands for columns of one name.
SELECT 1 FROM city c WHERE (c.code, c.title) IN (VALUES (1, 'a'), (2, 'b'));
SELECT 1 FROM city c WHERE (c.code, c.title) NOT IN (VALUES (1, 'a'));
SELECT 1 FROM city c WHERE (c.code, c.title) NOT IN (VALUES (1, 2), (3, 4));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (text, integer) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) IN (VALUES (1, 'a', 2));
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "subquery has too many columns"
SELECT 1 FROM city c WHERE c.code NOT IN (VALUES (1), (2));
SELECT 1 FROM city c WHERE c.code IN (VALUES ('1'), ('2'));
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) IN (SELECT x.* FROM (SELECT max(d.capital), max(d.code) FROM road d) x);
SELECT 1 FROM city c WHERE (c.code, c.title) IN (SELECT x.* FROM (SELECT max(d.capital), max(d.capital) FROM road d) x);
--                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (text, smallint) is not on the replica"
SELECT 1 FROM city c WHERE (c.code, c.title) NOT IN (WITH x AS (SELECT 1, 'a') SELECT x.* FROM x);
SELECT 1 FROM city c WHERE (c.title, c.title) = (SELECT x.* FROM unnest(ARRAY['a'], ARRAY['b']) x);
