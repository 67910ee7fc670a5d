-- Snippets of HugSQL are put into statements, and may begin with any word.
-- :snip columns
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- :snip source
FROM public.orgs o
-- < unanalysed "snippet cannot be analysed: it is only a part of a statement"
-- :snip- of-customer
WHERE o.customer_id = $1
-- <^ unanalysed

-- :name all-orgs :? :*
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
/* :snip by_name */
ORDER BY o.name
-- <^ unanalysed
-- :name orgs-of :? :*
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- :name comment-in-it
WHERE o.customer_id = $1
-- :frag newest
ORDER BY o.created_at DESC
-- <^ unanalysed "snippet cannot be analysed: it is only a part of a statement"

-- A statement may be all text that a client puts in; what the next header names is another.
-- :name any
:snip:query
-- <^^^^^^^ unanalysed "cannot tell which statement the client puts in"

-- :name orgs-behind :? :*
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- :name any-of-two
:sql:first :sql:rest
-- <^^^^^^ unanalysed
--         ^^^^^^^^^ unanalysed
-- :name orgs-behind-two :? :*
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
-- A name that a snippet does not have may be one of the statement around it.
-- :snip is-the-only-one
(SELECT count(*) = 1 FROM public.orgs p WHERE p.id = o.id AND p.idd = o.idd)
--                                                     ^^ unanalysed "a statement that the snippet is put into"
--                                                              ^^^ unknown-column
-- :snip of-a-with-query
SELECT count(*) FROM newest n WHERE EXISTS (SELECT FROM public.gone)
--                   ^^^^^^ unanalysed "a statement that the snippet is put into"
--                                                      ^^^^^^^^^^^ unreplicated-relation
-- :snip own-names-alone
SELECT max(o.name) FROM public.orgs o GROUP BY o.id
-- :name behind-them
SELECT count(*) FROM public.orgs p WHERE p.id = o.id
--                                              ^^^^ unknown-column
