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

-- JSON of a value, and what RETURNING, a path and a document may be.
SELECT json(w.by), json(w.t), json(w.i), json_object('a': 1 RETURNING jsonb) @> '{}', json_array(1 RETURNING integer) FROM w;
--                                                                                                           ^^^^^^^ user-function "cast from ""json"" to ""integer"" does not exist on the replica: it is not built in"
--                                 ^^^ user-function "cast from ""integer"" to ""json"" does not exist on the replica: it is not built in"
SELECT json_serialize(w.i), json_serialize(w.jb RETURNING integer), json_serialize(w.jb) || 'a' FROM w;
--                                                        ^^^^^^^ type-mismatch "cannot use type integer in RETURNING clause of JSON_SERIALIZE()"
--                    ^^^ type-mismatch "cannot use non-string type integer with implicit FORMAT JSON clause"
SELECT json_exists(w.i, '$.a'), json_exists(w.jb, '$.a b'), json_value(w.jb, w.i), json_query(w.j, '$.a' RETURNING text) || 'a' FROM w;
--                                                                           ^^^ type-mismatch "JSON path expression must be of type jsonpath, not of type integer"
--                                                 ^^^^^ invalid-constant "syntax error at end of jsonpath input"
--                 ^^^ user-function "cast from ""integer"" to ""jsonb"" does not exist on the replica: it is not built in"
