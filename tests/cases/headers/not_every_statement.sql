-- Where a statement has no such comment, these are comments.
-- orgs.id
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- Orgs.id is indexed
WHERE o.id = $1;

SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
-- orgs.customer_id
;

-- orgs.name
SELECT o.id FROM public.orgs o
-- apps.name
SELECT a.nmae FROM public.apps a
-- <^^ unanalysed "nothing separates this statement from the one before it" "Write "";"" between them, or a header such as ""-- name: x"""
