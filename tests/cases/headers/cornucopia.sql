--! org_by_id (id?) : (name)
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

--!orgs
--- A comment.
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
