-- name: GetOrg :one
SELECT o.nmae FROM public.orgs o WHERE o.id = $1
--       ^^^^ unknown-column

/* name: ListOrgs :many */
SELECT o.id FROM public.orgs o ORDER BY o.nmae
--                                        ^^^^ unknown-column
