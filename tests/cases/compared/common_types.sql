-- A set operation resolves two arms at a time, as the parentheses say.
SELECT NULL FROM ty UNION SELECT NULL FROM ty UNION SELECT i4 FROM ty;
--                                                         ^^ type-mismatch "UNION types ""text"" and ""integer"" cannot be matched on the replica"
SELECT NULL FROM ty UNION (SELECT NULL FROM ty UNION SELECT i4 FROM ty);
SELECT i4 FROM ty UNION ALL (SELECT NULL FROM ty UNION SELECT NULL FROM ty);
--                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "UNION types ""integer"" and ""text"" cannot be matched on the replica"
VALUES (NULL) UNION SELECT 1;
--                         ^ type-mismatch "UNION types ""text"" and ""integer"" cannot be matched on the replica"
SELECT i4 FROM ty UNION SELECT i8 FROM ty UNION SELECT tx FROM ty;
--                                                     ^^ type-mismatch "UNION types ""bigint"" and ""text"" cannot be matched on the replica"

-- Rows have one type, or none.
SELECT co FROM ty UNION SELECT (i4, tx) FROM ty;
--                              ^^^^^^ type-mismatch "UNION types ""public.comp"" and ""record"" cannot be matched on the replica"
SELECT co FROM ty UNION SELECT jc FROM ty;
--                             ^^ type-mismatch "UNION types ""public.comp"" and ""public.jcomp"" cannot be matched on the replica"
SELECT coalesce(co, i4), array[co, jc], CASE WHEN bo THEN co ELSE (1, 'a'::text) END FROM ty;
--                                                        ^^ type-mismatch "CASE types ""record"" and ""public.comp"" cannot be matched on the replica"
--                                 ^^ type-mismatch "ARRAY types ""public.comp"" and ""public.jcomp"" cannot be matched on the replica"
--                  ^^ type-mismatch "COALESCE types ""public.comp"" and ""integer"" cannot be matched on the replica"
SELECT coalesce(coa, jca), coalesce((i4, i4), i4) FROM ty;
--                                            ^^ type-mismatch "COALESCE types ""record"" and ""integer"" cannot be matched on the replica"
--                   ^^^ type-mismatch "COALESCE types ""public.comp[]"" and ""public.jcomp[]"" cannot be matched on the replica"
SELECT coalesce(co, NULL, '(1,a)'), coalesce((i4, i4), (i4, tx)), co FROM ty UNION ALL SELECT co, (1, 2), NULL FROM ty;
VALUES ('1') UNION SELECT 'a';
