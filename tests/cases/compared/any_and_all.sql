-- Behind ANY, SOME and ALL stands an array, of which the elements are taken,
SELECT i4 = ANY (i8), tx LIKE ANY (tx), tx ~ ALL (tx) FROM ty;
--                                      ^^^^^^^^^^^^ type-mismatch "op ANY/ALL (array) requires array on right side"
--                    ^^^^^^^^^^^^^^^ type-mismatch "op ANY/ALL (array) requires array on right side"
--     ^^^^^^^^^^^^ type-mismatch "op ANY/ALL (array) requires array on right side"
SELECT i4 = ALL (idm) FROM ty;
--     ^^^^^^^^^^^^^ type-mismatch "op ANY/ALL (array) requires array on right side"
SELECT i4 = ANY (ja) FROM ty;
--        ^ user-operator "operator ""="" with operands (integer, json) is not on the replica"
SELECT i4 = ANY (ia), o = ANY (ov), i4 = ANY ('{1}'), i4 = ANY ($1), i4 = ANY (NULL), tx LIKE ANY (array[tx]), md = ANY ('{a}') FROM ty;

-- or a query, of which the column is.
SELECT i4 = ANY (SELECT t.ia FROM ty t), ia = SOME (SELECT t.i4 FROM ty t) FROM ty;
--                                          ^ user-operator "operator ""="" with operands (integer[], integer) is not on the replica"
--        ^ user-operator "operator ""="" with operands (integer, integer[]) is not on the replica"
SELECT i4 = ANY ((SELECT t.ia FROM ty t LIMIT 1)), i4 = ALL ((SELECT t.ia FROM ty t LIMIT 1)) FROM ty;
--                                                    ^ user-operator "operator ""="" with operands (integer, integer[]) is not on the replica"
--        ^ user-operator "operator ""="" with operands (integer, integer[]) is not on the replica"
SELECT tx LIKE ANY (SELECT array[t.tx] FROM ty t) FROM ty;
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""~~"" with operands (text, text[]) is not on the replica"
SELECT ia && ALL (SELECT t.i4 FROM ty t) FROM ty;
--        ^^ user-operator "operator ""&&"" with operands (integer[], integer) is not on the replica"
SELECT i4 = ANY (SELECT '1' FROM ty t), i4 IN (SELECT t.ia FROM ty t) FROM ty;
--                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, integer[]) is not on the replica"
--        ^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT ia = ANY (SELECT t.ia FROM ty t), ia > ALL (SELECT t.ia FROM ty t), ia @> ANY (SELECT t.ia FROM ty t) FROM ty;
SELECT i4 = ANY ((SELECT t.ia FROM ty t LIMIT 1)::int[]), i4 = SOME (SELECT t.i8 FROM ty t), tx ~ ANY (SELECT t.tx FROM ty t) FROM ty;
SELECT ia IN (SELECT t.ia FROM ty t), i4 = ANY (VALUES (1), (2)), md = ANY (SELECT t.md FROM ty t) FROM ty;

-- Rows in an array are compared with a row field by field, each of the same type.
SELECT 1 FROM city c, road r WHERE (c.code, c.title) = ANY (ARRAY[(c.code, c.title), (r.code, r.title)]);
--                                                   ^ type-mismatch "cannot compare dissimilar column types integer and text at record column 1"
SELECT 1 FROM city c WHERE (c.code, c.title) = ANY (ARRAY[(1, 'a')]) OR c.code = ANY (ARRAY[(1, 2)]);
--                                                                             ^ type-mismatch "operator does not exist: integer = record"
--                                           ^ type-mismatch "cannot compare dissimilar column types text and unknown at record column 2"
SELECT 1 FROM city c WHERE (c.code, c.title) = ANY (ARRAY[(1, 'a'::text)]) OR (c.code, c.title) = ANY ($1);
