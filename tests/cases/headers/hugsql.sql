-- :name org-by-id :? :1
-- :doc Finds an org
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

/* :name orgs-of-customer
   :doc several lines */
SELECT o.id FROM public.orgs o WHERE o.nmae = $1
--                                     ^^^^ unknown-column

-- :doc comes before its name
-- :name- delete-org! :! :n
DELETE FROM public.orgs WHERE id = $1
--          ^^^^^^^^^^^ write

-- :snip newest
SELECT o.nmae FROM public.orgs o ORDER BY o.id LIMIT 1
--       ^^^^ unknown-column
