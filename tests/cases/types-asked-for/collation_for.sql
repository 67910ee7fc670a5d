-- COLLATION FOR asks when it is run.
SELECT collation for (t), collation for (ta), collation for ('a'), collation for (NULL), collation for ($1) FROM w;
--                                                                                                      ^^ undecided "$1::text"
SELECT collation for (i), collation for (jb) FROM w;
--                                       ^^ type-mismatch "collations are not supported by type jsonb"
--                    ^ type-mismatch "collations are not supported by type integer"
