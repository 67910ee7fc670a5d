-- A constant that is sorted or grouped by is the number of a column.
SELECT c.code FROM city c ORDER BY 2;
--                                 ^ column-count "ORDER BY position 2 is not in select list"
SELECT c.* FROM city c ORDER BY 8;
--                              ^ column-count "ORDER BY position 8 is not in select list"
--     ^^^ select-star "* expands to all columns of relation ""public.city"""
SELECT c.code FROM city c GROUP BY ROLLUP (1, 2);
--                                            ^ column-count "GROUP BY position 2 is not in select list"
SELECT DISTINCT ON (0, (4)) c.code FROM city c;
--                      ^ column-count "DISTINCT ON position 4 is not in select list"
--                  ^ column-count "DISTINCT ON position 0 is not in select list"
SELECT c.code FROM city c UNION SELECT d.capital FROM road d ORDER BY 2;
--                                                                    ^ column-count "ORDER BY position 2 is not in select list"
SELECT c.code FROM city c ORDER BY 'code';
--                                 ^^^^^^ column-count "non-integer constant in ORDER BY"
SELECT c.code FROM city c ORDER BY 1.5, -1, true;
--                                       ^ column-count "ORDER BY position -1 is not in select list"
--                                 ^^^ column-count "non-integer constant in ORDER BY"
--                                 ^^^^^^^ column-count "non-integer constant in ORDER BY"
SELECT c.code FROM city c GROUP BY NULL, c.code;
--                                       ^^^^^^ column-count "non-integer constant in GROUP BY"

-- Elsewhere it is a value.
SELECT c.code FROM city c ORDER BY (1), 'code'::text, $1, date '2026-01-01', (2, 3), 1 + 1, current_date;
SELECT array_agg(c.code ORDER BY 3), rank() OVER (ORDER BY 'a') FROM city c GROUP BY ();
SELECT c.code FROM city c LIMIT 1;
SELECT * FROM gone g ORDER BY 99;
--            ^^^^ unreplicated-relation "relation ""gone"" is not on the replica"
