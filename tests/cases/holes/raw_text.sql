-- Text that a client puts in as it is may be any number of names, values or parts.

-- HugSQL's identifiers, and its text.
SELECT o.nmae, x.y FROM :i:table x, public.orgs o WHERE o.:i:column = x.z AND o.id_ = :id;
--       ^^^^ unknown-column
--                      ^^^^^^^^ unanalysed
--                                                        ^^^^^^^^^ unanalysed
--                                                                              ^^^ unknown-column
SELECT o.id, :i*:columns FROM public.orgs o ORDER BY anything, o.nmae;
--           ^^^^^^^^^^^ unanalysed
--                                                               ^^^^ unknown-column
SELECT o.id, o.nmae FROM public.orgs o :sql:joins WHERE x.y = 1 AND o.id_ = 1;
--             ^^^^ unknown-column
--                                     ^^^^^^^^^^ unanalysed
--                                                                    ^^^ unknown-column
SELECT o.nmae FROM public.orgs o WHERE :snip:filter ORDER BY o.id_ :sql:direction;
--       ^^^^ unknown-column
--                                     ^^^^^^^^^^^^ unanalysed
--                                                             ^^^ unknown-column
--                                                                 ^^^^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o WHERE o.id IN (:v*:ids) AND (o.id_, o.name) IN (:t*:pairs);
--       ^^^^ unknown-column
--                                                              ^^^ unknown-column

-- pg-promise.
SELECT o.nmae FROM ${schema:name}.orgs x, public.orgs o WHERE o.${column:name} = ${value} AND x.any = 1;
--       ^^^^ unknown-column
--                 ^^^^^^^^^^^^^^ unanalysed
--                                                              ^^^^^^^^^^^^^^ unanalysed
SELECT ${columns:name} FROM $(table:raw) WHERE anything = $<value> AND o.anything = 1;
--     ^^^^^^^^^^^^^^^ unanalysed
--                          ^^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o ${where:raw} ORDER BY o.id_ ${direction^} LIMIT ${most};
--       ^^^^ unknown-column
--                               ^^^^^^^^^^^^ unanalysed
--                                                       ^^^ unknown-column
--                                                           ^^^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM $1:name o JOIN public.orgs p ON p.nmae = o.x $2:raw;
--                 ^^^^^^^ unanalysed
--                                                   ^^^^ unknown-column
--                                                              ^^^^^^ unanalysed

-- MyBatis puts in text for `${name}` and a value for `#{name}`.
SELECT o.nmae FROM public.orgs_${year} x, public.orgs o WHERE o.id = #{id} ORDER BY o.id_, ${column} ${direction};
--       ^^^^ unknown-column
--                        ^^^^^^^^^^^^ unanalysed
--                                                                                    ^^^ unknown-column
--                                                                                         ^^^^^^^^^ unanalysed
--                                                                                                   ^^^^^^^^^^^^ unanalysed
SELECT ${prefix}name, o.nmae FROM ${prefix}orgs x JOIN public.orgs o ON o.id_ = x.id;
--     ^^^^^^^^^^^^^ unanalysed
--                      ^^^^ unknown-column
--                                ^^^^^^^^^^^^^ unanalysed
--                                                                        ^^^ unknown-column

-- psycopg.sql.
SELECT {columns}, o.nmae FROM {table} t, public.orgs o WHERE {condition} AND t.any = o.id_;
--     ^^^^^^^^^ unanalysed
--                  ^^^^ unknown-column
--                            ^^^^^^^ unanalysed
--                                                           ^^^^^^^^^^^ unanalysed
--                                                                                     ^^^ unknown-column

-- As an argument it may be several, and the function may exist for them.
SELECT lower(:sql:arguments), public.missing(:sql:arguments), date_trunc(:sql:arguments) FROM public.orgs o;
--           ^^^^^^^^^^^^^^ unanalysed
--                            ^^^^^^^^^^^^^^ user-function
--                                           ^^^^^^^^^^^^^^ unanalysed
--                                                                       ^^^^^^^^^^^^^^ unanalysed

-- The type of what stands beside it is not known.
SELECT o.created_at :sql:cast + 1, 1 + o.name :sql:cast, o.name + 1 FROM public.orgs o;
--                  ^^^^^^^^^ unanalysed
--                                            ^^^^^^^^^ unanalysed
--                                                              ^ user-operator
SELECT o.id FROM public.orgs o WHERE o.id = o.name :sql:cast AND o.created_at :sql:operator o.name;
--                                                 ^^^^^^^^^ unanalysed
--                                                                            ^^^^^^^^^^^^^ unanalysed

-- Of a query with such columns, those that are written are known.
SELECT x.name + 1, x.other, x.nmae FROM (SELECT o.name, :sql:more FROM public.orgs o) x;
--            ^ user-operator
--                                                      ^^^^^^^^^ unanalysed
WITH r AS (SELECT o.name, :i*:columns FROM public.orgs o) SELECT r.other, name + 1, other FROM r;
--                        ^^^^^^^^^^^ unanalysed
--                                                                             ^ user-operator
SELECT x.b, x.name FROM (SELECT o.name, :sql:more FROM public.orgs o) x(a, b);
--                                      ^^^^^^^^^ unanalysed

-- Each column that is written may be another one.
INSERT INTO public.stripe_info (id, :i*:columns, status) VALUES (1, 'x', 'nowhere');
--          ^^^^^^^^^^^^^^^^^^ write
--                              ^^ unknown-column
--                                  ^^^^^^^^^^^ unanalysed
INSERT INTO public.stripe_info (id, status) VALUES (:sql:values, 'nowhere');
--          ^^^^^^^^^^^^^^^^^^ write
--                              ^^ unknown-column
--                                                  ^^^^^^^^^^^ unanalysed
UPDATE public.orgs o SET nmae = 1, :sql:assignments WHERE o.id_ = 1;
--     ^^^^^^^^^^^ write
--                       ^^^^ unknown-column
--                                 ^^^^^^^^^^^^^^^^ unanalysed
--                                                          ^^^ unknown-column
UPDATE public.orgs o SET name = 'x' :sql:from WHERE o.id = x.org_id AND o.id_ = 1;
--     ^^^^^^^^^^^ write
--                                  ^^^^^^^^^ unanalysed
--                                                                        ^^^ unknown-column
DELETE FROM :i:table WHERE id = 1;
--          ^^^^^^^^ unanalysed
--          ^^^^^^^^ write

-- Clients that put text in for `${name}` do so within quotes as well.
SELECT o.nmae FROM "app_${tenant}".orgs o WHERE o."${column}" = 1 AND o.id_ = $1;
--                 ^^^^^^^^^^^^^^^ unanalysed
--                                                ^^^^^^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o JOIN public.stripe_info s ON s.status = 'prefix_${status}';
--       ^^^^ unknown-column
SELECT '${schema}.orgs'::regclass, to_jsonb(o) ->> '${key}' FROM public.orgs o WHERE o.nmae = 1;
--                                                                                     ^^^^ unknown-column

-- Between two queries it may be UNION.
SELECT 1, o.nmae FROM public.orgs o :sql:union SELECT 2, a.nmae FROM public.apps a;
--          ^^^^ unknown-column
--                                  ^^^^^^^^^^ unanalysed
--                                                         ^^^^ unknown-column
SELECT 1 :sql:rest SELECT a.nmae FROM public.apps a;
--       ^^^^^^^^^ unanalysed
--                          ^^^^ unknown-column

-- Text is only blamed where some text would help: what stands behind a clause of its own is not.
SELECT o.id FROM public.orgs o ${joins:raw} WHERE o.id = = 1;
--                                                       ^ unanalysed "could not be parsed near ""="""
SELECT o.id FROM public.orgs o WHERE o.id IN (${ids:raw}) ODER BY o.id;
--                                                        ^^^^ unanalysed "could not be parsed near ""ODER"""
SELECT ${columns:raw} FROM public.orgs o WEHRE o.id = 1;
--                                       ^^^^^ unanalysed "could not be parsed near ""WEHRE"""
SELECT o.id FROM public.orgs o ${more:raw} o.id = = 1;
--                             ^^^^^^^^^^^ unanalysed "cannot tell what text the client puts in for ${more:raw}"
SELECT o.id FROM public.orgs o ${write:raw} WHERE o.id = 1 RETURNING o.id;
--                             ^^^^^^^^^^^^ unanalysed "cannot tell what text"
SELECT o.id FROM public.orgs o WHERE o.id = ${first:raw}) AND (o.id = 1;
--                                          ^^^^^^^^^^^^ unanalysed "cannot tell what text"
SELECT o.id FROM public.orgs o ${joins:raw} WHERE o.id = 1 ORDER BY o.id
SELECT o.id FROM public.orgs o;
-- <^^ unanalysed "nothing separates this statement"
SELECT o.id FROM public.orgs o WHERE ${condition:raw} AND o.id = 1
INSERT INTO public.orgs (id) VALUES (1);
-- <^^ unanalysed "nothing separates this statement"
SELECT o.id FROM public.orgs o ${union:raw} ALL SELECT 1 FROM public.orgs a b;
--                             ^^^^^^^^^^^^ unanalysed "cannot tell what text"

-- In parentheses text is a query where a set operation goes on with it; a list of values never is.
SELECT z.* FROM ((:sql:newest) UNION ALL (SELECT o.nmae FROM public.orgs o)) z;
--                ^^^^^^^^^^^ unanalysed
--                                                 ^^^^ unknown-column
SELECT o.id FROM public.orgs o WHERE o.id IN (:sql:ids EXCEPT SELECT p.idd FROM public.orgs p);
--                                            ^^^^^^^^ unanalysed
--                                                                     ^^^ unknown-column
SELECT o.name FROM public.orgs o WHERE o.id IN (:ids) UNION SELECT p.nmae FROM public.orgs p;
--                                                                   ^^^^ unknown-column
