-- The inner alias hides the outer one.
SELECT o.name
FROM public.orgs o
WHERE EXISTS (SELECT 1 FROM public.apps o WHERE o.app_id = 'x' AND o.customer_id = 'y');
--                                                                   ^^^^^^^^^^^ unknown-column "relation ""public.apps"""
