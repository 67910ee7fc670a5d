-- name: GetOrg :one
SELECT o.name FROM public.orgs o WHERE o.id = $1;

-- name: ListBalances :many
SELECT b.org_id FROM public.usage_credit_balances b;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
