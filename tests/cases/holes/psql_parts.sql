-- Where PostgreSQL's grammar wants neither a name nor a value, `:name` of psql is any part of the
-- statement. What it may bring is not known; what is written is checked.

-- Behind an entry of FROM it may be a join, and bring any names.
SELECT o.nmae, x.y, status FROM public.orgs o :joins WHERE o.id = x.org_id;
--       ^^^^ unknown-column
--                                            ^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o :joins JOIN public.apps a ON a.owner = o.id;
--       ^^^^ unknown-column
--                               ^^^^^^ unanalysed
--                                                              ^^^^^ unknown-column
SELECT o.nmae FROM public.orgs o JOIN public.apps a :condition WHERE a.owner = o.id;
--       ^^^^ unknown-column
--                                                  ^^^^^^^^^^ unanalysed
--                                                                     ^^^^^ unknown-column
SELECT o.nmae FROM public.orgs o :join public.apps a ON a.owner = o.id;
--       ^^^^ unknown-column
--                               ^^^^^ unanalysed
--                                                        ^^^^^ unknown-column
SELECT o.nmae FROM public.orgs o :where o.id_ = 1 AND o.id = $1;
--       ^^^^ unknown-column
--                               ^^^^^^ unanalysed
--                                        ^^^ unknown-column
SELECT o.nmae, b.x FROM public.orgs o :join b WHERE b.y = 1;
--       ^^^^ unknown-column
--                                    ^^^^^ unanalysed
SELECT a.name FROM public.apps a WHERE EXISTS (SELECT FROM public.orgs o :joins WHERE o.nmae = a.nmae);
--                                                                       ^^^^^^ unanalysed
--                                                                                      ^^^^ unknown-column

-- Behind a condition, or what is sorted by, it brings no names.
SELECT o.id FROM public.orgs o WHERE o.nmae = 1 :filter ORDER BY o.id_ :direction, nmae LIMIT 10 :rest;
--                                     ^^^^ unknown-column
--                                              ^^^^^^^ unanalysed
--                                                                 ^^^ unknown-column
--                                                                     ^^^^^^^^^^ unanalysed
--                                                                                 ^^^^ unknown-column
--                                                                                               ^^^^^ unanalysed
SELECT o.id FROM public.orgs o WHERE o.nmae :operator 1 AND NOT :negated o.id_ = $1;
--                                     ^^^^ unknown-column
--                                          ^^^^^^^^^ unanalysed
--                                                              ^^^^^^^^ unanalysed
--                                                                         ^^^ unknown-column
SELECT o.id FROM public.orgs o GROUP BY o.nmae :more HAVING count(*) > 1 :having;
--                                        ^^^^ unknown-column
--                                             ^^^^^ unanalysed
--                                                                       ^^^^^^^ unanalysed
SELECT count(*) :filter OVER (PARTITION BY o.nmae :frame) FROM public.orgs o;
--              ^^^^^^^ unanalysed
--                                           ^^^^ unknown-column
--                                                ^^^^^^ unanalysed

-- In a select list it may be other columns.
SELECT :distinct o.nmae, o.id :more FROM public.orgs o ORDER BY anything, o.id_;
--     ^^^^^^^^^ unanalysed
--                 ^^^^ unknown-column
--                            ^^^^^ unanalysed
--                                                                          ^^^ unknown-column
SELECT x.anything, x.id FROM (SELECT o.id, o.nmae :more FROM public.orgs o) x;
--                                           ^^^^ unknown-column
--                                                ^^^^^ unanalysed
SELECT :value;
SELECT o.id :rest;
--          ^^^^^ unanalysed

-- In WITH, or before a query, it may be WITH queries.
WITH :first, b AS (SELECT o.nmae FROM public.orgs o) SELECT b.nmae, r.x FROM b, recent r;
--   ^^^^^^ unanalysed
--                          ^^^^ unknown-column
WITH :queries SELECT r.x, o.nmae FROM recent r, public.orgs o;
--   ^^^^^^^^ unanalysed
--                          ^^^^ unknown-column
:with SELECT r.x, o.nmae FROM recent r, public.orgs o WHERE o.id = missing.id;
--<^^ unanalysed
--                  ^^^^ unknown-column
--                                                                 ^^^^^^^^^^ unknown-column

-- In the place of a query.
SELECT o.nmae, x.y FROM (:query) x, public.orgs o;
--       ^^^^ unknown-column
--                       ^^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o WHERE EXISTS (:query) AND o.id IN (SELECT a.owner FROM public.apps a);
--       ^^^^ unknown-column
--                                             ^^^^^^ unanalysed
--                                                                           ^^^^^ unknown-column
SELECT o.nmae FROM public.orgs o UNION :all SELECT a.nmae FROM public.apps a;
--       ^^^^ unknown-column
--                                     ^^^^ unanalysed
--                                                   ^^^^ unknown-column
SELECT o.nmae FROM public.orgs o :union SELECT a.nmae FROM public.apps a;
--       ^^^^ unknown-column
--                               ^^^^^^ unanalysed
--                                               ^^^^ unknown-column
:select FROM public.orgs o WHERE o.nmae = 1;
--<^^^^ unanalysed
--                                 ^^^^ unknown-column

-- Where nothing fits, the statement is not analysed.
:statement;
--<^^^^^^^ unanalysed
SELECT o.id FROM public.orgs o :open ) WHERE o.nmae = 1;
--                             ^^^^^ unanalysed
SELECT o.nmae FROM public.orgs o WHERE FROM :table;
--                                     ^^^^ unanalysed

-- Behind a parameter that is a value, another one is a part.
SELECT o.id FROM public.orgs o WHERE o.name = :name :more AND o.nmae = 1;
--                                                  ^^^^^ unanalysed
--                                                              ^^^^ unknown-column

-- NOT goes on with a value that stands before it.
SELECT :a NOT IN ('x', o.nmae), :b NOT LIKE o.name, :c NOT BETWEEN o.id AND o.id_, o.id :more, NOT o.nmae FROM public.orgs o;
--                       ^^^^ unknown-column
--                                                                            ^^^ unknown-column
--                                                                                      ^^^^^ unanalysed
--                                                                                                   ^^^^ unknown-column
