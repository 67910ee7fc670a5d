-- An alias of a join hides the names inside it.
SELECT j.customer_id, j.app_id
FROM (public.orgs o JOIN public.apps a ON a.owner_org = o.id) AS j
WHERE o.id IS NOT NULL;
--    ^^^^ unknown-column "missing FROM-clause entry for table ""o"""
