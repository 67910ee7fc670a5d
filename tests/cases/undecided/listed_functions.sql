-- What a listed function gives is not known, and decides what takes it.
SELECT lower(score(a.id)), abs(public.score(a.id)) FROM accounts a;
--                         ^^^ undecided "function ""abs"""
--     ^^^^^ undecided "function ""lower"""
SELECT max(score(a.id)) FROM accounts a;
--     ^^^ undecided "the type of score(a.id) is unknown"
SELECT score(a.id) + 1, a.id % score(a.id), -score(a.id), @ score(a.id) FROM accounts a;
--                                                        ^ undecided
--                                          ^ undecided
--                           ^ undecided "operator ""%"""
--                 ^ undecided "public.score(bigint) returns TYPE"
SELECT score(a.id)::int, CAST(score(a.id) AS date), score(a.id)::state FROM accounts a;
--                                                               ^^^^^ undecided "public.state"
--                                           ^^^^ undecided "the cast to ""date"""
--                  ^^^ undecided "the cast to ""integer"""
SELECT weigh(score(a.id)), weigh(1) FROM accounts a;
--     ^^^^^ undecided "function ""weigh"""
SELECT s.x + 1 FROM (SELECT score(id) AS x FROM accounts) AS s WHERE lower(s.x) = 'a';
--                                                                   ^^^^^ undecided
--         ^ undecided "s.x"

-- One finding a use, at the innermost one.
SELECT sum(abs(score(a.id) + 1) % 2) FROM accounts a;
--                         ^ undecided

-- No number is cast to these.
SELECT score(a.id)::uuid, score(a.id)::jsonb FROM accounts a;
--                                     ^^^^^ undecided "the cast to ""jsonb"""
--                  ^^^^ undecided "the cast to ""uuid"""
