-- Where a type is not known, it is said that this is not checked.
SELECT 1 FROM w WHERE f_unk(1);
--                    ^^^^^^^^ undecided "argument of WHERE is of type boolean" "public.f_unk returns TYPE"
SELECT 1 FROM w WHERE b AND NOT f_unk(1) LIMIT f_unk(2);
--                                             ^^^^^^^^ undecided "argument of LIMIT is of type bigint"
--                              ^^^^^^^^ undecided "argument of NOT is of type boolean"
SELECT CASE WHEN f_unk(1) THEN 1 END, t LIKE f_unk(1) ESCAPE 'a', trim(f_unk(1)), f_unk(1) IS NULL, f_unk(1) IS TRUE FROM w;
--                                                                                                  ^^^^^^^^ undecided "argument of IS TRUE"
--                                                                ^^^^ undecided "pg_catalog.btrim"
--                                    ^^^^^^^^^^^^^^ undecided "pg_catalog.like_escape"
--               ^^^^^^^^ undecided "argument of CASE/WHEN"
-- What is refused anyway has no doubts.
SELECT f_unk(1) AT TIME ZONE 'utc', (f_unk(1), d) OVERLAPS (d, d), substring(f_unk(1) FROM 2) FROM w;
--                                                                 ^^^^^^^^^ undecided "pg_catalog.substring"
--                                                ^^^^^^^^ undecided "pg_catalog.overlaps"
--              ^^ undecided "pg_catalog.timezone"
SELECT 1 FROM w WHERE f_unk(1) AND i;
--                                 ^ type-mismatch
SELECT 1 FROM w WHERE f_unk(1) AND w.gone;
--                                   ^^^^ unknown-column
