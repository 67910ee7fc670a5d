-- Every style of parameter, without configuration.
SELECT o.name FROM public.orgs o WHERE o.id = $1;
SELECT o.name FROM public.orgs o WHERE o.id = ?;
SELECT o.name FROM public.orgs o WHERE o.id = %s;
SELECT o.name FROM public.orgs o WHERE o.id = %(org)s;
SELECT o.name FROM public.orgs o WHERE o.id = :org;
SELECT o.name FROM public.orgs o WHERE o.id = :org::uuid;
SELECT o.name FROM public.orgs o WHERE o.id = @org;
SELECT o.name FROM public.orgs o WHERE o.id = sqlc.arg(org);
SELECT o.name FROM public.orgs o WHERE o.id = sqlc.narg('org')::uuid;
SELECT o.name FROM public.orgs o WHERE o.id = ANY(sqlc.slice(orgs));
SELECT o.name FROM public.orgs o WHERE o.name = :'name';
SELECT o.:"column" FROM public.orgs o;
--       ^^^^^^^^^ unanalysed "cannot tell which name the client puts in for :"
