-- What is missing is said once: a column to group by may be any.
SELECT c.title FROM city c GROUP BY c.nope;
--                                    ^^^^ unknown-column "relation ""public.city"" has no column ""nope"" on the replica"
SELECT c.title, c.nope FROM city c GROUP BY c.region;
--                ^^^^ unknown-column "relation ""public.city"" has no column ""nope"" on the replica"
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT g.x, count(*) FROM gone g GROUP BY g.y;
--                        ^^^^ unreplicated-relation "relation ""gone"" is not on the replica"
SELECT c.title, g.x FROM city c JOIN gone g ON g.id = c.code GROUP BY g.y;
--                                   ^^^^ unreplicated-relation "relation ""gone"" is not on the replica"
--     ^^^^^^^ ungrouped-column "column ""c.title"" must appear"
SELECT missing(c.title) FROM city c GROUP BY c.region;
--     ^^^^^^^ user-function "function ""missing"" is not on the replica"
SELECT x, count(*) FROM gone GROUP BY y;
--                      ^^^^ unreplicated-relation "relation ""gone"" is not on the replica"
SELECT s.x, s.y FROM (SELECT * FROM gone) s GROUP BY s.y;
--                                  ^^^^ unreplicated-relation "relation ""gone"" is not on the replica"
