-- Of arrays, rows and ranges each part is read as its own type.
SELECT '{1,x}'::integer[];
--         ^ invalid-constant
SELECT '{{1,2},{3,y}}'::bigint[];
--                ^ invalid-constant
SELECT '{a,b'::text[];
--      ^^^^ invalid-constant
SELECT 'north'::text[];
--      ^^^^^ invalid-constant
SELECT '{1,,2}'::integer[];
--      ^^^^^^ invalid-constant
SELECT '{{1,2},{3}}'::integer[];
--      ^^^^^^^^^^^ invalid-constant
SELECT '[2:1]={}'::integer[];
--      ^^^^^^^^ invalid-constant
SELECT '[1:3]={1,2}'::integer[];
--      ^^^^^^^^^^^ invalid-constant
SELECT '{"2024-02-30",2024-02-29}'::date[];
--        ^^^^^^^^^^ invalid-constant
SELECT '{(1,2);(3,4)}'::box[];
--             ^^^^^ invalid-constant
--       ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number = ANY ('{1,x}');
--                                              ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number <> ALL ('1,2');
--                                            ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.numbers = '{1,x}';
--                                          ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.numbers @> '{north}';
--                                         ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.steps = 'north';
--                                     ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.tags && 'north';
--                                     ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.moods = 'sad';
--                                     ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.during = '[2,1]';
--                                      ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.during @> '[1,x]';
--                                          ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.during = '1,2';
--                                      ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.days && '[2024-02-01,2024-01-01)';
--                                     ^^^^^^^^^^^^^^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.days && '[2024-02-01,2024-02-30)';
--                                                 ^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.parts = '{[1,2],[4,x]}';
--                                               ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.parts = '[1,2]';
--                                     ^^^^^ invalid-constant
SELECT '(x,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,ok)'::couple;
--       ^ invalid-constant
SELECT '(1,north,ok)'::couple;
--         ^^^^^ invalid-constant
SELECT '(1,,)'::couple, '(1,)'::couple;
--                       ^^^^ invalid-constant
SELECT '1,,ok'::couple;
--      ^^^^^ invalid-constant
SELECT '{"(1,,ok)","(x,,ok)"}'::couple[];
--                   ^ invalid-constant
SELECT 1 FROM kinds k WHERE (k.number, k.id) = ('1', 'north');
--                                                    ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE (k.number, k.name) IN (('1', 'a'), ('x', 'b'));
--                                                               ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.pair = '(1,2)';
--                                    ^^^^^ invalid-constant
SELECT ROW('x', NULL, 'ok')::couple;
--          ^ invalid-constant

-- These fit.
SELECT '{}'::integer[], '{1,NULL,-2}'::integer[], ' { "1" , 2 } '::integer[], '[0:1]={1,2}'::integer[], '{{1},{2}}'::integer[];
SELECT '{a b,"c,d",\{,""}'::text[], '{t,f,yes}'::boolean[], '{2024-01-01,now}'::date[], '{"[1,2)",empty}'::int4range[];
SELECT 1 FROM kinds k WHERE k.number = ANY ('{1,2}') AND k.number = ANY (ARRAY['1', '2']::integer[]) AND k.steps = '{1}';
SELECT 1 FROM kinds k WHERE k.during = '(,5]' AND k.during @> 5 AND k.during && 'empty' AND k.days = '[today,)' AND k.parts = '{}';
SELECT '(1,,ok)'::couple, ' (,,) '::couple, '("1",a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,"sad")'::couple, '{"(1,,)"}'::couple[];
SELECT 1 FROM kinds k WHERE (k.number, k.name) = ('1', 'north') AND (k.number, k.name) IN (('1', 'a'), ('2', 'b'));
