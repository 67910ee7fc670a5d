-- @name getOrg
-- @param id
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

--@name: list-orgs
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
