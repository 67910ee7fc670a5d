-- NULLIF gives its first value as the operator takes it: an integer beside a numeric is one.
SELECT nullif(k.number, k.cost) >= '1.5', nullif(k.number, 2.5) = '0.5', nullif(k.price, 1) = '2.5' FROM kinds k;
SELECT nullif(k.small, k.big) = '99999', nullif(k.code, 'x') = 'y', nullif(k.day, '2024-01-01') > '2024-02-01' FROM kinds k;
--                               ^^^^^ invalid-constant
SELECT nullif(k.number, 2) >= '1.5' FROM kinds k;
--                             ^^^ invalid-constant
SELECT nullif(k.number, 'x') FROM kinds k;
--                       ^ invalid-constant
SELECT nullif('x', k.number) FROM kinds k;
--             ^ invalid-constant
SELECT nullif(k.id, NULL) = 'north' FROM kinds k;
--                           ^^^^^ invalid-constant
SELECT nullif(k.day, k.made) > '2024-02-30' FROM kinds k;
--                              ^^^^^^^^^^ invalid-constant
SELECT nullif(k.mood, 'ok') = 'sad', nullif(k.numbers, '{1}') = '{2}' FROM kinds k;
SELECT nullif(k.pair, k.pair) FROM kinds k UNION SELECT k.pair FROM kinds k;
SELECT nullif(k.days, k.days) FROM kinds k UNION SELECT k.days FROM kinds k;
