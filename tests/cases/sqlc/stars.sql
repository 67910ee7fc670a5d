-- sqlc writes a star out with the columns of its schema: the server sees a list.

-- name: GetOrg :one
SELECT * FROM public.orgs WHERE id = $1;
--     ^ rollout-column "42703" "list them in the query, with COALESCE((to_jsonb(orgs) ->> 'has_usage_credits')::boolean, false)"

-- name: GetOrgByAlias :one
SELECT o.*, a.app_id FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id;
--     ^^^ rollout-column "to_jsonb(o)"

-- name: ListApps :many
SELECT * FROM public.apps WHERE owner_org = $1;

-- name: ListBoth :many
SELECT * FROM public.orgs o JOIN public.apps a ON a.owner_org = o.id ORDER BY a.app_id;
--     ^ rollout-column
--     ^ unqualified-column "where sqlc writes * out" "o.*"

-- name: ListEach :many
SELECT a.*, v.* FROM public.apps a JOIN public.app_versions v ON v.app_id = a.app_id;

-- name: ListNested :many
SELECT * FROM public.apps a, (SELECT v.url FROM public.app_versions v) s;
--     ^ unqualified-column "column ""url"" is"

/* name: ListOrgs :many */
SELECT DISTINCT * FROM public.orgs;
--              ^ rollout-column

-- name: Count :one
SELECT count(*) FROM public.orgs;

-- name: CountRows :one
SELECT count(o.*), to_jsonb(o.*) ->> 'name' FROM public.orgs o GROUP BY o.id, o.name;
--                          ^^^ undecided "the primary key of ""public.orgs""" "key: [id, name]"

-- name: HasOrg :one
SELECT EXISTS (SELECT * FROM public.orgs o WHERE o.id = $1);
--                    ^ rollout-column

-- name: Unite :many
SELECT * FROM public.orgs
--     ^ rollout-column
UNION
SELECT o.* FROM public.orgs o;
--     ^^^ rollout-column

-- name: Returned :one
INSERT INTO public.apps (app_id) VALUES ($1) RETURNING *;
--          ^^^^^^^^^^^ write

-- name: ReturnedOrg :one
UPDATE public.orgs SET name = $1 WHERE id = $2 RETURNING *;
--     ^^^^^^^^^^^ write
--                                                       ^ rollout-column
