-- A constant beside a column is read as the column's type, and no other one is looked at.
SELECT 1 FROM kinds k WHERE k.id = 'north';
--                                  ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.small = '40000';
--                                     ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number = '1a';
--                                      ^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number <> '99999999999';
--                                       ^^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE 'x' < k.big;
--                           ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.cost > '1,5';
--                                    ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.ratio >= '1e400';
--                                      ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.price = 'free';
--                                     ^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.paid = 'maybe';
--                                    ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.paid IS DISTINCT FROM 'north';
--                                                   ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.extra = '{paid: true}';
--                                     ^^^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.extra @> 'north';
--                                      ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.extra = '"\u0000"';
--                                     ^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.raw = '\xabc';
--                                   ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.mask = '102';
--                                    ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.day = 'north';
--                                   ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.day >= '2024-02-30';
--                                    ^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.clock = '25:00';
--                                     ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.made < 'A12';
--                                    ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.seen < '';
--                                   ^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.seen < '2024-01-01 10:00+99';
--                                    ^^^^^^^^^^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.span > '1 fortnight';
--                                    ^^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.ip = '10.0.0.256';
--                                  ^^^^^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.ip << 'office';
--                                   ^^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.place <-> '(1,2' < 3;
--                                       ^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number BETWEEN '1' AND 'x';
--                                                    ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number NOT BETWEEN 'a' AND '2';
--                                                ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.id IN ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'north');
--                                                                            ^^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number NOT IN ('x');
--                                            ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number IN ('1', 2, '3x');
--                                                ^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number IN ('1', k.small, '3x');
--                                                      ^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number + '1.5' > 2;
--                                      ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE NOT (k.number = ('x'));
--                                            ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number OPERATOR(pg_catalog.=) 'x';
--                                                           ^ invalid-constant
SELECT nullif(k.number, 'x') FROM kinds k;
--                       ^ invalid-constant
SELECT CASE k.number WHEN 'x' THEN 1 END FROM kinds k;
--                         ^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number = E'\x78' AND k.big = U&'\0078' AND k.small = $$x$$;
--                                                                                   ^ invalid-constant
--                                                            ^^^^^ invalid-constant
--                                       ^^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.number = '1'
--                                      ^^ invalid-constant
    'x';
SELECT 1 FROM kinds k WHERE k.number = '{}' OR k.day <> '{}' OR nullif(k.span, '{1}') IS NULL;
--                                                       ^^ invalid-constant
--                                      ^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.words @@ 'a b';
--                                      ^^^ invalid-constant
SELECT 1 FROM kinds k WHERE k.words = '10:00' OR k.words @@ 'a &' OR k.words @@ 'a & (b | !c) <-> d:*';
--                                                           ^^^ invalid-constant
--                                     ^^^^^ invalid-constant

-- These fit, whatever they are on the primary.
SELECT 1 FROM kinds k WHERE k.id = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' AND k.id = '{a0eebc999c0b4ef8bb6d6bb9bd380a11}';
SELECT 1 FROM kinds k WHERE k.small = ' -5 ' AND k.number = '+7' AND k.small = 99999 AND k.big = '0012';
SELECT 1 FROM kinds k WHERE k.cost = 'NaN' AND k.cost < '1e5' AND k.ratio = '-inf' AND k.ratio = '.5' AND k.price = '5.';
SELECT 1 FROM kinds k WHERE k.paid = 'off' AND k.paid = 'T' AND k.paid <> ' yes ';
SELECT 1 FROM kinds k WHERE k.extra = '{"paid": true, "paid": [1, null]}' AND k.extra ? 'paid' AND k.extra ->> 'x' = 'y';
SELECT 1 FROM kinds k WHERE k.raw = '\xAB cd' AND k.raw = 'abc' AND k.mask = '101' AND k.mask = 'xF';
SELECT 1 FROM kinds k WHERE k.day = '2024-2-29' AND k.day < 'now' AND k.day > '01/02/2024' AND k.day <> 'infinity';
SELECT 1 FROM kinds k WHERE k.clock = '24:00' AND k.made = '2024-01-01T10:00:00' AND k.seen > '2024-01-01 10:00:00.5+02';
SELECT 1 FROM kinds k WHERE k.span > '1 day 02:00' AND k.span < '90' AND k.span = 'P1DT2H' AND k.span = '@ 1 hour ago';
SELECT 1 FROM kinds k WHERE k.ip = '::1' AND k.ip << '10.0.0.0/8' AND k.place <-> '1,2' < 3;
SELECT 1 FROM kinds k WHERE k.name = 'north' AND k.code = '1' AND k.site = 'x' AND k.nick = 'X' AND k.name IN ('a', 'b');
SELECT 1 FROM kinds k WHERE k.fee > '1.50' AND k.name LIKE '%x' AND k.name ~ 'x' AND k.name || 'x' = 'y';
SELECT 1 FROM kinds k WHERE k.number = NULL AND k.number = $1 AND k.number IN ($2, '3');
SELECT k.meta -> 'a', k.extra - 'a', k.extra || '{}', k.extra #> '{a,b}', k.numbers[1] FROM kinds k;
SELECT 1 FROM kinds k WHERE k.extra @? '$.a[*] ? (@.b > 1)' AND k.extra @@ '$.a == 1' AND k.dict ? 'a' AND k.dict @> 'a => 1';

-- Paths into documents, and pairs of hstore.
SELECT 1 FROM kinds k WHERE k.extra @? '$.a ? (@ >' OR k.extra @@ '$.a = 1' OR jsonb_path_exists(k.extra, '@.a');
--                                                                                                         ^^^ invalid-constant "not allowed in root expressions"
--                                                                 ^^^^^^^ invalid-constant "syntax error at or near"
--                                      ^^^^^^^^^^ invalid-constant "syntax error at end of jsonpath input"
SELECT 1 FROM kinds k WHERE k.dict @> 'a';
--                                     ^ invalid-constant "Unexpected end of string"
