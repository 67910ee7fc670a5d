-- OrgRepository.find
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

-- OrgRepository.list
-- All of them.
SELECT o.id FROM public.orgs o
-- orgs.name
WHERE o.nmae = $1
--      ^^^^ unknown-column

-- org.OrgRepository.count
SELECT count(o.nmae) FROM public.orgs o
--             ^^^^ unknown-column
