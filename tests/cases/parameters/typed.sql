-- psql's :'name' becomes a string constant, before which a type may stand.
SELECT o.id FROM public.orgs o WHERE o.name IS NOT DISTINCT FROM text :'name';
SELECT varchar(30) :'size' || o.name FROM public.orgs o WHERE o.nmae = pg_catalog.text :'status';
--                                                              ^^^^ unknown-column
