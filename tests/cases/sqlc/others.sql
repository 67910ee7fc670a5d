-- The headers of others, and of none: the server expands the star.

-- name: get_org
SELECT * FROM public.orgs WHERE id = :id;
--     ^ select-star

-- name: get_first_org^
SELECT * FROM public.orgs WHERE id = :id;
--     ^ select-star

-- :name get-org :? :1
SELECT * FROM public.orgs WHERE id = :id;
--     ^ select-star

-- :name get_one_org :one
SELECT * FROM public.orgs WHERE id = :id;
--     ^ select-star

-- name: get_single_org :single
SELECT * FROM public.orgs WHERE id = :id;
--     ^ select-star

-- This has the name: GetOrg :one
SELECT * FROM public.orgs WHERE id = @id;
--     ^ select-star

-- name: GetOrg :one
SELECT 'sqlc.arg(x)';
SELECT * FROM public.orgs o WHERE o.name = 'sqlc.arg(x)';
--     ^ select-star
