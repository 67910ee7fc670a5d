-- IN looks up "=" for the values of a list, NOT IN looks up "<>". A point has the latter alone.
SELECT t.pt NOT IN (t.pt), t.pt NOT IN (t.pt, t.pt), (t.pt) NOT IN ('(1,2)') FROM ty t;
SELECT NOT t.pt IN (t.pt), NOT (t.pt IN (t.pt)) FROM ty t;
--                              ^^^^^^^^^^^^^ user-operator "operator ""="" with operands (point, point) is not on the replica"
--         ^^^^^^^^^^^^^ user-operator "operator ""="" with operands (point, point) is not on the replica"
SELECT (t.i4, t.pt) NOT IN ((1, t.pt)) FROM ty t;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "could not determine interpretation of row comparison operator <>"
SELECT t.js NOT IN (t.js), t.i4 NOT IN (t.tx) FROM ty t;
--                         ^^^^^^^^^^^^^^^^^ user-operator "operator ""<>"" with operands (integer, text) is not on the replica"
--     ^^^^^^^^^^^^^^^^^ user-operator "operator ""<>"" with operands (json, json) is not on the replica"
SELECT t.i4 NOT IN (SELECT u.tx FROM ty u), t.pt NOT IN (SELECT u.pt FROM ty u) FROM ty t;
--                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (point, point) is not on the replica"
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "operator ""="" with operands (integer, text) is not on the replica"
SELECT t.i4 NOT IN (1, 2), (t.i4, t.tx) NOT IN ((1, 'a'), (2, 'b')) FROM ty t;
