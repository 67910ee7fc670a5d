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

-- In a list of columns it may be several.
SELECT w.any, o.nmae FROM public.orgs o CROSS JOIN jsonb_each($1) AS w(key ${columns:raw});
--              ^^^^ unknown-column
--                                                                         ^^^^^^^^^^^^^^ unanalysed
SELECT w.any, o.nmae FROM public.orgs o JOIN jsonb_to_recordset($1) AS w(id int ${columns:raw}) ON w.other = o.id_;
--              ^^^^ unknown-column
--                                                                              ^^^^^^^^^^^^^^ unanalysed
--                                                                                                             ^^^ unknown-column
SELECT w.any FROM jsonb_to_recordset($1) AS w(id int, ${columns:raw}) JOIN public.orgs o ON o.nmae = w.other;
--                                                    ^^^^^^^^^^^^^^ unanalysed
--                                                                                            ^^^^ unknown-column
SELECT x.any, o.nmae FROM public.orgs o, xmltable('/r' PASSING ($1::xml) COLUMNS id int PATH 'id', ${columns:raw}) AS x;
--              ^^^^ unknown-column
--                                                                                                 ^^^^^^^^^^^^^^ unanalysed

-- What ends a statement may be its RETURNING.
WITH gone AS (DELETE FROM public.apps a WHERE a.nmae = $1 ${returning:raw}) SELECT g.any FROM gone g;
--                        ^^^^^^^^^^^ write
--                                              ^^^^ unknown-column
--                                                        ^^^^^^^^^^^^^^^^ unanalysed
WITH added AS (INSERT INTO public.apps (nmae) VALUES ($1) ${returning:raw}) SELECT g.any FROM added g;
--                         ^^^^^^^^^^^ write
--                                      ^^^^ unknown-column
--                                                        ^^^^^^^^^^^^^^^^ unanalysed

-- What begins a query may hold its WITH.
${select:raw} o.nmae FROM recent r, public.orgs o;
--<^^^^^^^^^^ unanalysed
--              ^^^^ unknown-column
${select:raw} FROM recent r, public.orgs o WHERE o.nmae = r.any;
--<^^^^^^^^^^ unanalysed
--                                                 ^^^^ unknown-column
SELECT o.nmae FROM public.orgs o WHERE o.id IN (${select:raw} FROM recent r WHERE r.any = o.id_);
--       ^^^^ unknown-column
--                                              ^^^^^^^^^^^^^ unanalysed
--                                                                                          ^^^ unknown-column
SELECT o.nmae, q.any FROM public.orgs o, (${query:raw} ORDER BY name LIMIT 10) q WHERE o.id_ = q.other;
--       ^^^^ unknown-column
--                                        ^^^^^^^^^^^^ unanalysed
--                                                                                       ^^^ unknown-column

-- It goes on with an operand, and with all that this is the last operand of.
SELECT o.name ->> 'x' ${more:raw} ->> 'y', o.name || 1 ${more:raw} + o.nmae FROM public.orgs o;
--                    ^^^^^^^^^^^ unanalysed
--                                                     ^^^^^^^^^^^ unanalysed
--                                                                     ^^^^ unknown-column

-- In the place of words that PostgreSQL's grammar knows.
SELECT extract(${field:raw} FROM o.nmae), normalize(o.name, ${form:raw}), o.id_ FROM public.orgs o;
--             ^^^^^^^^^^^^ unanalysed
--                                 ^^^^ unknown-column
--                                                          ^^^^^^^^^^^ unanalysed
--                                                                          ^^^ unknown-column

-- Of a function that both PostgreSQL and an extension have.
SELECT regexp_split_to_table(${arguments:raw}), o.nmae FROM public.orgs o;
--                           ^^^^^^^^^^^^^^^^ unanalysed
--                                                ^^^^ unknown-column

-- The name of a FROM entry may be its row, or a column of one that is not known.
SELECT to_jsonb(o) ->> 'name', o.nmae FROM public.orgs o JOIN :"schema".apps a ON a.owner = o.id_;
--                               ^^^^ unknown-column
--                                                            ^^^^^^^^^ unanalysed
--                                                                                            ^^^ unknown-column

-- A column of USING that is not known may be the one that another join names.
SELECT c.nmae FROM public.channels c JOIN public.app_versions v USING (:"column") JOIN public.apps a USING (app_id);
--       ^^^^ unknown-column
--                                                                     ^^^^^^^^^ unanalysed
SELECT c.nmae FROM public.channels c JOIN public.app_versions v USING (:"column") JOIN public.apps a USING (nowhere);
--       ^^^^ unknown-column
--                                                                     ^^^^^^^^^ unanalysed
--                                                                                                          ^^^^^^^ unknown-column
--                                                                                                          ^^^^^^^ unknown-column

-- The last argument may be several.
SELECT n.n, o.nmae FROM public.orgs o, generate_series(now() - interval ${interval:raw}) AS n;
--            ^^^^ unknown-column
--                                                                      ^^^^^^^^^^^^^^^ unanalysed

-- Of no value of a parameter a field can be taken.
SELECT (:row).name, o.nmae FROM public.orgs o;
--      ^^^^ unanalysed
--                    ^^^^ unknown-column

-- Behind it `%s` is a parameter, and no remainder.
SELECT o.id FROM public.orgs o WHERE {column} {operator} %s AND o.nmae = 1;
--                                   ^^^^^^^^ unanalysed
--                                            ^^^^^^^^^^ unanalysed
--                                                                ^^^^ unknown-column

-- Text alone in parentheses may be a join, which needs no alias; a query that begins there is one.
SELECT id FROM (${source:raw}) WHERE other = 1;
--              ^^^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o ${condition:raw} (SELECT a.nmae FROM public.apps a);
--       ^^^^ unknown-column
--                               ^^^^^^^^^^^^^^^^ unanalysed
--                                                          ^^^^ unknown-column
SELECT o.nmae FROM public.orgs o, (SELECT a.name FROM public.apps a ${where:raw});
--       ^^^^ unknown-column
--                                 ^^^^^^ newer-than-replica
--                                                                  ^^^^^^^^^^^^ unanalysed

-- A value at the end of MERGE is none that begins RETURNING.
MERGE INTO public.apps AS a USING public.orgs AS o ON a.owner_org = o.id WHEN MATCHED THEN UPDATE SET name = :name;
--         ^^^^^^^^^^^ write
