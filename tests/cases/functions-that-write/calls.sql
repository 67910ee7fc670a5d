SELECT app.bump(1), app.bump('a'::text), app.slug('a');
--     ^^^^^^^^ write "function ""app.bump"" writes"
SELECT bump(o.id) FROM app.orders o WHERE app.bump(o.note) IS NOT NULL;
--     ^^^^ write
SELECT m.x FROM app.mark(1, 2) AS m (x);
--              ^^^^^^^^ write
CALL app.mark('a', 'b');
--   ^^^^^^^^ write
WITH w AS (SELECT app.mark() AS n) SELECT w.n FROM w;
--                ^^^^^^^^ write
SELECT app.seen(1, true);
--     ^^^^^^^^ write
SELECT array_agg(o.id) FILTER (WHERE app.seen(o.id, false)) FROM app.orders o;
--                                   ^^^^^^^^ write
-- Which of several is called, the type of the parameter says.
SELECT app.either($1);
--     ^^^^^^^^^^ undecided "several functions fit, and some of them do"
SELECT app.either($1::date), app.either($2::integer);
--                           ^^^^^^^^^^ write
-- A name in a constant is looked up, and not called.
SELECT 'app.mark'::regproc, 'app.bump(bigint)'::regprocedure;
-- None of them takes these arguments: that is all there is to say.
SELECT app.bump(o.tags) FROM app.orders o;
--     ^^^^^^^^ user-function
SELECT app.slug(o.note) FROM app.orders o;
-- EXPLAIN without ANALYZE runs nothing.
EXPLAIN SELECT app.bump(1);
EXPLAIN ANALYZE SELECT app.bump(1);
--                     ^^^^^^^^ write
