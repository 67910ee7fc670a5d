-- An aggregate sorts for DISTINCT and ORDER BY.
SELECT count(DISTINCT c.meta), count(DISTINCT c.code) FROM city c;
--                    ^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT count(DISTINCT c.*) FROM city c;
--                    ^^^ user-operator "could not identify an equality operator for type public.city"
SELECT count(DISTINCT x) FROM ty;
--                    ^ user-operator "could not identify an ordering operator for type xid"
SELECT array_agg(DISTINCT js -> 'a'), json_agg(js ORDER BY js -> 'a'), json_agg(js ORDER BY js ->> 'a') FROM ty;
--                                                         ^^^^^^^^^ user-operator "could not identify an ordering operator for type json"
--                        ^^^^^^^^^ user-operator "could not identify an equality operator for type json"
SELECT string_agg(tx, ',' ORDER BY js), array_agg(DISTINCT tx ORDER BY tx, js) FROM ty;
--                                                                         ^^ user-operator "could not identify an ordering operator for type json"
--                                                                         ^^ not-allowed "ORDER BY expressions must appear in argument list"
--                                 ^^ user-operator "could not identify an ordering operator for type json"
SELECT count(DISTINCT pt) FILTER (WHERE bo), array_agg(i4 ORDER BY x) FROM ty;
--                                                                 ^ user-operator "could not identify an ordering operator for type xid"
--                    ^^ user-operator "could not identify an equality operator for type point"
SELECT mode() WITHIN GROUP (ORDER BY pt), percentile_disc(0.5) WITHIN GROUP (ORDER BY x) FROM ty;
--                                                                                    ^ user-operator "could not identify an ordering operator for type xid"
--                                   ^^ user-operator "could not identify an ordering operator for type point"
SELECT rank('1'::xid) WITHIN GROUP (ORDER BY x) FROM ty;
--                                           ^ user-operator "could not identify an ordering operator for type xid"
SELECT count(DISTINCT to_json(d)), count(DISTINCT to_jsonb(d)) FROM road d;
--                    ^^^^^^^^^ user-operator "could not identify an equality operator for type json"

-- A window sorts its partitions, too.
SELECT count(*) OVER (PARTITION BY js ORDER BY pt) FROM ty;
--                                             ^^ user-operator "could not identify an ordering operator for type point"
--                                 ^^ user-operator "could not identify an equality operator for type json"
SELECT count(*) OVER (PARTITION BY x) FROM ty;
--                                 ^ user-operator "could not implement window PARTITION BY"
SELECT count(*) OVER w FROM ty WINDOW w AS (PARTITION BY i4 ORDER BY x);
--                                                                   ^ user-operator "could not identify an ordering operator for type xid"
SELECT rank() OVER (ORDER BY js), sum(i4) FILTER (WHERE bo) OVER (PARTITION BY ja) FROM ty;
--                                                                             ^^ user-operator "could not identify an equality operator for type json[]"
--                           ^^ user-operator "could not identify an ordering operator for type json"

-- The function that is missing is told alone.
SELECT min(DISTINCT js) FROM ty;
--     ^^^ user-function "function ""min"" with arguments (json) is not on the replica"
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY js) FROM ty;
--     ^^^^^^^^^^^^^^^ user-function "function ""percentile_cont"" with arguments (numeric, json) is not on the replica"

-- What fits.
SELECT count(DISTINCT jb), jsonb_agg(DISTINCT jb ORDER BY jb), string_agg(DISTINCT tx, ',' ORDER BY tx), count(DISTINCT $1) FROM ty;
SELECT mode() WITHIN GROUP (ORDER BY md), percentile_disc(0.5) WITHIN GROUP (ORDER BY tv), rank(1) WITHIN GROUP (ORDER BY i4) FROM ty;
SELECT max(i4) OVER (PARTITION BY jb, md ORDER BY ct, 1, 'a'), rank() OVER (ORDER BY $1) FROM ty;
