-- name: GetOrder :one
SELECT o.id, o.status FROM orders AS o WHERE o.id = $1 AND o.status = 'open';

-- name: GetShipped :many
SELECT o.id, to_jsonb(o) ->> 'shippedAt' AS shipped FROM app.orders AS o;

-- name: DeleteOrder :exec
DELETE FROM app.orders AS o WHERE o.code = $1;
