-- A star over a relation of the contract shows; over what the query defines it does not matter.
SELECT * FROM public.orgs o;
--     ^ select-star "public.orgs"
SELECT o.*, a.name FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^ select-star
SELECT * FROM (SELECT o.id, o.name FROM public.orgs o) d;
SELECT * FROM pg_catalog.pg_class c;
