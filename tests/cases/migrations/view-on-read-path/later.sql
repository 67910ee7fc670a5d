-- read by: SELECT b.n, public.is_open(o.id) FROM public.balances b, public.orgs o, public.gone g
CREATE VIEW billing.totals AS SELECT 1 AS n;
--          ^^^^^^^^^^^^^^ view-on-read-path "public.balances"
ALTER VIEW billing.totals SET SCHEMA public;
ALTER VIEW public.totals RENAME TO balances;
CREATE VIEW public.gone AS SELECT 1 AS n;
DROP VIEW public.gone;
CREATE FUNCTION public.is_open(uuid) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
DROP FUNCTION public.is_open;
