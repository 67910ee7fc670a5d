-- A row that is one value is compared once rows are there: each field is of the same type to the letter.
SELECT 1 FROM city c, road d WHERE c = d;
--                                   ^ type-mismatch "cannot compare dissimilar column types integer and text at record column 1"
SELECT c IS DISTINCT FROM d FROM city c, road d;
--     ^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types integer and text at record column 1"
SELECT 1 FROM city c WHERE c IN (SELECT d FROM road d);
--                                      ^ select-star "the whole row of relation ""public.road"" is returned"
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types integer and text at record column 1"
SELECT 1 FROM city c WHERE c NOT IN (SELECT d FROM road d);
--                                          ^ select-star "the whole row of relation ""public.road"" is returned"
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types integer and text at record column 1"
SELECT co = jc FROM ty;
--        ^ type-mismatch "cannot compare dissimilar column types text and json at record column 2"
SELECT co = ROW(1, 2) FROM ty;
--        ^ type-mismatch "cannot compare dissimilar column types text and integer at record column 2"
SELECT co IN ((1, 2::text), (i4, i8)) FROM ty;
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types text and bigint at record column 2"
SELECT CASE (i4, i4) WHEN (i4, i8) THEN 1 END, nullif((i4, i4), (i4, i8)) FROM ty;
--                                             ^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types integer and bigint at record column 2"
--                         ^^^^^^ type-mismatch "cannot compare dissimilar column types integer and bigint at record column 2"
SELECT nullif((i4, i4), (i4, i4, i4)) FROM ty;
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type-mismatch "cannot compare record types with different numbers of columns"
SELECT ((i4, tx), tx) = ((i8, tx), tx) FROM ty;
--                    ^ type-mismatch "cannot compare dissimilar column types integer and bigint at record column 1"
SELECT ((i4, tx), tx) < ((i4, vc), tx) FROM ty;
--                    ^ type-mismatch "cannot compare dissimilar column types text and varchar at record column 2"
SELECT (co, i4) < (jc, i4) FROM ty;
--              ^ type-mismatch "cannot compare dissimilar column types text and json at record column 2"
SELECT co = (1, 'a') FROM ty;
--        ^ type-mismatch "cannot compare dissimilar column types text and unknown at record column 2"
SELECT (i4, i4) FROM ty UNION SELECT (i4, tx) FROM ty;
--                                    ^^^^^^^^^^^^^^^ type-mismatch "cannot compare dissimilar column types integer and text at record column 2"

-- Their fields need an operator, and so do the elements of arrays.
SELECT jc = jc FROM ty;
--        ^ user-operator "could not identify an equality operator for type public.jcomp"
SELECT jc <> ROW(i4, js), jc < jc FROM ty;
--                           ^ user-operator "could not identify a comparison function for type public.jcomp"
--        ^^ user-operator "could not identify an equality operator for type json"
SELECT ((i4, js), tx) = ((i4, js), tx) FROM ty;
--                    ^ user-operator "could not identify an equality operator for type json"
SELECT nullif((i4, js), (i4, js)) FROM ty;
--     ^^^^^^^^^^^^^^^^^^^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT ja = ja FROM ty;
--        ^ user-operator "could not identify an equality operator for type json[]"
SELECT ja < ja, (i4, ja) = (i4, ja) FROM ty;
--                       ^ user-operator "could not identify an equality operator for type json[]"
--        ^ user-operator "could not identify a comparison function for type json[]"
SELECT ja @> ja OR ja && ja FROM ty;
--                    ^^ user-operator "could not identify an equality operator for type json[]"
--        ^^ user-operator "could not identify an equality operator for type json[]"
SELECT array_position(ja, js), array_remove(jca, jc), max(ja) OVER () FROM ty;
--                                                        ^^ user-operator "could not identify a comparison function for type json"
--                                          ^^^ user-operator "could not identify an equality operator for type public.jcomp"
--                    ^^ user-operator "could not identify an equality operator for type json"
SELECT greatest(js, js) FROM ty;
--     ^^^^^^^^ user-operator "could not identify a comparison function for type json"
SELECT least(pt, pt), greatest(x, x), greatest(ja, ja) FROM ty;
--                                    ^^^^^^^^ user-operator "could not identify a comparison function for type json[]"
--                    ^^^^^^^^ user-operator "could not identify a comparison function for type xid"
--     ^^^^^ user-operator "could not identify a comparison function for type point"

-- What fits.
SELECT c IS NULL, c IS DISTINCT FROM NULL, d = d, d < d FROM city c, road d;
SELECT co = ROW(1, 'a'::text), co = ROW(1, 2)::comp, co < co, (i4, co) = (i4, co), co = ANY (coa) FROM ty;
SELECT CASE (i4, i4) WHEN (i4, i4) THEN 1 END, nullif((i4, tx), (i4, tx)), ia = ia, ia @> ia, xa = xa FROM ty;
SELECT array_position(ia, 1), max(ia) OVER (), greatest(i4, i8), least(tv, tv), greatest(md, 'a') FROM ty;

-- NULLIF gives what the operator takes its first operand as.
SELECT nullif(i4, n) = '1.5', length(nullif(vc, 'a')), nullif(ct, 'a') = 'b', nullif(idm, 1) + 1 FROM ty;
SELECT nullif(1, i4) FROM ty UNION SELECT tx FROM ty;
--                                        ^^ type-mismatch "UNION types ""integer"" and ""text"" cannot be matched on the replica"
