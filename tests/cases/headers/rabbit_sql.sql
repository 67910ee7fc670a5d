/*[orgById]*/
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

/*[ orgs ]*/
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
