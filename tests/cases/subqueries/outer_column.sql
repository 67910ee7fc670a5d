-- A bare name that the outer query answers, until the inner relation gets a column of that name:
-- then it means that one, and no server says so.
SELECT o.id FROM public.orgs o
WHERE EXISTS (SELECT 1 FROM public.apps a WHERE a.owner_org = o.id AND customer_id IS NULL);
--                                                                     ^^^^^^^^^^^ unqualified-column "public.apps"
