-- Constants without types leave several functions, and none is the best of them.
SELECT extract(year FROM '2026-01-01'), date_trunc('day', '2026-01-01'), sum('1'), lower('A'), abs('-1'), text('a'), int4('1') FROM w;
--                                                                       ^^^ user-function "function ""sum"" is not unique on the replica for arguments (unknown)"
--                                      ^^^^^^^^^^ user-function "not unique"
--     ^^^^^^^ user-function "function ""pg_catalog.extract"" is not unique"
