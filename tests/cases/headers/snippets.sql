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
