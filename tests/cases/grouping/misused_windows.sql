-- A window takes over from another how that is partitioned and sorted, and never its frame.
SELECT count(*) OVER w, count(*) OVER (w), count(*) OVER (w ROWS 1 PRECEDING) FROM city c WINDOW w AS (ORDER BY c.code);
SELECT count(*) OVER (w PARTITION BY c.code) FROM city c WINDOW w AS (ORDER BY c.title);
--                    ^ misused-window "cannot override PARTITION BY clause of window ""w"""
SELECT count(*) OVER (w ORDER BY c.code) FROM city c WINDOW w AS (ORDER BY c.title);
--                    ^ misused-window "cannot override ORDER BY clause of window ""w"""
SELECT count(*) OVER w, count(*) OVER (w) FROM city c WINDOW w AS (ORDER BY c.code ROWS 1 PRECEDING);
--                                     ^ misused-window "cannot copy window ""w"" because it has a frame clause"
SELECT count(*) OVER v FROM city c WINDOW w AS (ORDER BY c.code), v AS (x), w AS ();
--                                                                      ^ misused-window "window ""x"" does not exist"
--                                                                          ^ misused-window "window ""w"" is already defined"
SELECT count(*) OVER (w GROUPS 1 PRECEDING) FROM city c WINDOW w AS (PARTITION BY c.code);
--     ^^^^^^^^^^^^^^^^^^^^^^^^^ misused-window "GROUPS mode requires an ORDER BY clause"
-- Window functions see what WHERE, GROUP BY and HAVING leave.
SELECT rank() OVER (ORDER BY c.code) FROM city c ORDER BY row_number() OVER (ORDER BY c.code);
SELECT 1 FROM city c WHERE rank() OVER (ORDER BY c.code) = 1;
--                         ^^^^ misused-window "window functions are not allowed in WHERE"
SELECT 1 FROM city c JOIN road r ON count(*) OVER () = r.code;
--                                  ^^^^^ misused-window "window functions are not allowed in JOIN conditions"
SELECT sum(count(*) OVER ()) OVER () FROM city c;
--         ^^^^^ misused-window "window function calls cannot be nested"
SELECT rank(), lag(1) FROM city c;
--             ^^^ misused-window "window function requires an OVER clause"
--     ^^^^ misused-window "window function requires an OVER clause"
SELECT lower(c.title) OVER (), count(DISTINCT c.code) OVER () FROM city c;
--                             ^^^^^ misused-window "DISTINCT is not implemented for window functions"
--     ^^^^^ misused-window "OVER specified, but it is not a window function nor an aggregate function"
