-- SELECT INTO, CREATE TABLE AS and other DDL.
SELECT o.name INTO names FROM public.orgs o;
--                 ^^^^^ write
CREATE TABLE public.names AS SELECT o.name FROM public.orgs o;
--<^^^^^^^^^ write
CREATE INDEX ON public.orgs (name);
--<^^^^^^^^^ write
ALTER TABLE public.orgs ADD COLUMN flag boolean;
--<^^^^^^^^ write
DROP VIEW public.usage_credit_balances;
--<^^^^^^ write
REFRESH MATERIALIZED VIEW public.totals;
--                        ^^^^^^^^^^^^^ unreplicated-relation
--<^^^^^^^^^^^^^^^^^ write
GRANT SELECT ON public.orgs TO reader;
--<^^ write
COMMENT ON TABLE public.orgs IS 'x';
--<^^^^ write
