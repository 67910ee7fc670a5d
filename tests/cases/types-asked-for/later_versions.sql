-- postgres: 18
SELECT ts AT LOCAL AT TIME ZONE 'utc' > ts, (ts) AT LOCAL, ((ts)) AT LOCAL + interval '1 day', extract(month FROM ts AT LOCAL) FROM w;
SELECT i AT LOCAL + 1 FROM w;
--       ^^ user-function "pg_catalog.timezone"
SELECT extract(week FROM iv) FROM w;
SELECT t IS JSON, j IS JSON ARRAY, jb IS NOT JSON, by IS JSON, dt IS JSON, ct IS JSON, 'a' IS JSON, $1 IS JSON FROM w;
SELECT i IS JSON, c IS JSON, e IS JSON, u IS NOT JSON FROM w;
--                                      ^ type-mismatch "cannot use type uuid in IS JSON predicate"
--                           ^ type-mismatch "cannot use type public.mood in IS JSON predicate"
--                ^ type-mismatch "cannot use type ""char"" in IS JSON predicate"
--     ^ type-mismatch "cannot use type integer in IS JSON predicate"
SELECT 1 FROM w WHERE t IS JSON AND i;
--                                  ^ type-mismatch "argument of AND must be type boolean"
