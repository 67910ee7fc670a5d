-- The headers of pggen are sqlc's, and it sends what is written: the server expands the star.

-- name: FindOrg :one
SELECT * FROM public.orgs WHERE id = pggen.arg('id');
--     ^ select-star

-- name: FindOrgs :many
SELECT * FROM public.orgs o;
--     ^ select-star

--name: FindNames :many
SELECT o.nmae FROM public.orgs o WHERE o.id = pggen.arg('id') OR o.name = pggen.arg('name')::text;
--       ^^^^ unknown-column
