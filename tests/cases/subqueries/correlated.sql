-- A subquery sees the entries around it, the nearest first.
SELECT o.name
FROM public.orgs o
WHERE EXISTS (SELECT 1 FROM public.apps a WHERE a.owner_org = o.id AND o.owner_org IS NULL)
--                                                                       ^^^^^^^^^ unknown-column
  AND o.id IN (SELECT a.owner_org FROM public.apps a WHERE a.name = o.name)
  AND a.name IS NOT NULL;
--    ^^^^^^ unknown-column "missing FROM-clause entry for table ""a"""
