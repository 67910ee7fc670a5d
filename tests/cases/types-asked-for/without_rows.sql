-- No row is there yet where rows are counted (parse_clause.c, checkExprIsVarFree); an empty array has no type.
SELECT ARRAY[] FROM w;
--                  ^ type-mismatch "cannot determine type of empty array"
SELECT ARRAY[]::int[] FROM w;
SELECT ARRAY[[],[]]::int[] FROM w;
SELECT (ARRAY[]) FROM w;
--                    ^ type-mismatch "cannot determine type of empty array"
SELECT 1 FROM w LIMIT i;
--                    ^ type-mismatch "argument of LIMIT must not contain variables"
SELECT 1 FROM w LIMIT (SELECT i) ;
--                            ^ type-mismatch "argument of LIMIT must not contain variables"
SELECT 1 FROM w LIMIT length(t);
--                           ^ type-mismatch "argument of LIMIT must not contain variables"
SELECT (SELECT 1 FROM g LIMIT w.i) FROM w;
SELECT (SELECT 1 FROM g LIMIT g.id) FROM w;
--                              ^^ type-mismatch "argument of LIMIT must not contain variables"
SELECT 1 FROM w OFFSET w.i;
--                       ^ type-mismatch "argument of OFFSET must not contain variables"
SELECT sum(i) OVER (ORDER BY i ROWS i PRECEDING) FROM w;
--                                  ^ type-mismatch "argument of ROWS must not contain variables"
SELECT sum(i) OVER (ORDER BY i RANGE BETWEEN i PRECEDING AND 1 FOLLOWING) FROM w;
--                                           ^ type-mismatch "argument of RANGE must not contain variables"
SELECT (SELECT sum(id) OVER (ORDER BY id ROWS w.i PRECEDING) FROM g) FROM w;
SELECT 1 FROM w LIMIT w;
--                    ^ type-mismatch "argument of LIMIT must be type bigint, not type public.w"
SELECT i FROM w UNION SELECT 1 LIMIT i;
--                                   ^ unknown-column
