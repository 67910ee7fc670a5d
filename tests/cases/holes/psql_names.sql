-- psql puts text in the place of `:name`, and an identifier in that of `:"name"`. What it is, is not
-- known here: the rest of the statement is checked all the same.

SELECT c.name FROM public.apps c LEFT JOIN :schema.orgs o ON o.id = c.owner_org WHERE c.nmae = o.x;
--                                         ^^^^^^^ unanalysed
--                                                                                      ^^^^ unknown-column

-- A relation of unknown name may have any columns, and without an alias go by any name.
SELECT o.anything, o.id FROM :"table" o WHERE o.other = 1;
--                           ^^^^^^^^ unanalysed
SELECT orders.anything, status FROM :table WHERE orders.other = 1;
--                                  ^^^^^^ unanalysed
SELECT o.nmae FROM :table t JOIN public.orgs o ON o.id = t.org_id WHERE missing.id = 1;
--       ^^^^ unknown-column
--                 ^^^^^^ unanalysed
--                                                                      ^^^^^^^^^^ unknown-column

SELECT o.nmae FROM public.orgs o JOIN :table t ON t.id = o.id_ LEFT JOIN :table u USING (id);
--       ^^^^ unknown-column
--                                    ^^^^^^ unanalysed
--                                                         ^^^ unknown-column
--                                                                       ^^^^^^ unanalysed
INSERT INTO public.apps (app_id) SELECT a.nmae FROM :table a ON CONFLICT (:key) DO UPDATE SET name = excluded.nmae;
--          ^^^^^^^^^^^ write
--                                                  ^^^^^^ unanalysed
--                                                                        ^^^^ unanalysed
--                                                                                                            ^^^^ unknown-column
MERGE INTO :table t USING public.orgs o ON t.id = o.nmae WHEN MATCHED THEN UPDATE SET a = o.id_;
--         ^^^^^^ unanalysed
--         ^^^^^^ write
--                                                  ^^^^ unknown-column
--                                                                                          ^^^ unknown-column

SELECT o.:column, o.nmae FROM public.orgs o ORDER BY o.:"column";
--       ^^^^^^^ unanalysed
--                  ^^^^ unknown-column
--                                                     ^^^^^^^^^ unanalysed
SELECT :schema.credits(o.nmae), :"function"(o.nmae), o.name::public.:type FROM public.orgs o;
--     ^^^^^^^ unanalysed
--                       ^^^^ unknown-column
--                              ^^^^^^^^^^^ unanalysed
--                                            ^^^^ unknown-column
--                                                                  ^^^^^ unanalysed

-- Where a value stands, a parameter is one.
SELECT :columns FROM public.orgs o WHERE o.id = :id AND o.name IN (:names) LIMIT :most;

-- The same hole has the same name everywhere.
SELECT :o.id, :o.nmae FROM public.orgs AS :o;
--     ^^ unanalysed
--            ^^ unanalysed
--               ^^^^ unknown-column
--                                        ^^ unanalysed
SELECT x.id, x.nmae FROM (SELECT o.id AS :id FROM public.orgs o) x;
--                                       ^^^ unanalysed
WITH :recent AS (SELECT o.id FROM public.orgs o) SELECT r.id, o.nmae FROM recent r, public.orgs o;
--   ^^^^^^^ unanalysed
--                                                              ^^^^ unknown-column

-- An alias that is not known may be any name before a dot.
SELECT o.nmae, x.y FROM (SELECT 1 AS a) AS :alias, public.orgs o WHERE x.z = 1 AND o.id_ = $1;
--       ^^^^ unknown-column
--                                         ^^^^^^ unanalysed
--                                                                                   ^^^ unknown-column
SELECT x.y FROM :function(1) WHERE x.z = 1;
--              ^^^^^^^^^ unanalysed
SELECT x.name, o.nmae FROM public.orgs o JOIN public.apps a USING (name) AS :alias;
--               ^^^^ unknown-column
--                                                                          ^^^^^^ unanalysed
