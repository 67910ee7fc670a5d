-- A statement in parentheses behind a name is no call of it: nobody writes a header into a call.
-- :name first :? :*
SELECT orgs.nmae FROM public.orgs
--          ^^^^ unknown-column
-- :name parts-of-it
  (:frag:newest) UNION ALL (:frag:oldest)
-- ^^^^^^^^^^^^ unanalysed
--                          ^^^^^^^^^^^^ unanalysed
-- :name ordered
SELECT o.id FROM public.orgs o ORDER BY lower
--                                      ^^^^^ unknown-column
-- :name arms
((SELECT a.nmae FROM public.apps a)) UNION ALL (:sql:others)
--         ^^^^ unknown-column
--                                              ^^^^^^^^^^^ unanalysed
-- :name as-a-column
SELECT a.app_id, count FROM public.apps a
--               ^^^^^ unknown-column
-- :name text-alone
  (:sql:query)
-- ^^^^^^^^^^ unanalysed

-- What is no statement goes on.
-- :name call
SELECT o.id, lower
-- :name of-its-arguments
  (o.nmae) FROM public.orgs o
--   ^^^^ unknown-column
-- :name window
SELECT count(*) OVER
-- :name of-the-window
(PARTITION BY o.nmae) FROM public.orgs o
--              ^^^^ unknown-column
-- :name in
SELECT 'x' IN
-- :name of-a-query
  (SELECT o.nmae FROM public.orgs o) UNION ALL (SELECT 'x' = 'y')
--          ^^^^ unknown-column
