-- Row locks write; LOCK TABLE is state that no other server sees.
SELECT o.name FROM public.orgs o FOR UPDATE;
--                               ^^^^^^^^^^ write "SELECT FOR UPDATE"
SELECT o.name FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id FOR NO KEY UPDATE OF o SKIP LOCKED;
--                                                                        ^^^^^^^^^^^^^^^^^ write
SELECT o.name FROM public.orgs o FOR SHARE OF x;
--                                            ^ unknown-column
--                               ^^^^^^^^^ write
LOCK TABLE public.orgs IN SHARE MODE;
--<^ write "replicas must be read-only"
