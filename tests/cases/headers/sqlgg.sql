-- @find_org
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

-- @list_orgs
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
