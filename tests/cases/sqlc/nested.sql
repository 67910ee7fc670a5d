-- The column is read where the relation is named: what is around it takes it from there.

-- name: FromSubquery :many
SELECT * FROM (SELECT * FROM public.orgs) s;
--                    ^ rollout-column

-- name: FromWith :many
WITH w AS (SELECT o.* FROM public.orgs o) SELECT w.* FROM w;
--                ^^^ rollout-column

-- name: NamedAround :many
SELECT s.has_usage_credits FROM (SELECT * FROM public.orgs) s;
--                                      ^ rollout-column

-- name: Narrowed :many
SELECT * FROM (SELECT o.id, o.name FROM public.orgs o) s;

-- name: Renamed :many
SELECT * FROM (SELECT o.id, sqlc.arg(day)::date AS day FROM public.orgs o) s;

-- name: Lateral :many
SELECT a.app_id, l.* FROM public.apps a, LATERAL (SELECT * FROM public.orgs o WHERE o.id = a.owner_org) l;
--                                                       ^ rollout-column

-- name: Misspelt :many
SELECT s.nmae FROM (SELECT * FROM public.apps) s;
--       ^^^^ unknown-column

-- name: FromFunction :many
SELECT * FROM unnest($1::text[]) AS t(name);

-- name: FromValues :many
SELECT * FROM (VALUES (1, 'one')) AS t(number, name);

-- name: FromCatalogue :many
SELECT * FROM pg_catalog.pg_class c;

-- name: FromBoth :many
SELECT * FROM public.orgs o, pg_catalog.pg_class c;
--     ^ rollout-column
