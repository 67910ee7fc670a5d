-- A set stands in the select list, in ORDER BY and GROUP BY, and alone in FROM.
SELECT regexp_split_to_table(c.title, ','), (SELECT 1 FROM regexp_split_to_table(c.title, ',') w LIMIT 1) FROM city c;
SELECT 1 FROM city c WHERE regexp_split_to_table(c.title, ',') = 'a';
--                         ^^^^^^^^^^^^^^^^^^^^^ not-allowed "set-returning functions are not allowed in WHERE"
SELECT coalesce(regexp_split_to_table(c.title, ','), '') FROM city c;
--              ^^^^^^^^^^^^^^^^^^^^^ not-allowed "set-returning functions are not allowed in COALESCE"
SELECT max(generate_series(1, c.code)) FROM city c;
--         ^^^^^^^^^^^^^^^ not-allowed "aggregate function calls cannot contain set-returning function calls"
SELECT 1 FROM city c, abs(generate_series(1, c.code));
--                        ^^^^^^^^^^^^^^^ not-allowed "set-returning functions must appear at top level of FROM"
SELECT x.a FROM city c, json_to_record(c.meta) AS x(a integer);
SELECT 1 FROM city c, json_to_record(c.meta) AS x;
--                    ^^^^^^^^^^^^^^ not-allowed "a column definition list is required for functions returning ""record"""

-- DISTINCT and its like are those of aggregates.
SELECT lower(DISTINCT c.title) FROM city c;
--     ^^^^^ not-allowed "DISTINCT specified, but lower is not an aggregate function"
SELECT count(), count(*) FILTER (WHERE c.capital), max(DISTINCT c.code) FROM city c;
--     ^^^^^ not-allowed "count(*) must be used to call a parameterless aggregate function"

-- What is sorted by is selected; a cast that changes the type is another expression.
SELECT DISTINCT c.code, c.title AS t FROM city c ORDER BY c.title, t, 1;
SELECT DISTINCT c.title FROM city c ORDER BY lower(c.title);
--                                           ^^^^^^^^^^^^^^ not-allowed "for SELECT DISTINCT, ORDER BY expressions must appear in select list"
SELECT DISTINCT c.open_at::date FROM city c ORDER BY c.open_at;
--                                                   ^^^^^^^^^ not-allowed "for SELECT DISTINCT, ORDER BY expressions must appear in select list"
SELECT DISTINCT d.open_at::date FROM road d ORDER BY d.open_at;
SELECT DISTINCT ON (c.title) c.title, c.code FROM city c ORDER BY c.title, c.code;
SELECT DISTINCT ON (c.title) c.title, c.code FROM city c ORDER BY c.code;
--                                                                ^^^^^^ not-allowed "SELECT DISTINCT ON expressions must match initial ORDER BY expressions"
SELECT c.code FROM city c UNION SELECT 1 ORDER BY code DESC;
SELECT c.code FROM city c UNION SELECT 1 ORDER BY -code;
--                                                 ^^^^ not-allowed "invalid UNION/INTERSECT/EXCEPT ORDER BY clause"
SELECT string_agg(DISTINCT c.title, ',' ORDER BY c.title), string_agg(DISTINCT c.title, ',' ORDER BY c.code) FROM city c;
--                                                                                                   ^^^^^^ not-allowed "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list"
