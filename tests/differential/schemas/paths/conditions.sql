-- Conditions that only the primary can read; a comment says what the replica answers.
EXISTS (SELECT FROM secrets); -- 42P01
EXISTS (SELECT FROM open_things); -- 42P01
EXISTS (SELECT FROM hidden.things); -- 42P01
EXISTS (SELECT FROM things WHERE later IS NULL); -- 42703
'a'::kind IS NULL; -- 42704
twice('a'::text) = 'aa'; -- 42883
shared.twice(1) = 2; -- 42883
hidden.f(1) = 1; -- 3F000
upper('new'::status) = 'x'; -- 42883
1 === 2; -- 42883
1 OPERATOR(hidden.===) 2; -- 3F000
'secrets'::regclass IS NULL; -- 42P01
'a' < 'b' COLLATE hidden.mine; -- 3F000
