-- sqlc.embed(t) is t.*, written out; in an expression the row stays a row.
SELECT sqlc.embed(o), a.name FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--                ^ rollout-column "to_jsonb(o)"
SELECT sqlc.embed(orgs), sqlc.embed(apps)
--                ^^^^ rollout-column
FROM public.orgs JOIN public.apps ON apps.owner_org = orgs.id;
SELECT sqlc.embed(a) FROM public.apps a WHERE a.owner_org = sqlc.arg('org') AND a.name = @name;
SELECT SQLC.Embed(o) FROM public.orgs AS o;
--                ^ rollout-column
SELECT sqlc.embed(orgs) FROM public.orgs o;
--                ^^^^ unknown-column "missing FROM-clause entry for table ""orgs"""
SELECT to_jsonb(sqlc.embed(a)) ->> 'name' FROM public.apps a;
