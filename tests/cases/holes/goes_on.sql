-- extensions: pg_trgm

-- Behind text that holds WHERE, or what a join is on, conditions go on with AND and OR.
SELECT o.id FROM public.orgs o ${where:raw} AND o.nmae = 1 OR o.id_ = 2 ORDER BY o.x;
--                             ^^^^^^^^^^^^ unanalysed
--                                                ^^^^ unknown-column
--                                                              ^^^ unknown-column
--                                                                                 ^ unknown-column
SELECT o.id FROM public.orgs o JOIN public.apps a ${condition:raw} AND a.owner = o.id WHERE o.nmae = 1;
--                                                ^^^^^^^^^^^^^^^^ unanalysed
--                                                                       ^^^^^ unknown-column
--                                                                                            ^^^^ unknown-column
SELECT o.id FROM public.orgs o WHERE EXISTS (SELECT FROM public.apps a :where OR a.nmae = o.id) AND o.nmae = 1;
--                                                                     ^^^^^^ unanalysed
--                                                                                 ^^^^ unknown-column
--                                                                                                    ^^^^ unknown-column
DELETE FROM public.orgs ${where:raw} AND orgs.nmae = 1 RETURNING orgs.id_;
--          ^^^^^^^^^^^ write
--                      ^^^^^^^^^^^^ unanalysed
--                                            ^^^^ unknown-column
--                                                                    ^^^ unknown-column
UPDATE public.orgs o SET name = 'x' ${where:raw} AND o.nmae = x.id;
--     ^^^^^^^^^^^ write
--                                  ^^^^^^^^^^^^ unanalysed
--                                                     ^^^^ unknown-column

-- Text behind the target of DELETE may bring other entries by USING.
DELETE FROM public.orgs o ${using:raw} WHERE o.nmae = x.id RETURNING o.id_, y.z;
--          ^^^^^^^^^^^ write
--                        ^^^^^^^^^^^^ unanalysed
--                                             ^^^^ unknown-column
--                                                                     ^^^ unknown-column

-- A word before ON or USING may be the alias of what the text joins, or a relation.
SELECT o.nmae, a.any FROM public.orgs o ${join:raw} a ON a.id = o.id_;
--       ^^^^ unknown-column
--                                      ^^^^^^^^^^^ unanalysed
--                                                                ^^^ unknown-column
SELECT o.nmae, a.any FROM public.orgs o ${join:raw} a USING (id);
--       ^^^^ unknown-column
--                                      ^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o ${join:raw} public.apps ON apps.owner = o.id;
--       ^^^^ unknown-column
--                               ^^^^^^^^^^^ unanalysed
--                                                               ^^^^^ unknown-column

-- Text behind the last column may hold FROM, and go on with a condition.
SELECT o.id, o.nmae ${from:raw} AND o.x = 1 ORDER BY o.y;
--                  ^^^^^^^^^^^ unanalysed

-- The branches of CASE.
SELECT CASE ${branches:raw} ELSE o.nmae END, CASE o.id_ ${branches:raw} END FROM public.orgs o;
--          ^^^^^^^^^^^^^^^ unanalysed
--                                 ^^^^ unknown-column
--                                                  ^^^ unknown-column
--                                                      ^^^^^^^^^^^^^^^ unanalysed

-- The options of EXPLAIN. Those may run a statement, or keep it from being run.
EXPLAIN ${options:raw} SELECT o.nmae FROM public.orgs o;
--      ^^^^^^^^^^^^^^ unanalysed
--                              ^^^^ unknown-column
EXPLAIN (VERBOSE, ${options:raw}) SELECT o.nmae FROM public.orgs o;
--                ^^^^^^^^^^^^^^ unanalysed
--                                         ^^^^ unknown-column
EXPLAIN (ANALYZE ${analyze:raw}) DELETE FROM public.orgs o WHERE o.nmae = 1;
--               ^^^^^^^^^^^^^^ unanalysed
--                                                                 ^^^^ unknown-column
EXPLAIN ANALYZE ${options:raw} DELETE FROM public.orgs o WHERE o.nmae = 1;
--              ^^^^^^^^^^^^^^ unanalysed
--                                         ^^^^^^^^^^^ write
--                                                               ^^^^ unknown-column

-- As arguments of an extension's function text may be several.
SELECT similarity(${arguments:raw}), similarity(o.name ${more:raw}), similarity(o.name) FROM public.orgs o;
--                ^^^^^^^^^^^^^^^^ unanalysed
--                                                     ^^^^^^^^^^^ unanalysed
--                                                                   ^^^^^^^^^^ user-function
