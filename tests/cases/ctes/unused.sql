-- A WITH query that nobody reads is analysed all the same.
WITH unused AS (SELECT b.org_id FROM public.usage_credit_balances b)
--                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
SELECT 1;
