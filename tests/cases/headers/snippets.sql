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
