-- What stands around a constant gives it a type: a cast, the other arms, an argument, a column.
SELECT 'x'::integer, CAST('y' AS uuid), uuid 'z', date '2024-13-01', interval '1 fortnight', boolean 'perhaps';
--                                                                                                    ^^^^^^^ invalid-constant
--                                                                             ^^^^^^^^^^^ invalid-constant
--                                                      ^^^^^^^^^^ invalid-constant
--                                            ^ invalid-constant
--                         ^ invalid-constant
--      ^ invalid-constant
SELECT int4('x');
--           ^ invalid-constant
SELECT 'north'::cents;
--      ^^^^^ invalid-constant
SELECT coalesce(k.number, 'none') FROM kinds k;
--                         ^^^^ invalid-constant
SELECT coalesce(NULL, k.id, ('none')) FROM kinds k;
--                            ^^^^ invalid-constant
SELECT greatest(k.day, 'tomorow') FROM kinds k;
--                      ^^^^^^^ invalid-constant
SELECT CASE WHEN k.paid THEN k.number ELSE 'n/a' END FROM kinds k;
--                                          ^^^ invalid-constant
SELECT CASE WHEN k.paid THEN 'n/a' WHEN k.number > 1 THEN k.cost END FROM kinds k;
--                            ^^^ invalid-constant
SELECT ARRAY[k.number, 'x'] FROM kinds k;
--                      ^ invalid-constant
SELECT k.number FROM kinds k UNION SELECT 'x';
--                                         ^ invalid-constant
SELECT 'x' UNION ALL SELECT k.id FROM kinds k;
--      ^ invalid-constant
VALUES (1, 'a'), ('x', 'b');
--                 ^ invalid-constant
SELECT * FROM (VALUES (1), ('x')) v(a);
--                           ^ invalid-constant
SELECT 1 FROM kinds k JOIN (VALUES ('north')) v(id) ON k.name = v.id;
SELECT worth('x', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), worth(1, 'north');
--                                                                   ^^^^^ invalid-constant
--            ^ invalid-constant
SELECT date_trunc('day', k.made), date_part('day', k.seen), make_date('x', 1, 1) FROM kinds k;
--                                                                     ^ invalid-constant
SELECT generate_series(1, 'x');
--                         ^ invalid-constant
SELECT array_append(k.numbers, 'x'), array_position(k.numbers, 'y') FROM kinds k;
--                                                              ^ invalid-constant
--                              ^ invalid-constant
SELECT lag(k.number, 1, 'none') OVER (ORDER BY k.id) FROM kinds k;
--                       ^^^^ invalid-constant
SELECT sum(k.number) FILTER (WHERE k.small > 'x') FROM kinds k;
--                                            ^ invalid-constant
SELECT k.id FROM kinds k WHERE k.number = (SELECT max(i.number) FROM kinds i WHERE i.id = 'north');
--                                                                                         ^^^^^ invalid-constant
WITH w AS (SELECT k.number AS n FROM kinds k) SELECT n FROM w WHERE n = 'x';
--                                                                       ^ invalid-constant
SELECT 1 FROM kinds k GROUP BY k.number HAVING k.number > 'x' ORDER BY k.number = 'y';
--                                                                                 ^ invalid-constant
--                                                         ^ invalid-constant
SELECT 1 FROM kinds k JOIN kinds l ON k.number = l.number AND l.big = 'x';
--                                                                     ^ invalid-constant
SELECT q.n FROM (SELECT coalesce(k.number, 0) AS n FROM kinds k) q WHERE q.n = 'x';
--                                                                              ^ invalid-constant
SELECT (k.pair).a = 'x', k.numbers[1] = 'y' FROM kinds k;
--                                       ^ invalid-constant
--                   ^ invalid-constant
SELECT 'x'::integer::text, ('y')::integer;
--                           ^ invalid-constant
--      ^ invalid-constant
SELECT jsonb_array_length('north'), jsonb_typeof('{'), to_json('x'::text);
--                                                ^ invalid-constant
--                         ^^^^^ invalid-constant
SELECT extract(day FROM k.made) = 'x' FROM kinds k;
--                                 ^ invalid-constant
SELECT EXISTS (SELECT 1 FROM kinds k WHERE k.paid = 'no!');
--                                                   ^^^ invalid-constant
SELECT now() - 'yesterdy', now() - interval 'x' FROM kinds k;
--                                           ^ invalid-constant
--              ^^^^^^^^ invalid-constant
SELECT '99999'::smallint, '40000'::integer, '-9223372036854775809'::bigint, '1e500'::float8, '1e10'::integer;
--                                                                                            ^^^^ invalid-constant
--                                                                           ^^^^^ invalid-constant
--                                           ^^^^^^^^^^^^^^^^^^^^ invalid-constant
--      ^^^^^ invalid-constant

-- These fit.
SELECT '1'::integer, uuid 'a0eebc999c0b4ef8bb6d6bb9bd380a11', date 'today', interval '1' day, interval '1:30' minute to second, 'x'::varchar(1);
SELECT coalesce(k.number, '1'), coalesce(k.name, 'none'), greatest(k.day, 'tomorrow'), coalesce('x', 'y') FROM kinds k;
SELECT CASE k.number WHEN '1' THEN 'one' ELSE 'other' END, ARRAY[k.number, '2'], ARRAY['x', 'y'] FROM kinds k;
SELECT k.number FROM kinds k UNION SELECT '2' UNION SELECT NULL;
SELECT k.name FROM kinds k UNION SELECT 'x';
VALUES ('a'), ('b');
SELECT worth('1', '{a0eebc999c0b4ef8bb6d6bb9bd380a11}'), array_append(k.tags, 'x'), lag(k.name, 1, 'none') OVER () FROM kinds k;
SELECT now() - '1 day', now() > 'yesterday', length('x'), concat('a', 1), format('%s', 'x'), to_char(now(), 'x');
--              ^^^^^ invalid-constant
SELECT k.number::text = 'x', k.id::text IN ('a', 'b'), 'a' = 'b', 'x' IN ('y', 'z'), 'a' || 'b' FROM kinds k;
