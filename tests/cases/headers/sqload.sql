-- query: FindOrg
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

-- query: ListOrgs
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
