-- read by: SELECT b.available_credits, public.is_open(o.id) FROM public.usage_credit_balances b, public.orgs o
-- read by: WITH totals AS (SELECT 1 AS n) SELECT t.n FROM totals t
CREATE MATERIALIZED VIEW IF NOT EXISTS public.usage_credit_balances AS SELECT 1 AS available_credits;
--                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ view-on-read-path
CREATE FUNCTION public.is_open(uuid) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
--              ^^^^^^^^^^^^^^ view-on-read-path
CREATE VIEW public.totals AS SELECT 1 AS n;
CREATE VIEW billing.usage_credit_balances AS SELECT 1 AS available_credits;
CREATE FUNCTION public.is_closed(uuid) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
