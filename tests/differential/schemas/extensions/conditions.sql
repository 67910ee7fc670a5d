-- Conditions that only the primary can read; a comment says what the replica answers.
'a'::text % 'b'::text; -- 42883
'a'::text <% 'b'; -- 42883
('a'::text <-> 'b'::text) > 1; -- 42883
(1 <-> 2) > 1; -- 42883
ARRAY[1] @@ '1&2'; -- 42883
(ARRAY[1] & 3) IS NULL; -- 42883
'a.b'::ltree IS NULL; -- 42704
NULL::public.cube IS NULL; -- 42704
similarity('a', 'b') > 0.5; -- 42883
public.levenshtein('a', 'b') = 1; -- 42883
unaccent('a') = 'a'; -- 42883
idx(ARRAY[1], 1) = 1; -- 42883
EXISTS (SELECT FROM public.tree); -- 42P01
EXISTS (SELECT FROM app.v); -- 42P01
ts_lexize('unaccent', 'x') IS NULL; -- 42704
