-- A WITH query hides a relation for the bare name only.
WITH usage_credit_balances AS (SELECT o.id, o.name FROM public.orgs o)
SELECT b.name FROM usage_credit_balances b;

WITH usage_credit_balances AS (SELECT o.id, o.name FROM public.orgs o)
SELECT b.name
FROM usage_credit_balances b
JOIN public.usage_credit_balances v ON v.org_id = b.id;
--   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation "view"
