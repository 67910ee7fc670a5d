-- The contract says what these functions give.
SELECT lower(label_of(a.id)), label_of(a.id)::integer, place_of(a.id), a.level + 1, level(a) % 2 FROM accounts a;
SELECT label_of(a.id) % 'x', l.name <-> 'a' FROM accounts a, labels(a.id) AS l(name);
--                                  ^^^ user-operator
--                    ^ user-operator "pg_trgm"
SELECT (place_of(a.id)).number + 1, (place_of(a.id)).strete, lower(a.level) FROM accounts a;
--                                                           ^^^^^ user-function "(integer)"
--                                                   ^^^^^^ unknown-column
SELECT p.street, p.strete FROM accounts a, place_of(a.id) AS p;
--                 ^^^^^^ unknown-column
